"""Figures that are possible but hardly meant: the officer is asked before anybody relies on them.

The limits are working values (inferred), not rules of a standard; no point depends on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.forms.dossier import WHAT_IF
from jiheng.quantities import Missing, Status
from jiheng.scoring.filling import stated_place
from jiheng.scoring.readings import Reading, Readings
from jiheng.standards import vocabulary
from jiheng.standards.expressions import names
from jiheng.standards.quoting import quoted
from jiheng.standards.spread import reach_text, spread

_HIGHEST_RATE = Fraction(3)
_NEAR_WHOLE = (
    *("完成率", "执行率", "利用率", "控制率", "到位率", "覆盖率", "达标率", "及时率", "办结率"),
    *("公开率", "满意度", "合格率", "准确率"),
)
"""Rates of which nobody reports one in a hundred: 0.95 typed for 95% reads as 0.95%."""


def doubts(codes: tuple[str, ...], readings: Readings) -> tuple[str, ...]:
    """Return one sentence for each figure behind a criterion that should be looked at again."""
    found: dict[str, None] = {}
    for code in codes:
        reading = readings.read(code)
        for one in (reading, *(readings.read(fact) for fact in reading.facts if fact != code)):
            own = one.facts.get(one.code)
            places = [stated_place(fact) for fact in ([own] if own else one.facts.values())]
            where = f"（{'、'.join(places)}）" if places else ""
            asked = (*_doubts(one), *_beside_parts(one, readings))
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
    if term.kind == "rate" and value > _HIGHEST_RATE:
        yield f"{quoted(reading.label)}高达{reading.text}，请核对分子、分母的数和单位"
    is_high = term.group == "results" or term.label.endswith(_NEAR_WHOLE)
    # 1.05 may stand for 105%, unless the rate is a share of the whole.
    most = Fraction(1) if term.share else _HIGHEST_RATE
    is_low = is_high and term.kind == "rate" and 0 < value <= most / 100
    if is_low or (own is not None and own.may_be_fraction):
        yield f"{quoted(reading.label)}填的是{reading.text}，是否漏写了百分数（如0.95应为95%）"
