"""Tell which of many points is most likely wrong where they do not add up to a sure total."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.checks.figures import Figure
from jiheng.checks.relations import Judgement, Verdict
from jiheng.checks.relations.judging import Repair
from jiheng.checks.relations.numbers import as_printed
from jiheng.checks.relations.slips import Slip, slip_between
from jiheng.checks.tables.bonuses import is_beyond
from jiheng.checks.tables.halves import Row
from jiheng.checks.tables.scores import ScoreTable, is_reason_blank
from jiheng.quantities import Interval

_Evidence = tuple[bool | Fraction, ...]


@dataclass(frozen=True, eq=False)
class Suspect:
    """Hold the figure most likely wrong, its row, and the judgement with its repair first."""

    row: Row
    figure: Figure
    judgement: Judgement


def suspected_weight(table: ScoreTable, judgement: Judgement) -> Suspect | None:
    """Give the full points that are most likely wrong in a contradicted sum of full points.

    What they should have been is not below the score of the row; that it is just this score
    says most.  A row that got its full points as printed is right; without scores nothing tells.
    """

    def weigh(row: Row, figure: Figure, wanted: Fraction) -> _Evidence | None:
        score = None if table.score is None else table.half.figure(row.index, table.score)
        if score is None or wanted <= 0 or wanted < score.exact or not figure.exact:
            return None
        share = score.exact / figure.exact
        if share == 1:
            return None
        return (wanted == score.exact, -share if wanted < figure.exact else share)

    return _most_likely(table, judgement, weigh)


def suspected_score(table: ScoreTable, judgement: Judgement) -> Suspect | None:
    """Give the score that is most likely wrong in a contradicted sum of scores.

    What it should have been lies between nothing and the full points of its row.  A score with
    fewer places than the others, or below the full points without a reason, tells most.
    """
    usual = Counter(part.printed.places for part in judgement.operands[1:]).most_common(1)

    def weigh(row: Row, figure: Figure, wanted: Fraction) -> _Evidence | None:
        full = None if table.full is None else table.half.figure(row.index, table.full)
        if wanted < 0 or (full is not None and wanted > full.exact):
            return None
        odd = figure.printed.places != usual[0][0]
        if full is None:
            return (odd, False, False, False)
        lost = figure.exact < full.exact
        return (
            odd,
            lost and wanted == full.exact,
            lost and is_reason_blank(table, row),
            figure.exact != full.exact,
        )

    return _most_likely(table, judgement, weigh)


def stands_out(table: ScoreTable, suspect: Suspect) -> bool:
    """Tell whether one score alone is a slip below half of its full points, or lost just what
    the total says that nobody lost.
    """
    total, *parts = suspect.judgement.operands
    gap = sum((part.exact for part in parts), Fraction(0)) - total.exact
    low: list[Figure] = []
    filled: list[Figure] = []
    for part in parts:
        row = table.reading.row_of(part)
        full = None if table.full is None else table.half.figure(row, table.full)
        if full is None:
            continue
        if part.exact * 2 < full.exact:
            low.append(part)
        if gap < 0 and part.exact - gap == full.exact:
            filled.append(part)
    is_slip = suspect.judgement.repairs[0].slip is not Slip.OTHER
    return [suspect.figure] in ([low, filled] if is_slip else [filled])


def _most_likely(
    table: ScoreTable,
    judgement: Judgement,
    weigh: Callable[[Row, Figure, Fraction], _Evidence | None],
) -> Suspect | None:
    if judgement.verdict is not Verdict.CONTRADICTED:
        return None
    total, *parts = judgement.operands
    gap = sum((part.exact for part in parts), Fraction(0)) - total.exact
    rows = {row.index: row for row in table.rows}
    if any(is_beyond(row) for row in rows.values()):
        # Whether such a row is added, taken off or left out is not said.
        return None
    found: list[tuple[tuple[_Evidence, bool], Row, Figure, Slip]] = []
    for part in parts:
        row = rows.get(table.reading.row_of(part))
        wanted = part.exact - gap
        evidence = None if row is None else weigh(row, part, wanted)
        if row is None or evidence is None:
            continue
        slip = slip_between(part, wanted, Interval.exact(wanted))
        found.append(((evidence, slip is not Slip.OTHER), row, part, slip))
    if not found:
        return None
    _, row, figure, slip = max(found, key=lambda item: item[0])
    return Suspect(row, figure, _blaming(judgement, figure, slip, figure.exact - gap))


def _blaming(judgement: Judgement, figure: Figure, slip: Slip, wanted: Fraction) -> Judgement:
    """Put the repair of a part first; that of the total goes, as it is sure."""
    expected = as_printed(wanted, figure)
    reason = f"（{slip.label}）" if slip is not Slip.OTHER else ""
    text = f"将“{figure.text.strip()}”改为“{expected}”{reason}"
    others = [r for r in judgement.repairs if r.figure not in (figure, judgement.operands[0])]
    return replace(judgement, mended=(Repair(figure, slip, text, expected), *others))
