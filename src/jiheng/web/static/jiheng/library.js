// 指标库：试算填错时也显示说明；“自己写的规则”只在选了“自己写”时出现。
(() => {
  "use strict";
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "tried" && event.detail.xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  const rule = document.querySelector("select[name=rule]"), own = document.querySelector("[name=rule_own]");
  if (!rule || !own) return;
  const show = () => { own.closest(".mb-3").hidden = rule.value !== "own"; };
  rule.addEventListener("change", show);
  if (!own.closest(".mb-3").querySelector("[role=alert]")) show();
})();
