"""The sheet 分值分配: the points of what does not apply, shared out live as the engine does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.quantities import Missing, Status, Value, round_half_up
from jiheng.quantities import floor as whole_part
from jiheng.reports.document import Align
from jiheng.reports.sheet_formula import NOT_APPLICABLE
from jiheng.reports.sheets.cells import (
    MOST_DECIMALS,
    decimal_text,
    formula_cell,
    input_sheet,
    words,
)
from jiheng.reports.sheets.data import DataSheet
from jiheng.reports.sheets.live import Live, stated_formula
from jiheng.reports.workbook import Look, Number, Sheet, SheetCell, address
from jiheng.scoring.engine import Scorer
from jiheng.scoring.evaluation import evaluate
from jiheng.scoring.leaf import is_applicable
from jiheng.standards import Criterion

TITLE_TEXT = "分值分配"
HEADS = (
    *("编码", "指标", "规定分值", "按规定分值得分", "不适用", "参加分配", "折合最小单位"),
    *("整数部分", "余数", "分配分值"),
)
WIDTHS = (28, 40, 11, 16, 9, 11, 16, 11, 14, 11)
FIRST_ROW = 3
STATED, RAW, GONE, WEIGHT, EXACT, WHOLE, REST, SHARE = range(2, 10)
SAFE = 9
"""Decimals kept of a remainder, so that equal ones stay equal in doubles."""
_NUMBER = Look(align=Align.CENTER, number_format="General")
_POINTS = Look(align=Align.CENTER, number_format="0.00#")


@dataclass
class Part:
    """Hold one criterion in its group, with what is known of it today."""

    criterion: Criterion
    group: Group
    gone: bool
    share: Fraction = Fraction(0)

    @property
    def moves(self) -> bool:
        """Tell whether sharing can change its points."""
        return self.criterion.full != self.criterion.kept


@dataclass
class Group:
    """Hold criteria that share points among them; `above` is the part they belong to."""

    above: Part | None
    full: Fraction
    parts: list[Part] = field(default_factory=list)

    @property
    def stated(self) -> Fraction:
        """Sum up the points that the standard states."""
        return sum((part.criterion.full for part in self.parts), Fraction(0))

    @property
    def kept(self) -> Fraction:
        """Sum up the points that take no part in sharing."""
        return sum((part.criterion.kept for part in self.parts), Fraction(0))


class SharingSheet:
    """Lay out the sharing of points by largest remainder, group by group.

    `is_needed` tells whether the standard shares points out at all; without it every criterion
    keeps the points its file states, and the sheet is left out.
    """

    def __init__(self, scorer: Scorer, lives: Mapping[str, Live], data: DataSheet) -> None:
        self._scorer, self._lives, self._data = scorer, lives, data
        self._places = scorer.standard.rounding.places
        self._parts: list[Part] = []
        standard = scorer.standard
        self._add(Group(None, standard.full), standard.criteria)
        self._rows = {one.criterion.code: FIRST_ROW + at for at, one in enumerate(self._parts)}
        self.is_needed = any(self._can_go(one.criterion) for one in self._parts)

    def share_cell(self, code: str) -> str:
        """Give the cell of the points a criterion is worth."""
        return self._out(code, SHARE)

    def raw_cell(self, code: str) -> str:
        """Give the cell of what a criterion would get out of the points its file states."""
        return self._out(code, RAW)

    def has(self, code: str) -> bool:
        """Tell whether a criterion's points may change by sharing."""
        found = next((one for one in self._parts if one.criterion.code == code), None)
        return self.is_needed and found is not None and found.moves

    def sheet(self) -> Sheet:
        """Make the sheet."""
        note = (
            "不适用指标的分值分给同组其他指标：先按规定分值的比例折算、舍去最小单位以下的尾数，"
            "余下的最小单位依余数从大到小各加一个，合计不变。"
        )
        rows = (self._row(part) for part in self._parts)
        return input_sheet(TITLE_TEXT, TITLE_TEXT, note, HEADS, WIDTHS, rows)

    def _add(self, group: Group, criteria: Sequence[Criterion]) -> None:
        scorer, source = self._scorer, self._scorer.standard.source
        shares = scorer.shares(criteria, group.full, source)
        for criterion, share in zip(criteria, shares, strict=True):
            part = Part(criterion, group, scorer.is_gone(criterion, source), share)
            group.parts.append(part)
            self._parts.append(part)
            if criterion.criteria:
                self._add(Group(part, share), criterion.criteria)

    def _can_go(self, criterion: Criterion) -> bool:
        policy = criterion.not_applicable or self._scorer.standard.not_applicable
        is_rule = criterion.rule is not None and not criterion.rule.is_extra
        return policy == "redistribute" and is_rule

    def _out(self, code: str, column: int) -> str:
        return f"{TITLE_TEXT}!{address(self._rows[code], column, fixed=True)}"

    def _here(self, part: Part, column: int) -> str:
        return address(self._rows[part.criterion.code], column)

    def _row(self, part: Part) -> tuple[SheetCell, ...]:
        group = part.group
        weights = {id(one): _weight(one) for one in group.parts}
        total = sum(weights.values(), Fraction(0))
        unit = 10**self._places
        spread = group.full - group.kept
        exact = spread * weights[id(part)] / total * unit if total else Fraction(0)
        whole = whole_part(exact)
        assert not isinstance(whole, Missing)
        all_weights = "+".join(self._here(one, WEIGHT) for one in group.parts)
        weight = self._here(part, WEIGHT)
        whole_at, exact_at = self._here(part, WHOLE), self._here(part, EXACT)
        given = f"({self._given(group)}-{decimal_text(group.kept)})"
        scaled = f"{given}*{weight}/({all_weights})*{unit}"
        return (
            words(part.criterion.code),
            words(part.criterion.name),
            SheetCell(Number(decimal_text(part.criterion.full)), _POINTS),
            self._raw(part),
            formula_cell(f"={self._gone(part)}", Fraction(int(part.gone)), _NUMBER),
            formula_cell(f"={self._weight(part)}", weights[id(part)], _NUMBER),
            formula_cell(
                f"=IF(({all_weights})=0,0,ROUND({scaled},{SAFE}))",
                round_half_up(exact, SAFE),
                _rounded(MOST_DECIMALS),
            ),
            formula_cell(f"=INT({exact_at})", whole, _NUMBER),
            formula_cell(
                f"=ROUND({exact_at}-{whole_at},{SAFE})",
                round_half_up(exact - whole, SAFE),
                _rounded(MOST_DECIMALS),
            ),
            formula_cell(f"={self._share(part, given, all_weights, unit)}", part.share, _POINTS),
        )

    def _given(self, group: Group) -> str:
        if group.above is None:
            return decimal_text(group.full)
        return self._here(group.above, SHARE)

    def _raw(self, part: Part) -> SheetCell:
        live = self._lives.get(part.criterion.code)
        if part.criterion.rule is None or live is None:
            return SheetCell(None)
        return formula_cell(
            stated_formula(live, self._data), self._raw_value(part.criterion), _POINTS
        )

    def _raw_value(self, criterion: Criterion) -> Value:
        scorer = self._scorer
        assigned = scorer.assign(criterion, 0, scorer.standard.source, criterion.full)
        applies = is_applicable(assigned, scorer.readings)
        if isinstance(applies, Missing):
            return applies
        if applies == 0:
            return Missing(Status.NOT_APPLICABLE)
        value = evaluate(assigned.tree(), scorer.readings.read).value
        low, high = assigned.bounds
        if isinstance(value, Missing) or low <= value <= high:
            return value
        return Missing(Status.NOT_ASSESSABLE)

    def _gone(self, part: Part) -> str:
        if part.criterion.criteria:
            below = [one for one in self._parts if one.group.above is part and one.moves]
            return f"MIN({','.join(self._here(one, GONE) for one in below)})" if below else "0"
        if not self._can_go(part.criterion):
            return "0"
        return f"IF({self._here(part, RAW)}={NOT_APPLICABLE},1,0)"

    def _weight(self, part: Part) -> str:
        if not part.moves:
            return "0"
        return f"IF({self._here(part, GONE)}=1,0,{self._here(part, STATED)}{_plus(part, '-')})"

    def _share(self, part: Part, given: str, all_weights: str, unit: int) -> str:
        stated = self._here(part, STATED)
        if not part.moves:
            return stated
        group = part.group
        rest = self._here(part, REST)
        before = True
        ahead: list[str] = []
        for one in group.parts:
            if one is part:
                before = False
                continue
            other = self._here(one, REST)
            # Among equal remainders the earlier criterion comes first.
            ahead.append(f"IF({other}{'>=' if before else '>'}{rest},1,0)")
        rank = "+".join(ahead) or "0"
        wholes = "+".join(self._here(one, WHOLE) for one in group.parts)
        left = f"ROUND({given}*{unit},0)-({wholes})"
        shared = f"({self._here(part, WHOLE)}+IF({rank}<{left},1,0))/{unit}{_plus(part, '+')}"
        gone = "+".join(self._here(one, GONE) for one in group.parts)
        above = self._given(group)
        untouched = f"AND(({gone})=0,ROUND({above}-{decimal_text(group.stated)},{SAFE})=0)"
        # Either the points have gone to another group, or there is nobody to take them.
        nobody = f"IF(ROUND({given},{SAFE})=0,{decimal_text(part.criterion.kept)},{stated})"
        return f"IF({untouched},{stated},IF(({all_weights})=0,{nobody},{shared}))"


def _weight(part: Part) -> Fraction:
    return Fraction(0) if part.gone else part.criterion.full - part.criterion.kept


def _plus(part: Part, sign: str) -> str:
    kept = part.criterion.kept
    return f"{sign}{decimal_text(kept)}" if kept else ""


def _rounded(places: int) -> Look:
    return Look(align=Align.CENTER, number_format=f"0.{'#' * places}")
