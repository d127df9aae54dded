"""The names under which a document speaks of the department or project that it is about."""

import re

from jiheng.checks.document import Paragraph
from jiheng.checks.reading import Reading
from jiheng.checks.tables import TableReading
from jiheng.checks.tables.cells import squeezed

_TITLE = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{4,40}?)(?:关于)?(?:19|20)\d{2}\s*年?度?.{0,30}(?:报告|决算|预算|自评|评价)"
)
_TITLE_PARAGRAPHS = 6
_SHORTEST = 4
_NAMED = re.compile(r"项目名称|专项名称|政策名称|(?:预算|填报|主管)?单位名称|单位（部门）名称|部门（单位）名称|部门名称")
_HEADING = re.compile(r".*(?:数|额|率|值|分|金额|预算|决算|支出|备注|单位|名称|类别|性质|编码|情况)")


def own_names(reading: Reading) -> tuple[str, ...]:
    """Give the names in the title, the longest first.

    They tell no figure from another: in a report on 某市科学技术局, “某市科学技术局支出合计”
    and “支出合计” are one.
    """
    found: set[str] = set()
    paragraphs = [b for b in reading.document.blocks[:_TITLE_PARAGRAPHS] if isinstance(b, Paragraph)]
    for paragraph in paragraphs:
        match = _TITLE.match(paragraph.text.strip())
        if match and len(match["name"]) >= _SHORTEST:
            found.add(match["name"])
    opening = "".join(paragraph.text for paragraph in paragraphs)
    for table in reading.tables:
        name = name_on(table)
        if len(name) >= _SHORTEST and name in opening:
            found.add(name)
    return tuple(sorted(found, key=len, reverse=True))


def name_on(table: TableReading) -> str:
    """Give the project or unit that the first rows of a form name (项目名称 | …)."""
    for row in table.table.rows[:6]:
        for left, right in zip(row, row[1:], strict=False):
            if left is None or right is None or left is right:
                continue
            name = squeezed(right.text)
            if _NAMED.fullmatch(squeezed(left.text)) and name and not _HEADING.fullmatch(name):
                return name
    return ""
