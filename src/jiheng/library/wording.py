"""An entry in words: its scoring standard as one sentence, its reference value with its year."""

from collections.abc import Mapping
from typing import Any

from jiheng.library.indicators import CONFIDENCES, Indicator
from jiheng.standards.expressions import Name
from jiheng.standards.rules import Subject


def rule_words(indicator: Indicator) -> str:
    """Give the scoring standard (评分标准) as one Chinese sentence."""
    return indicator.rule.describe(Subject("完成值", Name("weight"), Name("actual")))


def reference_words(reference: Any, unit: str) -> str:
    """Give the reference value of a content with unit, year and confidence.

    >>> reference_words({"value": "90", "year": "2021", "confidence": "inferred"}, "%")
    '90%（2021年，推定）'
    >>> reference_words("unknown", "%")
    '没有公布的参考值'
    """
    if not isinstance(reference, Mapping) or not reference.get("value"):
        return "没有公布的参考值"
    value, year = reference["value"], reference.get("year", "")
    whole = value if value.endswith(unit) else value + unit
    return f"{whole}（{year}年，{CONFIDENCES.get(reference.get('confidence', ''), '')}）"
