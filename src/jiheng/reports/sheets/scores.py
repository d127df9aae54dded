"""The sheet 评分表: every criterion with rule, value, live points and reason; live totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.quantities import Missing, Status, Value
from jiheng.reports.content.annexes import evidence
from jiheng.reports.content.context import Context
from jiheng.reports.content.leaves import cause_of, finding
from jiheng.reports.content.losses import lost_points
from jiheng.reports.document import plain_text
from jiheng.reports.sheet_formula import areas, when_numbers
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
from jiheng.reports.sheets.live import Live, points_formula
from jiheng.reports.workbook import Look, Number, Sheet, SheetCell, address
from jiheng.scoring import CriterionScore
from jiheng.standards.printing import print_exact

TITLE_TEXT = "评分表"
FIRST_ROW = 3
LEVEL_NAMES = ("一级指标", "二级指标", "三级指标", "四级指标", "五级指标")
HEADS = ("分值", "评分标准", "完成情况", "得分", "扣分", "扣分原因（填报）", "佐证材料")
WIDTHS = (8, 46, 22, 10, 10, 34, 26)
RULE, DONE, GOT = 1, 2, 3
_FULL = Look(align=CENTRED.align, number_format="0.##")


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
        *,
        draft: bool = False,
    ) -> None:
        self.draft = draft
        self.context, self.lives = context, lives
        self.data, self.indicators = data, indicators
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
        note = f"评分标准：{card.standard.title}　单位：分"
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
            landscape=True,
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
        cells[start] = SheetCell(Number(decimal_text(score.full)), _FULL)
        cells[start + RULE] = words(score.rule_text)
        cells[start + DONE] = self._done(score)
        cells[start + GOT] = self._points(score)
        cells[start + GOT + 1] = self._lost(score)
        cells[start + GOT + 2] = words(self._reason(score))
        cells[start + GOT + 3] = words("；".join(evidence(self.context, score)))
        for level in range(score.level, self.levels):
            # A criterion above the last level is a group of its own.
            if not any(group.level == level for group, _ in row.opens):
                cells[self.levels + len(HEADS) + self.levels - 1 - level] = SheetCell(None)
        return tuple(cells)

    def _done(self, score: CriterionScore) -> SheetCell:
        live = self.lives.get(score.code)
        if live is None or not live.shown or not self.data.has(live.shown):
            if live is not None and live.row is not None and "actual" in live.row.columns:
                name = "awarded" if "tier" in live.row.columns else "actual"
                return words(live.row.columns[name].text, CENTRED)
            return words(plain_text(finding(self.context, score)))
        value = self.context.reading(live.shown).value
        shown = value if isinstance(value, Missing) else value / self.data.scale(live.shown)
        look = self.data.look(live.shown)
        if self.data.unit(live.shown) == "是否":
            cell = self.data.cell(live.shown)
            return _flag(f'=IF({cell}=1,"是",IF({cell}=0,"否",{cell}))', shown)
        centred = Look(align=CENTRED.align, number_format=look.number_format)
        return formula_cell(f"={self.data.cell(live.shown)}", shown, centred)

    def _points(self, score: CriterionScore) -> SheetCell:
        live = self.lives.get(score.code)
        value = points_of(score)
        if live is None:
            return words(score.status.label, CENTRED)
        return formula_cell(points_formula(live, self.data, self.indicators), value, POINTS)

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
        return formula_cell(f"=IF(ISNUMBER({got}),{lost},{got})", value, POINTS)

    def _reason(self, score: CriterionScore) -> str:
        why = cause_of(self.context, score)
        if not lost_points(score):
            return ""
        return why.reason if why is not None else "未填报"

    def _sum(self, group: CriterionScore, count: int) -> SheetCell:
        cells = [self.points_cell(child) for child in group.children]
        made = formula_cell(_sum_of(cells, group.places), points_of(group), POINTS_SUM)
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
            cells[self.levels + GOT] = formula_cell(_sum_of(tops, places), value, POINTS_SUM)
        return tuple(cells)

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


def _sum_of(cells: Sequence[str], places: int) -> str:
    """Write a sum that is rounded, so that no binary digit is left over, or its nothing."""
    return "=" + when_numbers(cells, f"ROUND(SUM({','.join(areas(cells))}),{places})")


def points_of(score: CriterionScore) -> Value:
    """Give the points of a criterion, or the nothing in their way."""
    if score.points is not None:
        return Fraction(score.points)
    return Missing(Status.NOT_ASSESSABLE if score.status is Status.REPORTED else score.status)


def _flag(formula: str, value: Value) -> SheetCell:
    text = value.label if isinstance(value, Missing) else "是" if value == 1 else "否"
    return words_formula(formula, text)
