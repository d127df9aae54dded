"""The score workbook: the score sheet with live formulas over the data it reads."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.forms.dossier import Dossier
from jiheng.reports.content.context import Context
from jiheng.reports.sheets.about import about_sheet
from jiheng.reports.sheets.data import DataSheet
from jiheng.reports.sheets.indicators import IndicatorSheet
from jiheng.reports.sheets.live import live_criteria, scored_rows, scorer_of
from jiheng.reports.sheets.plans import plan_sheet
from jiheng.reports.sheets.scores import ScoreSheet
from jiheng.reports.sheets.sharing import SharingSheet
from jiheng.reports.workbook import Sheet
from jiheng.scoring import Scorecard


@dataclass(frozen=True)
class ScoreWorkbook:
    """Hold the sheets of a score workbook before they are laid out, with their addresses."""

    context: Context
    scores: ScoreSheet
    data: DataSheet
    indicators: IndicatorSheet
    sharing: SharingSheet

    def sheets(self) -> tuple[Sheet, ...]:
        """Lay out 评分表, 数据, 绩效指标, 分值分配, 计划支出 (where they say something) and 说明.

        Raises:
            OSError: the department has more figures than a formula of Excel can hold.
        """
        try:
            return self._sheets()
        except ValueError as error:
            raise OSError(0, str(error), "评分表.xlsx") from error

    def _sheets(self) -> tuple[Sheet, ...]:
        made = [self.scores.sheet(), self.data.sheet()]
        if self.indicators.rows:
            made.append(self.indicators.sheet())
        if self.sharing.is_needed:
            made.append(self.sharing.sheet())
        plans = plan_sheet(self.context)
        if plans is not None:
            made.append(plans)
        return (*made, about_sheet(self.context, shared=self.sharing.is_needed))


def score_workbook(dossier: Dossier, scorecard: Scorecard, *, draft: bool = False) -> ScoreWorkbook:
    """Make the score workbook of a department.

    Every criterion's points are a formula over the data: change a figure and the points, the
    groups and the total follow. The results in place are the scorecard's own. A draft says so in
    the title of its score sheet.
    """
    context = Context(dossier, scorecard)
    scorer = scorer_of(dossier, scorecard, context.readings)
    lives = live_criteria(scorer, dossier, scorecard)
    codes = [code for live in lives.values() for code in live.facts]
    data = DataSheet(dossier, context.readings, codes)
    indicators = IndicatorSheet(scored_rows(lives))
    sharing = SharingSheet(scorer, lives, data)
    scores = ScoreSheet(context, lives, data, indicators, sharing, draft=draft)
    return ScoreWorkbook(context, scores, data, indicators, sharing)
