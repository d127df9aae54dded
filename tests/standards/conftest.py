"""An evaluator of trees that shares nothing with the package's, and a folder to load from."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from jiheng.quantities import Status
from jiheng.standards import Fault, Standard, StandardError
from jiheng.standards.expressions import (
    Arithmetic,
    Both,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    Name,
    Nothing,
    Number,
)
from jiheng.standards.loading import load_standard

TreeValue = Fraction | Status
Evaluate = Callable[[Expression | Condition, Mapping[str, Fraction]], TreeValue]

ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


class Stop(Exception):
    """Carry a stated nothing out of a tree."""

    def __init__(self, status: Status) -> None:
        self.status = status


def number_of(tree: Expression | Condition, names: Mapping[str, Fraction]) -> Fraction:
    match tree:
        case Number(value, _):
            return value
        case Name(code):
            return names[code]
        case Arithmetic(sign, left, right):
            return ARITHMETIC[sign](number_of(left, names), number_of(right, names))
        case Comparison(sign, left, right):
            return Fraction(COMPARISONS[sign](number_of(left, names), number_of(right, names)))
        case Both(conditions):
            return Fraction(all(number_of(one, names) == 1 for one in conditions))
        case Function("floor", (one,)):
            return Fraction(number_of(one, names).__floor__())
        case Function("abs", (one,)):
            return abs(number_of(one, names))
        case Function(name, arguments):
            pick = {"min": min, "max": max}[name]
            return pick(number_of(one, names) for one in arguments)
        case Cases(cases, otherwise):
            for case in cases:
                if number_of(case.condition, names) == 1:
                    return number_of(case.then, names)
            return number_of(otherwise, names)
        case Nothing(status, _):
            raise Stop(status)


def evaluate_tree(tree: Expression | Condition, names: Mapping[str, Fraction]) -> TreeValue:
    """Evaluate a tree on plain numbers; a stated nothing gives its status."""
    try:
        return number_of(tree, names)
    except Stop as stop:
        return stop.status
    except ZeroDivisionError:
        return Status.NOT_ASSESSABLE


@pytest.fixture(scope="session")
def evaluate() -> Evaluate:
    return evaluate_tree


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write an indented text as a file of the test's folder."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def load(write: Callable[[str, str], Path]) -> Callable[[str], Standard]:
    """Load a text as the standard `city-2021`."""
    return lambda text: load_standard(write("city-2021.yaml", text))


@pytest.fixture
def faults(load: Callable[[str], Standard]) -> Callable[[str], tuple[Fault, ...]]:
    """Give the faults of a text that is loaded as `city-2021`."""

    def faults_of(text: str) -> tuple[Fault, ...]:
        with pytest.raises(StandardError) as caught:
            load(text)
        return caught.value.faults

    return faults_of
