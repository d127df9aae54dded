"""How many times a second the example is scored, against the barest way to get the same total."""

import argparse
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

from _measuring import EXAMPLE, PAGE, Row, median_seconds, print_table, write_section

from jiheng.forms import Dossier, read_dossier
from jiheng.quantities import Missing, round_half_up
from jiheng.scoring import score
from jiheng.standards import find_standard

TITLE = "给一个部门评分（19 项指标）"
NOTE = (
    "“评分”算出每项的得分、算式、扣分原因、来源和精度范围。下限是把同一标准的各项规则"
    "直接写成 Python 分数运算，只得出同一个总分，不解释、不查空缺。每个用时是一次评分。"
)
BATCH = 20

Values = Mapping[str, Fraction]


def main() -> int:
    """Measure, print, and write the section of docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help=f"次数，每次评分 {BATCH} 遍")
    parser.add_argument("--output", type=Path, default=PAGE, help="写入哪一页")
    given = parser.parse_args()
    dossier = read_dossier(EXAMPLE)
    standard = find_standard(dossier.standard)
    values = plain_values(dossier)
    total = score(dossier, standard).total
    assert total == plain_total(values), "两种算法的总分不同"
    spent, floor = median_seconds(
        [
            many(lambda: score(dossier, standard)),
            many(lambda: plain_total(values)),
        ],
        given.runs,
    )
    row = Row(f"评分，每秒 {BATCH / spent:.0f} 次", spent / BATCH, floor / BATCH, "只算总分")
    print_table(TITLE, [row])
    write_section("score", TITLE, NOTE, [row], given.output)
    return 0


def many(work: Callable[[], object]) -> Callable[[], None]:
    """Repeat a work, since one is too short for a clock."""

    def repeated() -> None:
        for _ in range(BATCH):
            work()

    return repeated


def plain_values(dossier: Dossier) -> dict[str, Fraction]:
    """Give the facts as bare fractions."""
    return {
        code: fact.value
        for code, fact in dossier.facts.items()
        if not isinstance(fact.value, Missing)
    }


def plain_total(of: Values) -> Fraction:
    """Compute the total of guangzhou-department-2021 with its rules written out by hand."""
    completion = of["finance.completion_rate"]
    in_use = of["assets.in_use"] / of["assets.total"]
    achieved = of["performance.targets_achieved"] / of["performance.targets_declared"]
    points = [
        max(Fraction(0), 4 - Fraction(1, 5) * max(Fraction(0), 1 - completion) * 100),
        Fraction(2 if of["finance.appropriation_difference_rate"] <= Fraction(1, 10) else 0),
        4 * min(Fraction(1), of["finance.average_execution_rate"]),
        Fraction(4 if of["finance.carryover_rate"] <= Fraction(1, 10) else 0),
        of["budgeting.prepared_on_time"] + of["budgeting.prepared_accurately"],
        2 * min(Fraction(1), of["procurement.execution_rate"]),
        of["disclosure.budget_published"] + of["disclosure.final_account_published"],
        of["disclosure.targets_published"] + of["disclosure.self_evaluation_published"],
        2 * of["assets.books_match"],
        _bands(in_use),
        Fraction(2 if of["costs.public_spent"] <= of["costs.public_budget"] else 0),
        Fraction(2 if of["costs.three_spent"] <= of["costs.three_budget"] else 0),
        3 * of["performance.targets_managed"],
        3 * of["performance.monitoring_done"],
        3 * of["performance.self_evaluation_done"],
        3 * of["performance.results_applied"],
        3 * min(Fraction(1), achieved),
        50 * min(Fraction(1), achieved),
        max(Fraction(-5), min(Fraction(5), of["bonus.net"])),
    ]
    return sum((round_half_up(one, 3) for one in points), Fraction(0))


def _bands(rate: Fraction) -> Fraction:
    for limit, points in ((90, Fraction(2)), (75, Fraction(3, 2)), (60, Fraction(1))):
        if rate >= Fraction(limit, 100):
            return points
    return Fraction(0)


if __name__ == "__main__":
    sys.exit(main())
