"""SC004: the score of the execution rate is not the rate times its full points."""

import re
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict, judge, ratio
from jiheng.checks.relations.slips import Slip, significant_digits
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.cells import squeezed
from jiheng.checks.tables.score_sums import points_share
from jiheng.checks.tables.scores import ScoreTable, all_score_tables, rate_of

_DIGITS = 3
_SLIPS = (Slip.DIGIT, Slip.SWAP)
_PRODUCT = re.compile(
    r"执行率(?:[（(].{0,8}[）)])?[×*xX乘](?:以)?(?:该项)?(?:分值|权重|满分|10)|(?:分值|权重|满分)[×*xX乘](?:以)?(?:预算)?执行率"
)


class ExecutionScore(Rule):
    """预算执行率的得分与“执行率×分值”不符。

    为什么：自评表中预算执行率一般按执行率乘以10分计得分。也有按区间给分的办法，所以看得出是笔误
    （改一个数字、调换两个数字、多写或漏写一个数字即可相符）时才提示存疑；表中写明得分按执行率乘以分值计算的，
    不相符即提示；其余计入“无法判断”。一般指标的完成率多按区间给分，不作判断。
    依据：项目支出绩效评价管理办法：预算执行率权重10%（公布）；按比例计分的写法（推定）。
    反例：
        | 项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
        | 年度资金总额 | 120.00 | 102.84 | 10 | 85.70% | 8.75 |
    正例：
        | 项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
        | 年度资金总额 | 120.00 | 102.84 | 10 | 85.70% | 8.57 |
    """

    code = "SC004"
    name = "执行率得分与执行率不符"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try every row that has an execution rate, full points and a score."""
        for table in all_score_tables(reading):
            yield from self._table(table)

    def _table(self, table: ScoreTable) -> Iterator[Outcome]:
        if table.score is None or table.full is None:
            return
        for row in table.half.rows:
            rate = rate_of(table, row)
            score = table.half.figure(row.index, table.score)
            full = table.half.figure(row.index, table.full)
            if rate is None or score is None or full is None or not full.exact:
                continue
            if rate.exact > 1 or not score.is_comparable(full):
                continue
            judgement = judge(points_share(ratio(rate, score, full)))
            told = _is_told(table) or _is_slip(judgement)
            if judgement.verdict is Verdict.CONTRADICTED and not told:
                yield Outcome(judgement.operands, Verdict.UNDECIDED)
                continue
            message = f"执行率{rate.text.strip()}、分值{full.text.strip()}，得分{score.text.strip()}不是两者之积"
            yield self.outcome(
                judgement,
                message,
                table.reading.row_text(row.index),
            )


def _is_told(table: ScoreTable) -> bool:
    """Tell whether the form says that the score is the rate times its full points."""
    texts = [squeezed(c.text) for row in table.reading.table.rows for c in row if c is not None]
    return any(_PRODUCT.search(text) for text in [*texts, squeezed(table.reading.table.note)])


def _is_slip(judgement: Judgement) -> bool:
    return any(
        repair.slip in _SLIPS and significant_digits(repair.figure) >= _DIGITS
        for repair in judgement.repairs
    )
