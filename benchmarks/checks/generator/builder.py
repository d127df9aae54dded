"""Write a report piece by piece and remember where each figure went and what is true of it."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from string import Formatter

from benchmarks.checks.generator.model import (
    SCALES,
    Block,
    Cell,
    Figure,
    HardCase,
    Paragraph,
    Place,
    Relation,
    Report,
    Table,
    numeral,
    understand,
)
from benchmarks.checks.generator.phrasebook import phrases
from benchmarks.checks.generator.relations import (
    Adds,
    Agree,
    Counted,
    Later,
    Linear,
    Quotient,
    Same,
    Sign,
    Spelled,
)

TOTALS = {"total", "income", "spent", "budget", "project_budget"}
Piece = str | Figure
Pieces = tuple[Piece, ...]
Value = Piece | Pieces | int


def print_decimal(value: Fraction, places: int, grouping: bool) -> str:
    """Print a number rounded half away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    integer, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    integer = f"{int(integer):,}" if grouping else integer
    sign = "-" if value < 0 and whole else ""
    return sign + integer + ("." + decimals if decimals else "")


def compose(template: str, values: Mapping[str, Value]) -> Pieces:
    """Fill a template; what it does not name is not printed."""
    pieces: list[Piece] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            pieces.append(literal)
        if name:
            value = values[name]
            if isinstance(value, tuple):
                pieces += value
            else:
                pieces.append(value if isinstance(value, Figure) else str(value))
    return tuple(pieces)


def joined(runs: Sequence[Pieces], mark: str = "；", last: str | None = None) -> Pieces:
    """Join runs with a mark, the last two with another where given."""
    pieces: list[Piece] = []
    for number, run in enumerate(runs):
        if number:
            pieces.append(last if last is not None and number == len(runs) - 1 else mark)
        pieces += run
    return tuple(pieces)


class Builder:
    """Write one report.  Habits of print (grouping, places) are drawn once for the document."""

    def __init__(self, style: str, seed: int) -> None:
        self.style, self.seed = style, seed
        self.rng = random.Random(f"{style}/{seed}")
        self.year = self.rng.choice((2021, 2022, 2023, 2024))
        self.grouping = self.rng.random() < 0.4
        self.rate_places = self.rng.choice((2, 2, 2, 1))
        self._blocks: list[Block] = []
        self._places: dict[Figure, Place] = {}
        self._relations: list[Relation] = []
        self._hard: list[HardCase] = []
        self._open: list[Piece] = []
        self._used: dict[str, list[str]] = {}

    # --- figures -----------------------------------------------------------------------------
    def money(self, cents: int, key: str = "", unit: str = "万元", places: int = 2) -> Figure:
        """Print an amount; large totals now and then in 亿元, as offices do."""
        if key in TOTALS and cents >= 10**10 and unit == "万元" and self.rng.random() < 0.15:
            unit = "亿元"
        number = print_decimal(Fraction(cents, 100) / SCALES[unit], places, self.grouping)
        return Figure(number, unit, SCALES[unit], "amount", key)

    def bare(self, cents: int, key: str = "", unit: str = "万元", places: int = 2) -> Figure:
        """Print an amount for a table whose head states the unit."""
        number = print_decimal(Fraction(cents, 100) / SCALES[unit], places, self.grouping)
        return Figure(number, "", SCALES[unit], "amount", key)

    def rate(self, ratio: Fraction, key: str = "", places: int | None = None) -> Figure:
        places = self.rate_places if places is None else places
        number = "100" if ratio == 1 else print_decimal(ratio * 100, places, False)
        return Figure(number, "%", SCALES["%"], "rate", key)

    def points(self, ratio: Fraction, places: int | None = None) -> Figure:
        places = self.rate_places if places is None else places
        number = print_decimal(ratio * 100, places, False)
        return Figure(number, "个百分点", SCALES["个百分点"], "points")

    def count(self, number: int, unit: str, key: str = "", chinese: bool = False) -> Figure:
        printed = numeral(number) if chinese else print_decimal(Fraction(number), 0, False)
        return Figure(printed, unit, Fraction(1), "count", key, is_exact=True)

    def score(
        self, hundredths: int, unit: str = "分", key: str = "", role: str = "score"
    ) -> Figure:
        value = Fraction(hundredths, 100)
        places = 0 if role == "weight" and value.denominator == 1 else 2
        return Figure(print_decimal(value, places, False), unit, Fraction(1), role, key, True)

    def of_year(self, number: int, key: str = "") -> Figure:
        return Figure(str(number), "年", Fraction(1), "year", key, is_exact=True)

    def this_year(self) -> Figure:
        return self.of_year(self.year, "report_year")

    def name(self, text: str) -> Figure:
        return Figure(text, "", Fraction(1), "name", f"name:{text}", is_exact=True)

    def word(self, text: str) -> Figure:
        return Figure(text, "", Fraction(1), "direction", "", is_exact=True)

    # --- relations ---------------------------------------------------------------------------
    def relate(self, *relations: Relation) -> None:
        """Note what is true; relations with an operand that is never printed are left out."""
        self._relations += relations

    def adds_up(self, total: Figure, parts: Iterable[Figure], kind: str = "sum") -> None:
        self.relate(Linear(kind, ((total, -1), *((part, 1) for part in parts))))

    def divides(self, result: Figure, top: Figure, bottom: Figure, kind: str = "ratio") -> None:
        self.relate(Quotient(kind, result, ((top, 1),), ((bottom, 1),)))

    def counts(self, count: Figure, items: Sequence[str], text: str) -> None:
        """Note that a count in a text is that of the things listed: at least, where 等 precedes."""
        self.relate(Counted("list_count", count, tuple(items), f"等{count.text}" in text))

    def change(self, now: Figure, before: Figure, difference: Figure) -> dict[str, Value]:
        """Make the words and the rate of a change between two exact values, with their relations."""
        new, old = understand(now).value, understand(before).value
        up = new >= old
        sign = 1 if up else -1
        word = self.word("增加" if up else "减少")
        word2 = self.word("增长" if up else "下降")
        self.relate(
            Linear("difference", ((now, 1), (before, -1), (difference, -sign))),
            Sign("direction", word, now, before),
            Sign("direction", word2, now, before),
            Agree("direction", word, word2),
        )
        return {"dir": word, "dir2": word2}

    def changed_money(
        self, now: int, before: int, key: str, unit: str = "万元"
    ) -> dict[str, Value]:
        """Give the figures of an amount against last year's: cur, base, dir, diff, dir2, rate."""
        cur = self.money(now, key, unit)
        base = self.money(before, f"{key}.last" if key else "", unit)
        diff = self.money(abs(now - before), "", unit)
        rate = self.rate(Fraction(abs(now - before), before), places=self.rate_places)
        words = self.change(cur, base, diff)
        sign = 1 if now >= before else -1
        self.relate(
            Quotient("growth", rate, ((cur, 1),), ((base, 1),), sign, -1),
            Quotient("growth", rate, ((diff, 1),), ((base, 1),)),
            Quotient("growth", rate, ((diff, 1),), ((cur, 1), (diff, -sign))),
        )
        year, before_year = self.this_year(), self.of_year(self.year - 1)
        self.relate(Later("period", year, before_year, 1))
        values: dict[str, Value] = {"cur": cur, "base": base, "diff": diff, "rate": rate}
        return {**words, **values, "year": year, "prev_year": before_year}

    # --- text --------------------------------------------------------------------------------
    def phrase(self, kind: str) -> str:
        """Draw a template of a kind, none twice before all were used."""
        waiting = self._used.get(kind)
        if not waiting:
            waiting = list(phrases(kind))
            self.rng.shuffle(waiting)
            self._used[kind] = waiting
        return waiting.pop()

    def say(self, kind: str, **values: Value) -> str:
        """Add a sentence of a kind to the paragraph; give its text."""
        return self.add(compose(self.phrase(kind), values))

    def add(self, pieces: Pieces) -> str:
        self._open += pieces
        return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)

    def hard(self, tag: str, quote: str) -> None:
        self._hard.append(HardCase(tag, quote))

    def end(self) -> None:
        """Close the paragraph."""
        if self._open:
            self.paragraph(tuple(self._open))
            self._open = []

    def paragraph(self, pieces: Pieces, level: int = 0) -> None:
        text = self._lay(pieces, len(self._blocks))
        self._blocks.append(Paragraph(text, level))

    def heading(self, level: int, *pieces: Piece) -> None:
        self.end()
        self.paragraph(pieces, level)

    def table(
        self, rows: Sequence[Sequence["CellSpec | None"]], caption: str = "", note: str = ""
    ) -> None:
        """Add a table; a cell is text, a figure, pieces, or (pieces, row span, column span)."""
        self.end()
        block = len(self._blocks)
        laid: list[tuple[Cell | None, ...]] = []
        for number, row in enumerate(rows):
            cells: list[Cell | None] = []
            for column, spec in enumerate(row):
                if spec is None:
                    cells.append(None)
                    continue
                given = spec if isinstance(spec, Spanned) else Spanned(spec)
                content = given.content if isinstance(given.content, tuple) else (given.content,)
                text = self._lay(content, block, number, column)
                cells.append(Cell(text, given.rows, given.columns))
            laid.append(tuple(cells))
        assert len({len(row) for row in laid}) == 1, caption
        self._blocks.append(Table(tuple(laid), caption, note))

    def _lay(
        self, pieces: Pieces, block: int, row: int | None = None, column: int | None = None
    ) -> str:
        text = ""
        for piece in pieces:
            if isinstance(piece, Figure):
                assert piece not in self._places, f"printed twice: {piece.text}"
                end = len(text) + len(piece.text)
                self._places[piece] = Place(block, row, column, len(text), end)
                text += piece.text
            else:
                text += piece
        return text

    def finish(self) -> Report:
        """Give the report with its truth: repeated figures and names are related by their keys."""
        self.end()
        alike: dict[str, list[Figure]] = defaultdict(list)
        for figure in self._places:
            if figure.key in TOTALS and figure.unit == "亿元":
                self.hard("mixed_units", figure.text)
            if figure.key:
                alike[figure.key].append(figure)
        for key, figures in alike.items():
            if key.startswith("name:"):
                if len(figures) > 2:
                    self._relations.append(Spelled("name", tuple(figures)))
                continue
            kind = "period" if key == "report_year" else "repeated"
            for other in figures[1:]:
                in_table = {self._places[x].row is None for x in (figures[0], other)}
                found = "table_text" if kind == "repeated" and len(in_table) == 2 else kind
                self._relations.append(Same(found, figures[0], other))
        kept = [
            relation
            for relation in self._relations
            if all(figure in self._places for figure in relation.figures)
        ]
        self._note_tails(kept)
        places, hard = self._places, tuple(self._hard)
        return Report(self.style, self.seed, tuple(self._blocks), places, tuple(kept), hard)

    def _note_tails(self, relations: Sequence[Relation]) -> None:
        """Tag the sums and shares that are off by a rounding tail as printed."""
        for relation in relations:
            if isinstance(relation, Linear):
                rest = sum(factor * understand(one).value for one, factor in relation.terms)
            elif isinstance(relation, Adds):
                rest = sum(understand(one).value for one in relation.parts) - relation.total
            else:
                continue
            if rest:
                self.hard("rounding_tail", relation.figures[0].text)


class Spanned:
    """A cell that covers several rows or columns."""

    def __init__(self, content: Piece | Pieces, rows: int = 1, columns: int = 1) -> None:
        self.content, self.rows, self.columns = content, rows, columns


CellSpec = Piece | Pieces | Spanned
