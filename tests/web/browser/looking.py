"""What must hold of every page, as a list of what does not."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.browser.walking import NARROW, WIDE

PAPER = {"width": 718, "height": 1000}  # A4 去掉页边距后的宽度，按 96 dpi。

# 横向溢出的元素：自身或上级能横向滚动的不算。
_TOO_WIDE = """() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const scrolls = e => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > limit + 1 && !scrolls(e.parentElement))
    .map(e => e.tagName + '.' + e.className).slice(0, 3).concat('整页 ' + document.documentElement.scrollWidth);
}"""
_REACHABLE = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
  window.__todo = new Set(all.filter(e => !e.matches(':disabled') && e.type !== 'hidden' && e.tabIndex >= 0
    && e.checkVisibility({visibilityProperty: true}) && !(e.type === 'radio' && !e.checked && e.name
    && document.querySelector('input[type=radio][name="' + CSS.escape(e.name) + '"]:not([hidden])') !== e)));
  document.activeElement && document.activeElement.blur();
  window.scrollTo(0, 0);
  return window.__todo.size;
}"""
_REACHED = """() => {
  const e = document.activeElement;
  window.__todo.delete(e);
  const shown = getComputedStyle(e);
  const seen = e === document.body || shown.outlineStyle !== 'none' || shown.boxShadow !== 'none';
  return [window.__todo.size, seen ? '' : e.outerHTML.slice(0, 100)];
}"""
_UNREACHED = "() => [...window.__todo].map(e => e.outerHTML.slice(0, 100))"


def faults(page: Page) -> Iterator[str]:
    """Give what is wrong with the page that is open, one line each."""
    yield from _not_accessible(page)
    yield from _not_by_keyboard(page)
    yield from _not_on_paper(page)
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        for one in page.evaluate(_TOO_WIDE):
            yield f"宽 {size['width']} 时要左右滚动：{one}"


def _not_accessible(page: Page) -> Iterator[str]:
    for rule in Axe().run(page).response["violations"]:
        for node in rule["nodes"][:3]:
            words = " ".join(node["failureSummary"].split())
            yield f"axe {rule['id']}：{node['html'][:150]} {words[:250]}"


def _not_by_keyboard(page: Page) -> Iterator[str]:
    left = page.evaluate(_REACHABLE)
    unseen: set[str] = set()
    for _ in range(left + page.locator("input[type=date]").count() * 4 + 2):
        page.keyboard.press("Tab")
        left, hidden = page.evaluate(_REACHED)
        unseen.add(hidden)
        if not left:
            break
    for one in sorted(unseen - {""})[:3]:
        yield f"焦点看不见：{one}"
    for one in page.evaluate(_UNREACHED)[:3]:
        yield f"按 Tab 到不了：{one}"


def _not_on_paper(page: Page) -> Iterator[str]:
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    if page.locator("header.navbar").is_visible():
        yield "打印时带着菜单"
    if not page.locator("main").inner_text().strip():
        yield "打印时是空白页"
    for one in page.evaluate(_TOO_WIDE):
        yield f"打印时比纸宽：{one}"
    page.emulate_media(media="screen")
    page.set_viewport_size(WIDE)
