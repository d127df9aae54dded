"""Every page that a person can get to: usable by all, on a phone, by keyboard and on paper."""

import pytest
from playwright.sync_api import Browser
from tests.web.browser.looking import faults
from tests.web.browser.walking import visit, walk
from tests.web.running import Served

from jiheng.web.demo.accounts import ACCOUNTS

STRANGER = ""


@pytest.mark.parametrize("person", [STRANGER, *(username for username, *_ in ACCOUNTS)])
def test_every_page_of_everybody(browser: Browser, site: Served, person: str) -> None:
    visitor = visit(browser, site, person)
    wrong: list[str] = []
    paths: list[str] = []
    for path in walk(visitor, site):
        paths.append(path)
        wrong += [f"{path} {one}" for one in faults(visitor.page)]
        wrong += [f"{path} 浏览器说：{one}" for one in visitor.complaints]
    assert paths, "一页也没有走到"
    assert not wrong, "\n".join(wrong)
