"""What a project standard asks of tables: which rows, by which tree, with which reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities import Status
from jiheng.scoring.dimensions import asks_for_a_rate
from jiheng.standards import Criterion, Standard, vocabulary
from jiheng.standards.citation import as_expression
from jiheng.standards.expressions import (
    ZERO,
    Arithmetic,
    Both,
    Case,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    Name,
    Number,
    names,
)
from jiheng.standards.model import IndicatorRule
from jiheng.standards.rules import Rule, Subject
from jiheng.standards.rules.judged import Qualitative
from jiheng.standards.rules.strict import for_nature
from jiheng.tables.hoisting import hoist, leaves
from jiheng.tables.layout import PROJECTS, TableError
from jiheng.tables.outcome import FIRST_BRANCH, OUT_OF_BOUNDS, STATUS_CODES
from jiheng.tables.reason_words import Reason, branches

PROJECT_FIGURES = {
    f"project.{field.name}"
    for field in PROJECTS.fields
    if not field.required and not field.name.endswith("_status")
}
QUALITATIVE = "定性"
RANGE = "区间"


@dataclass(frozen=True)
class RowRule:
    """Hold the tree for the rows of some criteria and natures; `first` is its first reason.

    `criteria` are places in `Plan.sets`, from 1. `level1` restricts the rows where it is not
    empty. `shared` is the tree where weights are shared out; its reasons go on from those of
    `tree`. `needs_rate` says that a result in another unit than % is 无法判断.
    """

    criteria: tuple[int, ...]
    natures: tuple[str, ...]
    level1: tuple[str, ...]
    tree: Expression
    shared: Expression
    first: int
    needs_rate: bool
    full_when_not_applicable: bool


@dataclass(frozen=True)
class LeafRule:
    """Hold the tree of a criterion that is scored once for a project."""

    criterion: Criterion
    tree: Expression
    first: int
    full_when_not_applicable: bool


@dataclass(frozen=True)
class Plan:
    """Hold all that the tables are asked for by one standard."""

    standard: Standard
    sets: tuple[Criterion, ...]
    leaves: tuple[LeafRule, ...]
    rules: tuple[RowRule, ...]
    reasons: tuple[Reason, ...]

    @property
    def places(self) -> int:
        """Give the places that points are rounded to."""
        return self.standard.rounding.places

    def units(self, points: Fraction) -> int:
        """Give points in units of the last printed place."""
        return int(points * 10**self.places)


def make_plan(standard: Standard) -> Plan:
    """Work out what a standard asks of tables.

    Raises:
        TableError: the standard is for departments, or needs what tables do not have.
    """
    if standard.kind != "project":
        what = f"“{standard.title}”是部门整体评分标准，大表按项目评分"
        raise TableError(f"{what}，请用 --standard 指定项目评分标准（jiheng standards list）。")
    criteria = [one for one in standard.walk() if not one.criteria]
    for one in criteria:
        _refuse(standard, one)
    return _Planner(standard, criteria).plan()


def _refuse(standard: Standard, criterion: Criterion) -> None:
    policy = criterion.not_applicable or standard.not_applicable
    problem = ""
    if criterion.applies_when is not None:
        problem = "写有适用条件（applies_when）"
    elif policy == "redistribute":
        problem = "不适用时把分值分给其他指标（redistribute）"
    elif criterion.rule is not None and criterion.rule.is_extra:
        problem = "是加减分"
    elif (
        criterion.points and (criterion.points.value * 10**standard.rounding.places).denominator > 1
    ):
        problem = "的分值位数超出规定的小数位数"
    if problem:
        what = f"“{standard.title}”的指标“{criterion.name}”{problem}，大表评分还不支持"
        raise TableError(f"{what}；请用 jiheng score 逐份评分。")


@dataclass(frozen=True)
class _Kind:
    """Tell apart what rows need a column of their own for."""

    tree: Expression
    shared: Expression
    needs_rate: bool
    policy: str
    level1: tuple[str, ...]
    columns: str


class _Planner:
    def __init__(self, standard: Standard, criteria: list[Criterion]) -> None:
        self._standard = standard
        self._sets = [one for one in criteria if one.indicators is not None]
        self._alone = [one for one in criteria if one.indicators is None]
        self._next = FIRST_BRANCH
        self._reasons = list(_shared_reasons())

    def plan(self) -> Plan:
        rules = tuple(self._row_rules())
        alone = tuple(self._leaf(one) for one in self._alone)
        sets, reasons = tuple(self._sets), tuple(self._reasons)
        return Plan(self._standard, sets, alone, rules, reasons)

    def _row_rules(self) -> Iterator[RowRule]:
        """Gather the rows that one and the same tree scores, in the order of the rules."""
        found: dict[_Kind, list[tuple[int, str]]] = {}
        for place, criterion in enumerate(self._sets, 1):
            assert criterion.indicators is not None
            taken: set[tuple[str, tuple[str, ...]]] = set()
            policy = criterion.not_applicable or self._standard.not_applicable
            for chosen in criterion.indicators.rules:
                for nature in chosen.nature:
                    if (nature, ()) in taken:
                        continue
                    taken.add((nature, chosen.level1))
                    found.setdefault(self._kind(chosen, nature, policy), []).append((place, nature))
        # A rule for some first levels comes before the rule for the rest.
        for kind, rows in sorted(found.items(), key=lambda one: not one[0].level1):
            for group, natures in _grouped(rows):
                about = "、".join(self._sets[place - 1].name for place in group)
                first = self._number(about, "、".join(natures), kind.shared)
                yield RowRule(
                    *(group, natures, kind.level1, kind.tree, kind.shared, first),
                    needs_rate=kind.needs_rate,
                    full_when_not_applicable=kind.policy == "full",
                )

    def _kind(self, chosen: IndicatorRule, nature: str, policy: str) -> _Kind:
        tree, shared = row_tree(chosen.rule, nature), shared_tree(chosen.rule, nature)
        rated = nature != QUALITATIVE and asks_for_a_rate(tree)
        columns = nature if nature in (QUALITATIVE, RANGE) else ""
        return _Kind(tree, shared, rated, policy, chosen.level1, columns)

    def _leaf(self, criterion: Criterion) -> LeafRule:
        assert criterion.rule is not None and criterion.points is not None
        value = None if criterion.value is None else as_expression(criterion.value)
        subject = Subject(criterion.name, Number(criterion.points.value), value)
        tree = _written_out(criterion.rule.lower(subject))
        unknown = [name for name in names(tree) if name not in PROJECT_FIGURES]
        if unknown:
            what = f"“{criterion.name}”用到{'、'.join(unknown)}，项目表没有这一列"
            raise TableError(f"{what}，不能用大表评分；请用 jiheng score 逐份评分。")
        policy = criterion.not_applicable or self._standard.not_applicable
        first = self._number(criterion.name, "", tree)
        return LeafRule(criterion, tree, first, policy == "full")

    def _number(self, about: str, nature: str, tree: Expression) -> int:
        """Give the leaves of a tree their reasons."""
        first = self._next
        self._reasons += branches(first, about, nature, hoist(tree))
        self._next += len(leaves(hoist(tree)))
        return first


def _grouped(rows: list[tuple[int, str]]) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Put criteria together that use a tree for the same natures."""
    criteria = dict.fromkeys(place for place, _ in rows)
    natures = {one: tuple(nature for place, nature in rows if place == one) for one in criteria}
    for shared in dict.fromkeys(natures.values()):
        yield tuple(one for one in criteria if natures[one] == shared), shared


def row_tree(rule: Rule, nature: str) -> Expression:
    """Return the tree of a row's points, worth its stated weight."""
    return _of_nothing_too(for_nature(rule, nature))


def shared_tree(rule: Rule, nature: str) -> Expression:
    """Return the tree of a row's points where weights are shared out.

    As `scoring.indicators` fits the rule to the row: points awarded by hand are out of the
    stated `weight`, and count in proportion to what the row is worth, `full`.
    """
    fitted = for_nature(rule, nature)
    if not isinstance(fitted, Qualitative):
        return row_tree(rule, nature)
    awarded = as_expression(fitted.awarded)
    scaled = Arithmetic("/", Arithmetic("*", awarded, Name("full")), Name("weight"))
    in_proportion = fitted.model_copy(update={"awarded": scaled})
    is_stated = Comparison("==", Name("weight"), Name("full"))
    return Cases((Case(is_stated, row_tree(rule, nature)),), _of_nothing_too(in_proportion))


def _of_nothing_too(rule: Rule) -> Expression:
    """Return a rule's tree; nothing lies below 80% of nothing, so 0 of 0 fits every tier."""
    subject = Subject("", Name("full"), Name("actual"))
    if not isinstance(rule, Qualitative):
        return rule.lower(subject)
    tiers = tuple(one.model_copy(update={"to_included": True}) for one in rule.tiers)
    of_nothing = rule.model_copy(update={"tiers": tiers}).lower(subject)
    is_nothing = Comparison("==", Name("full"), ZERO)
    return Cases((Case(is_nothing, of_nothing),), rule.lower(subject))


def _written_out(tree: Expression) -> Expression:
    """Put the formulas of the vocabulary in the place of the names they compute."""

    def fill(part: Expression) -> Expression:
        match part:
            case Name(code):
                term = vocabulary().get(code)
                return part if term is None or term.formula is None else fill(term.formula)
            case Arithmetic(sign, left, right):
                return Arithmetic(sign, fill(left), fill(right))
            case Function(name, arguments):
                return Function(name, tuple(map(fill, arguments)))
            case Comparison(sign, left, right):
                return Comparison(sign, fill(left), fill(right))
            case Cases(cases, otherwise):
                filled = tuple(Case(tested(one.condition), fill(one.then)) for one in cases)
                return Cases(filled, fill(otherwise))
            case _:
                return part

    def tested(condition: Condition) -> Condition:
        if isinstance(condition, Both):
            return Both(tuple(map(tested, condition.conditions)))
        return Comparison(condition.sign, fill(condition.left), fill(condition.right))

    return fill(tree)


def _shared_reasons() -> Iterator[Reason]:
    for status, code in STATUS_CODES.items():
        if status is not Status.REPORTED:
            yield Reason(code, "", "", f"数据{status.label}", "不计分")
    yield Reason(OUT_OF_BOUNDS, "", "", "算得的分超出分值范围", Status.NOT_ASSESSABLE.label)
