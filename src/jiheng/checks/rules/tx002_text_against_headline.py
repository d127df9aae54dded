"""TX002: the project named in a form differs by a few characters from that in the title."""

import re
from collections.abc import Iterator

from jiheng.checks.document import Cell, Paragraph, Table
from jiheng.checks.finding import Quote, Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.repetition.names import name_cell
from jiheng.checks.rule import Outcome, Rule

_TITLE_PARAGRAPHS = 6
_LONGEST_TITLE = 80
_SHORTEST = 6
_MOST_EDITS = 2
_ORDINAL = re.compile(r"[一二三四五六七八九十\d东西南北中上下甲乙丙丁省市区县州国]")


class TextAgainstHeadline(Rule):
    """表头的项目名称与报告标题不一致。

    为什么：自评表由上年的表改来，项目名称漏改一两个字，表和报告就不是同一个项目。标题里有一段与表头名称
    只差一两个字（不是期次、方位、级别之差）时列为存疑。
    依据：财预〔2020〕10号附件，项目支出绩效自评表“项目名称”栏（公布）。
    反例：
        城东老旧管网改造项目2023年度绩效自评报告
        | 项目名称 | 城东老旧管网改建项目 |
        | 主管部门 | 某市住房和城乡建设局 |
    正例：
        城东老旧管网改造项目2023年度绩效自评报告
        | 项目名称 | 城东老旧管网改造项目 |
        | 主管部门 | 某市住房和城乡建设局 |
    """

    code = "TX002"
    name = "表头名称与标题不一致"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the name in every form with the titles at the beginning of the document."""
        titles = [
            block
            for block in reading.document.blocks[:_TITLE_PARAGRAPHS]
            if isinstance(block, Paragraph) and len(block.text) <= _LONGEST_TITLE
        ]
        forms = [
            t for t in (name_cell(b) for b in reading.document.blocks if isinstance(b, Table)) if t
        ]
        if len({cell.text for cell in forms}) != 1:
            # Forms of several projects: the title names none of them.
            return
        for title in titles:
            finding = self._differs(forms[0], title)
            if finding is not None:
                yield finding
                return

    def _differs(self, cell: Cell, title: Paragraph) -> Outcome | None:
        name = "".join(cell.text.split())
        start = title.text.find(name[:2])
        if len(name) < _SHORTEST or name in title.text or start < 0:
            return None
        for length in range(len(name) - _MOST_EDITS, len(name) + _MOST_EDITS + 1):
            found = title.text[start : start + length]
            if found[-2:] != name[-2:] or _ORDINAL.sub("", found) == _ORDINAL.sub("", name):
                continue
            if 0 < edits(found, name) <= _MOST_EDITS:
                quotes = (
                    Quote(cell.text, cell.place, 0, len(cell.text)),
                    Quote(found, title.place, start, start + length),
                )
                finding = self.found(
                    f"表头写“{name}”，标题写“{found}”",
                    quotes,
                    cell.text,
                    expected=found,
                    calculation=f"两个名称相差{edits(found, name)}个字",
                    repairs=(f"将“{name}”改为“{found}”", f"将“{found}”改为“{name}”"),
                )
                return Outcome((), Verdict.CONTRADICTED, finding)
        return None


def edits(one: str, other: str) -> int:
    """Count the characters to change, add or drop to turn one text into another.

    >>> edits("管网改造", "管网改建")
    1
    """
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
