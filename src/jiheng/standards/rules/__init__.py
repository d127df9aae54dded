"""The rule kinds a standard can use, by the word written in its file."""

from __future__ import annotations

from typing import Any

from jiheng.standards.errors import suggest
from jiheng.standards.rules.bands import Bands, Satisfaction
from jiheng.standards.rules.base import Remark, Rule, Subject
from jiheng.standards.rules.combined import Checklist, EitherOr
from jiheng.standards.rules.deviation import Equal, Reverse, WithinInterval
from jiheng.standards.rules.extra import Bonus, Net, Penalty
from jiheng.standards.rules.judged import Direct, Manual, Qualitative
from jiheng.standards.rules.per_point import PerPoint
from jiheng.standards.rules.proportional import Completion, Proportional

RULE_KINDS: dict[str, type[Rule]] = {
    rule.kind: rule
    for rule in (
        Proportional,
        PerPoint,
        Bands,
        Direct,
        Completion,
        Satisfaction,
        Reverse,
        Equal,
        WithinInterval,
        Qualitative,
        Checklist,
        EitherOr,
        Manual,
        Bonus,
        Penalty,
        Net,
    )
}


def read_rule(given: Any) -> Any:
    """Turn `{kind: {parameter: …}}` of a standard into its rule.

    Raises:
        ValueError: if the kind is unknown or more than one is given.
    """
    if isinstance(given, Rule):
        return given
    if isinstance(given, str):
        given = {given: {}}
    if not isinstance(given, dict) or len(given) != 1:
        raise ValueError("rule 应写成“规则名: {参数}”，且只写一个规则")
    ((kind, parameters),) = given.items()
    if kind not in RULE_KINDS:
        raise ValueError(f"没有名为“{kind}”的规则。{suggest(str(kind), RULE_KINDS)}")
    return RULE_KINDS[kind].model_validate({} if parameters is None else parameters)


__all__ = ["RULE_KINDS", "Remark", "Rule", "Subject", "read_rule"]
