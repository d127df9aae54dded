"""Put errors into a consistent report.

The injector knows nothing of the checker's rules.  It looks only at the report's own truth: an
error goes where a figure takes part in a relation that then no longer holds, with one whole unit
of the last digit of play for every figure, so that neither rounding nor truncation explains it.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from benchmarks.checks.generator.model import (
    Figure,
    Paragraph,
    Place,
    Reading,
    Relation,
    Report,
    numeral,
    understand,
)
from benchmarks.checks.generator.relations import OPPOSITES, Later

CLASSES = (
    "digit_swap",
    "dropped_digit",
    "unit",
    "separator",
    "decimal_shift",
    "rate",
    "sum",
    "repeated_figure",
    "table_total",
    "score_total",
    "weights",
    "list_count",
    "year",
    "growth_sign",
    "name",
    "impossible_rate",
)
PLAY = Fraction(1)
Change = tuple[str, str]


@dataclass(frozen=True)
class Injection:
    """Hold one error: its class, the characters before and after, and the sentence it stands in.

    `broken` names the kinds of relation that no longer hold; it is empty where the form of the
    number itself is wrong.
    """

    error: str
    original: str
    corrupted: str
    sentence: str
    in_table: bool
    broken: tuple[str, ...]


def _digits(number: str) -> list[int]:
    return [at for at, letter in enumerate(number) if letter.isdigit()]


def _swapped(figure: Figure, rng: random.Random) -> Iterator[Change]:
    places = _digits(figure.number)
    for one, two in pairwise(places):
        letters = list(figure.number)
        letters[one], letters[two] = letters[two], letters[one]
        if letters[one] != letters[two] and letters[places[0]] != "0":
            yield "".join(letters), figure.unit


def _dropped(figure: Figure, rng: random.Random) -> Iterator[Change]:
    places = _digits(figure.number)
    whole = figure.number.partition(".")[0]
    for at in places:
        left = figure.number[:at] + figure.number[at + 1 :]
        # A separator in the wrong place would be another class: the groups are made anew.
        integer, dot, decimals = left.partition(".")
        if "," in whole and integer.replace(",", ""):
            integer = f"{int(integer.replace(',', '')):,}"
        if integer and (integer[0] != "0" or integer == "0") and (not dot or decimals):
            yield integer + dot + decimals, figure.unit


def _unit(figure: Figure, rng: random.Random) -> Iterator[Change]:
    if figure.unit in ("元", "万元", "亿元"):
        for unit in ("元", "万元", "亿元"):
            if unit != figure.unit:
                yield figure.number, unit


def _separated(figure: Figure, rng: random.Random) -> Iterator[Change]:
    integer, dot, decimals = figure.number.partition(".")
    plain = integer.replace(",", "")
    if figure.role == "amount" and plain.isdigit() and len(plain) >= 5:
        for at in range(2, len(plain) - 1):
            if (len(plain) - at) % 3:
                yield f"{plain[:at]},{plain[at:]}{dot}{decimals}", figure.unit


def _shifted(figure: Figure, rng: random.Random) -> Iterator[Change]:
    integer, dot, decimals = figure.number.replace(",", "").partition(".")
    if not dot or not integer.isdigit():
        return
    grouped = "," in figure.number
    for whole, rest in (
        (integer + decimals[0], decimals[1:]),
        (integer[:-1], integer[-1] + decimals),
    ):
        if whole and (whole[0] != "0" or whole == "0"):
            printed = f"{int(whole):,}" if grouped else whole
            yield printed + ("." + rest if rest else ""), figure.unit


def _retyped(figure: Figure, rng: random.Random) -> Iterator[Change]:
    """Type one other digit, never a leading zero."""
    for at in _digits(figure.number):
        for digit in rng.sample("0123456789", 4):
            if digit != figure.number[at] and not (digit == "0" and at == 0):
                yield figure.number[:at] + digit + figure.number[at + 1 :], figure.unit


def _recounted(figure: Figure, rng: random.Random) -> Iterator[Change]:
    value = int(understand(figure).value)
    for step in (1, -1, 2):
        if value + step > 0:
            chinese = not figure.number.isdigit()
            yield (numeral(value + step) if chinese else str(value + step)), figure.unit


def _redated(figure: Figure, rng: random.Random) -> Iterator[Change]:
    year = int(figure.number)
    for other in (year - 1, year + 1, year - 10, year + 10):
        yield str(other), figure.unit
    yield from _swapped(figure, rng)


def _turned(figure: Figure, rng: random.Random) -> Iterator[Change]:
    yield OPPOSITES[figure.number], ""


def _misspelled(figure: Figure, rng: random.Random) -> Iterator[Change]:
    name = figure.number
    at = rng.randrange(2, len(name) - 1)
    yield name[:at] + name[at + 1 :], ""
    yield name[:at] + rng.choice(("环境", "综合", "发展")) + name[at:], ""
    other = rng.choice([letter for letter in "创建业务改提服管农" if letter != name[at]])
    yield name[:at] + other + name[at + 1 :], ""


def _impossible(figure: Figure, rng: random.Random) -> Iterator[Change]:
    places = len(figure.number.partition(".")[2])
    decimals = "".join(str(rng.randrange(1, 10)) for _ in range(places))
    dot = "." if places else ""
    yield f"1{rng.randrange(10, 99)}{dot}{decimals}", figure.unit
    yield f"{rng.randrange(101, 110)}{dot}{decimals}", figure.unit


Fits = Callable[[Figure, frozenset[str], "Place"], bool]
Changes = Callable[[Figure, random.Random], Iterator[Change]]
SUMS = {"sum", "count_sum", "balance", "adjustment", "difference"}
TOTALS = {"table_sum", "table_subtotal", "table_row_sum"}
NUMBERS = {"amount", "rate", "count", "points", "score", "multiple"}


def _plain(figure: Figure, kinds: frozenset[str], place: Place) -> bool:
    return figure.role in NUMBERS and len(_digits(figure.number)) >= 3


def _of(roles: set[str], wanted: set[str]) -> Fits:
    return lambda figure, kinds, place: figure.role in roles and bool(kinds & wanted)


RECIPES: dict[str, tuple[Fits, Changes]] = {
    "digit_swap": (_plain, _swapped),
    "dropped_digit": (_plain, _dropped),
    "unit": (_of({"amount"}, SUMS | {"ratio", "share", "repeated", "table_text"}), _unit),
    "separator": (lambda figure, kinds, place: figure.role == "amount", _separated),
    "decimal_shift": (_plain, _shifted),
    "rate": (
        _of({"rate", "points"}, {"ratio", "share", "growth", "table_ratio", "points"}),
        _retyped,
    ),
    "sum": (_of({"amount", "count"}, SUMS), _retyped),
    "repeated_figure": (_of({"amount", "rate"}, {"repeated", "table_text"}), _retyped),
    "table_total": (
        lambda figure, kinds, place: place.row is not None and bool(kinds & TOTALS),
        _retyped,
    ),
    "score_total": (_of({"score"}, {"score_sum"}), _retyped),
    "weights": (_of({"weight"}, {"weights"}), _retyped),
    "list_count": (_of({"count"}, {"list_count"}), _recounted),
    "year": (_of({"year"}, {"period"}), _redated),
    "growth_sign": (_of({"direction"}, {"direction", "adjustment"}), _turned),
    "name": (_of({"name"}, {"name"}), _misspelled),
    "impossible_rate": (_of({"rate"}, {"bounded"}), _impossible),
}


class _Truth:
    """Index the relations by figure."""

    def __init__(self, report: Report) -> None:
        self.readings = {figure: understand(figure) for figure in report.places}
        self.of: dict[Figure, list[Relation]] = {figure: [] for figure in report.places}
        for relation in report.relations:
            for figure in relation.figures:
                self.of[figure].append(relation)

    def kinds(self, figure: Figure) -> frozenset[str]:
        return frozenset(relation.kind for relation in self.of[figure])

    def broken(self, figure: Figure, changed: dict[Figure, Reading]) -> tuple[str, ...]:
        """Name the kinds of relation of a figure that fail once some figures read differently."""
        readings = {**self.readings, **changed}
        failed = [each.kind for each in self.of[figure] if not each.holds(readings, PLAY)]
        return tuple(dict.fromkeys(failed))


def _try(
    report: Report, truth: _Truth, error: str, figure: Figure, rng: random.Random
) -> tuple[Change, tuple[str, ...]] | None:
    """Find a change of a figure that breaks a relation."""
    fits, changes = RECIPES[error]
    if not fits(figure, truth.kinds(figure), report.places[figure]):
        return None
    found = list(changes(figure, rng))
    rng.shuffle(found)
    taken = {name.text for name in report.places if name.role == "name"}
    for number, unit in found:
        if error == "separator":
            return (number, unit), ()
        if error == "name" and number in taken:
            continue
        broken = truth.broken(figure, {figure: understand(figure, number, unit)})
        if error == "year" and broken and not _is_impossible_year(report, figure, number, truth):
            continue
        if broken:
            return (number, unit), broken
    return None


def _is_impossible_year(report: Report, figure: Figure, number: str, truth: _Truth) -> bool:
    """Tell whether another year cannot stand there: in a heading, beside last year, or to come.

    “2019年开展检查” in a report of 2023 could be history.
    """
    block = report.blocks[report.places[figure].block]
    is_heading = isinstance(block, Paragraph) and block.level != 0
    changed = {**truth.readings, figure: understand(figure, number)}
    beside = [each for each in truth.of[figure] if isinstance(each, Later)]
    pairs = any(not each.holds(changed, PLAY) for each in beside)
    return is_heading or pairs or int(number) > int(figure.number)


def inject(report: Report, error: str, seed: int) -> tuple[Report, Injection] | None:
    """Make one error of a class; None where the report offers no place for it."""
    many = inject_many(report, (error,), seed)
    return (many[0], many[1][0]) if many[1] else None


def inject_many(report: Report, errors: Sequence[str], seed: int) -> tuple[Report, list[Injection]]:
    """Make an error of each class named, no two in one sentence; those that find no place are left out."""
    truth = _Truth(report)
    rng = random.Random(f"{report.style}/{report.seed}/{'+'.join(errors)}/{seed}")
    chosen: dict[Figure, tuple[str, Change, tuple[str, ...]]] = {}
    sentences: set[str] = set()
    for error in errors:
        figures = list(report.places)
        rng.shuffle(figures)
        for figure in figures:
            if report.sentence_at(report.places[figure]) in sentences:
                continue
            found = _try(report, truth, error, figure, rng)
            if found is None:
                continue
            readings = {each: understand(each, *one) for each, (_, one, _) in chosen.items()}
            readings[figure] = understand(figure, *found[0])
            others = [each for each, made in chosen.items() if made[0] != "separator"]
            if all(truth.broken(each, readings) for each in others):
                chosen[figure] = (error, *found)
                sentences.add(report.sentence_at(report.places[figure]))
                break
    return _write(report, chosen)


def _write(
    report: Report, chosen: dict[Figure, tuple[str, Change, tuple[str, ...]]]
) -> tuple[Report, list[Injection]]:
    """Change the text, last places first so that earlier ones stay where they are."""
    made: list[Injection] = []
    order = sorted(chosen, key=lambda each: (report.places[each].block, report.places[each].start))
    for figure in reversed(order):
        error, (number, unit), broken = chosen[figure]
        place = report.places[figure]
        report = report.with_text(place, number + unit)
        end = place.start + len(number + unit)
        now = Place(place.block, place.row, place.column, place.start, end)
        sentence = report.sentence_at(now)
        in_table = place.row is not None
        made.append(Injection(error, figure.text, number + unit, sentence, in_table, broken))
    return report, made[::-1]
