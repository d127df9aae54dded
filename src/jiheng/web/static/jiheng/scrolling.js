// 比屏幕宽的表格可以用键盘左右移动：给它一个 Tab 站和一个名称。
(function () {
  "use strict";
  function mark(frame) {
    if (frame.scrollWidth <= frame.clientWidth) {
      frame.removeAttribute("tabindex");
      frame.removeAttribute("role");
      frame.removeAttribute("aria-label");
      return;
    }
    var caption = frame.querySelector("caption");
    var card = frame.closest("section, .card");
    var heading = (card && card.querySelector("h1, h2, h3")) || document.querySelector("h1");
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", ((caption || heading || frame).textContent || "").trim().slice(0, 60));
  }
  function markAll() {
    document.querySelectorAll(".table-responsive").forEach(mark);
  }
  var waiting = 0;
  function soon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(markAll);
  }
  document.addEventListener("DOMContentLoaded", markAll);
  window.addEventListener("resize", soon);
  document.addEventListener("htmx:afterSettle", soon);
})();
