"""SC006: points were lost, and the cell that asks why is blank."""

from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.cells import is_blank
from jiheng.checks.tables.halves import Row
from jiheng.checks.tables.scores import ScoreTable, all_score_tables, is_reason_blank

_MOST_ROWS = 5


class UnexplainedLoss(Rule):
    """指标扣了分，却没有填写偏差原因和改进措施。

    为什么：未得满分的指标应说明原因和改进措施，财政复核时会逐项追问。表中设了“偏差原因分析及改进措施”
    或“扣分原因”一栏而扣分的行空着，提示存疑；表中没有这一栏的不提示。
    依据：项目支出绩效评价管理办法所附自评表“偏差原因分析及改进措施”栏（公布）。
    反例：
        | 三级指标 | 分值 | 得分 | 偏差原因分析及改进措施 |
        | 培训人次 | 20 | 20 | |
        | 学员满意度 | 10 | 8.5 | |
    正例：
        | 三级指标 | 分值 | 得分 | 偏差原因分析及改进措施 |
        | 培训人次 | 20 | 20 | |
        | 学员满意度 | 10 | 8.5 | 午休场地不足，明年改用校内教室 |
    """

    code = "SC006"
    name = "扣分未说明原因"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look at every indicator with points lost."""
        for table in all_score_tables(reading):
            rows = [r for r in table.rows if _lost(table, r) and not _opens_group(table, r)]
            blank = [row for row in rows if is_reason_blank(table, row)]
            for row in blank[:_MOST_ROWS]:
                yield self._finding(table, row, blank)

    def _finding(self, table: ScoreTable, row: Row, blank: list[Row]) -> Outcome:
        columns = [c for c in (table.score, table.full) if c is not None]
        figures = tuple(
            figure for c in columns if (figure := table.half.figure(row.index, c)) is not None
        )
        more = f"（表中这样的行共{len(blank)}行）" if len(blank) > _MOST_ROWS else ""
        finding = self.found(
            f"“{row.subject}”得分{figures[0].text.strip()}，低于分值{figures[1].text.strip()}，未说明原因{more}",
            tuple(figure.quote for figure in figures),
            table.reading.row_text(row.index),
            expected="填写偏差原因和改进措施",
            repairs=(f"在“{row.subject}”行填写扣分原因和改进措施",),
        )
        return Outcome(figures, Verdict.HOLDS, finding)


def _lost(table: ScoreTable, row: Row) -> bool:
    if table.score is None or table.full is None or table.is_bonus(row):
        return False
    score = table.half.figure(row.index, table.score)
    full = table.half.figure(row.index, table.full)
    if score is None or full is None or not score.is_comparable(full):
        return False
    return score.exact < full.exact


def _opens_group(table: ScoreTable, row: Row) -> bool:
    """Tell whether a row only names a group: blank where its indicators have criterion and result."""
    aside = {*table.half.value_columns, *table.reason_columns}
    filled = [
        column
        for column in range(table.reading.table.width)
        if column not in aside and _is_filled(table, row.index, column)
    ]
    others = [
        column
        for column in range(max(filled, default=-1) + 1, table.reading.table.width)
        if column not in aside
        and sum(_is_filled(table, one.index, column) for one in table.rows) * 2 > len(table.rows)
    ]
    return bool(others)


def _is_filled(table: ScoreTable, row: int, column: int) -> bool:
    cell = table.cell(row, column)
    return cell is not None and not is_blank(cell.text)
