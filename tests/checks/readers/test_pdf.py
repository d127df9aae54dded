"""Pdf: paragraphs over lines and pages, ruled and unruled tables, what cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from jiheng.checks.document import Document, Table
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers import read_document

Maker = Callable[..., Path]
SENTENCE = (
    "本年度专项资金预算434,353.82万元，实际支出434,274.82万元，项目支出完成率99.98%，"
    "技术合同成交额达到2,413.11亿元，居全国城市第三位，汇集机构770多家。"
)


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in table.rows]


def test_lines_and_pages_come_back_together(pdf: Maker) -> None:
    expected = []
    for number in range(1, 9):
        expected += [f"（{'一二三四五六七八'[number - 1]}）第{number}类", SENTENCE * number]
    document = read_document(pdf("\n\n".join(expected)))
    assert texts(document) == expected
    pages = [paragraph.place.page for paragraph in document.paragraphs]
    assert pages == sorted(pages) and pages[0] == 1 and (pages[-1] or 0) > 1
    assert [p.heading for p in document.paragraphs] == [2, 0] * 8
    assert not document.unread


@pytest.mark.parametrize("size", ["10.5pt", "14pt", "16pt"])
def test_every_size_of_type_is_joined(size: str, pdf: Maker) -> None:
    document = read_document(pdf(f"#set text(size: {size})\n" + "\n\n".join([SENTENCE * 3] * 6)))
    assert texts(document) == [SENTENCE * 3] * 6


def test_paragraphs_without_indent_are_told_by_their_gaps(pdf: Maker) -> None:
    head = '#set page(paper: "a4")\n#set text(font: "Noto Serif SC", size: 12pt)\n#set par(spacing: 2em)\n'
    document = read_document(pdf("\n\n".join([SENTENCE * 2] * 5), head))
    assert texts(document) == [SENTENCE * 2] * 5


def test_running_lines_and_contents_are_dropped(pdf: Maker) -> None:
    head = (
        '#set page(paper: "a4", margin: 2.8cm, header: [某市财政局2024年度部门决算], '
        "footer: context align(center)[第 #counter(page).display() 页])\n"
        '#set text(font: "Noto Serif SC", size: 12pt)\n'
    )
    contents = (
        "目录\n\n一、概况 #box(width: 1fr, repeat[.]) 2\n\n二、决算 #box(width: 1fr, repeat[.]) 3\n"
    )
    body = f"#pagebreak()\n\n一、概况\n\n{SENTENCE}\n\n#pagebreak()\n\n二、决算\n\n{SENTENCE}"
    assert texts(read_document(pdf(contents + body, head))) == [
        "目录",
        "一、概况",
        SENTENCE,
        "二、决算",
        SENTENCE,
    ]


def test_title_over_two_lines_is_one(pdf: Maker) -> None:
    title = (
        "#align(center)[#text(size: 22pt)[某市科学技术局2024年部门整体支出 \\ 绩效自评报告]]\n\n"
    )
    assert texts(read_document(pdf(title + SENTENCE))) == [
        "某市科学技术局2024年部门整体支出绩效自评报告",
        SENTENCE,
    ]


ROWS = [
    ("201", "一般公共服务支出", "264.87", "62.63"),
    ("2080505", "机关事业单位基本养老保险支出", "6.18", "6.18"),
    ("210", "卫生健康支出", "2.71", ""),
    ("221", "住房保障支出", "1,029.42", "29.42"),
]


def table_source(stroke: str, rows: list[tuple[str, ...]] = ROWS) -> str:
    body = "".join(f"[{cell}]," for row in rows for cell in row)
    return (
        "收入支出决算总表\n\n单位：万元\n\n"
        f"#table(columns: (6em, 9em, 6em, 6em), stroke: {stroke}, "
        f"table.header([编码], [科目名称], [合计], [基本支出]), {body})\n\n"
    )


@pytest.mark.parametrize("stroke", ["0.5pt", "none", "(x: none, y: 0.5pt)"])
def test_table_comes_out_right_with_and_without_lines(stroke: str, pdf: Maker) -> None:
    document = read_document(pdf(SENTENCE + "\n\n" + table_source(stroke) + SENTENCE))
    (table,) = document.tables
    header = ["编码", "科目名称", "合计", "基本支出"]
    assert cells(table) == [header, *map(list, ROWS)]
    assert (table.caption, table.note) == ("收入支出决算总表", "单位：万元")
    assert texts(document) == [SENTENCE, "收入支出决算总表", "单位：万元", SENTENCE]
    cell = table.rows[2][2]
    assert cell is not None
    assert (cell.place.page, cell.place.table, cell.place.row, cell.place.column) == (1, 1, 3, 3)


def test_number_wider_than_its_cell_stays_whole(pdf: Maker) -> None:
    narrow = table_source("0.5pt").replace("(6em,", "(3.6em,")
    (table,) = read_document(pdf(narrow)).tables
    assert cells(table)[2][:2] == ["2080505", ROWS[1][1]]


def test_lines_between_columns_only_give_the_printed_rows(pdf: Maker) -> None:
    sides = (
        "(x, y) => (left: 0.5pt, right: 0.5pt, top: if y == 0 {0.5pt}, bottom: if y == 4 {0.5pt})"
    )
    (table,) = read_document(pdf(table_source(sides))).tables
    assert cells(table) == [["编码", "科目名称", "合计", "基本支出"], *map(list, ROWS)]


def test_merged_cells_stand_once(pdf: Maker) -> None:
    source = (
        "#table(columns: 4, table.cell(colspan: 2)[收入], table.cell(colspan: 2)[支出], "
        "[项目], [决算数], [项目], [决算数], table.cell(rowspan: 2)[拨款], [1.00], [甲], [0.40], "
        "[2.00], [乙], [2.60])"
    )
    (table,) = read_document(pdf(source)).tables
    assert cells(table)[0] == ["收入", "收入", "支出", "支出"]
    top, tall = table.rows[0][0], table.rows[2][0]
    assert top is table.rows[0][1] and top is not None and top.column_span == 2
    assert tall is table.rows[3][0] and tall is not None and tall.row_span == 2
    assert cells(table)[3] == ["拨款", "2.00", "乙", "2.60"]


def test_table_over_pages_is_one_with_one_header(pdf: Maker) -> None:
    rows = [(str(at), f"第{at}个项目", f"{at}.25", f"{at}.10") for at in range(100, 180)]
    document = read_document(pdf(table_source("0.5pt", rows) + SENTENCE))
    (table,) = document.tables
    assert cells(table) == [["编码", "科目名称", "合计", "基本支出"], *map(list, rows)]
    last = table.rows[-1][0]
    assert last is not None and (last.place.page or 0) > 1 and last.place.row == 81


def test_a_chart_is_no_table(pdf: Maker) -> None:
    bars = "".join(
        f"#place(dx: 2cm, dy: {at}cm, rect(width: {at + 1}cm, height: 0.6cm, stroke: 0.5pt))"
        f"#place(dx: 3cm, dy: {at}.1cm)[44,568.00]"
        for at in range(1, 6)
    )
    grid = "".join(f"#place(dx: {at}cm, line(angle: 90deg, length: 7cm))" for at in range(2, 9))
    document = read_document(pdf(f"#block(height: 8cm)[{grid}{bars}]\n\n{SENTENCE}"))
    assert not document.tables
    assert SENTENCE in texts(document)


def picture_pdf(path: Path) -> None:
    Image.new("RGB", (800, 1100), "white").save(path, "PDF")


def test_scanned_page_is_named(pdf: Maker, tmp_path: Path) -> None:
    picture_pdf(tmp_path / "scan.pdf")
    both = pypdfium2.PdfDocument.new()
    both.import_pages(pypdfium2.PdfDocument(pdf(SENTENCE)))
    both.import_pages(pypdfium2.PdfDocument(tmp_path / "scan.pdf"))
    both.save(tmp_path / "both.pdf")
    document = read_document(tmp_path / "both.pdf")
    assert texts(document) == [SENTENCE]
    assert [part.where for part in document.unread] == ["第2页"]
    assert "扫描件" in document.unread[0].reason
    with pytest.raises(UnreadableFile, match=r"没有读到文字.*第1页"):
        read_document(tmp_path / "scan.pdf")


def test_landscape_page_turned_by_the_file_reads_the_same(pdf: Maker, tmp_path: Path) -> None:
    source = table_source("0.5pt") + SENTENCE
    upright = read_document(pdf(source))
    # The page stands, its content lies, and the file says to turn it when it is shown.
    head = '#set page(paper: "a4", margin: 2cm)\n#set text(font: "Noto Serif SC", size: 12pt)\n'
    lying = pdf(f"#rotate(-90deg, reflow: true)[#block(width: 15cm)[{source}]]", head)
    document = pypdfium2.PdfDocument(lying)
    document[0].set_rotation(90)
    turned = tmp_path / "turned.pdf"
    document.save(turned)
    found = read_document(turned)
    assert cells(found.tables[0]) == cells(upright.tables[0])
    assert texts(found) == texts(upright)


def test_a_merged_cell_goes_on_over_the_page(pdf: Maker) -> None:
    rows = "".join(f"[第{n}项],[{n}]," for n in range(1, 60))
    table = (
        "#table(columns: 4, [组],[名称],[得分],[小计],"
        f"table.cell(rowspan: 59)[过程],[第1项],[1],table.cell(rowspan: 59)[1770],{rows[len('[第1项],[1],') :]}"
        "[产出],[末项],[2],[2])"
    )
    (read,) = read_document(pdf(table)).tables
    pages = {row[1].place.page for row in read.rows if row[1] is not None}
    assert pages == {1, 2}
    group, subtotal = read.rows[1][0], read.rows[1][3]
    assert group is not None and subtotal is not None
    assert (group.text, group.row_span) == ("过程", 59)
    assert (subtotal.text, subtotal.row_span) == ("1770", 59)
    assert all(row[0] is group and row[3] is subtotal for row in read.rows[1:60])
    assert [cell.text for cell in read.rows[60] if cell] == ["产出", "末项", "2", "2"]


def test_a_blank_cell_at_the_top_of_a_page_stays_blank(pdf: Maker) -> None:
    rows = "".join(f"[第{n}项],[{n}],[{'说明' if n < 20 else ''}]," for n in range(1, 60))
    (read,) = read_document(pdf(f"#table(columns: 3, [名称],[得分],[原因],{rows})")).tables
    assert [row[2].text for row in read.rows[1:] if row[2]] == ["说明"] * 19 + [""] * 40
