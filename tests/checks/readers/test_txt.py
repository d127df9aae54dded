"""Plain text: paragraphs as written, or put back together where a page broke them."""

from pathlib import Path

import pytest

from jiheng.checks.document import Document, Table
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers import read_document

PROSE = (
    "一、基本情况\n"
    "本部门2024年收入合计307.82万元，其中：财政拨款收入307.82万元，占100.00%。\n"
    "本部门支出合计307.82万元。\n"
)


def read(folder: Path, data: bytes, name: str = "报告.txt") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode(),
        PROSE.encode("utf-8-sig"),
        PROSE.encode("utf-16"),
        b"\xfe\xff" + PROSE.encode("utf-16-be"),
        PROSE.encode("gb18030"),
        PROSE.replace("\n", "\r\n").encode("gbk"),
    ],
    ids=["utf-8", "utf-8 带标记", "utf-16", "utf-16 大端", "gb18030", "gbk 与回车换行"],
)
def test_every_code_gives_the_same_paragraphs(data: bytes, tmp_path: Path) -> None:
    document = read(tmp_path, data)
    assert texts(document) == PROSE.strip().split("\n")
    assert [p.place.paragraph for p in document.paragraphs] == [1, 2, 3]
    assert [p.heading for p in document.paragraphs] == [1, 0, 0]


LONG = (
    "（一）收支情况。\n"
    "本年度专项资金预算434,353.82万元，实际支出434,274.82万元，项目支出完成率99.98%，"
    "其中重点研发计划预算44,568.00万元，支出44,568.00万元，项目支出完成率100%；"
    "创新环境计划预算42,622.31万元，支出42,622.31万元，项目支出完成率100%，"
    "技术合同成交额达到2,413.11亿元，居全国城市第三位，累计为企业提供授信支持。\n"
    "（二）主要成效。\n"
    "全市高新技术企业数量达1.2万家，居全国第四，国家级孵化器十九家被评为优秀，"
    "国家重点实验室增至二十一家，省重点实验室二百五十六家，各类平台科研攻关取得明显进展，"
    "持续支持一批科技服务机构建设，鼓励总结先进经验并起到示范带动作用。\n"
)


def broken(text: str, width: int = 28, between: str = "\n") -> str:
    """Break every paragraph as a page would, its indent lost."""
    lines = []
    for paragraph in text.strip().split("\n"):
        line, room = "", 2 * width - 4
        for char in paragraph:
            columns = 1 if char.isascii() else 2
            if columns > room:
                lines.append(line)
                line, room = "", 2 * width
            line, room = line + char, room - columns
        lines.append(line)
    return between.join(lines)


def broken_by_count(text: str, width: int) -> str:
    return "\n".join(
        paragraph[at : at + width]
        for paragraph in text.strip().split("\n")
        for at in range(0, len(paragraph), width)
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["紧排", "行间有空行"])
@pytest.mark.parametrize("width", [24, 27, 28, 33])
def test_broken_lines_come_back_together(width: int, between: str, tmp_path: Path) -> None:
    document = read(tmp_path, broken(LONG, width, between).encode())
    assert texts(document) == LONG.strip().split("\n")


@pytest.mark.parametrize("width", [20, 28, 36, 40])
def test_lines_broken_by_a_program_come_back_together(width: int, tmp_path: Path) -> None:
    text = LONG * 4
    document = read(tmp_path, broken_by_count(text, width).encode())
    assert texts(document) == text.strip().split("\n")


def test_paragraphs_of_one_line_each_stay_as_they_are(tmp_path: Path) -> None:
    lines = [f"第{i}项工作" + "持续推进" * (i * 7 % 23) + "。" for i in range(1, 40)]
    document = read(tmp_path, "\n".join(lines).encode())
    assert texts(document) == lines


def test_page_numbers_go_and_figures_of_a_table_stay(tmp_path: Path) -> None:
    body = broken(LONG).split("\n")
    body[3:3] = ["— 3 —"]
    body += ["资金管理 13.932", "42.122", "采购管理 1.69", "50.00"]
    document = read(tmp_path, "\n".join(body).encode())
    whole = "\n".join(texts(document))
    assert "— 3 —" not in whole
    assert whole.startswith(LONG.strip())
    assert texts(document)[-4:] == ["资金管理 13.932", "42.122", "采购管理 1.69", "50.00"]


def test_spaces_that_a_page_put_in_are_taken_out(tmp_path: Path) -> None:
    spaced = broken(LONG).replace("达到", "达到 ").replace("万元", " 万元")
    document = read(tmp_path, spaced.encode())
    assert "技术合同成交额达到2,413.11亿元" in texts(document)[1]
    assert " " not in texts(document)[1]


@pytest.mark.parametrize(
    "table",
    [
        "| 项目 | 预算数 |\n|---|---:|\n| 甲 | 1.50 |\n| 合计 | 1.50 |",
        "项目\t预算数\n甲\t1.50\n合计\t1.50",
        "项目      预算数\n甲        1.50\n合计      1.50",
        "┌──┬──┐\n│项目│预算数│\n├──┼──┤\n│甲│1.50│\n│合计│1.50│\n└──┴──┘",
    ],
    ids=["markdown", "制表符", "空格对齐", "框线"],
)
def test_clear_tables_are_tables(table: str, tmp_path: Path) -> None:
    document = read(tmp_path, f"表1 预算情况\n单位：万元\n{table}\n注：本表不含结转。\n".encode())
    (found,) = document.tables
    assert cells(found) == [["项目", "预算数"], ["甲", "1.50"], ["合计", "1.50"]]
    assert (found.caption, found.note) == ("表1 预算情况", "单位：万元")
    assert texts(document)[-1] == "注：本表不含结转。"


def test_prose_with_two_spaces_is_no_table(tmp_path: Path) -> None:
    lines = ["甲  乙", "丙  丁", "戊  己"]
    assert texts(read(tmp_path, "\n".join(lines).encode())) == lines


def test_markdown_headings_lose_their_marks(tmp_path: Path) -> None:
    document = read(tmp_path, "# 自评报告\n\n## 概况\n\n正文。\n".encode(), "报告.md")
    assert [(p.text, p.heading) for p in document.paragraphs] == [
        ("自评报告", 1),
        ("概况", 2),
        ("正文。", 0),
    ]


def test_html_is_read_without_its_scripts(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>"
        "<script>var a=1;</script><h2>一、概况</h2><p>收入 <b>307.82</b> 万元。</p>"
        "<table><tr><th>项目</th><th>金额</th></tr><tr><td>甲</td><td>1.5</td></tr></table>"
        "</body></html>"
    )
    document = read(tmp_path, page.encode(), "报告.html")
    assert texts(document) == ["一、概况", "收入307.82万元。"]
    assert cells(document.tables[0]) == [["项目", "金额"], ["甲", "1.5"]]


def test_csv_is_one_table_with_the_rows_of_the_file(tmp_path: Path) -> None:
    data = '预算表,\n单位：万元,\n项目,金额\n"甲,乙","1,234.50"\n\n合计,"1,234.50"\n'
    (table,) = read(tmp_path, data.encode("gbk"), "表.csv").tables
    assert cells(table)[3] == ["甲,乙", "1,234.50"]
    last = table.rows[5][0]
    assert last is not None and (last.text, last.place.row, last.place.column) == ("合计", 6, 1)
    assert (table.caption, table.note) == ("预算表", "单位：万元")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="不是能读的文件"):
        read(tmp_path, b"MZ\x00\x01\x02" * 50)
    with pytest.raises(UnreadableFile, match="编码不认识"):
        read(tmp_path, bytes([0x81, 0x30, 0xFF, 0x01, 0x02, 0xFE]) * 50)


def test_a_blank_cell_between_tabs_keeps_its_row_in_the_table(tmp_path: Path) -> None:
    text = "一级指标\t二级指标\t分值\n产出\t数量\t15\n\t质量\t10\n合计\t\t25\n"
    [table] = read(tmp_path, text.encode()).tables
    assert cells(table)[2] == ["", "质量", "10"]
    assert cells(table)[3] == ["合计", "", "25"]


def test_lines_with_uneven_tabs_are_cut_at_the_gaps(tmp_path: Path) -> None:
    text = "项目\t\t金额\n办公费\t120.35\n差旅费\t80.20\n合计\t\t200.55\n"
    [table] = read(tmp_path, text.encode()).tables
    assert cells(table)[1] == ["办公费", "120.35"]
