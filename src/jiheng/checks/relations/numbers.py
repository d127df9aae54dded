"""Print numbers in calculations and repairs as the figure itself was printed."""

from fractions import Fraction

from jiheng.checks.figures import Figure, Kind
from jiheng.quantities import Unit, print_number, round_half_up

_MOST_PLACES = 4


def in_unit(x: Fraction, figure: Figure, places: int | None = None) -> str:
    """Print a number of base units in the unit of a figure, without the unit.

    Rounded half up to the figure's own places (万 and 亿 of a count included), or to `places`.
    """
    printed = figure.printed
    scale = _scale(printed.unit) * printed.multiplier
    shown = printed.places if places is None else places
    return print_number(
        round_half_up(x / scale, shown), shown, min_places=shown, grouping="," in figure.number
    )


def unit_words(figure: Figure) -> str:
    """Give 万 or 亿 and the unit of a figure as printed in repairs.

    >>> from jiheng.checks.document import Place
    >>> from jiheng.checks.figures import read_tokens
    >>> unit_words(read_tokens("共1.2万家", Place())[0])
    '万家'
    """
    marks = {10: "十", 100: "百", 1000: "千", 10**4: "万", 10**8: "亿"}
    return marks.get(figure.printed.multiplier, "") + figure.unit_symbol


def as_printed(x: Fraction, figure: Figure) -> str:
    """Print what a figure should have been exactly as it is printed: a cell without a unit
    stays without one.
    """
    symbol = figure.unit_symbol
    has_unit = symbol in figure.text.replace("％", "%")
    return in_unit(x, figure) + (unit_words(figure) if has_unit else "")


def exactly(x: Fraction, figure: Figure) -> str:
    """Print a computed number with enough places to see why it differs from the figure."""
    printed = figure.printed
    scale = _scale(printed.unit) * printed.multiplier
    places = printed.places
    while places < printed.places + 2 and places < _MOST_PLACES:
        if (x / scale * 10**places).denominator == 1:
            break
        places += 1
    return in_unit(x, figure, places) + unit_words(figure)


def plain(figure: Figure) -> str:
    """Print a figure as it stands, without hedge and spaces."""
    number = figure.number
    return f"{number}{unit_words(figure)}" if figure.kind is not Kind.NUMBER else number


def _scale(unit: Unit | None) -> Fraction:
    return Fraction(1) if unit is None else unit.scale
