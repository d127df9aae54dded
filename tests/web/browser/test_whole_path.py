"""Targets on their whole way, by six people in six browsers: from the first draft to an adjustment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page
from tests.web.browser.walking import visit
from tests.web.cluster import Cluster
from tests.web.running import Served, served

CODE = "YS01"
NAME = "科技企业服务网络建设（演示）"
AIM = "三年内建成覆盖全市的科技企业服务网络。"
YEAR_AIM = "本年为科技企业办理技术合同登记并开展培训。"
INDICATORS = (
    ("1", "产出指标", "数量指标", "办理技术合同登记份数", "≥", "3000", "份", "30", ""),
    ("2", "产出指标", "质量指标", "登记材料一次审核通过率", "≥", "90", "%", "20", ""),
    ("3", "效益指标", "经济效益指标", "带动技术合同成交额", "≥", "2000", "亿元", "30", ""),
    ("4", "满意度指标", "服务对象满意度指标", "参训企业满意度", "≥", "90", "%", "10", "参训企业"),
)
TITLES = (
    *("指标编码", "一级指标", "二级指标", "三级指标", "指标性质"),
    *("指标值", "计量单位", "权重", "调查对象"),
)
Row = tuple[str, ...]
POINTS = {
    "standard": "10", "clear": "10", "aim": "15", "indicators": "15", "reasonable": "14.5",
    "money": "13.5", "possible": "9.5", "conditions": "9.25",
}  # fmt: skip
"""Points that add up to 96.75: 优."""


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """Give the application of an office with the database named, at its start."""
    settings = {}
    if request.param == "PostgreSQL":
        cluster: Cluster = request.getfixturevalue("cluster")
        settings["JIHENG_DATABASE"] = cluster.create("path")
    with served(tmp_path / "home", "--demo", **settings) as server:
        yield server


def test_from_draft_to_adjustment(browser: Browser, office: Served, tmp_path: Path) -> None:
    people = Browsers(browser, office)
    with people.as_person("tianbao") as page:
        form = _new_project(page)
        document = f"/documents/{form.strip('/').split('/')[-1]}/"
        _fill_too_little(page, form)
        _act(page, document, "submit", "初稿")
    with people.as_person("chushi") as page:
        page.goto("/review/")
        assert page.get_by_text(NAME).first.is_visible()
        page.goto(document)
        assert page.locator("input[name=findings]:checked").count() > 0
        _act(page, document, "return", "指标不全，请照审核发现补齐。")
    with people.as_person("tianbao") as page:
        page.goto(document)
        assert page.get_by_text("指标不全，请照审核发现补齐。").first.is_visible()
        _correct_by_workbook(page, form, tmp_path / "目标.xlsx")
        _act(page, document, "submit", "已照意见补齐。")
    for person in ("chushi", "jixiao", "fuzeren", "caizheng"):
        with people.as_person(person) as page:
            _act(page, document, "approve", "同意。")
    with people.as_person("jixiaochu") as page:
        _grade(page, document)
        _act(page, document, "lock", "穗财预〔2022〕1号（演示）")
        _open_window(page)
    with people.as_person("tianbao") as page:
        page.goto(form)
        assert page.get_by_label("指标值", exact=True).count() == 0  # 已批复的只能看。
        page.goto(document)
        page.fill("[name=basis]", "穗科〔2022〕2号（演示）")
        _act(page, None, "open_adjustment", "登记任务增加。")
        _change_first_target(page, form, "3500")
        _act(page, document, "submit", "请审批。")
    for person in ("jixiao", "caizheng", "jixiaochu"):
        with people.as_person(person) as page:
            _act(page, document, "approve", "同意调整。")
    with people.as_person("jixiaochu") as page:
        page.goto(document)
        assert "已批复" in page.locator("h1").inner_text()
        assert page.get_by_text("登记任务增加。").first.is_visible()
        page.goto(f"{document}compare/")
        changed = page.locator("main").inner_text()
        assert "3000" in changed
        assert "3500" in changed


class Browsers:
    """One browser for each person, signed in when first used; none may complain."""

    def __init__(self, browser: Browser, site: Served) -> None:
        self._browser, self._site = browser, site

    @contextmanager
    def as_person(self, username: str) -> Iterator[Page]:
        visitor = visit(self._browser, self._site, username)
        yield visitor.page
        assert visitor.complaints == []
        visitor.page.close()


def _new_project(page: Page) -> str:
    """Add a project, and give the address of the form of its targets."""
    page.goto("/projects/new/")
    page.fill("[name=name]", NAME)
    page.fill("[name=code]", CODE)
    page.fill("[name=year]", "2022")
    page.select_option("[name=level]", "first")
    page.select_option("[name=nature]", index=1)
    page.fill("[name=appropriation]", "100")
    page.locator("main form button.btn-primary").click()
    page.get_by_role("button", name="填报绩效目标").click()
    page.wait_for_url("**/targets/*/")
    return page.url.removeprefix(page.url.split("/targets/")[0])


def _fill_too_little(page: Page, form: str) -> None:
    page.goto(form)
    _add_row(page, "targets", {"kind": "总目标", "text": AIM})
    first = dict(zip(("code", "level1", "level2", "level3"), INDICATORS[0], strict=False))
    _add_row(page, "project_indicators", first)
    _save(page)


def _add_row(page: Page, form: str, cells: dict[str, str]) -> None:
    before = page.locator(f"table[data-form={form}] tbody tr").count()
    page.locator(f"button[data-do=add][data-form={form}]").click()
    row = page.locator(f"table[data-form={form}] tbody tr").nth(before)
    for name, text in cells.items():
        field = row.locator(f"[data-column={name}]").locator("input, select, textarea").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def _save(page: Page) -> None:
    with page.expect_response(lambda answer: answer.url.endswith("/save/")) as told:
        page.locator("#sheet button.btn-primary").click()
    assert told.value.status == 200


def _correct_by_workbook(page: Page, form: str, path: Path) -> None:
    page.goto(form)
    with page.expect_download() as got:
        page.get_by_role("link", name="导出工作簿").first.click()
    got.value.save_as(path)
    book = load_workbook(path)
    _write(book, "绩效目标", ("目标类型", "目标内容"), (("总目标", AIM), ("年度目标", YEAR_AIM)))
    _write(book, "项目绩效指标", TITLES, INDICATORS)
    book.save(path)
    page.get_by_role("link", name="导入工作簿").first.click()
    page.set_input_files("[name=workbook]", path)
    page.locator("main form button.btn-primary").click()
    page.goto(form)
    assert page.get_by_label("三级指标").count() >= len(INDICATORS)


def _write(book: Workbook, sheet: str, titles: tuple[str, ...], rows: tuple[Row, ...]) -> None:
    """Write rows below the header of a sheet, as a person does who looks for the titles."""
    table = book[sheet]
    for line in table.iter_rows():
        columns = {_title(cell.value): cell.column for cell in line}
        if set(titles) <= set(columns):
            break
    for number, row in enumerate(rows, line[0].row + 1):
        table.cell(number, columns["项目编码"], CODE)
        for title, text in zip(titles, row, strict=True):
            table.cell(number, columns[title], text or None)


def _title(value: object) -> str:
    return str(value or "").lstrip("*").partition("\n")[0]


def _act(page: Page, document: str | None, action: str, reason: str) -> None:
    if document:
        page.goto(document)
    page.fill("[name=reason]", reason)
    page.locator(f"button[name=action][value={action}]").click()
    page.wait_for_load_state()
    assert page.locator("#error").count() == 0, page.locator("#error").inner_text()


def _grade(page: Page, document: str) -> None:
    page.goto(f"{document}sheet/")
    for code, points in POINTS.items():
        page.fill(f"[name=points-{code}]", points)
    _act(page, None, "approve", "")


def _open_window(page: Page) -> None:
    page.goto("/review/windows/")
    page.fill("[name=year]", "2022")
    today = date.today()
    page.fill("[name=opens]", today.isoformat())
    page.fill("[name=closes]", today.replace(year=today.year + 1, day=1).isoformat())
    page.fill("[name=reason]", "补办调整（演示）")
    page.locator("main form button.btn-primary").click()


def _change_first_target(page: Page, form: str, value: str) -> None:
    page.goto(form)
    page.get_by_label("指标值", exact=True).first.fill(value)
    _save(page)
