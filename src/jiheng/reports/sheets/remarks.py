"""What stands beside the points of 评分表, live: rule, finding, reason for what was lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities import Missing
from jiheng.reports.content.context import Context
from jiheng.reports.content.leaves import cause_of, finding, shortfall
from jiheng.reports.content.losses import lost_points
from jiheng.reports.sheets.cells import CENTRED, PLAIN, decimal_text, formula_cell, words
from jiheng.reports.sheets.data import DataSheet
from jiheng.reports.sheets.indicators import IndicatorSheet, look_of, shown_value, symbol_of
from jiheng.reports.sheets.live import Live
from jiheng.reports.sheets.sentences import (
    Sentence,
    chosen,
    formatted,
    joined,
    number_said,
)
from jiheng.reports.sheets.sharing import SAFE, SharingSheet
from jiheng.reports.spans import plain_text, spans
from jiheng.reports.workbook import Formula, Look, SheetCell
from jiheng.scoring import CriterionScore

AS_EXPORTED = "（按导出时数据）"
_BLANK_REASON = "【待填报：扣分原因】"
_YES_NO = "是否"
_POINTS = "0.00#"
_EMPTY = '""'


@dataclass(frozen=True)
class Remarks:
    """Write the words of a criterion's line over the sheets it reads."""

    context: Context
    lives: Mapping[str, Live]
    data: DataSheet
    indicators: IndicatorSheet
    sharing: SharingSheet
    draft: bool

    def rule(self, score: CriterionScore) -> SheetCell:
        """Give the scoring standard; it tells live to what its points were adjusted."""
        live = self.lives.get(score.code)
        if live is None or live.row is not None or not self.sharing.has(score.code):
            return words(score.rule_text)
        share, stated = self.sharing.share_cell(score.code), live.bounds[1]
        same = f"OR({share}=0,ROUND({share}-{decimal_text(stated)},{SAFE})=0)"
        now = Sentence(f'TEXT({share},"0.00#")', formatted(score.full, "0.00#"))
        before = formatted(stated, "0.00#")
        adjusted = joined((f"（分值由{before}分按比例调整为", now, "分）"))
        suffix = chosen(same, score.full in (stated, 0), "", adjusted)
        return _sentence_cell(joined((live.text, suffix)), PLAIN)

    def done(self, score: CriterionScore) -> SheetCell:
        """Give what was found: the figure itself, or all that the rule reads in a sentence."""
        live = self.lives.get(score.code)
        if live is None:
            return words(plain_text(finding(self.context, score)))
        if live.row is not None:
            return self._row_done(live)
        if live.shown and self.data.has(live.shown):
            return self._figure(live.shown)
        parts: list[str | Sentence] = []
        for code in live.facts:
            parts.extend(("；" if parts else "", f"{self.context.readings.label(code)}："))
            parts.append(self._said(code))
        return _sentence_cell(joined(parts), PLAIN) if parts else words("")

    def reason(self, score: CriterionScore, got: str, lost: str) -> SheetCell:
        """Give the officer's reason while points are lost, marked once the figures moved on.

        Without one, what was found and lost is told, live.
        """
        live = self.lives.get(score.code)
        why = cause_of(self.context, score)
        points_lost = bool(lost_points(score))
        blank = _BLANK_REASON if self.draft else ""
        if live is None:
            told = why.reason if why else plain_text(spans(*shortfall(self.context, score))) + blank
            return words(told if points_lost else "")
        if why is not None:
            change = self._changed(live)
            moved = f"OR({','.join(f'{cell}<>{_EMPTY}' for cell in change)})"
            text = joined((why.reason, chosen(moved, False, AS_EXPORTED, "") if change else ""))
        else:
            text = joined((self._shortfall(live, got, lost), blank))
        positive = f"IF(ISNUMBER({got}),{lost}>0,FALSE)"
        return _sentence_cell(chosen(positive, points_lost, text, ""), PLAIN)

    def _shortfall(self, live: Live, got: str, lost: str) -> Sentence:
        """Say of points lost what the report says: the finding, points got, points lost."""
        score = live.score
        points, gone = score.points or Fraction(0), lost_points(score)
        taken = joined(("减", self._points(lost, gone), "分"))
        some = joined(("得", self._points(got, points), "分"))
        kept = chosen(f"{got}=0", points == 0, "不得分", some)
        told = joined(("按评分标准", kept, "，扣", self._points(lost, gone), "分"))
        ending = chosen(f"{got}<0", points < 0, taken, told)
        return joined((*self._found(live), "，", ending))

    def _points(self, cell: str, points: Fraction) -> Sentence:
        return Sentence(f'TEXT({cell},"{_POINTS}")', formatted(points, _POINTS))

    def _found(self, live: Live) -> Iterator[str | Sentence]:
        """Write the figures that the points come from, each behind its name."""
        if live.row is not None:
            row, code = live.row.row, live.score.code
            if "tier" in row.columns:
                yield from ("完成档次为", self._tier(live))
                return
            pattern = look_of(row, "actual").number_format
            cell = self.indicators.cell(code, "actual")
            yield from ("实际完成值为", number_said(cell, shown_value(row, "actual"), pattern))
            yield symbol_of(row)
            return
        codes = [live.shown] if live.shown and self.data.has(live.shown) else live.facts
        for place, code in enumerate(codes):
            yield f"{'，' if place else ''}{self.context.readings.label(code)}为"
            yield self._said(code)

    def _changed(self, live: Live) -> list[str]:
        if live.row is not None:
            return [self.indicators.change(live.score.code)]
        return [self.data.change(code) for code in live.facts]

    def _row_done(self, live: Live) -> SheetCell:
        assert live.row is not None
        row, code = live.row.row, live.score.code
        if "tier" in row.columns:
            return _sentence_cell(self._tier(live), CENTRED)
        look = Look(align=CENTRED.align, number_format=look_of(row, "actual").number_format)
        return formula_cell(
            f"={self.indicators.cell(code, 'actual')}", shown_value(row, "actual"), look
        )

    def _tier(self, live: Live) -> Sentence:
        assert live.row is not None
        typed = self.indicators.typed_cell(live.score.code, "tier")
        tier = live.row.row.columns["tier"]
        text = "未填报" if isinstance(tier.value, Missing) else tier.text
        return Sentence(f'IF(TRIM({typed})="","未填报",TRIM({typed}))', text)

    def _figure(self, code: str) -> SheetCell:
        if self.data.unit(code) == _YES_NO:
            return _sentence_cell(self._said(code), CENTRED)
        pattern = self.data.look(code).number_format
        look = Look(align=CENTRED.align, number_format=pattern)
        return formula_cell(f"={self.data.cell(code)}", self.data.shown(code), look)

    def _said(self, code: str) -> Sentence:
        cell, value = self.data.cell(code), self.data.shown(code)
        if self.data.unit(code) == _YES_NO:
            text = value.label if isinstance(value, Missing) else "是" if value == 1 else "否"
            return Sentence(f'IF({cell}=1,"是",IF({cell}=0,"否",{cell}))', text)
        said = number_said(cell, value, self.data.look(code).number_format)
        unit = self.data.unit(code)
        if unit in ("", "%"):
            return said
        known = f"ISNUMBER({cell})"
        return joined((said, chosen(known, not isinstance(value, Missing), unit, "")))


def _sentence_cell(sentence: Sentence, look: Look) -> SheetCell:
    return SheetCell(Formula(f"={sentence.formula}", sentence.text, words=True), look)
