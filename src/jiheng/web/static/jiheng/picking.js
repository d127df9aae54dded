// 列表第一行的勾选框：一次勾选或取消本页全部。
document.querySelectorAll("[data-picks-all]").forEach((all) => {
  const each = () => Array.from(all.closest("form").querySelectorAll("[name=picked]"));
  all.addEventListener("change", () => each().forEach((box) => { box.checked = all.checked; }));
  all.closest("form").addEventListener("change", () => { all.checked = each().every((box) => box.checked); });
});
