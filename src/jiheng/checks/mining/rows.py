"""Compare what the text says of a thing with the row of a table that bears its name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guessing import key_of
from jiheng.checks.mining.scaled import Scaled, scaled
from jiheng.checks.mining.survey import Survey
from jiheng.checks.mining.variants import variants_of
from jiheng.checks.prose.roles import Role
from jiheng.checks.prose.row_names import SHORTEST_NAME, RowNames, spoken_rows
from jiheng.checks.reading import Reading
from jiheng.checks.relations.slips import Slip, significant_digits
from jiheng.checks.sentences import Mention, Sentence
from jiheng.checks.tables.halves import halves
from jiheng.checks.tables.row_figures import figures_of_rows

_REACH = 4
_FEWEST_DIGITS = 2
_CHANCE = Fraction(1, 12)
_GENERIC = re.compile(
    r"合计|小计|总计|总分|其中|基本支出|项目支出|其他|年度资金总额|财政拨款|上年结转"
)
_TARGET = re.compile(r"目标|指标值|计划|要求|设定|应")
_TARGET_BEHIND = re.compile(r"的(?:年度)?(?:目标|指标|计划)值?")
_ACTUAL = re.compile(r"完成|实际|达到?|实绩|实现|为$")
_TARGET_TITLE = re.compile(r"指标值|目标值?|计划|预期")
_ACTUAL_TITLE = re.compile(r"(?:实际|全年)?(?:完成|实际|达到|实绩)(?:值|情况|数)?$")
_CHANGED = re.compile(r"(?:多|少|超|差|欠|短|缺口|增|减|高于|低于)[^，。；]{0,4}$")
_OTHER_TIME = re.compile(r"年中|上半年|监控|平均|加权|上年|去年|上一年|同期|(?<!1)[1-9]\s*月末")
_SHARES = re.compile(r"占|比[重例]|结构|构成|份额")
_NEVER = (Kind.RANGE, Kind.RANK, Kind.SCORE)


@dataclass(frozen=True, eq=False)
class Cell:
    """Hold a figure of a named row with the title of its column."""

    figure: Figure
    title: str


@dataclass(frozen=True, eq=False)
class Contradiction:
    """Hold a figure of the text and the one of the row that it should be."""

    figure: Figure
    cell: Figure
    name: str
    sentence: Sentence


def contradictions(survey: Survey) -> Iterator[Contradiction]:
    """Yield the figures of the text that the row named in their clause denies."""
    rows = _named_rows(survey.reading)
    names = RowNames(rows)
    for sentence in survey.reading.sentences:
        if not sentence.figures:
            continue
        for name, mentions in spoken_rows(sentence, names):
            for mention in mentions[:_REACH]:
                found = _contradicted(mention, rows[name], survey)
                if found is not None:
                    yield Contradiction(mention.figure, found, name, sentence)


def _named_rows(reading: Reading) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for table in reading.tables:
        figures = figures_of_rows(table)
        for half in halves(table):
            for row in half.rows:
                name = row.subject
                if len(name) < SHORTEST_NAME or _GENERIC.search(name) or row.rank:
                    continue
                for column, figure in figures[row.index].items():
                    title = table.columns_of(half.section)[column].title
                    found[name].append(Cell(figure, title))
    return found


def _contradicted(mention: Mention, cells: list[Cell], survey: Survey) -> Figure | None:
    figure = mention.figure
    if figure.kind in _NEVER:
        return None
    alike = [
        cell
        for cell in cells
        if _is_comparable(figure, cell.figure) and _is_of_kind(mention, cell.title)
    ]
    own = scaled(figure)
    if not alike or any(_agree(own, scaled(cell.figure)) for cell in alike):
        return None
    is_open = survey.is_open(figure)
    if not is_open:
        # The text is right by its own reckoning: then it is the cell that fits nowhere.
        alike = [cell for cell in alike if survey.is_open(cell.figure)]
        if not alike:
            return None
    if _OTHER_TIME.search(mention.clause):
        return None
    if _CHANGED.search(mention.lead) or _is_reached(mention, cells):
        return None
    told = _told(mention, alike)
    if told is not None:
        return told.figure
    variants = variants_of(figure)
    if significant_digits(figure) < _FEWEST_DIGITS:
        return None
    for cell in alike:
        value = scaled(cell.figure).value
        slip = variants.slips.get(value, Slip.OTHER)
        if slip is Slip.OTHER:
            continue
        chance = Fraction(variants.rivals(value) * len(alike) * variants.steps[value], value)
        if chance <= _CHANCE:
            return cell.figure
    return None


def _is_of_kind(mention: Mention, title: str) -> bool:
    """Tell whether a rate can stand in a column: a share of a whole only in one of shares."""
    is_share = mention.role is Role.SHARE and "占" in mention.lead
    return not is_share or mention.figure.kind is not Kind.RATE or bool(_SHARES.search(title))


def _is_reached(mention: Mention, cells: list[Cell]) -> bool:
    """Tell whether a rate is what one figure of the row is of another: 90.33% ÷ 92% = 98.18%."""
    own = mention.figure
    # A target is taken as printed: ≥92% is a base of 92%.
    pairs = permutations((cell.figure.exact for cell in cells), 2)
    return own.kind is Kind.RATE and any(
        abs(own.exact - part / base) <= own.step for part, base in pairs if base
    )


def _told(mention: Mention, cells: list[Cell]) -> Cell | None:
    """Give the only cell of the column that the words before a figure name."""
    behind = _TARGET_BEHIND.match(mention.after)
    words = behind[0] if behind else mention.lead[-8:]
    for spoken, title in ((_TARGET, _TARGET_TITLE), (_ACTUAL, _ACTUAL_TITLE)):
        if spoken.search(words):
            named = [cell for cell in cells if title.search(cell.title)]
            return named[0] if len(named) == 1 else None
    return None


def _is_comparable(one: Figure, other: Figure) -> bool:
    if key_of(one) == key_of(other):
        return True
    kinds = {one.kind, other.kind}
    return kinds == {Kind.COUNT, Kind.NUMBER}


def _agree(one: Scaled, other: Scaled) -> bool:
    return one.low <= other.high and other.low <= one.high
