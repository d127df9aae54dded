"""RT013: parts of one whole whose shares do not fit one another."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.checks.figures import Figure
from jiheng.checks.finding import Severity
from jiheng.checks.prose.shared_parts import SharedPart, SharedParts, shared_parts
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import as_printed, plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.quantities import Interval

_PAIR = 2


class SharesOfParts(Rule):
    """同一总额的各项金额和占比，彼此对不上。

    为什么：两项金额除以各自的占比，得到的都应是同一个总额，不必先知道总额是多少。
    占比之和是100%，或者有一项的占比等于它在两项之和里的比例，才判断；三项以上的见RT003。
    依据：部门决算公开文本格式，收入支出决算情况说明（推定）。
    反例：
        全年执行数中，上级转移支付项目9,586.66万元，占88.4%；县级预算项目1,255.95万元，占15.6%。
    正例：
        全年执行数中，上级转移支付项目9,586.66万元，占88.4%；县级预算项目1,255.95万元，占11.6%。
    """

    code = "RT013"
    name = "各项占比彼此不符"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the wholes that the two parts of a sentence stand for."""
        for found in shared_parts(reading):
            if len(found.each) != _PAIR:
                # Of three or more shares rule RT003 asks the others.
                continue
            wholes = [_whole(one) for one in found.each]
            if all(a.intersects(b) for a in wholes for b in wholes):
                yield Outcome(_figures(found), Verdict.HOLDS)
                continue
            odd = _odd_one(found, wholes)
            if odd is None:
                yield Outcome(_figures(found), Verdict.UNDECIDED)
            else:
                yield self._denied(found, odd)

    def _denied(self, found: SharedParts, odd: int) -> Outcome:
        one = found.each[odd]
        other = found.each[1 - odd]
        right = as_printed(_share(found, odd), one.share.figure)
        names = "＋".join(plain(each.part.figure) for each in found.each)
        operands = (one.share.figure, one.part.figure)
        more = (other.part.figure, other.share.figure)
        finding = self.found(
            f"“{one.part.label or '该项'}”的占比写{one.share.figure.text.strip()}，"
            f"按两项金额计算为{right}",
            tuple(figure.quote for figure in (*operands, *more)),
            found.sentence.text,
            expected=right,
            calculation=f"{plain(one.part.figure)}÷（{names}）",
        )
        return Outcome((*operands, *more), Verdict.CONTRADICTED, finding, one.share.figure)


def _figures(found: SharedParts) -> tuple[Figure, ...]:
    return tuple(f for one in found.each for f in (one.share.figure, one.part.figure))


def _whole(one: SharedPart) -> Interval:
    """Give the whole that a part and its share stand for."""
    return one.part.figure.interval / one.share.figure.interval


def _share(found: SharedParts, odd: int) -> Fraction:
    """Give the share that a part makes of both."""
    one, other = found.each[odd].part.figure, found.each[1 - odd].part.figure
    return one.exact / (one.exact + other.exact)


def _odd_one(found: SharedParts, wholes: list[Interval]) -> int | None:
    """Give the part whose share is not of both together; None where nothing tells which."""
    together = found.each[0].part.figure.interval + found.each[1].part.figure.interval
    fits = [whole.intersects(together) for whole in wholes]
    if any(fits):
        return fits.index(False)
    return 0 if found.are_whole else None
