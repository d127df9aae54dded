"""Walk through the application as one person: from the home page along every link."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError
from tests.web.running import Served

from jiheng.web.demo.accounts import PASSWORD

WIDE = {"width": 1366, "height": 768}
NARROW = {"width": 390, "height": 844}
EACH = 2
"""How many pages of one address are looked at: the first ones that the links lead to."""


@dataclass
class Visit:
    """One person's browser, and what it complained of on the page that is open."""

    page: Page
    complaints: list[str] = field(default_factory=list)


def visit(browser: Browser, site: Served, username: str = "") -> Visit:
    """Open a browser, signed in unless the name is empty; it stands on the home page."""
    page = browser.new_page(base_url=site.address, viewport=WIDE, locale="zh-CN")
    found = Visit(page)
    page.on(
        "console",
        lambda said: found.complaints.append(said.text) if said.type in _BAD else None,
    )
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.goto("/")
    if username:
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url(site.address + "/")
    return found


def walk(start: Visit, site: Served) -> Iterator[str]:
    """Open page after page; give the path of each that is a page and not a file to keep."""
    page = start.page
    waiting = deque([page.url])
    known = {page.url}
    seen: Counter[str] = Counter()
    while waiting:
        target = waiting.popleft()
        name = _name(target)
        if not name or seen[name] >= EACH:
            continue
        start.complaints.clear()
        try:
            answer = page.goto(target)
        except BrowserError as error:
            if "Download is starting" in str(error):
                continue
            raise
        assert answer is not None
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        seen[name] += 1
        for link in page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
            plain = urljoin(link, urlsplit(link).path)
            if plain.startswith(site.address) and plain not in known:
                known.add(plain)
                waiting.append(plain)
        if answer.status != 200:
            start.complaints.append(f"链接打不开，状态码 {answer.status}")
        yield urlsplit(target).path


_BAD = ("error", "warning")


def _name(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
