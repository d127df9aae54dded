"""A form is saved and looked at while one types; of two people at once nobody's words are lost."""

from playwright.sync_api import Browser, Locator, Page, expect
from tests.web.browser.walking import Visit, visit
from tests.web.running import Served

INDICATORS = "table[data-form=project_indicators] tbody tr"
WAIT = 10_000


def opened(browser: Browser, site: Served, username: str, address: str = "") -> Visit:
    """Open the form of a draft: the demonstration's project of 2022 that nobody has begun."""
    visitor = visit(browser, site, username)
    page = visitor.page
    if address:
        page.goto(address)
        return visitor
    page.goto("/projects/?year=2022&q=KJ0301")
    page.get_by_role("link", name="新型材料基础理论研究（演示）").click()
    page.wait_for_url("**/projects/*/")
    begin = page.get_by_role("button", name="填报绩效目标")
    (begin if begin.count() else page.get_by_role("link", name="绩效目标").last).click()
    page.wait_for_url("**/targets/*/")
    return visitor


def cell(page: Page, row: int, column: str) -> Locator:
    return (
        page.locator(INDICATORS)
        .nth(row)
        .locator(f"[data-column={column}] :is(input, select, textarea)")
    )


def fill_row(page: Page, row: int, weight: str) -> None:
    while page.locator(INDICATORS).count() <= row:
        page.locator("button[data-do=add][data-form=project_indicators]").click()
    texts = {"level1": "产出指标", "level2": "数量指标", "level3": f"发表论文{row}类篇数"}
    for column, text in (texts | {"target": "20", "unit": "篇", "weight": weight}).items():
        cell(page, row, column).fill(text)
    cell(page, row, "nature").select_option("≥")


def saved_by(page: Page, name: str) -> None:
    expect(page.locator("#saved")).to_contain_text(f"{name}在", timeout=WAIT)


def test_what_is_typed_is_saved_and_looked_at(browser: Browser, site: Served) -> None:
    visitor = opened(browser, site, "tianbao")
    page = visitor.page
    fill_row(page, 0, "60")
    fill_row(page, 1, "多")
    note = page.locator(INDICATORS).nth(1).locator("[data-column=weight] .cell-mark")
    expect(note).to_contain_text("不是可用的数", timeout=WAIT)
    expect(cell(page, 1, "weight")).to_have_attribute("aria-invalid", "true")
    cell(page, 1, "weight").fill("30")
    expect(page.locator("#look")).to_contain_text("合计正确", timeout=WAIT)
    expect(note).to_have_count(0)
    expect(page.locator("#look")).to_contain_text("应为低于 60")  # 单项权重过高是要点。
    page.locator(INDICATORS).nth(1).locator("[data-do=up]").click()
    saved_by(page, "陈填报")
    page.reload()
    assert cell(page, 0, "level3").input_value() == "发表论文1类篇数"
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(INDICATORS).nth(0).locator("[data-do=remove]").click()
    expect(page.locator("#look")).to_contain_text("差 30 分", timeout=WAIT)
    page.reload()
    assert page.locator(INDICATORS).count() == 1
    assert visitor.complaints == []


def test_of_two_at_once_nobodys_words_are_lost(browser: Browser, site: Served) -> None:
    mine = opened(browser, site, "tianbao")
    theirs = opened(browser, site, "jixiao", mine.page.url)
    fill_row(theirs.page, 0, "33")
    saved_by(theirs.page, "黄专管")
    fill_row(mine.page, 0, "44")
    look = mine.page.locator("#look")
    expect(look).to_contain_text("黄专管在", timeout=WAIT)
    assert cell(mine.page, 0, "weight").input_value() == "44"
    theirs.page.reload()
    assert cell(theirs.page, 0, "weight").input_value() == "33"
    look.get_by_role("button", name="用我的内容覆盖").click()
    saved_by(mine.page, "陈填报")
    mine.page.reload()
    assert cell(mine.page, 0, "weight").input_value() == "44"
    mine.page.get_by_role("link", name="修改记录").last.click()
    assert mine.page.get_by_text("黄专管").first.is_visible()


def test_a_page_that_lost_the_server_says_so_and_saves_later(
    browser: Browser, site: Served
) -> None:
    page = opened(browser, site, "tianbao").page
    page.route("**/save/", lambda route: route.abort())
    fill_row(page, 0, "55")
    expect(page.locator("#saved")).to_contain_text("没有保存：连不上服务器", timeout=WAIT)
    page.unroute("**/save/")
    saved_by(page, "陈填报")
    page.reload()
    assert cell(page, 0, "weight").input_value() == "55"
