"""Rows of figures for every engine: ties, near ties, zeros, limits, nothings, and too large ones.

A row is what one indicator states, in whole units: `full` in cents of a point, `tier` bare, the
rest in ten-thousandths. `…_status` is 0 where there is a value.
"""

import random
from collections.abc import Sequence
from fractions import Fraction

from jiheng.quantities import Missing, Value, round_half_up
from jiheng.scoring.evaluation import evaluate
from jiheng.scoring.readings import Reading
from jiheng.standards.expressions import Expression
from jiheng.tables.compiling import Figure
from jiheng.tables.ibis_door import Table, sql_text, table
from jiheng.tables.outcome import STATUS_CODES, STATUSES, unpack
from jiheng.tables.settling import Settlement, settle
from jiheng.tables.whole import LARGEST, Whole

NAMES = ("full", "target", "actual", "target_low", "target_high", "awarded", "tier")
UNITS = {"full": Fraction(1, 100), "tier": Fraction(1)}
COLUMNS = ("row", *NAMES, *(f"{name}_status" for name in NAMES[1:]))
MOST_FULL = 10**6
GUARDED = "guarded"
Row = dict[str, int | None]


def unit_of(name: str) -> Fraction:
    return UNITS.get(name, Fraction(1, 10_000))


def random_rows(count: int, seed: int) -> list[Row]:
    chance = random.Random(seed)
    return [_row(chance, place) for place in range(count)]


def _row(chance: random.Random, place: int) -> Row:
    digits = chance.choice([4, 6, 9, 13, 16, 18])
    row: Row = {"row": place, "full": chance.randrange(0, 5001)}
    for name in NAMES[1:6]:
        row[name] = _figure(chance, digits)
    target, full = row["target"], row["full"]
    assert full is not None
    kind = chance.random()
    if kind < 0.25 and full and digits < 16:
        # full × actual ÷ target ends in exactly half a cent, or one unit beside it.
        part = chance.randrange(1, 10**digits // 10_000 + 2)
        row["target"] = 2 * full * part
        row["actual"] = part * (2 * chance.randrange(full) + 1) + chance.choice([-1, 0, 0, 1])
    elif kind < 0.45 and target is not None:
        row["actual"] = target + chance.choice([-1, 0, 1])
    row["tier"] = chance.choice([None, 1, 1, 2, 3])
    for name in NAMES[1:]:
        row[f"{name}_status"] = 0 if row[name] is not None else chance.choice([1, 2, 3])
    return row


def _figure(chance: random.Random, digits: int) -> int | None:
    kind = chance.random()
    if kind < 0.08:
        return None
    if kind < 0.25:
        return chance.choice(
            [0, 1, -1, 2, 3, 5000, 6000, 8000, 9000, 9999, 10_000, 10_001, -10_000]
        )
    if kind < 0.6:
        return chance.randrange(20_000)
    if kind < 0.85:
        return chance.randrange(10**digits)
    return -chance.randrange(10**digits)


def figures(rows: Table) -> dict[str, Figure]:
    bounds = {"full": (0, MOST_FULL), "tier": (1, 3)}
    return {
        name: Figure(
            Whole(rows[name], *bounds.get(name, (-LARGEST, LARGEST))),
            unit_of(name),
            rows[f"{name}_status"] if name != "full" else 0,
        )
        for name in NAMES
    }


def query(tree: Expression, dialect: str, name: str = "figures") -> str:
    rows = table(name, dict.fromkeys(COLUMNS, "int64"))
    known = figures(rows)
    outcome = settle(tree, known, Settlement(2, known["full"].column, 16))
    return sql_text(rows.select(rows.row, outcome=outcome), dialect)  # type: ignore[arg-type]


def compiled(got: Sequence[tuple[int, int | None]]) -> dict[int, tuple[int | None, int] | str]:
    """Read the outcomes: points in cents and status, or that the row was sent away."""
    result: dict[int, tuple[int | None, int] | str] = {}
    for place, outcome in got:
        if outcome is None:
            result[place] = GUARDED
        else:
            points, _, status = unpack(outcome)
            result[place] = (None if status else points, status)
    return result


def exact(tree: Expression, row: Row) -> tuple[int | None, int]:
    """Score a row with the authoritative interpreter."""
    value = evaluate(tree, lambda name: _reading(row, name)).value
    if isinstance(value, Missing):
        return None, STATUS_CODES[value.status]
    full = row["full"]
    assert full is not None
    if not 0 <= value <= Fraction(full, 100):
        return None, 2
    return int(round_half_up(value, 2) * 100), 0


def _reading(row: Row, name: str) -> Reading:
    number = row[name]
    value: Value
    if number is None:
        code = row[f"{name}_status"]
        assert code is not None
        value = Missing(STATUSES[code])
    else:
        value = number * unit_of(name)
    return Reading(name, name, value, None, "")
