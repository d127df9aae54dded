// 绩效目标表：加行、删行、移行，自动保存的状态，把检查结果放到所指的单元格旁边。
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do='print']");
    if (button) window.print();
  });
  document.querySelectorAll("form[data-busy]").forEach((form) => {
    form.addEventListener("submit", () => {
      const button = form.querySelector("button"), told = document.createElement("span");
      button.disabled = true;
      told.className = "ms-2 text-secondary";
      told.setAttribute("role", "status");
      told.textContent = form.dataset.busy;
      button.after(told);
    });
  });
  const sheet = document.getElementById("sheet");
  if (!sheet || !sheet.hasAttribute("hx-post")) { if (sheet) placeMarks(); return; }
  const saved = () => document.getElementById("saved");
  let isDirty = false, added = 0, picks = "", retry = 0;

  const changed = () => {
    isDirty = true;
    saved().textContent = "有修改，正在保存……";
    sheet.dispatchEvent(new CustomEvent("rows-changed"));
  };
  sheet.addEventListener("input", () => { isDirty = true; saved().textContent = "有修改，稍后自动保存"; });

  function renumber(table) {
    table.querySelectorAll("tbody .row-number").forEach((cell, at) => { cell.textContent = at + 1; });
  }

  function addRow(form, values) {
    const template = sheet.querySelector(`template[data-form="${form}"]`);
    const table = sheet.querySelector(`table[data-form="${form}"]`);
    if (!template || !table) return null;
    added += 1;
    const name = `n${Date.now()}x${added}`;
    const holder = document.createElement("tbody");
    holder.innerHTML = template.innerHTML.replaceAll("-__-", `-${name}-`).replaceAll('"__"', `"${name}"`);
    const row = holder.querySelector("tr");
    const code = row.querySelector("[data-column='code'] input");
    if (code) {
      const used = [...table.querySelectorAll("[data-column='code'] input")].map((one) => one.value);
      let next = used.length + 1;
      while (used.includes(String(next))) next += 1;
      code.value = String(next);
    }
    for (const [column, text] of Object.entries(values || {})) {
      const field = row.querySelector(`[data-column="${column}"] :is(input, select, textarea)`);
      if (field && column !== "code") field.value = text;
    }
    table.tBodies[0].append(row);
    renumber(table);
    return row;
  }

  sheet.addEventListener("click", (event) => {
    const picker = event.target.closest("[data-picks]");
    if (picker) picks = picker.dataset.picks;
    const button = event.target.closest("button[data-do]");
    if (!button) return;
    const row = button.closest("tr[data-row]"), table = button.closest("table");
    if (button.dataset.do === "add") {
      const made = addRow(button.dataset.form);
      made.querySelector("td[data-column] :is(input:not([type=hidden]), select, textarea)").focus();
      return;
    }
    if (button.dataset.do === "remove") {
      const filled = [...row.querySelectorAll("td[data-column]")].some((cell) =>
        cell.dataset.column !== "code" && cell.querySelector("input, select, textarea").value.trim());
      if (filled && !window.confirm("删去这一行？删去的内容可以在修改记录里找回。")) return;
      row.remove();
    } else if (button.dataset.do === "up" && row.previousElementSibling) {
      row.previousElementSibling.before(row);
    } else if (button.dataset.do === "down" && row.nextElementSibling) {
      row.nextElementSibling.after(row);
    } else return;
    renumber(table);
    button.isConnected && button.focus();
    changed();
  });

  // 指标库：选用的行加到打开它的那张表，窗口留着，可以接着选。
  const dialog = document.getElementById("picker");
  let picked = 0;
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== dialog) return;
    picked = 0;
    if (!dialog.open) dialog.showModal();
    document.getElementById("picker-words").focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-do='close-picker']")) dialog.close();
    const pick = event.target.closest("[data-pick]");
    if (!pick) return;
    const row = addRow(picks, JSON.parse(pick.dataset.pick));
    if (!row) return;
    changed();
    row.scrollIntoView({ block: "center" });
    picked += 1;
    document.getElementById("picked").textContent = `已加入 ${picked} 条，最近一条：${pick.dataset.name}`;
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do='overwrite']");
    if (!button) return;
    document.getElementById("edition").value = button.dataset.edition;
    changed();
  });

  // 409、422 的回答也要显示：它说明为什么没有保存。
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "look" && event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === sheet) { isDirty = false; saved().textContent = "正在保存……"; }
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== sheet) return;
    if (event.detail.xhr.status === 409) { isDirty = true; saved().textContent = "没有保存，请看下面的说明"; return; }
    if (event.detail.successful) { retry = 0; return; }
    isDirty = true;
    retry = Math.min(retry + 1, 6);
    const status = event.detail.xhr.status;
    if (status === 401) { saved().textContent = "没有保存：已经退出登录，请看页首的说明；请不要关闭本页"; return; }
    const why = status ? `服务器出错（${status}）` : "连不上服务器";
    saved().textContent = `没有保存：${why}，${retry * 5} 秒后再试；请不要关闭本页`;
    window.setTimeout(() => sheet.dispatchEvent(new CustomEvent("rows-changed")), retry * 5000);
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "look") return;
    placeMarks();
    document.querySelectorAll("[data-follows='edition']").forEach((field) => {
      field.value = document.getElementById("edition").value;
    });
  });
  window.addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault(); });
  placeMarks();

  function placeMarks() {
    document.querySelectorAll(".cell-mark").forEach((mark) => mark.remove());
    document.querySelectorAll("#sheet [aria-describedby]").forEach((field) => {
      field.removeAttribute("aria-describedby");
      field.classList.remove("is-wrong", "is-doubtful");
      field.removeAttribute("aria-invalid");
    });
    document.querySelectorAll("#look .look-mark").forEach((mark, at) => {
      if (!mark.dataset.row || !mark.dataset.column) return;
      const field = document.getElementById(`c-${mark.dataset.form}-${mark.dataset.row}-${mark.dataset.column}`);
      if (!field) return;
      const note = document.createElement("div");
      note.className = mark.dataset.grave ? "cell-mark cell-grave" : "cell-mark";
      note.id = `m-${at}`;
      note.textContent = mark.querySelector(".look-message").textContent;
      field.closest("td").append(note);
      field.classList.add(mark.dataset.grave ? "is-wrong" : "is-doubtful");
      if (mark.dataset.grave) field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "));
    });
  }
})();
