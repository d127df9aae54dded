// 页面的一部分要重新登录才能取得时，在页首说明，不离开这一页，填过的内容都还在。
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status !== 401 || document.getElementById("signed-out")) return;
  const box = document.createElement("div");
  box.id = "signed-out";
  box.className = "alert alert-danger";
  box.setAttribute("role", "alert");
  const link = document.createElement("a");
  link.href = "/login/";
  link.target = "_blank";
  link.textContent = "在新的一页登录";
  box.append("登录已失效，最后的改动没有保存。请", link, "，再回来抄下没有保存的内容，刷新本页后重填。");
  document.querySelector("main .container-xl").prepend(box);
  box.scrollIntoView({ block: "center" });
});
