"""Figures that are possible but hardly meant: the officer is asked before anybody relies on them.

No point depends on them.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.forms.dossier import WHAT_IF
from jiheng.quantities import Missing, Status
from jiheng.scoring.filling import stated_place
from jiheng.scoring.readings import Reading, Readings
from jiheng.standards import vocabulary
from jiheng.standards.expressions import names
from jiheng.standards.plausible import HIGHEST_RATE, is_hardly_so_low, is_hundredth
from jiheng.standards.quoting import quoted
from jiheng.standards.spread import reach_text, spread

_SET_AGAINST = {"actual": "target", "target": "actual"}
"""The columns of an indicator that are compared."""


def doubts(codes: tuple[str, ...], readings: Readings) -> tuple[str, ...]:
    """Return one sentence for each figure behind a criterion that should be looked at again."""
    found: dict[str, None] = {}
    for code in codes:
        reading = readings.read(code)
        for one in (reading, *(readings.read(fact) for fact in reading.facts if fact != code)):
            own = one.facts.get(one.code)
            places = [stated_place(fact) for fact in ([own] if own else one.facts.values())]
            where = f"（{'、'.join(places)}）" if places else ""
            asked = (*_doubts(one), *_in_row(one, readings), *_beside_parts(one, readings))
            found.update(dict.fromkeys(doubt + where for doubt in asked))
    return tuple(found)


def _beside_parts(reading: Reading, readings: Readings) -> Iterator[str]:
    """Ask about a figure that does not follow from its own parts, which are filled in, too.

    What is only supposed (--set) is not held against what is filed.
    """
    term = vocabulary().get(reading.code)
    if term is None or term.formula is None or reading.code not in reading.facts:
        return
    parts = [readings.read(name) for name in names(term.formula)]
    behind = [fact for one in (reading, *parts) for fact in one.facts.values()]
    possible = spread(term.formula, readings.read)
    if reading.interval is None or possible is None or reading.interval.intersects(possible):
        return
    if all(fact.source.document != WHAT_IF for fact in behind):
        shown = reach_text(possible, term.unit)
        what = f"{quoted(reading.label)}填的是{reading.text}，由填报的分项只能算得{shown}"
        yield f"{what}，评分按填的{reading.text}计算，请核对"


def _doubts(reading: Reading) -> Iterator[str]:
    term = vocabulary().get(reading.code)
    value = reading.value
    if term is None:
        return
    own = reading.facts.get(reading.code)
    if isinstance(value, Missing):
        if own is not None and value.status is Status.NOT_APPLICABLE and not own.note.strip():
            yield f"{quoted(reading.label)}填的是“不适用”，请在备注写明理由"
        return
    if term.kind == "rate" and value < 0 and not term.signed:
        yield f"{quoted(reading.label)}是负数（{reading.text}），请核对"
    if term.kind == "rate" and value > HIGHEST_RATE:
        yield f"{quoted(reading.label)}高达{reading.text}，请核对分子、分母的数和单位"
    # What follows from its parts was not typed, so no sign was left out.
    if own is None or term.kind != "rate":
        return
    if own.may_be_fraction or is_hardly_so_low(term.label, value, share=term.share):
        yield _left_out(reading.label, reading)


def _in_row(reading: Reading, readings: Readings) -> Iterator[str]:
    """Ask about the target or result of an indicator that is a hundredth of what is meant."""
    other = _SET_AGAINST.get(reading.code)
    fact = next(iter(reading.facts.values()), None)
    if other is None or fact is None or fact.unit.dimension != "rate":
        return
    value, beside = reading.value, readings.read(other).value
    if isinstance(value, Missing):
        return
    name = fact.label.removesuffix(reading.label)
    is_beside = not isinstance(beside, Missing) and is_hundredth(value, beside)
    if fact.may_be_fraction or is_beside or is_hardly_so_low(name, value, share=True):
        yield _left_out(fact.label, reading)


def _left_out(label: str, reading: Reading) -> str:
    return f"{quoted(label)}填的是{reading.text}，是否漏写了百分数（如0.95应为95%）"
