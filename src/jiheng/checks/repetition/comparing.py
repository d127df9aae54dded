"""Compare the statements of one quantity: which agree, which one stands alone, how sure that is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from weakref import WeakKeyDictionary

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Same, Verdict, judge
from jiheng.checks.relations.slips import Slip, significant_digits
from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.index import Statements, statements_of
from jiheng.checks.repetition.statement import Statement

_COUNTED = (Kind.COUNT, Kind.NUMBER, Kind.SCORE)
_MOST_VALUES = 12
_ENOUGH_DIGITS = 5
_SOME_DIGITS = 4
_FEW_DIGITS = 3
_COARSE = 4
_NEAR = 5
_FULL_LABEL = 6
_WHOLES = (
    Attribute.INITIAL,
    Attribute.FINAL,
    Attribute.SPENT,
    Attribute.INCOME,
    Attribute.TOTAL,
)
_SCORED = (Attribute.SCORE, Attribute.FULL)
_RATE_WORD = re.compile(r"完成|执行|到位|支付|使用|进度")


class Certainty(Enum):
    """Grade how sure it is that two statements are of one quantity."""

    NONE = 0
    LIKELY = 1
    CERTAIN = 2


@dataclass(frozen=True, eq=False)
class Comparison:
    """Hold two statements with the same key, the doubtful one first.

    `agreeing` counts the statements that say the same as the second.
    """

    doubtful: Statement
    other: Statement
    judgement: Judgement
    certainty: Certainty
    agreeing: int

    @property
    def is_in_table(self) -> bool:
        """Tell whether exactly one of the two stands in a table."""
        return self.doubtful.is_in_table is not self.other.is_in_table

    @property
    def is_hedged(self) -> bool:
        """Tell whether one of the two is softened (超, 约, 余 …)."""
        return self.doubtful.figure.hedge is not None or self.other.figure.hedge is not None


_MADE: WeakKeyDictionary[Reading, tuple[Comparison, ...]] = WeakKeyDictionary()


def comparisons(reading: Reading) -> tuple[Comparison, ...]:
    """Compare every statement with the one that most others of its key agree with.

    They are made once for all rules.
    """
    found = _MADE.get(reading)
    if found is None:
        statements = statements_of(reading)
        groups = statements.by_key.values()
        found = _MADE[reading] = tuple(c for group in groups for c in _compare(group, statements))
    return found


def _compare(group: Sequence[Statement], statements: Statements) -> Iterator[Comparison]:
    if all(statement.is_in_table for statement in group):
        return
    values: dict[Fraction, list[Statement]] = {}
    for statement in group:
        values.setdefault(statement.figure.exact, []).append(statement)
    reference = _reference(values)
    agreeing = [s for s in group if s is not reference and _agree(s, reference)]
    for statement in agreeing:
        judgement = _judged(statement, reference)
        yield Comparison(statement, reference, judgement, Certainty.CERTAIN, len(agreeing) + 1)
    settled = {reference, *agreeing}
    apart = [s for s in group if s not in settled]
    clusters = 1 + len({s.figure.exact for s in apart})
    for statement in apart:
        other = _nearest(statement, reference, agreeing)
        if statement.is_in_table and other.is_in_table:
            continue
        count = len(agreeing) + 1
        if statement.is_in_table and count == 1:
            # The prose was written after the table.
            statement, other = other, statement
        judgement = _judged(statement, other)
        if count > 1:
            # Where others agree against one, that one is to be changed.
            own = tuple(r for r in judgement.repairs if r.figure is statement.figure)
            judgement = replace(judgement, mended=own)
        certainty = _certainty(statement, other, judgement, count, clusters, statements)
        yield Comparison(statement, other, judgement, certainty, count)


def _reference(values: dict[Fraction, list[Statement]]) -> Statement:
    """Give the statement that most agree with; of equals an exact one, then the first."""
    candidates = [group[0] for group in list(values.values())[:_MOST_VALUES]]
    counted = []
    for order, candidate in enumerate(candidates):
        count = sum(len(group) for group in values.values() if _agree(group[0], candidate))
        is_exact = candidate.figure.hedge is None
        counted.append((count, is_exact, -order, candidate))
    return max(counted, key=lambda item: item[:3])[3]


def _agree(one: Statement, other: Statement) -> bool:
    ours, theirs = one.figure, other.figure
    if ours.exact == theirs.exact:
        return True
    is_hedged = ours.hedge is not None or theirs.hedge is not None
    if not is_hedged and abs(ours.exact - theirs.exact) > ours.step + theirs.step:
        # Farther apart than rounding or truncation can bring them.
        return False
    return _judged(one, other).verdict in (Verdict.HOLDS, Verdict.TAIL)


def _judged(one: Statement, other: Statement) -> Judgement:
    judgement = judge(Same((one.figure, other.figure)))
    if judgement.verdict is not Verdict.TAIL:
        return judgement
    if one.figure.kind in _COUNTED:
        # 21家 and 22家 are no rounding of each other.
        return replace(judgement, verdict=Verdict.CONTRADICTED)
    if one.is_specific and other.is_specific and not (one.is_loose or other.is_loose):
        return judgement
    return replace(judgement, verdict=Verdict.UNDECIDED)


def _nearest(statement: Statement, reference: Statement, agreeing: list[Statement]) -> Statement:
    """Give the statement to quote against another: the most precise, of a table if there is one.

    A cell is compared with the prose, since tables among themselves are no concern here.
    """
    others = [reference, *agreeing]
    if statement.is_in_table:
        others = [s for s in others if not s.is_in_table] or others
    return min(others, key=lambda s: (s.figure.hedge is not None, s.figure.step, not s.is_in_table))


def _certainty(
    one: Statement,
    other: Statement,
    judgement: Judgement,
    agreeing: int,
    clusters: int,
    statements: Statements,
) -> Certainty:
    if judgement.verdict is not Verdict.CONTRADICTED:
        return Certainty.CERTAIN
    if one.is_loose or other.is_loose or _are_two(one, other):
        return Certainty.NONE
    if statements.is_printed_elsewhere(one) and (
        agreeing > 1 or statements.is_printed_elsewhere(other)
    ):
        # Two values that both come again are two quantities.
        return Certainty.NONE
    is_specific = one.is_specific and other.is_specific
    is_named = one.attribute is not Attribute.PLAIN and bool(one.subject)
    enough = _SOME_DIGITS if is_specific or is_named or agreeing > 1 else _ENOUGH_DIGITS
    is_vague = one.is_unclear or other.is_unclear
    if one.attribute in _WHOLES and not one.subject and clusters == 2:
        # The one budget, spending or income of the department or project.
        enough = _SOME_DIGITS
    if is_vague or (one.attribute is Attribute.PLAIN and not is_specific):
        enough = _ENOUGH_DIGITS
    if one.head != other.head and one.head and other.head:
        # Items have their own 受益学生, units their own 基本支出.
        if one.attribute is Attribute.PLAIN and not (one.is_standing or other.is_standing):
            return Certainty.NONE
        if one.context and other.context and not is_specific:
            return Certainty.NONE
        enough = enough if is_specific else _ENOUGH_DIGITS
    if _is_slip(judgement, enough):
        # A bare 预算 may be the one at the beginning of the year.
        is_bridged = one.is_bridged is not other.is_bridged and agreeing == 1
        return Certainty.LIKELY if is_bridged else Certainty.CERTAIN
    if one.attribute is Attribute.SHARE:
        return Certainty.NONE
    if (
        one.attribute in _SCORED
        and one.is_in_table is not other.is_in_table
        and clusters == 2
        and not is_vague
    ):
        is_digits = _is_slip(judgement, _FEW_DIGITS)
        return Certainty.CERTAIN if is_digits else Certainty.LIKELY
    if clusters > 2 or is_vague or not is_specific or not one.is_own or not other.is_own:
        return Certainty.NONE
    if one.context != other.context and one.context and other.context:
        return Certainty.NONE
    if one.attribute is not Attribute.PLAIN:
        is_full = len(one.subject) >= _FULL_LABEL
        return Certainty.CERTAIN if is_full and agreeing > 1 else Certainty.LIKELY
    is_one = one.is_standing or other.is_standing or _is_near_hedge(one, other)
    return Certainty.LIKELY if is_one and len(one.subject) >= _FULL_LABEL else Certainty.NONE


def _are_two(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are of two quantities by how they are told.

    Nobody says one figure twice in a sentence; 执行率 and 完成率 may have two bases.
    """
    if not one.is_in_table and not other.is_in_table and one.passage == other.passage:
        return True
    words = {found[0] for s in (one, other) if (found := _RATE_WORD.search(s.label))}
    return one.attribute is Attribute.RATE and len(words) > 1


def _is_near_hedge(one: Statement, other: Statement) -> bool:
    """Tell whether exactly one of two figures is softened and they are not far apart."""
    if (one.figure.hedge is None) is (other.figure.hedge is None):
        return False
    low, high = sorted((one.figure.exact, other.figure.exact))
    return low > 0 and (high - low) * _NEAR <= high


def _is_slip(judgement: Judgement, digits: int) -> bool:
    return any(
        repair.slip is not Slip.OTHER
        and significant_digits(repair.figure) >= digits
        and not (repair.slip is Slip.POINT and _is_coarse(judgement))
        for repair in judgement.repairs
    )


def _is_coarse(judgement: Judgement) -> bool:
    """Tell whether one of two figures is so rounded that a moved point hits it easily: 2,587.75万元
    and 2.59亿元.
    """
    digits = sorted(significant_digits(figure) for figure in judgement.operands)
    return digits[0] < _COARSE and digits[-1] >= digits[0] + _COARSE - 1
