"""Merged cells of html tables cover what they cover on the page."""

from pathlib import Path

from jiheng.checks import read_document

PAGE = """<html><body><table>
<tr><th rowspan="2">指标</th><th colspan="2">得分</th></tr>
<tr><th>小计</th><th>合计</th></tr>
<tr><td>资金管理</td><td>13.93</td><td rowspan="2">15.62</td></tr>
<tr><td>采购管理</td><td>1.69</td></tr>
</table></body></html>"""


def grid(page: str, folder: Path) -> list[list[str]]:
    path = folder / "表.html"
    path.write_text(page, "utf-8")
    (table,) = read_document(path).tables
    return [["" if cell is None else cell.text for cell in row] for row in table.rows]


def test_merged_cells_cover_their_rows_and_columns(tmp_path):
    assert grid(PAGE, tmp_path) == [
        ["指标", "得分", "得分"],
        ["指标", "小计", "合计"],
        ["资金管理", "13.93", "15.62"],
        ["采购管理", "1.69", "15.62"],
    ]


def test_nonsense_spans_count_as_one(tmp_path):
    page = PAGE.replace('rowspan="2"', 'rowspan="0"').replace('colspan="2"', 'colspan="x"')
    assert grid(page, tmp_path)[0] == ["指标", "得分", ""]
