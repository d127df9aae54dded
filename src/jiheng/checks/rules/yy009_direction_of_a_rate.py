"""YY009: a rate of rise or fall that is right but for its direction."""

from collections.abc import Iterator
from itertools import permutations

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.mining.survey import Survey
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.relations import Verdict, growth
from jiheng.checks.relations.numbers import plain
from jiheng.checks.relations.slips import significant_digits
from jiheng.checks.rule import FollowUp, Outcome
from jiheng.checks.sentences import Mention

_KINDS = (Kind.MONEY, Kind.COUNT)
_FEWEST_DIGITS = 2
_OLD = (Role.PAST, Role.FROM)


class DirectionOfRate(FollowUp):
    """增减率的大小对得上，方向写反。

    为什么：“由上年的16,907元增加到18,563元，差额1,656元，下降9.79%”，两个数算出来正是9.79%，却是增长，
    增长、下降写反了。哪个是上年数要由“上年、由”等字说明，只作存疑。
    依据：一般算术（公布）。
    反例：
        人均收入由上年的16,907元增加到18,563元，差额1,656元，下降9.79%。
    正例：
        人均收入由上年的16,907元增加到18,563元，差额1,656元，增长9.79%。
    """

    code = "YY009"
    name = "增减率的方向疑写反"
    severity = Severity.WARNING

    def follow(self, survey: Survey) -> Iterator[Outcome]:
        """Report the rates whose word is the opposite of what two figures beside them give."""
        told = survey.settled.told
        for sentence in survey.reading.sentences:
            for rate in sentence.mentions:
                if rate.figure.kind is Kind.RATE and rate.role in CHANGES:
                    pair = _pair(rate)
                    if pair is not None and not {rate.figure, *(m.figure for m in pair)} & told:
                        yield self._reversed(rate, *pair)

    def _reversed(self, rate: Mention, new: Mention, old: Mention) -> Outcome:
        rises = rate.role is Role.RISE
        right = "下降" if rises else "增长"
        operands = (rate.figure, new.figure, old.figure)
        finding = self.found(
            f"由{plain(old.figure)}到{plain(new.figure)}是{right}，文中却写“{rate.lead}”",
            tuple(figure.quote for figure in operands),
            rate.sentence.text,
            expected=right,
            calculation=f"{plain(new.figure)}{'＜' if rises else '＞'}{plain(old.figure)}",
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, rate.figure)


def _pair(rate: Mention) -> tuple[Mention, Mention] | None:
    """Give the new and the old figure that make the rate with the opposite sign, if only they do."""
    if significant_digits(rate.figure) < _FEWEST_DIGITS or rate.figure.hedge is not None:
        return None
    sign = 1 if rate.role is Role.RISE else -1
    held = [
        m
        for m in rate.sentence.mentions
        if m.figure.kind in _KINDS and m.figure.exact > 0 and m.role not in CHANGES
    ]
    found: list[tuple[Mention, Mention]] = []
    for new, old in permutations(held, 2):
        if not new.figure.is_comparable(old.figure):
            continue
        if growth(rate.figure, new.figure, old.figure, sign).holds():
            return None
        if (
            old.role in _OLD
            and new.role not in _OLD
            and growth(rate.figure, new.figure, old.figure, -sign).holds()
        ):
            found.append((new, old))
    return found[0] if len(found) == 1 else None
