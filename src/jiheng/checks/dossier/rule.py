"""The rule of the dossier: what a report prints is what was filed."""

from collections.abc import Iterator, Sequence

from jiheng.checks.dossier.filed import Comparison, Match, Standing
from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule


class DiffersFromDossier(Rule):
    """报告里的数与填报数据不符。

    为什么：报告的数应当就是填报、核定过的数。写完报告后改了数据，或者改了报告里的数，两边就不一致。
        报告里的数按名称（指标、计划、项目的名称，年度，单位）或按写入时带的编码与填报数据对应；
        四舍五入后一致的算一致，口径、年度不同的不比。名称只是近似时，像笔误才列为存疑。
        这条规则只在用 --against 指明资料时使用。
    依据：自评报告与填报资料一致的要求（推定）。
    反例：（资料：预算完成率99.66%）2021年预算完成率为98.66%。
    正例：（资料：预算完成率99.66%）2021年预算完成率为99.7%。
    """

    code = "DF001"
    name = "与填报数据不符"

    def __init__(self, comparisons: Sequence[Comparison] = ()) -> None:
        self._comparisons = comparisons

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Give an outcome for every figure that could be matched."""
        for one in self._comparisons:
            yield self._outcome(one)

    def _outcome(self, one: Comparison) -> Outcome:
        figure, known, judgement = one.figure, one.known, one.judgement
        if one.standing is Standing.OPEN:
            return Outcome((figure,), Verdict.UNDECIDED)
        if one.standing is Standing.AGREES:
            # A figure that the dossier confirms is no slip of another: it stands for itself.
            return Outcome((figure, figure), Verdict.HOLDS)
        shown = figure.text.strip()
        filed = f"填报数据“{known.label}”为{known.text}"
        is_sure = one.match in (Match.IDENTITY, Match.NAME)
        source = f"（{known.source}）" if known.source else ""
        finding = self.found(
            f"报告写“{shown}”，{filed}{source}",
            (figure.quote,),
            one.context,
            severity=Severity.ERROR if is_sure else Severity.WARNING,
            expected=judgement.expected if judgement else known.text,
            calculation=judgement.calculation if judgement else f"{filed}，报告写{shown}",
            repairs=_repairs(one),
        )
        return Outcome((figure,), Verdict.CONTRADICTED, finding, figure)


def _repairs(one: Comparison) -> tuple[str, ...]:
    if one.judgement is None:
        return (f"将“{one.figure.text.strip()}”改为“{one.known.text}”",)
    return (*(repair.text for repair in one.judgement.repairs), "报告无误的，更正填报数据")
