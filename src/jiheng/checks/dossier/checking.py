"""Check a document by all rules and against the figures of a dossier."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.checks.document import Document, Place
from jiheng.checks.dossier.filed import Comparison, Match, Standing, compare
from jiheng.checks.dossier.identity import Stamp
from jiheng.checks.dossier.known import Aspect, Known, as_figure
from jiheng.checks.dossier.prose_matching import prose_comparisons
from jiheng.checks.dossier.record import Record
from jiheng.checks.dossier.rule import DiffersFromDossier
from jiheng.checks.dossier.rule_texts import rule_comparisons
from jiheng.checks.dossier.table_matching import table_comparisons
from jiheng.checks.engine import check_reading
from jiheng.checks.figures import Figure
from jiheng.checks.finding import Against, CheckResult, Quote
from jiheng.checks.guarding import guarded, restored
from jiheng.checks.reading import Reading
from jiheng.checks.rules import all_rules
from jiheng.quantities.units import find_unit


def check_against(document: Document, record: Record, stamps: Sequence[Stamp] = ()) -> CheckResult:
    """Check a document by all rules, and every figure of it against what is known.

    A figure with a stamp is compared with the fact that the stamp names; the others by their
    words, year and unit.  The result says in `against` how many could be compared.
    """
    reading = Reading(guarded(document))
    compared = tuple(_comparisons(reading, record, stamps))
    result = check_reading(reading, (*all_rules(), DiffersFromDossier(compared)))
    result = replace(result, against=_counted(compared, record, reading))
    return result if reading.document is document else restored(result, document)


def _counted(compared: Sequence[Comparison], record: Record, reading: Reading) -> Against:
    count = [one.standing for one in compared].count
    return Against(
        facts=record.facts,
        matched=len(compared),
        agree=count(Standing.AGREES),
        differ=count(Standing.DIFFERS),
        unchecked=tuple(_unchecked(compared, reading)),
    )


def _unchecked(compared: Sequence[Comparison], reading: Reading) -> Iterator[Quote]:
    """Yield the figures that no decided comparison covers, in reading order."""
    decided: dict[Place, list[Figure]] = {}
    for one in compared:
        if one.standing is not Standing.OPEN:
            decided.setdefault(one.figure.place, []).append(one.figure)
    order = {place: number for number, place in enumerate(reading.document.texts)}
    for figure in sorted(reading.figures, key=lambda one: order.get(one.place, len(order))):
        if not any(
            one.start < figure.end and figure.start < one.end
            for one in decided.get(figure.place, ())
        ):
            yield figure.quote


def _comparisons(reading: Reading, record: Record, stamps: Sequence[Stamp]) -> Iterator[Comparison]:
    done: set[Figure] = set()
    by_place = _figures_by_place(reading) if stamps else {}
    contexts = _contexts(reading) if stamps else {}
    for stamp in stamps:
        inside = [
            figure
            for figure in by_place.get(stamp.place, ())
            if figure.start < stamp.end and stamp.start < figure.end
        ]
        if not inside:
            continue
        done.update(inside)
        found = _by_identity(stamp, inside, record, contexts.get(stamp.place, stamp.text))
        if found is not None:
            yield found
    yield from rule_comparisons(reading, record.rules, done)
    yield from prose_comparisons(reading, record, done)
    yield from table_comparisons(reading, record, done)


def _by_identity(
    stamp: Stamp, inside: Sequence[Figure], record: Record, context: str
) -> Comparison | None:
    """Compare the words of a stamp with its fact, else with what was written there."""
    identity = stamp.identity
    known = record.by_code(identity.code) or _as_written(stamp, record)
    first = inside[0]
    default = find_unit(identity.unit) if identity.unit else first.unit
    today = as_figure(stamp.text, default, stamp.place, stamp.start)
    if today is None or known.figure is None or len(inside) > 1:
        return _by_words(stamp, first, known, context)
    # The reading's own figure counts in the coverage; the stamp's unit is what it is compared in.
    found = compare(today, (known,), Match.IDENTITY, context, is_plain=True)
    if found is None:
        return _by_words(stamp, first, known, context)
    return found if found.standing is Standing.DIFFERS else replace(found, figure=first)


def _by_words(stamp: Stamp, figure: Figure, known: Known, context: str) -> Comparison:
    same = "".join(stamp.text.split()) in (
        "".join(stamp.identity.printed.split()),
        "".join(known.text.split()),
    )
    standing = Standing.AGREES if same else Standing.DIFFERS
    return Comparison(figure, known, Match.IDENTITY, standing, None, context)


def _as_written(stamp: Stamp, record: Record) -> Known:
    """Take for known what the report said of a figure that no fact of the dossier is."""
    identity = stamp.identity
    default = find_unit(identity.unit) if identity.unit else None
    return Known(
        identity.code,
        "生成报告时的数",
        frozenset(),
        "",
        Aspect.VALUE,
        record.year,
        as_figure(identity.printed, default),
        identity.printed,
        "",
    )


def _figures_by_place(reading: Reading) -> dict[Place, list[Figure]]:
    found: dict[Place, list[Figure]] = {}
    for figure in reading.figures:
        found.setdefault(figure.place, []).append(figure)
    return found


def _contexts(reading: Reading) -> dict[Place, str]:
    """Give the text in which a figure of each place is quoted: its paragraph, row or cell."""
    found: dict[Place, str] = {s.place: s.text for s in reading.prose}
    for table in reading.tables:
        for row, figures in enumerate(table.grid):
            for figure in figures:
                if figure is not None:
                    found.setdefault(figure.place, table.row_text(row))
    return found
