"""The whole report: the example department, every outline, every status, no stray mark."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from jiheng.forms import form_catalogue, read_dossier
from jiheng.forms.dossier import Dossier
from jiheng.forms.rows.cells import Column
from jiheng.quantities import Missing
from jiheng.reports.compose import Composition, compose, compose_with_notices
from jiheng.reports.document import Chart, Document, Heading, PageBreak, Paragraph, Signature, Table
from jiheng.reports.outline import find_outline, outline_codes
from jiheng.reports.spans import Figure
from jiheng.scoring import score
from jiheng.standards import find_standard

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "guangzhou-kjj-2021"
STRAY = re.compile(
    # Two ends, an end after an opening bracket, a Chinese word beside a half-width mark.
    r"[。；，：、]{2}|（[，。；、）]|[，；、：]）|[一-鿿][,;:?!]|[,;:?!][一-鿿]"
    r"|\s|“”|《》|None|Fraction|nan|\{|\}"
)


@pytest.fixture(scope="module")
def example() -> Dossier:
    return read_dossier(EXAMPLE)


@pytest.fixture(scope="module")
def made(example: Dossier) -> Composition:
    card = score(example, find_standard(example.standard))
    return compose_with_notices(example, card, find_outline("guangdong-department"))


def stray_marks(told: list[str]) -> list[str]:
    # The only blank is the one a title breaks its line with.
    return [line for line in told if STRAY.search(line)]


GAP_MARKS = ("内容未填报", "原因未填报", "情况未填报", "【待填报", "推定")
"""Our own marks, which no filed text may carry."""


def headings(document: Document) -> Iterator[str]:
    return (block.text for block in document.blocks if isinstance(block, Heading))


def test_the_outline_is_that_of_the_filed_report(made: Composition) -> None:
    assert list(headings(made.document)) == [
        "基本情况",
        "部门概况",
        "年度总体工作和重点工作任务",
        "部门整体收支情况",
        "部门整体绩效管理情况",
        "综合评价分析",
        "自评结论综述",
        "各项工作任务绩效目标完成情况分析",
        "各重点任务项目支出完成情况分析",
        "主要工作成效",
        "存在的主要问题",
        "下一步改进措施",
    ]
    assert made.document.attachment == "附件2"
    assert made.document.title == "广州市科学技术局\n2021年部门整体支出绩效自评报告"


def test_nothing_in_the_example_is_left_open(made: Composition, lines: Lines) -> None:
    told = lines(made)
    assert not any(mark in line for line in told for mark in GAP_MARKS)
    assert stray_marks(told) == []


def test_texts_of_several_lines_run_on_or_make_paragraphs(tmp_path: Path, lines: Lines) -> None:
    folder = tmp_path / "资料"
    shutil.copytree(EXAMPLE, folder)
    lengthened = sum(add_line(folder, sheet.title, sheet.columns) for sheet in form_catalogue())
    assert lengthened > 50
    dossier = read_dossier(folder)
    card = score(dossier, find_standard(dossier.standard))
    told = lines(compose_with_notices(dossier, card, find_outline("guangdong-department")))
    assert sum("另起一行" in line for line in told) > 20
    assert stray_marks(told) == []


def add_line(folder: Path, title: str, columns: Sequence[Column]) -> int:
    """Add a line, indented, to every long text of a form; give the number of such texts."""
    path = folder / f"{title}.csv"
    if not path.exists():
        return 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    long = [
        header.index(one.header) for one in columns if one.kind == "long" and one.header in header
    ]
    places = [(row, at) for row in rows for at in long if row[at]]
    for row, at in places:
        row[at] += "\n　　另起一行"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return len(places)


def test_the_published_points_are_in_the_report(made: Composition) -> None:
    printed = {figure.fact: figure.text for figure in made.document.figures()}
    assert {
        code: printed[f"score.{code}"].removesuffix("分")
        for code in ("funds", "procurement", "disclosure", "assets", "costs", "performance")
    } == {
        "funds": "13.932",
        "procurement": "1.69",
        "disclosure": "4.00",
        "assets": "3.50",
        "costs": "4.00",
        "performance": "15.00",
    }
    assert printed["score.total"].startswith("94.622")


def test_a_figure_prints_its_fact_wherever_it_stands(example: Dossier, made: Composition) -> None:
    seen = 0
    for figure in made.document.figures():
        fact = example.fact(figure.fact)
        if fact is None:
            continue
        seen += 1
        bare = fact.text.removesuffix(fact.unit.symbol)
        assert figure.text in {fact.text, bare, fact.text or fact.status.label}
        value = None if isinstance(fact.value, Missing) else fact.value
        assert figure.value == value
    assert seen > 180


def test_every_figure_says_where_it_comes_from(made: Composition) -> None:
    assert [figure for figure in made.document.figures() if not figure.source] == []


def test_the_contradictions_of_the_filed_report_are_noticed(made: Composition) -> None:
    told = "\n".join(str(notice) for notice in made.notices)
    assert "所列原因涉及约5.53亿元，而差额为5.68亿元，其余约0.15亿元没有说明" in told
    assert "各计划预算合计比填报总额少6,000.00万元" in told
    assert "“政府采购执行率”扣0.31分，没有说明原因" in told


def test_the_same_input_gives_the_same_document(example: Dossier, made: Composition) -> None:
    card = score(example, find_standard(example.standard))
    assert compose(example, card, find_outline("guangdong-department")) == made.document


@pytest.mark.parametrize("outline", outline_codes())
def test_every_outline_makes_a_clean_report(report: Report, lines: Lines, outline: str) -> None:
    made = report(outline=outline)
    told = lines(made)
    assert stray_marks(told) == []
    assert sum(isinstance(block, Table) for block in made.document.blocks) == 3
    assert sum(isinstance(block, Chart) for block in made.document.blocks) == 2
    first, second = find_outline(outline).sections[:2]
    assert told[0] == first.heading and second.heading in told[:6]


@pytest.mark.parametrize("outline", outline_codes())
def test_a_department_that_filled_nothing_gets_an_honest_report(
    report: Report, lines: Lines, outline: str
) -> None:
    made = report(bare=True, outline=outline)
    told = lines(made)
    assert stray_marks(told) == []
    assert not any(mark in line for line in told for mark in GAP_MARKS)
    draft = lines(report(bare=True, outline=outline, draft=True))
    assert any(line.startswith("【待填报：") for line in draft)
    values = [f.value for f in made.document.figures() if f.fact == "score.total"]
    assert values and set(values) == {None}
    zeros = [line for line in told if re.search(r"(?<![0-9.])0(\.0+)?(亿元|万元|%|个)", line)]
    assert zeros == []


@pytest.mark.parametrize("word", ["", "不适用", "无法判断"])
@pytest.mark.parametrize(
    "code",
    [
        "finance.spent",
        "assets.total",
        "performance.targets_declared",
        "bonus.net",
        "plan.firms.spent",
    ],
)
def test_any_missing_figure_leaves_a_clean_report(
    report: Report, lines: Lines, code: str, word: str
) -> None:
    made = report(what_if={code: word})
    told = lines(made)
    assert stray_marks(told) == []
    # What nobody filled is left out of a sentence and told on screen.
    assert any((word or "未填报") in line for line in (*told, *map(str, made.notices))) or any(
        code in str(notice) for notice in made.notices
    )


def test_the_day_is_the_officers_and_never_todays(report: Report) -> None:
    document = report().document
    assert document.date == date(2022, 4, 15)
    signatures = [block for block in document.blocks if isinstance(block, Signature)]
    assert signatures == [Signature("某局", date(2022, 4, 15))]


@pytest.mark.parametrize("typed", ["", "2022-04", "2022"])
def test_a_month_is_no_day_to_sign_with(report: Report, typed: str) -> None:
    profile = ["项目,内容", "部门名称,某局", "地区,某市", "年度,2021", f"填报日期,{typed}"]
    profile.append("评分标准,guangzhou-department-2021")
    made = report({"部门概况": profile})
    assert Signature("某局", None) in made.document.blocks
    assert any("不印成文日期" in str(notice) for notice in made.notices)


def test_the_annex_begins_a_page(report: Report) -> None:
    blocks = report().document.blocks
    at = next(i for i, block in enumerate(blocks) if isinstance(block, PageBreak))
    assert blocks[at] == PageBreak(landscape=True)
    assert isinstance(blocks[at + 1], Paragraph)
    assert isinstance(blocks[at + 2], Table)


def test_what_follows_a_turned_annex_stands_upright(report: Report) -> None:
    breaks = [b for b in report(draft=True).document.blocks if isinstance(b, PageBreak)]
    assert [one.landscape for one in breaks] == [True, False]


def test_a_text_that_no_section_asks_for_is_noticed(report: Report) -> None:
    told = report({"文字材料": ["章节编码,正文", "taks,年度工作。"]}).notices
    assert "文字材料：章节编码“taks”的文字没有用到。核对提纲中的章节编码。" in map(str, told)


def test_only_the_officer_numbers_the_attachment(report: Report) -> None:
    assert report().document.attachment == "附件3"
    profile = ["项目,内容", "部门名称,某局", "地区,某市", "年度,2021"]
    profile.append("评分标准,guangzhou-department-2021")
    assert report({"部门概况": profile}).document.attachment == ""


def test_the_files_say_under_which_standard_and_outline(report: Report) -> None:
    assert dict(report().document.metadata) == {
        "部门": "某局",
        "评分标准": "guangzhou-department-2021",
        "报告提纲": "部门整体支出绩效自评报告提纲（广东）",
        "版本": "定稿",
    }


def test_words_of_an_officer_stay_words(report: Report) -> None:
    texts = ["章节编码,正文", "overview,<b>#let</b> $x$ 共16个；"]
    made = report({"文字材料": texts, "内设机构": None, "下属单位": None})
    first = made.document.blocks[2]
    assert isinstance(first, Paragraph)
    assert not any(isinstance(span, Figure) for span in first.spans)
    assert first.spans[0].text == "<b>#let</b> $x$ 共16个。"


FORMS = ("部门职责", "内设机构", "下属单位")


@pytest.mark.parametrize(
    ("typed", "printed"), [("本局职责明确", "本局职责明确。"), ("是否达成？", "是否达成？")]
)
def test_a_narrative_ends_with_one_stop(
    report: Report, lines: Lines, typed: str, printed: str
) -> None:
    told = lines(
        report({"文字材料": ["章节编码,正文", f"overview,{typed}"], **dict.fromkeys(FORMS)})
    )
    assert told[told.index("部门概况") + 1] == printed


def test_a_department_without_a_word_on_itself_has_no_blank_paragraph(
    report: Report, lines: Lines
) -> None:
    made = report(bare=True, changes={"部门概况": [
        "项目,内容", "部门名称,某局", "地区,某市", "年度,2021",
        "评分标准,guangzhou-department-2021",
    ]})  # fmt: skip
    told = lines(made)
    assert "部门概况" not in told
    assert any(str(one).startswith("部门概况：没有填写主要职责") for one in made.notices)


def test_a_section_can_be_the_officers_text_alone(
    department: Callable[..., Dossier], tmp_path: Path, lines: Lines
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "code: own\nname: 本局提纲\ntitle: '{organisation}报告'\n"
        "source: {document: 本局通知, confidence: published}\n"
        "sections:\n"
        "  - {code: words, heading: 情况说明, generator: narrative}\n"
        "  - {code: more, heading: 其他, generator: narrative, optional: true}\n",
        encoding="utf-8",
    )
    dossier = department({"文字材料": ["章节编码,正文", "words,共申报绩效目标。"]})
    card = score(dossier, find_standard(dossier.standard))
    made = compose_with_notices(dossier, card, find_outline(str(path)))
    assert lines(made) == ["情况说明", "共申报绩效目标。"]


def test_rows_without_facts_still_print_their_figures(
    department: Callable[..., Dossier], lines: Lines
) -> None:
    """A dossier made elsewhere may hold rows only."""
    from dataclasses import replace

    whole = department()
    bare = replace(whole, facts={})
    card = score(bare, find_standard(bare.standard))
    told = lines(compose_with_notices(bare, card, find_outline("guangdong-department")))
    assert "企业创新计划|150.00|140.00|93.33%" in told
    assert stray_marks(told) == []


def test_bonus_points_the_standard_knows_nothing_of_are_noticed(report: Report) -> None:
    here = ["项目,内容", "部门名称,某局", "地区,某市", "年度,2022"]
    bonus = ["编码,指标名称,数值,单位", "bonus.added,,2,分"]
    hunan = {"部门概况": [*here, "评分标准,hunan-yuhua-department-2022"], "加减分": bonus}
    assert any("没有计入总分" in str(one) for one in report(hunan).notices)
    # A standard that counts them says nothing, nor does one where none were filled.
    known = {"部门概况": [*here, "评分标准,guangzhou-department-2021"], "加减分": bonus}
    assert not any("没有计入总分" in str(one) for one in report(known).notices)
    none = {"部门概况": hunan["部门概况"], "加减分": None}
    assert not any("没有计入总分" in str(one) for one in report(none).notices)
