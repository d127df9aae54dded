"""The sheet 评分表: every criterion with rule, value, live points and reason; live totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.quantities import Missing, Status, Value
from jiheng.reports.content.annexes import evidence
from jiheng.reports.content.context import Context
from jiheng.reports.content.losses import lost_points
from jiheng.reports.content.score_tables import NO_POINTS
from jiheng.reports.sheet_formula import NOT_APPLICABLE, SAFE_PLACES, areas, when_numbers
from jiheng.reports.sheets.cells import (
    CENTRED,
    FREE,
    HEAD,
    POINTS,
    POINTS_SUM,
    TITLE,
    decimal_text,
    formula_cell,
    words,
    words_formula,
)
from jiheng.reports.sheets.data import DataSheet
from jiheng.reports.sheets.indicators import IndicatorSheet
from jiheng.reports.sheets.live import Live, row_formula, stated_formula
from jiheng.reports.sheets.remarks import Remarks
from jiheng.reports.sheets.sharing import SAFE, SharingSheet
from jiheng.reports.workbook import Formula, Look, Number, Sheet, SheetCell, address
from jiheng.scoring import CriterionScore
from jiheng.standards.printing import print_exact

TITLE_TEXT = "评分表"
FIRST_ROW = 3
LEVEL_NAMES = ("一级指标", "二级指标", "三级指标", "四级指标", "五级指标")
HEADS = ("分值", "评分标准", "完成情况", "得分", "扣分", "扣分原因", "佐证材料")
WIDTHS = (8, 46, 22, 10, 10, 34, 26)
RULE, DONE, GOT = 1, 2, 3
SCORE_AGAIN = "需重新评分"
"""What stands where the sheet cannot follow: weights to be shared anew, results of a misfit unit."""
NONE = NO_POINTS
"""What stands for the points of a criterion that does not apply; sums pass it over."""
_FULL = Look(align=CENTRED.align, number_format="General")
_SHARE = Look(align=CENTRED.align, number_format=f'General;-General;"{NONE}"')


@dataclass
class Row:
    """Hold one line of the sheet: a criterion that gives points, and the groups it opens."""

    score: CriterionScore
    opens: list[tuple[CriterionScore, int]] = field(default_factory=list)


class ScoreSheet:
    """Lay out the score sheet over the data it reads."""

    def __init__(
        self,
        context: Context,
        lives: Mapping[str, Live],
        data: DataSheet,
        indicators: IndicatorSheet,
        sharing: SharingSheet,
        *,
        draft: bool = False,
    ) -> None:
        self.draft = draft
        self.context, self.lives = context, lives
        self.data, self.indicators, self.sharing = data, indicators, sharing
        self.remarks = Remarks(context, lives, data, indicators, sharing, draft)
        self.rows = [row for top in context.card.criteria for row in _rows(top)]
        self.levels = max(score.level for score in context.card.walk())
        self.places = {row.score.code: FIRST_ROW + at for at, row in enumerate(self.rows)}
        self.firsts = {
            score.code: FIRST_ROW + at for at, row in enumerate(self.rows) for score, _ in row.opens
        }

    def points_cell(self, score: CriterionScore) -> str:
        """Give the cell where the points of a criterion or group stand."""
        if score.code in self.places:
            return address(self.places[score.code], self.levels + GOT)
        return address(self.firsts[score.code], self._sum_column(score))

    def total_cell(self) -> str:
        """Give the cell of the total."""
        return address(FIRST_ROW + len(self.rows), self.levels + GOT)

    def sheet(self) -> Sheet:
        """Make the sheet."""
        card, dossier = self.context.card, self.context.dossier
        sums = [f"{LEVEL_NAMES[level - 1]}得分" for level in range(self.levels - 1, 0, -1)]
        heads = (*LEVEL_NAMES[: self.levels], *HEADS, *sums)
        title = f"{dossier.organisation}{dossier.year}年度部门整体支出绩效自评评分表"
        title += "（草稿）" if self.draft else ""
        note = f"评分标准：{self.context.standard_name}　单位：分"
        rows: list[tuple[SheetCell | None, ...]] = [
            (words(title, TITLE, colspan=len(heads)),),
            (words(note, FREE, colspan=len(heads)),),
            tuple(words(text, HEAD) for text in heads),
        ]
        rows.extend(self._line(row, len(heads)) for row in self.rows)
        rows.append(self._total(len(heads)))
        if card.standard.grades and not card.validity_note:
            rows.append(self._grade(len(heads)))
        widths = ((14, 16, 30, 30, 30)[: self.levels], WIDTHS, (11,) * len(sums))
        return Sheet(
            TITLE_TEXT,
            tuple(rows),
            tuple(width for part in widths for width in part),
            frozen_rows=FIRST_ROW,
            repeated_rows=FIRST_ROW,
            heights={0: 28, FIRST_ROW - 1: 30},
        )

    def _sum_column(self, score: CriterionScore) -> int:
        return self.levels + len(HEADS) + self.levels - 1 - score.level

    def _line(self, row: Row, width: int) -> tuple[SheetCell | None, ...]:
        cells: list[SheetCell | None] = [None] * width
        score, start = row.score, self.levels
        for group, count in row.opens:
            cells[group.level - 1] = words(group.name, CENTRED, rowspan=count)
            cells[self._sum_column(group)] = self._sum(group, count)
        cells[score.level - 1] = words(score.name, colspan=self.levels - score.level + 1)
        cells[start] = self._full(score)
        cells[start + RULE] = self.remarks.rule(score)
        cells[start + DONE] = self.remarks.done(score)
        cells[start + GOT] = self._points(score)
        cells[start + GOT + 1] = self._lost(score)
        lost = address(self.places[score.code], start + GOT + 1)
        cells[start + GOT + 2] = self.remarks.reason(score, self.points_cell(score), lost)
        cells[start + GOT + 3] = words("；".join(evidence(self.context, score)))
        for level in range(score.level, self.levels):
            # A criterion above the last level is a group of its own.
            if not any(group.level == level for group, _ in row.opens):
                cells[self.levels + len(HEADS) + self.levels - 1 - level] = SheetCell(None)
        return tuple(cells)

    def _full(self, score: CriterionScore) -> SheetCell:
        if self.sharing.has(score.code):
            return formula_cell(f"={self.sharing.share_cell(score.code)}", score.full, _SHARE)
        return SheetCell(Number(decimal_text(score.full)), _FULL)

    def _points(self, score: CriterionScore) -> SheetCell:
        live = self.lives.get(score.code)
        if live is None:
            return words(score.status.label, CENTRED)
        return _points_cell(self._formula(live), score, points_of(score))

    def _formula(self, live: Live) -> str:
        score = live.score
        if live.row is not None:
            formula = row_formula(live, self.indicators)
            if live.is_misfit:
                # A number typed here would be taken in a unit that the rule does not fit.
                again = f'{self.indicators.change(score.code)}<>""'
                formula = f'=IF({again},"{SCORE_AGAIN}",{formula.removeprefix("=")})'
            if not self.sharing.has(live.group):
                return formula
            full = sum((one.score.full for one in self._rows_of(live.group)), Fraction(0))
            share = self.sharing.share_cell(live.group)
            moved = f"ROUND({share}-{decimal_text(full)},{SAFE})<>0"
            return f'=IF({moved},"{SCORE_AGAIN}",{formula.removeprefix("=")})'
        if not self.sharing.has(score.code):
            return stated_formula(live, self.data, rounded=True)
        raw, share = self.sharing.raw_cell(score.code), self.sharing.share_cell(score.code)
        stated = live.bounds[1]
        scaled = f"{raw}*{share}/{decimal_text(stated)}" if stated else raw
        nothing = {"full": share, "redistribute": f'IF({share}=0,"{NONE}",{NOT_APPLICABLE})'}
        otherwise = nothing.get(live.policy, NOT_APPLICABLE)
        number = f"ROUND(ROUND({scaled},{SAFE_PLACES}),{score.places})"
        return f"=IF(ISNUMBER({raw}),{number},IF({raw}={NOT_APPLICABLE},{otherwise},{raw}))"

    def _rows_of(self, group: str) -> list[Live]:
        return [live for live in self.lives.values() if live.group == group]

    def _lost(self, score: CriterionScore) -> SheetCell:
        got = self.points_cell(score)
        places = score.places
        full = address(self.places[score.code], self.levels)
        lost = f"ROUND({full}-{got},{places})"
        if score.kind == "adjustment":
            lost = f"MAX(0,-{got})"
        value: Value = points_of(score)
        if not isinstance(value, Missing):
            value = lost_points(score)
        return _points_cell(f"=IF(ISNUMBER({got}),{lost},{got})", score, value)

    def _sum(self, group: CriterionScore, count: int) -> SheetCell:
        cells = [self.points_cell(child) for child in group.children]
        formula = self._added(cells, group.places)
        made = _points_cell(formula, group, points_of(group), POINTS_SUM)
        return SheetCell(made.content, made.look, 1, count)

    def _total(self, width: int) -> tuple[SheetCell | None, ...]:
        card = self.context.card
        cells: list[SheetCell | None] = [SheetCell(None, POINTS_SUM)] * width
        for column in range(self.levels):
            cells[column] = None
        cells[0] = words("总分", HEAD, colspan=self.levels)
        cells[self.levels] = SheetCell(Number(decimal_text(card.full)), _FULL)
        tops = [self.points_cell(top) for top in card.criteria]
        places = card.standard.rounding.places
        value: Value = Missing(card.status) if card.total is None else card.total
        if card.validity_note and card.total is None:
            cells[self.levels + GOT] = words(card.status.label, CENTRED)
        else:
            cells[self.levels + GOT] = formula_cell(self._added(tops, places), value, POINTS_SUM)
            cells[self.levels + DONE] = self._open_items()
        return tuple(cells)

    def _open_items(self) -> SheetCell:
        """Say live how many criteria the total still waits for."""
        leaves = list(self.context.card.leaves())
        cells = [self.points_cell(one) for one in leaves]
        count = f"{len(leaves)}-COUNT({','.join(areas(cells))})"
        if self.sharing.is_needed:
            count += f"-({_dashes(cells)})"
        text = "项没有得分，总分未定"
        waiting = sum(one.points is None for one in leaves)
        formula = f'=IF(ISNUMBER({self.total_cell()}),"",({count})&"{text}")'
        return words_formula(formula, f"{waiting}{text}" if waiting else "")

    def _added(self, cells: Sequence[str], places: int) -> str:
        """Write a sum that is rounded, so that no binary digit is left over, or its nothing."""
        total = f"ROUND(SUM({','.join(areas(cells))}),{places})"
        if self.sharing.is_needed:
            gone = _dashes(cells)
            total = when_numbers(cells, total, passed=gone)
            added = f'IF({gone}={len(cells)},"{NONE}",{total})'
        else:
            added = when_numbers(cells, total)
        if any(live.is_misfit or self.sharing.has(live.group) for live in self.lives.values()):
            stale = ",".join(f'COUNTIF({area},"{SCORE_AGAIN}")>0' for area in areas(cells))
            added = f'IF(OR({stale}),"{SCORE_AGAIN}",{added})'
        return f"={added}"

    def _grade(self, width: int) -> tuple[SheetCell | None, ...]:
        card, total = self.context.card, self.total_cell()
        text = '""'
        for grade in reversed(card.standard.grades):
            least = print_exact(grade.at_least.value * card.full)
            text = f'IF({total}>={least},"{grade.name}",{text})'
        grade_name = card.grade or "不能确定"
        cells: list[SheetCell | None] = [SheetCell(None)] * width
        for column in range(self.levels):
            cells[column] = None
        cells[0] = words("等级", HEAD, colspan=self.levels)
        formula = f'=IF(ISNUMBER({total}),{text},"不能确定")'
        cells[self.levels + GOT] = words_formula(formula, grade_name)
        return tuple(cells)


def _rows(score: CriterionScore) -> list[Row]:
    if not score.children:
        return [Row(score)]
    rows = [row for child in score.children for row in _rows(child)]
    rows[0].opens.insert(0, (score, len(rows)))
    return rows


def _points_cell(
    formula: str, score: CriterionScore, value: Value, look: Look = POINTS
) -> SheetCell:
    """Make a cell of points: what does not apply, and gave its points away, has none."""
    if score.is_gone:
        return SheetCell(Formula(formula, NONE, words=True), look)
    return formula_cell(formula, value, look)


def _dashes(cells: Sequence[str]) -> str:
    """Count the cells whose criterion does not apply."""
    return "+".join(f'COUNTIF({area},"{NONE}")' for area in areas(cells))


def points_of(score: CriterionScore) -> Value:
    """Give the points of a criterion, or the nothing in their way."""
    if score.points is not None:
        return Fraction(score.points)
    return Missing(Status.NOT_ASSESSABLE if score.status is Status.REPORTED else score.status)
