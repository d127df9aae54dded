"""Judge every total row of a half against the rows that it may cover, column by column."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.relations import Judgement, Verdict
from jiheng.checks.tables.bonuses import Part, is_beyond, readings_of
from jiheng.checks.tables.families import families
from jiheng.checks.tables.funds import fund_sources
from jiheng.checks.tables.halves import Half, Row
from jiheng.checks.tables.partitions import Partition, partitions
from jiheng.checks.tables.supported import GOOD, Trial, add_up

_MOST_PARTS = 600
_SIGNS = ("减：", "减:", "加：", "加:", "扣除：", "扣除:")


@dataclass(frozen=True, eq=False)
class Attempt:
    """Hold one total figure tried as the sum of one partition of its rows.

    `is_partial` says that a cell among the parts holds words instead of a figure; `blanks`
    counts the parts without figure, `gap` is how far the sum is off.
    """

    row: Row
    column: int
    partition: Partition
    trial: Trial[Figure]
    blanks: int
    is_partial: bool
    gap: Fraction


@dataclass(frozen=True, eq=False)
class JudgedTotal:
    """Hold the judgement of one total figure; an unproven contradiction is undecided.

    `is_certain` tells that the form itself, or another column of the same rows, shows that these
    rows are summed.
    """

    row: Row
    column: int
    judgement: Judgement
    is_proven: bool
    is_certain: bool = False


def judge_totals(
    half: Half,
    columns: Sequence[int],
    *,
    leave_out: Callable[[Row], bool] = lambda row: False,
    beside: Callable[[int], Sequence[Sequence[Figure]]] = lambda column: (),
) -> Iterator[JudgedTotal]:
    """Judge the totals of some columns.

    `leave_out` names rows that are not judged; `beside` gives for a column lists of figures
    outside the half that its highest total may include as well (the score of 预算执行率).
    """
    attempts: list[Attempt] = []
    sure: set[tuple[Row, int]] = set()
    for row in half.rows:
        sources = fund_sources(half, row)
        if sources:
            for attempt in _attempts(half, row, Partition("资金来源", sources), columns, _nothing):
                if not attempt.is_partial and half.figure(sources[0], attempt.column):
                    sure.add((row, attempt.column))
                    yield JudgedTotal(row, attempt.column, attempt.trial.judgement, True, True)
        if row.rank and not leave_out(row):
            for partition in partitions(half, row):
                attempts += _attempts(half, row, partition, columns, beside)
    for row, partition in families(half):
        attempts += _attempts(half, row, partition, columns, _nothing)
    barren = _barren(half, attempts)
    additive = [attempt for attempt in attempts if attempt.column not in barren]
    borne_out = Counter(
        attempt.partition.kind
        for attempt in attempts
        if attempt.trial.holds and attempt.trial.telling
    )
    for row, column in dict.fromkeys((attempt.row, attempt.column) for attempt in attempts):
        if (row, column) in sure:
            continue
        mine = [a for a in attempts if a.row is row and a.column == column]
        good = _first_good(mine)
        if good is not None:
            yield JudgedTotal(row, column, good.trial.judgement, True)
            continue
        best = max(
            mine,
            key=lambda a: (
                _votes(a, attempts),
                borne_out[a.partition.kind],
                -a.gap,
            ),
        )
        is_proven = column not in barren and _is_proven(half, best, mine, additive, borne_out)
        if is_proven and _is_mean(best.trial.judgement):
            is_proven = False
        is_plain = row.rank > 1 and bool(_title(half, column)) and _is_one_list(mine)
        is_certain = _votes(best, additive) > 0 or is_plain
        yield JudgedTotal(row, column, best.trial.judgement, is_proven, is_certain)


def _is_mean(judgement: Judgement) -> bool:
    """Tell whether a total is the mean of its rows: 合计得分79.40 of five projects."""
    total, *parts = judgement.operands
    mean = sum((part.exact for part in parts), start=Fraction(0)) / len(parts)
    return len(parts) > 2 and abs(mean - total.exact) <= total.step


def barren_columns(half: Half) -> frozenset[int]:
    """Give the columns without a heading in which no total of several is the sum of its rows.

    They hold rates or changes, whose heading was lost with the lines of the table.
    """
    untitled = [c for c in half.value_columns if not _title(half, c)]
    if not untitled:
        return frozenset()
    attempts = [
        attempt
        for row in half.rows
        if row.rank
        for partition in partitions(half, row)
        for attempt in _attempts(half, row, partition, untitled, _nothing)
    ]
    for row, partition in families(half):
        attempts += _attempts(half, row, partition, untitled, _nothing)
    return _barren(half, attempts)


def _barren(half: Half, attempts: list[Attempt]) -> frozenset[int]:
    tried: dict[int, set[Row]] = {}
    good: set[int] = set()
    for attempt in attempts:
        if len(attempt.trial.judgement.operands) > 2 and not _title(half, attempt.column):
            tried.setdefault(attempt.column, set()).add(attempt.row)
            if attempt.trial.judgement.verdict in GOOD:
                good.add(attempt.column)
    return frozenset(c for c, rows in tried.items() if c not in good and len(rows) > 1)


def _title(half: Half, column: int) -> str:
    return half.reading.columns_of(half.section)[column].title


def _nothing(column: int) -> Sequence[Sequence[Figure]]:
    return ()


def _first_good(mine: list[Attempt]) -> Attempt | None:
    for verdict in (Verdict.HOLDS, Verdict.TAIL):
        for attempt in mine:
            if attempt.trial.judgement.verdict is verdict:
                return attempt
    return None


def _attempts(
    half: Half,
    row: Row,
    partition: Partition,
    columns: Sequence[int],
    beside: Callable[[int], Sequence[Sequence[Figure]]],
) -> Iterator[Attempt]:
    if len(partition.parts) > _MOST_PARTS:
        return
    rows = half.by_index
    for column in columns:
        total = half.figure(row.index, column)
        if total is None:
            continue
        parts = [
            Part(rows[part], figure)
            for part in partition.parts
            if (figure := half.figure(part, column)) is not None
            and not (rows[part].is_rate and figure.kind is Kind.MONEY)
        ]
        # A merged cell counts once, at its first row.
        held = [p for p in partition.parts if half.covering_row(p, column) not in partition.parts]
        unknown = any(half.is_unknown(part, column) for part in held)
        blanks = len([p for p in held if not is_beyond(rows[p])]) - len(
            [part for part in parts if not is_beyond(part.row)]
        )
        for number, more in enumerate([(), *beside(column)]):
            for kind, figures, signs in readings_of(parts):
                summed, signed = [*more, *figures], [1] * len(more) + signs
                trial = add_up(total, summed, signed)
                if trial is not None:
                    way = Partition(f"{partition.kind}{number or ''}{kind}", partition.parts)
                    gap = abs(
                        sum(s * f.exact for s, f in zip(signed, summed, strict=True)) - total.exact
                    )
                    yield Attempt(row, column, way, trial, blanks, unknown, gap)


def _has_signs(half: Half, attempt: Attempt) -> bool:
    """Tell whether a part is to be taken off (减：累计折旧), so that a plain sum is not meant."""
    parts = set(attempt.partition.parts)
    return any(
        row.index in parts and any(label.startswith(_SIGNS) for label in row.labels)
        for row in half.rows
    )


def _votes(attempt: Attempt, attempts: list[Attempt]) -> int:
    """Count the other columns in which the same rows add up to the same total row."""
    return sum(
        other.row is attempt.row
        and other.partition == attempt.partition
        and other.trial.telling
        and other.trial.judgement.verdict in GOOD
        for other in attempts
    )


def _is_proven(
    half: Half,
    best: Attempt,
    mine: list[Attempt],
    attempts: list[Attempt],
    borne_out: Counter[str],
) -> bool:
    if best.is_partial:
        return False
    if len(best.trial.judgement.operands) < 3:
        # A subtotal over one row is this row where other subtotals are the sums of theirs.
        return (
            best.row.rank == 1
            and len(best.partition.parts) == 1
            and borne_out[best.partition.kind] >= 2
        )
    mates = [a for a in attempts if a.row is best.row and a.partition.parts == best.partition.parts]
    # The same rows may add up in another reading (扣分 taken off).
    solved = {a.column for a in mates if a.trial.holds}
    fails = sum(
        other.partition == best.partition
        and other.column not in solved
        and other.trial.judgement.verdict is Verdict.CONTRADICTED
        for other in mates
    )
    votes = _votes(best, attempts)
    # Which rows a 其中 takes in is not said, so that a slip alone proves nothing.
    of_which = any("其中" in attempt.partition.kind for attempt in mine)
    is_torn = half.section.body == half.section.start and not half.section.is_form
    if votes and fails <= (1 if is_torn else votes + (best.row.rank > 0)):
        return True
    if not of_which and borne_out[best.partition.kind] >= 2 and not votes:
        return True
    if not best.row.rank:
        # No word says that the row is a total: 其中 and lower rows may be a part only.
        return False
    if is_torn:
        # A table that goes on from another page: rows may be missing.
        return False
    if of_which or _has_signs(half, best):
        return False
    if best.trial.judgement.is_slip:
        return True
    few_blanks = 0 < best.blanks * 2 < len(best.partition.parts)
    return _is_one_list(mine) and not few_blanks and fails == 1


def _is_one_list(mine: list[Attempt]) -> bool:
    """Tell whether the rows are one plain list with its total at the end or the head."""
    return len({a.partition.parts for a in mine if len(a.partition.parts) > 1}) == 1


def total_message(half: Half, found: JudgedTotal) -> str:
    """Say in one Chinese sentence which total is which figure and what its parts add up to."""
    stated = found.judgement.operands[0]
    title = half.reading.columns_of(half.section)[found.column].title
    place = f"“{found.row.label}”行" + (f"“{title}”列" if title else "")
    count = len(found.judgement.operands) - 1
    return f"{place}为{stated.text.strip()}，所含{count}行相加为{found.judgement.expected}"
