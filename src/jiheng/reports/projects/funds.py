"""The money of a project's self-evaluation form: one line per source, rates computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact
from jiheng.forms.rows.evaluation import EvaluationFund
from jiheng.quantities import Missing, Status, Value, divide, print_rate, subtract
from jiheng.reports.content.base import Notice
from jiheng.scoring.projects import TOTAL_ROW

AMOUNTS = ("initial", "adjusted", "spent")
LABELS = {
    TOTAL_ROW: TOTAL_ROW,
    "当年财政拨款": "其中：当年财政拨款",
    "上年结转": "上年结转资金",
    "财政专户管理资金": "财政专户管理资金",
    "单位资金": "单位资金",
    "其他资金": "其他资金",
}
"""How the form prints each source of money, in its order."""
OPTIONAL = ("财政专户管理资金", "单位资金")
"""Sources that only some places' forms have: printed where they are filled."""
SHEET = EvaluationFund.form.title
_LOW_RATE = Fraction(90, 100)
"""Below it the reason must be given. Source: 四川 2023 form (表号 510000_0013zp)."""
_UNREPORTED = Missing(Status.UNREPORTED)


@dataclass(frozen=True)
class FundLine:
    """Hold the money from one source: the dossier's facts by column, and the row as typed.

    `facts` has an entry for each of `initial`, `adjusted` and `spent` that the dossier states.
    """

    project: str
    source: str
    facts: Mapping[str, Fact]
    row: EvaluationFund | None

    @property
    def label(self) -> str:
        """Give the name of the source as the form prints it."""
        return LABELS[self.source]

    @property
    def is_total(self) -> bool:
        """Tell whether this is the line that is scored."""
        return self.source == TOTAL_ROW

    def value(self, name: str) -> Value:
        """Give an amount in 元, or its nothing."""
        fact = self.facts.get(name)
        return _UNREPORTED if fact is None else fact.value

    def code(self, name: str) -> str:
        """Give the fact code of a column."""
        return f"evaluation.{self.project}.{self.source}.{name}"

    @property
    def rate(self) -> Value:
        """Give 全年执行数÷全年预算数, or what stands in its way."""
        return divide(self.value("spent"), self.value("adjusted"))


def fund_lines(dossier: Dossier, project: str) -> list[FundLine]:
    """List the lines of money of a project: those of the form, and optional ones where filled."""
    typed = {
        row.source: row
        for row in dossier.forms.get(EvaluationFund.form.code, ())
        if isinstance(row, EvaluationFund) and row.project == project
    }
    return [
        FundLine(project, source, _facts(dossier, project, source), typed.get(source))
        for source in LABELS
        if source in typed or source not in OPTIONAL
    ]


def _facts(dossier: Dossier, project: str, source: str) -> dict[str, Fact]:
    codes = {name: f"evaluation.{project}.{source}.{name}" for name in AMOUNTS}
    return {name: fact for name, code in codes.items() if (fact := dossier.fact(code)) is not None}


def fund_notices(lines: list[FundLine]) -> Iterator[Notice]:
    """Tell the officer of amounts the form leaves blank, by sheet, row and column."""
    gone = [line for line in lines if line.row is None]
    heads = "".join(f"“{EvaluationFund.column(name).header}”" for name in AMOUNTS)
    for line in lines:
        blank = [name for name in AMOUNTS if _is_blank(line.value(name))]
        if line.row is None or not blank:
            continue
        cells = "、".join(line.facts[name].source.cell for name in blank if name in line.facts)
        shown = "".join(f"“{EvaluationFund.column(name).header}”" for name in blank)
        where = f"“{SHEET}”表项目{line.project}“{line.source}”行"
        at = f"（{cells}）" if cells else ""
        yield Notice(where, f"{shown}{at}未填报，自评表上留空。", f"请填写。{_none([line])}")
    yield from (notice for line in lines if line.is_total for notice in _reason_notices(line))
    if gone:
        names = "".join(f"“{line.source}”" for line in gone)
        what = f"没有{names}{'各行' if len(gone) > 1 else '一行'}，自评表上留空。"
        advice = f"请加行填写{heads}。{_none(gone)}"
        yield Notice(f"“{SHEET}”表项目{gone[0].project}", what, advice)


def _reason_notices(line: FundLine) -> Iterator[Notice]:
    """Ask for 原因说明 where the form's help asks for it, and it was left empty."""
    if line.row is None or line.row.reason.strip():
        return
    rate = line.rate
    initial, adjusted = line.value("initial"), line.value("adjusted")
    told: list[str] = []
    if not isinstance(rate, Missing) and rate < _LOW_RATE:
        told.append(f"执行率{print_rate(rate)}，低于{print_rate(_LOW_RATE, trim=True)}")
    if not isinstance(rate, Missing) and rate > 1:
        told.append("全年执行数超过全年预算数")
    added = subtract(adjusted, initial)
    if not isinstance(added, Missing) and added:
        told.append(f"年中{'追加' if added > 0 else '调减'}了预算")
    if told:
        head = EvaluationFund.column("reason").header
        where = f"“{SHEET}”表项目{line.project}“{line.source}”行"
        yield Notice(where, f"{'，'.join(told)}，“{head}”未填报。", f"请在“{head}”列说明原因。")


def _none(lines: list[FundLine]) -> str:
    return "" if any(line.is_total for line in lines) else "没有这项资金的填0。"


def _is_blank(value: Value) -> bool:
    return isinstance(value, Missing) and value.status is not Status.NOT_APPLICABLE
