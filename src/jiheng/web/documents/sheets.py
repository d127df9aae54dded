"""The four-aspect review sheet at a decision: what its grade allows, and what is recorded of it."""

from typing import Any

from jiheng.forms import FormErrors
from jiheng.forms.review import ReviewSheet
from jiheng.web.documents.judging import Judged, SheetAnswers, sheet_of, told_of
from jiheng.web.documents.models import Decision
from jiheng.web.documents.refusals import Incomplete
from jiheng.web.documents.states import Need, state_table

SHEET = "sheet"
_Action = Decision.Action


def decided_sheet(
    judged: Judged, answers: SheetAnswers | None, action: _Action, reason: str
) -> dict[str, Any]:
    """Give what is recorded of a review sheet with a decision; points as text, exact.

    Raises:
        Incomplete: points are missing or wrong, or the grade does not allow the action.
    """
    if answers is None:
        raise Incomplete("本环节须填绩效目标审核表，请打开材料逐项填写得分后办理。", SHEET)
    try:
        sheet = sheet_of(judged, answers)
    except FormErrors as wrong:
        raise Incomplete("".join(told_of(wrong)), SHEET) from None
    refuse_misfit(judged, sheet, action, reason)
    explained = {code: words for code, words in answers.explained.items() if words.strip()}
    return {**sheet.as_data(), "explained": explained}


def refuse_misfit(judged: Judged, sheet: ReviewSheet, action: _Action, reason: str) -> None:
    """Refuse an action that the sheet does not allow; a return is always allowed while it is open.

    Raises:
        Incomplete: saying what the sheet allows.
    """
    if action == _Action.RETURN and (judged.review is None or sheet.red_lines or not sheet.grade):
        return
    if judged.review is None:
        raise Incomplete("表格内容读不出来，规则无法判断；请先退回修改。", SHEET)
    if sheet.red_lines or sheet.grade is None:
        raise Incomplete(sheet.next_step, SHEET)
    outcome = state_table().sheet_outcomes.by_grade[sheet.grade.name]
    graded = f"审核表评定为“{sheet.grade.name}”，{sheet.grade.next_step}"
    if action not in outcome.allowed:
        named = "、".join(f"“{_Action(one).label}”" for one in outcome.allowed)
        raise Incomplete(f"{graded}可以办理：{named}。", SHEET)
    if Need.REASON in outcome.needs and not reason.strip():
        raise Incomplete(f"{graded}请在意见里写明协商完善或评定的情况。")
