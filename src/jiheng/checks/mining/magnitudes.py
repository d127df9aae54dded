"""Find amounts whose unit cannot be meant: 8.13元 among amounts of some 万元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.survey import Survey
from jiheng.checks.sentences import Mention, Sentence
from jiheng.checks.tables.row_figures import figures_of_rows

_EACH = re.compile(r"均|每|单价|单个|单笔|标准|最高|最低|上限|封顶|单位成本|户|次|/")
_UNITS = {"元": 1, "万元": 10**4, "亿元": 10**8}
_NEAR = 20
_FAR = 400
_FEWEST = 2


@dataclass(frozen=True, eq=False)
class OddUnit:
    """Hold an amount out of all proportion, the others beside it, and the unit that would do."""

    figure: Figure
    others: tuple[Figure, ...]
    meant: str
    context: str


def odd_units(survey: Survey) -> Iterator[OddUnit]:
    """Yield the amounts that another unit would put among those beside them."""
    for sentence in (*survey.reading.sentences, *survey.reading.cell_sentences):
        amounts = [m.figure for m in _whole_amounts(sentence)]
        yield from _odd(amounts, sentence.text, survey, _FEWEST)
    for table in survey.reading.tables:
        for row, figures in enumerate(figures_of_rows(table)):
            amounts = [f for f in figures.values() if _prints_unit(f) and f.exact > 0]
            if not _EACH.search(table.row_text(row)):
                yield from _odd(amounts, table.row_text(row), survey, 1)


def _whole_amounts(sentence: Sentence) -> Iterator[Mention]:
    """Give the amounts that are not of one person or thing; 标准为400元、450元 are two such."""
    is_each = False
    for mention in sentence.mentions:
        if mention.figure.kind is not Kind.MONEY or mention.figure.exact <= 0:
            continue
        if mention.lead.strip("、和及或与至到"):
            is_each = _EACH.search(mention.lead[-10:]) is not None
        if not is_each and not _EACH.search(mention.after[:2]):
            yield mention


def _prints_unit(figure: Figure) -> bool:
    return figure.kind is Kind.MONEY and figure.text.strip().endswith("元")


def _odd(amounts: list[Figure], context: str, survey: Survey, fewest: int) -> Iterator[OddUnit]:
    for figure in amounts:
        others = [each for each in amounts if each is not figure]
        if (
            len(others) < fewest
            or figure.hedge is not None
            or figure in survey.settled.told
            or figure in survey.bonds
        ):
            continue
        symbols = {each.unit_symbol for each in others}
        if len(symbols) != 1 or figure.unit_symbol in symbols or not symbols <= set(_UNITS):
            continue
        low, high = min(each.exact for each in others), max(each.exact for each in others)
        if low / _FAR <= figure.exact <= high * _FAR:
            continue
        (meant,) = symbols
        known = _UNITS.get(figure.unit_symbol)
        if known is None or figure.printed.multiplier != 1:
            # 千元, 百万元: no slip of the hand.
            continue
        value = figure.exact * _UNITS[meant] / known
        if low / _NEAR <= value <= high * _NEAR:
            yield OddUnit(figure, tuple(others), meant, context)
