"""The names under which a document speaks of the department or project that it is about."""

import re
from itertools import pairwise

from jiheng.checks.document import Cell, Paragraph, Table
from jiheng.checks.reading import Reading
from jiheng.checks.tables import TableReading
from jiheng.checks.tables.cells import squeezed

_TITLE = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{4,40}?)(?:关于)?(?:19|20)\d{2}\s*年?度?.{0,30}(?:报告|决算|预算|自评|评价)"
)
_TITLE_PARAGRAPHS = 6
_LEVEL = re.compile(r"[省市区县州](?=[\u4e00-\u9fff])")
_WHOLE = re.compile(r"全[省市区县州]")
_SHORTEST = 4
_NAME_ROWS = 6
_NAMED = re.compile(
    r"项目名称|专项名称|政策名称|(?:预算|填报|主管)?单位名称|单位（部门）名称|部门（单位）名称|部门名称"
)
_HEADING = re.compile(
    r".*(?:数|额|率|值|分|金额|预算|决算|支出|备注|单位|名称|类别|性质|编码|情况)"
)


def own_names(reading: Reading) -> tuple[str, ...]:
    """Give the names in the title, the longest first.

    They tell no figure from another: in a report on 某市科学技术局, “某市科学技术局支出合计”
    and “支出合计” are one.
    """
    found: set[str] = set()
    paragraphs = [
        b for b in reading.document.blocks[:_TITLE_PARAGRAPHS] if isinstance(b, Paragraph)
    ]
    for paragraph in paragraphs:
        match = _TITLE.match(paragraph.text.strip())
        if match and len(match["name"]) >= _SHORTEST:
            found.add(match["name"])
    found.update(_names_on_forms(reading))
    return tuple(sorted(found, key=len, reverse=True))


def place_word(reading: Reading) -> str:
    """Give the word for the whole place of the department: 全市 for 某市科学技术局; "" if unknown."""
    for name in own_names(reading):
        levels = _LEVEL.findall(name)
        if levels:
            return f"全{levels[-1]}"
    texts = (block.text for block in reading.document.blocks if isinstance(block, Paragraph))
    named = {word for text in texts for word in _WHOLE.findall(text)}
    return named.pop() if len(named) == 1 else ""


def is_of_one_project(reading: Reading) -> bool:
    """Tell whether the document reports on one project, which its title and its form name."""
    return bool(_names_on_forms(reading))


def _names_on_forms(reading: Reading) -> set[str]:
    """Give the names on forms that the first paragraphs name too."""
    blocks = reading.document.blocks[:_TITLE_PARAGRAPHS]
    opening = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    names = {name_on(table) for table in reading.tables}
    return {name for name in names if len(name) >= _SHORTEST and name in opening}


def name_on(table: TableReading) -> str:
    """Give the project or unit that the first rows of a form name (项目名称 | …)."""
    cell = name_cell(table.table)
    return "" if cell is None else squeezed(cell.text)


def name_cell(table: Table) -> Cell | None:
    """Give the cell with the name of a form's project or unit."""
    for row in table.rows[:_NAME_ROWS]:
        for left, right in pairwise(row):
            if left is None or right is None or left is right:
                continue
            name = squeezed(right.text)
            if _NAMED.fullmatch(squeezed(left.text)) and name and not _HEADING.fullmatch(name):
                return right
    return None
