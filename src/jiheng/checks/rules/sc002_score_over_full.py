"""SC002: a score is higher than its full points."""

from collections.abc import Iterator

from jiheng.checks.figures import Figure
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.halves import Row
from jiheng.checks.tables.scores import ScoreTable, all_score_tables


class ScoreOverFull(Rule):
    """得分高于该项分值（满分）。

    为什么：一项指标的得分不能超过它的分值，超过的不是得分就是分值写错。加分项、附加分不受此限；
    一张表里三分之一以上的行都“超过”，说明两列不是得分与分值的关系，不报。
    依据：项目支出绩效评价管理办法：指标得分以该项分值为上限（推定）。
    反例：
        | 三级指标 | 分值 | 得分 | 偏差原因 |
        | 培训人次 | 10 | 10 | 无 |
        | 按期完成 | 8 | 18 | 无 |
        | 课程合格率 | 12 | 12 | 无 |
        | 学员满意度 | 10 | 9.5 | 回收问卷少 |
    正例：
        | 三级指标 | 分值 | 得分 | 偏差原因 |
        | 培训人次 | 10 | 10 | 无 |
        | 按期完成 | 8 | 8 | 无 |
        | 课程合格率 | 12 | 12 | 无 |
        | 学员满意度 | 10 | 9.5 | 回收问卷少 |
    """

    code = "SC002"
    name = "得分高于分值"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare score and full points of every row, totals included."""
        for table in all_score_tables(reading):
            for score_column in table.scores:
                yield from self._column(table, score_column)

    def _column(self, table: ScoreTable, score_column: int) -> Iterator[Outcome]:
        if table.full is None:
            return
        pairs: list[tuple[Row, Figure, Figure]] = []
        for row in table.half.rows:
            score = table.half.figure(row.index, score_column)
            full = table.half.figure(row.index, table.full)
            if score is None or full is None or table.is_bonus(row):
                continue
            if score.is_comparable(full):
                pairs.append((row, score, full))
        over = [pair for pair in pairs if _is_over(pair[1], pair[2])]
        is_meant = len(over) * 3 <= len(pairs)
        for row, score, full in pairs:
            if not _is_over(score, full):
                yield Outcome((score, full), Verdict.HOLDS)
            elif not is_meant:
                yield Outcome((score, full), Verdict.UNDECIDED)
            else:
                yield self._finding(table, row, score, full)

    def _finding(self, table: ScoreTable, row: Row, score: Figure, full: Figure) -> Outcome:
        finding = self.found(
            f"“{row.subject}”得分{score.text.strip()}，高于分值{full.text.strip()}",
            (score.quote, full.quote),
            table.reading.row_text(row.index),
            expected=f"不高于{full.text.strip()}",
            calculation=f"{score.text.strip()}＞{full.text.strip()}",
            repairs=(f"核对“{row.subject}”的得分和分值",),
        )
        return Outcome((score, full), Verdict.CONTRADICTED, finding, score)


def _is_over(score: Figure, full: Figure) -> bool:
    return score.exact > full.exact
