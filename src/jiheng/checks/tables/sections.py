"""Cut a table into sections: forms print several tables in one frame, each under its own header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.checks.document import Cell
from jiheng.checks.tables.cells import is_number, numbers_columns, squeezed

_MOST_HEADER_ROWS = 5
_LONGEST_HEADING = 24
_VALUE_HEADING = re.compile(
    r"(?:.*[月年])?(?:累计|预计|调整后?|全年|年初|实际|当年|本年|上年)*(?:预算|执行|决算|支出|完成|到位|使用|拨付)"
    r"(?:资金|数|额|金额|值|情况)|.*(?:分值|得分|权重|满分|评分|指标值|目标值|完成值|执行率|完成率)"
    r"|(?:预算|决算|支出|收入|合同|资金)?(?:金额|总额|合计|小计)|数量|占比|比重|本年数|上年数"
)
_HEADING = re.compile(
    r".*(?:预算|决算|执行|预算数|决算数|执行数|执行率|完成率|金额|合计|小计|分值|得分|权重|满分|评分|扣分|指标|指标值"
    r"|目标值|完成值|情况|原因|措施|备注|收入|支出|项目|科目|名称|编码|序号|类别|内容|标准|单位|数量|占比"
    r"|比重|比例|增减|增减额|增减率|目标|说明|进度|性质|解释|资金|来源|拨款|经费|依据|年|数|额|值|率|性)"
)
_FORM_LABEL = re.compile(
    r"(?:项目|部门|单位|预算部门|预算单位|填报单位|部门（单位）|部门\(单位\))?名称|主管部门.{0,6}|实施单位.{0,4}|联系人.{0,4}|填[报表].{1,4}"
    r"|项目(?:负责人|编码|代码|属性|类别|类型|性质|概况|周期|期限|起止.{0,4})|立项.{0,6}|.{0,4}年度总?体?(?:绩效)?目标|评价.{2,6}|年度"
)
_BRACKETS = re.compile(r"[（(\[【][^（()）\]】]*[）)\]】]")


@dataclass(frozen=True)
class Section:
    """Hold a stretch of rows: `start` ≤ header rows < `body` ≤ body rows < `end`, from 0."""

    start: int
    body: int
    end: int
    is_form: bool = False
    """Whether the rows are lines of a form, each a name and its value, that need no header."""

    @property
    def rows(self) -> range:
        """Give the body rows."""
        return range(self.body, self.end)


def find_sections(rows: Sequence[Sequence[Cell | None]]) -> tuple[Section, ...]:
    """Cut the rows of a table at the header rows inside it."""
    top = _top_header(rows)
    heads = [_is_header(row) for row in rows]
    starts: list[tuple[int, int]] = []
    first = top
    while first and heads[first - 1]:
        first -= 1
    while first and _reaches_down(rows, first):
        first -= 1
    if first == top or not any(_is_form_line(row) for row in rows[:first]):
        starts.append((0, top))
    else:
        # Lines such as 项目名称, 主管部门 stand above the header proper.
        starts += [(0, 0), (first, top)]
    index = top
    while index < len(rows):
        if heads[index]:
            end = index
            while end < len(rows) and (heads[end] or (end > index and _is_numbering(rows[end]))):
                end += 1
            starts.append((index, end))
            index = end
        else:
            index += 1
    ends = [start for start, _ in starts[1:]] + [len(rows)]
    return tuple(
        Section(start, body, end, _opens_form(rows[start : max(body, start + 1)]))
        for (start, body), end in zip(starts, ends, strict=True)
        if end > start
    )


def _top_header(rows: Sequence[Sequence[Cell | None]]) -> int:
    for index, row in enumerate(rows[: _MOST_HEADER_ROWS + 1]):
        texts = [cell.text for cell in distinct(row)]
        if any(is_number(text) for text in texts):
            if numbers_columns(texts):
                # A row of 1 2 3 4 or 栏次 numbers the columns and belongs to the header.
                continue
            return index
    return min(1, len(rows))


def _is_numbering(row: Sequence[Cell | None]) -> bool:
    return numbers_columns([cell.text for cell in distinct(row)])


def _reaches_down(rows: Sequence[Sequence[Cell | None]], row: int) -> bool:
    """Tell whether a cell of the row above is merged down into a row."""
    above = {id(cell) for cell in rows[row - 1] if cell is not None}
    return row < len(rows) and any(id(cell) in above for cell in rows[row])


def _is_form_line(row: Sequence[Cell | None]) -> bool:
    """Tell whether a row is a line of a form (项目名称 and its value), not of a header."""
    texts = [squeezed(cell.text) for cell in distinct(row) if cell.text.strip()]
    return bool(texts) and _FORM_LABEL.fullmatch(texts[0]) is not None


def _opens_form(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Tell whether rows are lines of one name and one value each, the first a known one."""
    pairs = all(sum(bool(c.text.strip()) for c in distinct(row)) == 2 for row in rows)
    return pairs and _is_form_line(rows[0])


def _is_header(row: Sequence[Cell | None]) -> bool:
    """Tell whether all cells of a row are headings and some of them head columns of values."""
    texts = [_BRACKETS.sub("", squeezed(cell.text)) for cell in distinct(row) if cell.text.strip()]
    if len(texts) < 2 or any(is_number(text) or len(text) > _LONGEST_HEADING for text in texts):
        return False
    values = sum(bool(_VALUE_HEADING.fullmatch(text)) for text in texts)
    headings = sum(bool(_HEADING.fullmatch(text)) for text in texts)
    return values >= min(2, len(texts) - 1) and headings * 4 >= len(texts) * 3


def distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """Give each cell of a row once, merged cells included."""
    return list({id(cell): cell for cell in row if cell is not None}.values())
