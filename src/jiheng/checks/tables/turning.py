"""Turn a score table that lists its indicators from left to right, so that it reads like others."""

import re

from jiheng.checks.document import Cell, Table
from jiheng.checks.tables.cells import squeezed

_FULL = re.compile(r"(?:指标|标准)?(?:分值|满分|权重|标准分)(?:[（(][^（()）]*[）)])?")
_SCORE = re.compile(r"(?:自评|实际|复核|评价)?(?:得分|评分|自评分)(?:[（(][^（()）]*[）)])?")
_VALUE = re.compile(
    rf"{_FULL.pattern}|{_SCORE.pattern}|得分率.*|扣分.*|指标.*|.*名称|项目|备注|说明"
)
_FEWEST_COLUMNS = 4


def turned(table: Table) -> Table:
    """Give a table with rows and columns exchanged where its first column holds the headings
    分值 and 得分; any other table as it is.  Cells keep the places that they have in the file.
    """
    if table.width < _FEWEST_COLUMNS or not _lists_to_the_right(table):
        return table
    cells: dict[int, Cell] = {}
    for row in table.rows:
        for cell in row:
            if cell is not None and id(cell) not in cells:
                cells[id(cell)] = Cell(cell.text, cell.place, cell.column_span, cell.row_span)
    rows = tuple(
        tuple(None if cell is None else cells[id(cell)] for cell in column)
        for column in zip(*table.rows, strict=True)
    )
    return Table(rows, table.place, table.caption, table.note)


def _lists_to_the_right(table: Table) -> bool:
    heads = [squeezed(row[0].text) for row in table.rows if row[0] is not None]
    return (
        sum(bool(_FULL.fullmatch(head)) for head in heads) == 1
        and sum(bool(_SCORE.fullmatch(head)) for head in heads) >= 1
        and all(_VALUE.fullmatch(head) for head in heads)
    )
