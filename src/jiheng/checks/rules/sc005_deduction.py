"""SC005: points taken and points given do not make the full points."""

from collections.abc import Iterator

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict, judge
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.halves import Row
from jiheng.checks.tables.score_sums import PointSum
from jiheng.checks.tables.scores import ScoreTable, all_score_tables
from jiheng.checks.tables.supported import Trial, support_of

_TAKEN = ("扣", "扣减", "扣除", "扣分", "扣去", "共扣", "应扣", "失分", "减")
_EACH = ("每", "各", "不得", "最多", "扣完", "按")


class Deduction(Rule):
    """扣分加得分不等于分值。

    为什么：一项指标扣了多少分，应能从分值减得分算出来；对不上，不是得分写错就是扣分写错。
    评分标准里的“每项扣1分”是办法，不是本次扣分，不作判断。
    依据：得分＝分值－扣分（推定）。
    反例：
        | 指标 | 分值 | 得分 | 扣分原因 |
        | 预算编制 | 6 | 5 | 有两个项目细化不够，扣1分 |
        | 支出进度 | 8 | 7 | 三季度进度偏慢，扣0.5分 |
    正例：
        | 指标 | 分值 | 得分 | 扣分原因 |
        | 预算编制 | 6 | 5 | 有两个项目细化不够，扣1分 |
        | 支出进度 | 8 | 7.5 | 三季度进度偏慢，扣0.5分 |
    """

    code = "SC005"
    name = "扣分与得分之和不等于分值"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try the deduction column, else the deductions named in the reasons."""
        for table in all_score_tables(reading):
            if table.score is None or table.full is None:
                continue
            if table.deductions:
                yield from self._column(table, table.score, table.full, table.deductions[0])
            elif table.reason_columns:
                yield from self._reasons(table, table.score, table.full)

    def _column(self, table: ScoreTable, score: int, full: int, taken: int) -> Iterator[Outcome]:
        tried: list[tuple[Row, Trial[int]]] = []
        for row in table.half.rows:
            figures = [table.half.figure(row.index, c) for c in (full, score, taken)]
            whole, given, deducted = figures
            if whole is None or given is None or deducted is None or table.is_bonus(row):
                continue
            judgement = _judge(whole, given, [deducted])
            if judgement is not None:
                tried.append((row, Trial(row.index, judgement, deducted.exact != 0)))
        support = support_of([trial for _, trial in tried])
        for row, trial in tried:
            sure = support.is_borne_out or support.fails <= 1 < support.holds + support.fails
            yield self._outcome(table, row, trial.judgement, sure)

    def _reasons(self, table: ScoreTable, score: int, full: int) -> Iterator[Outcome]:
        for row in table.half.rows:
            whole, given = table.half.figure(row.index, full), table.half.figure(row.index, score)
            taken = _named_deductions(table, row)
            if whole is None or given is None or not taken or table.is_bonus(row):
                continue
            judgement = _judge(whole, given, taken)
            if judgement is None:
                continue
            yield self._outcome(table, row, judgement, len(taken) == 1)

    def _outcome(self, table: ScoreTable, row: Row, judgement: Judgement, is_sure: bool) -> Outcome:
        if judgement.verdict is Verdict.CONTRADICTED and not is_sure:
            return Outcome(judgement.operands, Verdict.UNDECIDED)
        whole, given = judgement.operands[0], judgement.operands[1]
        message = (
            f"“{row.subject}”分值{whole.text.strip()}、得分{given.text.strip()}，"
            f"与扣分相加为{judgement.expected}"
        )
        return self.outcome(judgement, message, table.reading.row_text(row.index), is_certain=True)


def _judge(whole: Figure, given: Figure, taken: list[Figure]) -> Judgement | None:
    figures = [given, *taken]
    if any(not whole.is_comparable(figure) for figure in figures):
        return None
    # Some forms print the points taken as negative numbers.
    signs = (1, *(-1 if figure.exact < 0 else 1 for figure in taken))
    return judge(PointSum((whole, *figures), signs))


def _named_deductions(table: ScoreTable, row: Row) -> list[Figure]:
    """Give the points that the reasons of a row say were taken; none where one is a rule of
    how to take points (每项扣1分).
    """
    found: list[Figure] = []
    cells = [table.cell(row.index, column) for column in table.reason_columns]
    places = [cell.place for cell in cells if cell is not None and cell.row_span == 1]
    for sentence in table.reading.sentences:
        if sentence.place not in places:
            continue
        for mention in sentence.mentions:
            if mention.figure.kind is not Kind.SCORE:
                continue
            if mention.lead.endswith(_TAKEN):
                if any(word in mention.clause for word in _EACH):
                    return []
                found.append(mention.figure)
    return found
