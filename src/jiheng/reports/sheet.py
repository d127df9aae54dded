"""The score workbook: the score sheet with live formulas over the data it reads."""

from __future__ import annotations

from jiheng.forms.dossier import Dossier
from jiheng.reports.content.context import Context
from jiheng.reports.sheets.about import about_sheet
from jiheng.reports.sheets.data import DataSheet
from jiheng.reports.sheets.indicators import IndicatorSheet
from jiheng.reports.sheets.live import live_criteria, scored_rows
from jiheng.reports.sheets.plans import plan_sheet
from jiheng.reports.sheets.scores import ScoreSheet
from jiheng.reports.workbook import Sheet
from jiheng.scoring import Scorecard


def score_workbook(dossier: Dossier, scorecard: Scorecard) -> tuple[Sheet, ...]:
    """Lay out the score workbook of a department: 评分表, 数据, 绩效指标, 计划支出, 说明.

    Every criterion's points are a formula over the data; change a figure and the points follow.
    The results in place are the scorecard's. 绩效指标 and 计划支出 are there where filled.
    """
    context = Context(dossier, scorecard)
    lives = live_criteria(dossier, scorecard, context.readings)
    codes = [code for live in lives.values() for code in live.facts]
    data = DataSheet(dossier, context.readings, codes)
    indicators = IndicatorSheet(scored_rows(lives))
    made = [ScoreSheet(context, lives, data, indicators).sheet(), data.sheet()]
    if indicators.rows:
        made.append(indicators.sheet())
    plans = plan_sheet(context)
    if plans is not None:
        made.append(plans)
    made.append(about_sheet(context))
    return tuple(made)
