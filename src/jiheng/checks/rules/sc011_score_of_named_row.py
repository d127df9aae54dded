"""SC011: a score in the text that the row of the score table named there does not allow."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.row_names import SHORTEST_NAME, RowNames, spoken_rows
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence
from jiheng.checks.tables.scores import all_score_tables

_GOT = re.compile(
    r"(?:(?:该|此|本)(?:项|指标)|实际|自评|相应|因此|故|综合)*(?:得分?|评分|实得分?)(?:了|为|是|：)?"
)
_OTHER_TIME = re.compile(r"年中|上半年|监控时|上年|去年|上一年|同期|预计|复核|核定|调整")


@dataclass(frozen=True)
class _Points:
    """Hold what a row of a score table says: its full points and the points it got."""

    full: Figure
    got: Figure | None


class ScoreOfNamedRow(Rule):
    """文字里说的得分，与评分表里同名指标的分值或得分不符。

    为什么：正文逐项说明指标得分，评分表里同一指标另有分值和得分。得分大于分值，不可能；与表里的得分不同，两处必有一处写错。
    指标名称须一字不差，表里同名的只有一行；上年、年中、复核的得分不比较。
    依据：《项目支出绩效评价管理办法》所附评分表（公布）；表文应一致（推定）。
    反例：
        古籍修复完成册数达到486册，得75分。
        | 三级指标 | 分值 | 得分 |
        | 古籍修复完成册数 | 15 | 15 |
        | 修复文物展出件数 | 10 | 9.5 |
    正例：
        古籍修复完成册数达到486册，得15分。
        | 三级指标 | 分值 | 得分 |
        | 古籍修复完成册数 | 15 | 15 |
        | 修复文物展出件数 | 10 | 9.5 |
    """

    code = "SC011"
    name = "文字中的得分与评分表不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every score said of a row of a score table."""
        rows = _rows(reading)
        if not rows:
            return
        names = RowNames(rows)
        for sentence in reading.sentences:
            if any(m.figure.kind is Kind.SCORE for m in sentence.mentions):
                for name, mentions in spoken_rows(sentence, names):
                    yield from self._judge(name, rows[name], mentions, sentence)

    def _judge(
        self, name: str, row: _Points, mentions: list[Mention], sentence: Sentence
    ) -> Iterator[Outcome]:
        got = [
            m.figure
            for m in mentions
            if m.figure.kind is Kind.SCORE and m.figure.hedge is None and _GOT.fullmatch(m.lead)
        ]
        if len(got) != 1 or _OTHER_TIME.search(sentence.text):
            return
        if got[0].exact > row.full.exact:
            message = f"“{name}”得{plain(got[0])}，大于分值{row.full.text.strip()}"
            yield self._denied(got[0], row.full, message, sentence, Severity.ERROR)
        elif row.got is not None:
            if got[0].exact == row.got.exact:
                yield Outcome((got[0], row.got), Verdict.HOLDS)
            else:
                message = f"“{name}”此处得{plain(got[0])}，评分表写{row.got.text.strip()}"
                yield self._denied(got[0], row.got, message, sentence, Severity.WARNING)

    def _denied(
        self, got: Figure, other: Figure, message: str, sentence: Sentence, severity: Severity
    ) -> Outcome:
        finding = self.found(
            message,
            (got.quote, other.quote),
            sentence.text,
            severity=severity,
            expected="两处一致" if severity is Severity.WARNING else f"不超过{other.text.strip()}",
        )
        return Outcome((got, other), Verdict.CONTRADICTED, finding, got)


def _rows(reading: Reading) -> dict[str, _Points]:
    """Give the rows of score tables that are the only ones of their name."""
    found: dict[str, list[_Points]] = defaultdict(list)
    for table in all_score_tables(reading):
        if table.full is None:
            continue
        for row in table.rows:
            full = table.half.figure(row.index, table.full)
            score = table.score
            got = None if score is None else table.half.figure(row.index, score)
            if full is not None and len(row.subject) >= SHORTEST_NAME and not table.is_bonus(row):
                found[row.subject].append(_Points(full, got))
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}
