"""SM013: a difference from a named figure that is not the difference."""

from collections.abc import Iterator

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.compared import Compared, compared, extent_of
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Linear, Verdict, difference, judge, ratio
from jiheng.checks.relations.slips import Slip
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention


class ComparedDifference(Rule):
    """与目标、预算、限价等相比的差额，不等于两数之差，或方向写反。

    为什么：“完成304套，比目标320套少26套”，两个数和差额写在一起，一减便知。
    前面只有一个数可以相比时才报；另有几个同单位的数时，只有改动一个数字即可相符，才作存疑。
    依据：一般算术（公布）。
    反例：
        筹集住房完成304套，比目标320套少26套。
    正例：
        筹集住房完成304套，比目标320套少16套。
    """

    code = "SM013"
    name = "与所比之数的差额不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every difference that is stated against a figure or its name."""
        for found in compared(reading):
            apart = [judge(_difference(found, other, 0)) for other in found.others]
            fitting = [one for one in apart if one.verdict in (Verdict.HOLDS, Verdict.TAIL)]
            if not fitting:
                yield self._unequal(found, apart)
            elif len(apart) == 1 and found.is_sure and _is_reversed(found, found.others[0]):
                yield self._reversed(found, apart[0])
            else:
                yield Outcome(fitting[0].operands, Verdict.HOLDS)
                yield from self._extent(found)

    def _unequal(self, found: Compared, apart: list[Judgement]) -> Outcome:
        tried = [judge(_difference(found, other, found.sign)) for other in found.others]
        best = next((one for one in tried if one.has_slip), apart[0])
        is_only = found.is_sure and len(tried) == 1
        if found.is_next and not best.has_slip:
            best = apart[0]
        if not (is_only or found.is_next or best.is_slip):
            return Outcome(best.operands, Verdict.UNDECIDED)
        change, base = found.change.figure.text.strip(), found.base.figure.text.strip()
        return self.outcome(
            best,
            f"写与{base}相差{change}，前面的数与它相差{apart[0].expected}",
            found.change.sentence.text,
            severity=Severity.ERROR if is_only and best.has_slip else Severity.WARNING,
            suspect=_mistaken(best),
            is_certain=True,
        )

    def _extent(self, found: Compared) -> Iterator[Outcome]:
        """Judge the rate behind a difference that holds: the difference over its base."""
        rate, base = extent_of(found), found.base.figure
        if rate is None or not base.exact or found.change.figure.kind is Kind.POINT:
            return
        judgement = judge(ratio(rate.figure, found.change.figure, base))
        stated = rate.figure.text.strip()
        message = f"写{stated}，差额除以{base.text.strip()}应为{judgement.expected}"
        yield self.outcome(judgement, message, rate.sentence.text)

    def _reversed(self, found: Compared, judgement: Judgement) -> Outcome:
        new, base = found.others[0].figure, found.base.figure
        right = "少（低）" if found.sign > 0 else "多（高）"
        finding = self.found(
            f"{new.text.strip()}比{base.text.strip()}{right}，文中的方向相反",
            tuple(figure.quote for figure in (found.change.figure, new, base)),
            found.change.sentence.text,
            expected=right,
            calculation=judgement.calculation,
        )
        return Outcome(judgement.operands, Verdict.CONTRADICTED, finding, found.change.figure)


def _difference(found: Compared, other: Mention, sign: int) -> Linear:
    """Relate a difference to its two figures, by the direction of the words or by their size."""
    new, base = other.figure, found.base.figure
    is_above = sign > 0 if sign else new.exact >= base.exact
    larger, smaller = (new, base) if is_above else (base, new)
    return difference(found.change.figure, larger, smaller)


def _is_reversed(found: Compared, other: Mention) -> bool:
    return (other.figure.exact - found.base.figure.exact) * found.sign < 0


def _mistaken(judgement: Judgement) -> Figure | None:
    """Give the figure that a slip explains where the stated difference cannot be mended."""
    nominal = judgement.relation.nominal(0)
    if nominal is None or nominal >= 0:
        return None
    return next((r.figure for r in judgement.repairs if r.slip is not Slip.OTHER), None)
