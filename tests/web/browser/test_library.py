"""The library in a browser: found by sound, tried out, picked into a form, and grown from a form."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.web.browser.looking import faults
from tests.web.browser.test_filling import INDICATORS, opened, saved_by
from tests.web.browser.walking import Visit, visit
from tests.web.running import Served

WAIT = 10_000


def looked_at(visitor: Visit) -> None:
    assert list(faults(visitor.page)) == []
    assert visitor.complaints == []


def found(page: Page, words: str, name: str) -> None:
    """Search the list and open the entry of a name."""
    page.goto("/library/")
    page.get_by_label("查找").fill(words)
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_an_entry_is_found_by_its_sound_and_tried_out(browser: Browser, site: Served) -> None:
    visitor = visit(browser, site, "renda")
    page = visitor.page
    found(page, "gjzdsys", "国家重点实验室数量")
    page.get_by_label("指标值").fill("20")
    page.get_by_label("实际完成值").fill("19")
    page.get_by_role("button", name="算一算").click()
    tried = page.locator("#tried")
    expect(tried).to_contain_text("10×19家÷20家", timeout=WAIT)
    expect(tried).to_contain_text("9.50")
    looked_at(visitor)
    page.get_by_label("实际完成值").fill("十几")
    page.get_by_role("button", name="算一算").click()
    expect(tried.get_by_role("alert")).to_contain_text("应为", timeout=WAIT)


def test_an_entry_fills_a_row_and_is_counted(browser: Browser, site: Served) -> None:
    visitor = opened(browser, site, "tianbao")
    page = visitor.page
    before = page.locator(INDICATORS).count()
    page.get_by_role("button", name="从指标库选用").click()
    dialog = page.get_by_role("dialog", name="从指标库选用")
    expect(dialog).to_contain_text("推荐理由", timeout=WAIT)
    # 窗口开着时键盘只在窗口里走，页面其余部分到不了，所以只看读屏。
    assert Axe().run(page).response["violations"] == []
    dialog.get_by_role("searchbox").fill("sshlhsys")
    expect(dialog).to_contain_text("没有找到", timeout=WAIT)
    dialog.get_by_role("searchbox").fill("zdsyskh")
    dialog.get_by_role("button", name="选用“重点实验室考核优良率”").click(timeout=WAIT)
    expect(dialog.get_by_role("status")).to_contain_text("已加入 1 条")
    dialog.get_by_role("button", name="关闭").click()
    row = page.locator(INDICATORS).nth(before)
    for column, text in (
        ("level1", "产出指标"), ("level2", "质量指标"), ("level3", "重点实验室考核优良率"),
        ("nature", "≥"), ("unit", "%"), ("target", "60"), ("note", "指标库 KJ109"),
    ):  # fmt: skip
        field = row.locator(f"[data-column={column}] :is(input, select, textarea)")
        expect(field).to_have_value(text)
    saved_by(page, "陈填报")
    reader = visit(browser, site, "jixiao").page
    found(reader, "KJ109", "重点实验室考核优良率")
    expect(reader.get_by_text(re.compile("共选用 [1-9]"))).to_be_visible()


def test_a_projects_own_indicator_is_taken_in(browser: Browser, site: Served) -> None:
    officer = visit(browser, site, "jixiao")
    page = officer.page
    page.goto("/projects/?year=2022&q=KJ03")
    page.goto("/projects/?year=2021&q=KJ03")
    page.get_by_role("row", name="基础研究计划").get_by_role("link", name="已批复").click()
    page.get_by_role("link", name="推荐纳入指标库").click()
    name = "受资助科研单位满意度"
    looked_at(officer)
    page.get_by_label(f"推荐“{name}”的理由").fill("各类科研资助都用得上")
    page.get_by_role("button", name=f"推荐“{name}”").click()
    expect(page.get_by_text(f"已推荐“{name}”")).to_be_visible()

    keeper = visit(browser, site, "jixiaochu")
    page = keeper.page
    page.goto("/library/")
    page.get_by_role("link", name="推荐的指标").click()
    looked_at(keeper)
    page.get_by_role("link", name=name).click()
    looked_at(keeper)
    page.get_by_role("link", name="补全并纳入").click()
    looked_at(keeper)
    for label, text in (
        ("分组", "服务满意度"), ("行业领域", "科技管理"), ("取证资料", "调查问卷\n问卷汇总表"),
        ("指标解释", "受资助科研单位对资助过程和服务的满意程度"), ("数据来源", "第三方问卷调查"),
        ("计算公式", "满意的有效问卷数÷有效问卷总数×100%"), ("调查对象", "受资助科研单位"),
    ):  # fmt: skip
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="纳入", exact=True).click()
    expect(page.get_by_text(f"“{name}”已纳入指标库")).to_be_visible()
    expect(page.get_by_text("由黄专管从")).to_be_visible()
    looked_at(keeper)
