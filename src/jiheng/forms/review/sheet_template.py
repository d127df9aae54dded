"""The review sheet as data: aspects, items, suggested deductions, grades."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

from jiheng.forms.review.data_files import read_data, shipped_folder
from jiheng.forms.review.outcome import Level
from jiheng.forms.review.rules import review_rules
from jiheng.standards import Fault, Source, StandardError
from jiheng.standards.citation import Parameter, Strict
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import LinedMapping, place

FULL = 100
_FILE = "review-sheet.yaml"


class ItemTemplate(Strict):
    """Define one item: full points, the question to the reviewer, and rules that bear on it."""

    code: str
    name: str
    points: Parameter
    question: str
    rules: tuple[str, ...]


class AspectTemplate(Strict):
    """Define one aspect of the review with its items."""

    code: str
    name: str
    points: Parameter
    items: tuple[ItemTemplate, ...]


class Deductions(Strict):
    """Suggest how many points a finding of each level costs."""

    source: Source
    by_level: dict[Level, Parameter]


class SheetGrade(Strict):
    """Define a grade, from how many points on, and what may happen next."""

    name: str
    at_least: Parameter
    next_step: str
    source: Source


class GradeTable(Strict):
    """Hold the grades from the best down, with the source of their limits."""

    source: Source
    rows: tuple[SheetGrade, ...]

    def of(self, points: Fraction) -> SheetGrade:
        """Give the best grade that the points reach."""
        return next(row for row in self.rows if points >= row.at_least.value)


class SheetTemplate(Strict):
    """Define the whole review sheet."""

    title: str
    source: Source
    aspects: tuple[AspectTemplate, ...]
    deductions: Deductions
    grades: GradeTable


def load_sheet(folder: Path | None = None) -> SheetTemplate:
    """Load the sheet that ships with the package, or that of another folder.

    Raises:
        StandardError: points that do not add up, unknown rules, grades out of order.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> SheetTemplate:
    return _load(shipped_folder())


def _load(folder: Path) -> SheetTemplate:
    sheet, content = read_data(folder / _FILE, SheetTemplate)
    faults = [
        *_point_faults(sheet, content),
        *_rule_faults(sheet, content),
        *_grade_faults(sheet, content),
    ]
    if faults:
        raise StandardError(faults)
    return sheet


def _point_faults(sheet: SheetTemplate, content: LinedMapping) -> Iterator[Fault]:
    for index, aspect in enumerate(sheet.aspects):
        added = sum((item.points.value for item in aspect.items), Fraction(0))
        if added != aspect.points.value:
            here = place(content, ("aspects", index, "points"))
            what = f"“{aspect.name}”各项合计 {added} 分，与 {aspect.points.value} 分不等"
            yield Fault(*here, what, "改正其中之一")
    whole = sum((aspect.points.value for aspect in sheet.aspects), Fraction(0))
    if whole != FULL:
        yield Fault(*place(content, ("aspects",)), f"各方面合计 {whole} 分，应为 {FULL} 分")


def _rule_faults(sheet: SheetTemplate, content: LinedMapping) -> Iterator[Fault]:
    known = [rule.code for rule in review_rules()]
    named: set[str] = set()
    for at, aspect in enumerate(sheet.aspects):
        for index, item in enumerate(aspect.items):
            here = place(content, ("aspects", at, "items", index, "rules"))
            for code in item.rules:
                if code not in known:
                    yield Fault(*here, f"没有规则“{code}”", suggest(code, known))
                elif code in named:
                    yield Fault(*here, f"规则“{code}”已对应别的内容", "只留一处")
                named.add(code)
    for code in known:
        if code not in named:
            here = place(content, ("aspects",))
            yield Fault(*here, f"规则“{code}”没有对应的审核内容", "写进一项内容的 rules")


def _grade_faults(sheet: SheetTemplate, content: LinedMapping) -> Iterator[Fault]:
    for level in Level:
        if level not in sheet.deductions.by_level:
            here = place(content, ("deductions", "by_level"))
            yield Fault(*here, f"缺少“{level.value}”的建议扣分")
    limits = [row.at_least.value for row in sheet.grades.rows]
    if limits != sorted(set(limits), reverse=True) or not limits or limits[-1] != 0:
        here = place(content, ("grades", "rows"))
        yield Fault(*here, "等级的分数线应从高到低，最后一级为 0")
