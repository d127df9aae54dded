"""Print exact numbers as figures of a report, rounded half up, and read them as the checks do."""

from fractions import Fraction

from jiheng.checks.document import Place
from jiheng.checks.figures import Figure, read_tokens
from jiheng.quantities import print_number, round_half_up


def figure(text: str) -> Figure:
    (found,) = read_tokens(text, Place())
    assert isinstance(found, Figure)
    return found


def shown(x: Fraction | int, places: int = 2) -> str:
    return print_number(
        round_half_up(Fraction(x), places), places, min_places=places, grouping=True
    )


def money(x: Fraction | int, places: int = 2) -> Figure:
    """Print an amount of 万元."""
    return figure(f"{shown(x, places)}万元")


def rate(x: Fraction | int, places: int = 2) -> Figure:
    """Print a fraction as a percentage."""
    return figure(f"{shown(Fraction(x) * 100, places)}%")
