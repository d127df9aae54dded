"""A small document with findings of every severity, in paragraphs and in a merged table."""

from jiheng.checks import (
    CheckResult,
    Coverage,
    Document,
    Finding,
    Paragraph,
    Place,
    Quote,
    Severity,
    Table,
    Unread,
)
from jiheng.checks.document import Cell
from jiheng.checks.output.checked import Checked

SENTENCE = "2021年预算120.0万元，支出96.3万元，执行率81.3%。"
PAGES = {"RT001": "执行率与预算数、支出数对不上。\n为什么：一除就知道。"}


def manual(code: str) -> str:
    return PAGES.get(code, "")


def quote(text: str, whole: str, place: Place) -> Quote:
    start = whole.index(text)
    return Quote(text, place, start, start + len(text))


def rate_finding(paragraph: int = 3, sentence: str = SENTENCE) -> Finding:
    place = Place(page=2, paragraph=paragraph)
    quotes = tuple(quote(text, sentence, place) for text in ("81.3%", "96.3万元", "120.0万元"))
    return Finding(
        code="RT001",
        name="执行率与分子分母不符",
        severity=Severity.ERROR,
        message="执行率写81.3%，按预算和支出只能是80.2%～80.3%",
        quotes=quotes,
        context=sentence,
        expected="80.3%",
        calculation="96.3万元÷120.0万元＝80.25%",
        repairs=("将“81.3%”改为“80.3%”", "将“96.3万元”改为“97.6万元”"),
    )


def table_finding() -> Finding:
    place = Place(table=1, row=4, column=2)
    other = Place(page=1, paragraph=1)
    return Finding(
        code="XT001",
        name="合计与各行之和不符",
        severity=Severity.WARNING,
        message="“合计”写31，各行相加为30",
        quotes=(Quote("31", place, 0, 2), Quote("一、基本情况", other, 0, 6)),
        context="合计 31",
        calculation="10＋20＝30",
        repairs=("将“31”改为“30”",),
    )


def note_finding() -> Finding:
    place = Place(page=2, paragraph=4)
    return Finding(
        code="NF001",
        name="千分位写错",
        severity=Severity.INFO,
        message="“14,8134.51万元”的千分位不对",
        quotes=(Quote("14,8134.51万元", place, 2, 13),),
        context="支出14,8134.51万元。",
        expected="148,134.51万元",
    )


def whole_finding() -> Finding:
    return Finding(
        code="ST001",
        name="缺少部分",
        severity=Severity.WARNING,
        message="全文没有“绩效自评结论”",
        quotes=(),
        context="",
    )


def make_document(name: str = "报告.docx", kind: str = "docx") -> Document:
    label = Cell("地区", Place(table=1, row=1, column=1), row_span=1, column_span=2)
    rows = [(label, label)]
    for row, (left, right) in enumerate((("甲区", "10"), ("乙区", "20"), ("合计", "31")), 2):
        cells = (
            Cell(left, Place(table=1, row=row, column=1)),
            Cell(right, Place(table=1, row=row, column=2)),
        )
        rows.append(cells)
    return Document(
        name=name,
        format=kind,
        blocks=(
            Paragraph("一、基本情况", Place(page=1, paragraph=1), heading=1),
            Paragraph(SENTENCE, Place(page=2, paragraph=3)),
            Paragraph("支出14,8134.51万元。", Place(page=2, paragraph=4)),
            Table(tuple(rows), Place(table=1), caption="分区情况", note="单位：个"),
        ),
        unread=(Unread("第3页", "扫描件，没有文字"),),
    )


FINDINGS = (note_finding(), table_finding(), whole_finding(), rate_finding())


def make_checked(findings=FINDINGS, accepted=(), **about) -> Checked:
    document = make_document(**about)
    result = CheckResult(
        document.name, Coverage(9, 6, 5, 1), tuple(findings), unread=("第3页：扫描件，没有文字",)
    )
    return Checked(document.name, document, result, tuple(accepted))
