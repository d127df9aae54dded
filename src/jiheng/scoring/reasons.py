"""Say in one Chinese sentence why a criterion got its points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from jiheng.quantities import Missing, Status, Value, print_points
from jiheng.scoring.readings import Readings
from jiheng.scoring.trace import Trace
from jiheng.standards.expressions import Name, names
from jiheng.standards.quoting import quoted
from jiheng.standards.rules import Rule, Subject
from jiheng.standards.rules.combined import Checklist


class Assigned(Protocol):
    """What a reason needs to know of the criterion."""

    @property
    def name(self) -> str:
        """Return the criterion's name."""

    @property
    def rule(self) -> Rule:
        """Return the rule."""

    @property
    def subject(self) -> Subject:
        """Return what the rule scores."""

    @property
    def full(self) -> Fraction:
        """Return the points it is worth."""

    @property
    def places(self) -> int:
        """Return the places points are rounded to."""

    @property
    def text(self) -> str:
        """Return the official scoring sentence."""

    @property
    def policy(self) -> str:
        """Return what happens when it does not apply."""

    @property
    def is_extra(self) -> bool:
        """Say whether the points come on top of the others."""

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Return the least and the most points."""


def reason_of(
    assigned: Assigned, value: Value, points: Fraction | None, trace: Trace, readings: Readings
) -> str:
    """Return the sentence: what was found, what the standard says of it, what it costs."""
    if isinstance(value, Missing):
        return _missing(assigned, value, points, readings)
    got = points or Fraction(0)
    found = _found(assigned, readings)
    if assigned.is_extra:
        return f"{found}，计{_points(got, assigned)}分。"
    if got >= assigned.full:
        return f"{found}，符合评分标准，得满分{_points(assigned.full, assigned)}分。"
    lost = assigned.full - got
    return (
        f"{found}，按评分标准（{assigned.text}）得{_points(got, assigned)}分，"
        f"扣{_points(lost, assigned)}分。"
    )


def _points(points: Fraction, assigned: Assigned) -> str:
    return print_points(points, max_places=max(2, assigned.places))


def _found(assigned: Assigned, readings: Readings) -> str:
    value = assigned.subject.value
    if isinstance(assigned.rule, Checklist):
        return _checked(assigned.rule, readings)
    if isinstance(value, Name):
        return f"{readings.label(value.code)}{_stated(value.code, readings)}"
    stated = [f"{readings.label(code)}{_stated(code, readings)}" for code in _read(assigned)]
    return "，".join(dict.fromkeys(stated)) or assigned.name


def _stated(code: str, readings: Readings) -> str:
    reading = readings.read(code)
    if reading.text in ("是", "否"):
        return f"为“{reading.text}”"
    if reading.trace is not None and not isinstance(reading.value, Missing):
        return f"为{reading.text}（{reading.trace.worked}）"
    return f"为{reading.text}"


def _checked(rule: Checklist, readings: Readings) -> str:
    failed = [item for item in rule.items if _is_no(item.value, readings)]
    if not failed:
        return (
            "、".join(_label(item.name, item.value, readings) for item in rule.items) + "均为“是”"
        )
    return "、".join(_label(i.name, i.value, readings) for i in failed) + "为“否”"


def _label(name: str, value: object, readings: Readings) -> str:
    if name or not isinstance(value, Name):
        return quoted(name)
    return quoted(readings.label(value.code))


def _is_no(value: object, readings: Readings) -> bool:
    return isinstance(value, Name) and readings.read(value.code).value == 0


def _read(assigned: Assigned) -> tuple[str, ...]:
    codes = names(assigned.rule.lower(assigned.subject))
    return tuple(code for code in codes if code != "weight")


def _missing(
    assigned: Assigned, value: Missing, points: Fraction | None, readings: Readings
) -> str:
    name = quoted(assigned.name)
    if value.status is Status.NOT_APPLICABLE:
        why = f"（{value.reason}）" if value.reason else ""
        if points is None and assigned.is_extra:
            return f"{name}不适用{why}；加减分没有满分可给，也不分给其他指标，暂不计分。"
        if points is None:
            return f"{name}不适用{why}，而评分标准没有规定不适用时如何计分，暂不计分。"
        if assigned.policy == "full":
            full = _points(assigned.full, assigned)
            return f"{name}不适用{why}，按评分标准计满分{full}分。"
        return f"{name}不适用{why}，其分值按比例分给同组其他指标。"
    low, high = (_points(bound, assigned) for bound in assigned.bounds)
    open_points = f"得分在{low}～{high}分之间，未计入总分。"
    if value.status is Status.UNREPORTED:
        what = "、".join(quoted(label) for label in _unreported(assigned, readings))
        return f"{what or name}未填报，{open_points}"
    why = f"（{value.reason}）" if value.reason else ""
    return f"{name}无法判断{why}，{open_points}"


def _unreported(assigned: Assigned, readings: Readings) -> Iterator[str]:
    for code in _read(assigned):
        reading = readings.read(code)
        if isinstance(reading.value, Missing) and reading.value.status is Status.UNREPORTED:
            yield reading.label
