"""Where a value of a standard comes from, and how sure that is."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from jiheng.standards.errors import suggest
from jiheng.standards.expressions import Expression, Number
from jiheng.standards.syntax import parse_expression, parse_number


class Confidence(StrEnum):
    """Say how a value is known, the surest first: published text, remembered, or inferred."""

    PUBLISHED = "published"
    REMEMBERED = "remembered"
    INFERRED = "inferred"

    @property
    def label(self) -> str:
        """Return the Chinese word shown to officials."""
        return {"published": "公布", "remembered": "忆述", "inferred": "推定"}[self.value]


class Strict(BaseModel):
    """Refuse unknown keys and later changes, for every part of a standard."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_keys(cls, given: Any) -> Any:
        if isinstance(given, dict):
            for key in given:
                if key not in cls.model_fields:
                    advice = suggest(str(key), cls.model_fields)
                    raise PydanticCustomError(
                        "unknown_key",
                        "不认识的项“{key}”。{advice}",
                        {"key": key, "advice": advice, "at": (key,)},
                    )
        return given


class Source(Strict):
    """Name the document, the clause and the confidence behind a value."""

    document: str
    clause: str = ""
    confidence: Confidence


class Cited(Strict):
    """Hold one exact number of a rule, with its own source where that differs from the rest."""

    value: Fraction
    percent: bool = False
    source: Source | None = None

    @property
    def number(self) -> Number:
        """Return the number as a tree node."""
        return Number(self.value, self.percent)


def _cite(given: Any) -> Any:
    if isinstance(given, str):
        read = parse_number(given)
        return {"value": read.value, "percent": read.percent}
    if isinstance(given, dict) and isinstance(given.get("value"), str):
        read = parse_number(given["value"])
        return {**given, "value": read.value, "percent": read.percent}
    return given


def _tree(given: Any) -> Any:
    return parse_expression(given) if isinstance(given, str) else given


Parameter = Annotated[Cited, BeforeValidator(_cite)]
Formula = Annotated[Any, BeforeValidator(_tree), PlainSerializer(str)]
"""An expression read from its text; typed as `Expression` by `as_expression`."""


def as_expression(formula: Any) -> Expression:
    """Return a formula field as the expression it is (Pydantic cannot type a recursive union)."""
    tree: Expression = formula
    return tree


def cited(value: str) -> Cited:
    """Make a cited number from its text, for defaults.

    >>> cited("80%").value
    Fraction(4, 5)
    """
    return Cited.model_validate(_cite(value))
