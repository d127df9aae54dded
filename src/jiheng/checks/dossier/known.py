"""The figures that are known to be right: the dossier's facts and the points of its score."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from jiheng.checks.document import Place
from jiheng.checks.dossier.names import bare, names_of
from jiheng.checks.figures import Figure
from jiheng.checks.figures.figure import kind_of
from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact
from jiheng.quantities import (
    Missing,
    Printed,
    QuantityError,
    Unit,
    parse_quantity,
    print_points,
    unit,
)
from jiheng.scoring import Scorecard
from jiheng.scoring.readings import Readings
from jiheng.standards import vocabulary

TOTAL_NAMES = (
    *("总分", "得分合计", "总得分", "自评总分", "自评得分", "自评总得分", "综合得分"),
    *("绩效自评得分", "自评综合得分", "最终得分", "评价总分", "评价得分", "综合评分"),
)
_PREVIOUS = ("上年度", "上年", "上一年度")
_TELLING_NAME = 5
"""实际支出 says too little of the year before to be a name of its own, 整体预算完成率 enough."""


class Aspect(Enum):
    """Name what a figure is of its subject: a value, points got, full points, points lost."""

    VALUE = "数值"
    SCORE = "得分"
    FULL = "分值"
    LOST = "扣分"


@dataclass(frozen=True, eq=False)
class Known:
    """Hold one figure that a report may print.

    `label` is its official name, `names` are the ways to name it in full, `subject` is the plan,
    project or unit that it belongs to, empty for the department itself.  `figure` is None where
    the dossier has none, and `text` then says why (未填报 …).
    """

    code: str
    label: str
    names: frozenset[str]
    subject: str
    aspect: Aspect
    year: int | None
    figure: Figure | None
    text: str
    source: str


def known_facts(dossier: Dossier) -> Iterator[Known]:
    """Give every fact of a dossier that is a number, and those that have none yet."""
    subjects = _subjects(dossier)
    for fact in dossier.facts.values():
        figure = _fact_figure(fact)
        if figure is None and fact.interval is not None:
            # 是/否 and words: no number that a report could print otherwise.
            continue
        year = dossier.year
        names = set(names_of(fact.code, fact.label))
        for word in _PREVIOUS:
            if fact.label.startswith(word):
                year -= 1
                short = bare(fact.label.removeprefix(word))
                names |= {short} if len(short) >= _TELLING_NAME else set()
                break
        yield Known(
            fact.code,
            fact.label,
            frozenset(names),
            subjects.get(fact.code, ""),
            Aspect.VALUE,
            year,
            figure,
            fact.text or fact.status.label,
            str(fact.source),
        )
    yield from _computed(dossier)


def known_scores(card: Scorecard) -> Iterator[Known]:
    """Give the points of every criterion and of the whole, got, full and lost."""
    document = card.standard.title
    for one in card.walk():
        code = f"score.{one.code}"
        names = frozenset({bare(one.name)})
        yield _points(code, one.name, names, Aspect.SCORE, one.points, card.year, document)
        yield _points(f"{code}.full", one.name, names, Aspect.FULL, one.full, card.year, document)
        yield _points(f"{code}.lost", one.name, names, Aspect.LOST, one.lost, card.year, document)
    names = frozenset(map(bare, TOTAL_NAMES))
    lost = None if card.total is None else card.full - card.total
    for aspect, end, points in (
        (Aspect.SCORE, "", card.total),
        (Aspect.FULL, ".full", card.full),
        (Aspect.LOST, ".lost", lost),
    ):
        code = f"score.total{end}"
        yield _points(code, "总分", names, aspect, points, card.year, document)


def known_rules(card: Scorecard) -> Iterator[Known]:
    """Give the sentence of every scoring rule."""
    document = card.standard.title
    for leaf in card.leaves():
        if leaf.rule_text:
            code, label = f"score.{leaf.code}.rule", f"{leaf.name}评分标准"
            text = leaf.rule_text
            yield Known(code, label, frozenset(), "", Aspect.VALUE, card.year, None, text, document)


def as_figure(
    text: str, default: Unit | None = None, place: Place | None = None, start: int = 0
) -> Figure | None:
    """Read a text that is one figure and nothing else; None where it is not."""
    printed = _parsed(text, default)
    return None if printed is None else _figure(printed, text, place or Place(), start)


@lru_cache(maxsize=4096)
def _parsed(text: str, default: Unit | None) -> Printed | None:
    try:
        return parse_quantity(text, default)
    except QuantityError:
        return None


def _figure(printed: Printed, text: str, place: Place, start: int) -> Figure:
    number = "".join(mark for mark in text if mark.isdigit() or mark in ".,")
    return Figure(
        text,
        start,
        start + len(text),
        kind_of(printed.unit),
        place,
        printed=printed,
        number=number or text,
    )


def _fact_figure(fact: Fact) -> Figure | None:
    if fact.interval is None or not fact.text:
        return None
    figure = as_figure(fact.text, fact.unit)
    if figure is None or isinstance(fact.value, Missing):
        return None
    is_it = figure.exact == fact.value or figure.interval.contains(Fraction(fact.value))
    return figure if is_it else None


def _computed(dossier: Dossier) -> Iterator[Known]:
    """Give the figures of the vocabulary that follow from the facts by formula."""
    terms = vocabulary()
    readings = Readings(dossier, terms)
    for code, term in terms.items():
        if term.formula is None or dossier.fact(code) is not None:
            continue
        reading = readings.read(code)
        figure = as_figure(reading.text) if reading.interval is not None else None
        if figure is None:
            continue
        worked = reading.trace.worked if reading.trace is not None else ""
        names = frozenset(names_of(code, term.label))
        source = f"计算：{term.label}＝{worked}"
        yield Known(
            code, term.label, names, "", Aspect.VALUE, dossier.year, figure, reading.text, source
        )


def _points(
    code: str,
    label: str,
    names: frozenset[str],
    aspect: Aspect,
    points: Fraction | None,
    year: int,
    source: str,
) -> Known:
    text = "无法判断" if points is None else f"{print_points(points)}分"
    figure = None if points is None else as_figure(text, unit("分"))
    shown = label if aspect is Aspect.SCORE and label == "总分" else f"{label}{aspect.value}"
    return Known(code, shown, names, "", aspect, year, figure, text, source)


def _subjects(dossier: Dossier) -> dict[str, str]:
    """Name the row behind a fact that is one column of it: 重点研发计划 of plan.research.budget."""
    found: dict[str, str] = {}
    for rows in dossier.forms.values():
        for row in rows:
            if not row.form.label_path:
                continue
            name = row.form.label_path.format(**row.cells())
            for figure in row.figures():
                if name and figure.label != name and figure.label.startswith(name):
                    found[figure.code] = name
    return found
