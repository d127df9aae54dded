"""TG014: the text names another department or another city's."""

import re
from collections.abc import Iterator

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import DEPARTMENT_INDICATORS, PROJECT_INDICATORS, TARGETS, Rule
from jiheng.forms.review.rule import not_filled as form_not_filled
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import clause_before
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.department import SubordinateUnit
from jiheng.forms.rows.indicators import IndicatorColumns
from jiheng.forms.rows.projects import Project, Target

_BODY = re.compile(r"^[^，。；：、！？\s]{0,12}?(?:局|委|厅|办公室|中心|政府)")


class CopiedText(Rule):
    """目标或指标的文字里是别的部门的名称。

    为什么：套用别人的申报材料，常把人家的名称也抄了过来，说明目标不是按本部门的事写的。
    名称前有“会同”“报”“由”等用语的，可能是写协作或报批，报无法判断，由人看。
    依据：成都市郫都区绩效自评抽查复核要点，照搬其他单位材料（推定）。
    反例：
        绩效目标：目标类型=年度目标；目标内容=完成市教育局年度重点工作任务。
    正例：
        绩效目标：目标类型=年度目标；目标内容=完成市科技局年度重点工作任务。
    """

    code = "TG014"
    name = "照搬其他部门的文字"
    level = Level.RED_LINE
    advice = "按本部门、本项目的实际重写；确有协作的，写明与谁协作"

    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Look for the names of others in targets and indicators."""
        for form in (TARGETS, DEPARTMENT_INDICATORS, PROJECT_INDICATORS):
            if not submission.is_filled(form):
                yield form_not_filled(submission, form)
        own = own_texts(submission)
        for target in submission.rows(Target):
            yield self._judge(submission, target, "text", target.text, own)
        for owner in submission.owners:
            for row in owner.indicators:
                yield self._judge(submission, row, *_indicator_text(submission, row, own), own)

    def _judge(
        self, submission: Submission, row: RowModel, column: str, text: str, own: list[str]
    ) -> Outcome:
        where = submission.where(row, column)
        doubtful = ""
        for name, at in _strange_names(submission, text, own):
            if not submission.words("mention_words").found_in(clause_before(text, at)):
                return Found(
                    where,
                    f"文字里有“{name}”，不是本部门",
                    (name,),
                    f"只写{submission.dossier.organisation}自己的事",
                )
            doubtful = doubtful or name
        if doubtful:
            return Unjudged(where, f"提到“{doubtful}”，可能是协作或报批，请人工判断")
        return Passed(where)


def own_texts(submission: Submission) -> list[str]:
    """List the names that are the department's own: itself, its units, who does its projects."""
    return [
        submission.dossier.organisation,
        *(unit.name for unit in submission.rows(SubordinateUnit)),
        *(row.department for row in submission.rows(Project)),
        *(row.implementer for row in submission.rows(Project)),
    ]


def _indicator_text(
    submission: Submission, row: IndicatorColumns, own: list[str]
) -> tuple[str, str]:
    if any(True for _ in _strange_names(submission, row.level3, own)):
        return "level3", row.level3
    return "target", row.target


def _strange_names(
    submission: Submission, text: str, own: list[str]
) -> Iterator[tuple[str, int]]:
    known = submission.own_fields(own)
    for code, field in submission.fields.items():
        for name in field.names if code not in known else ():
            # One's own name may hold another's: 文化广电旅游体育局 ends in 体育局.
            at = text.find(name)
            if at >= 0 and not any(name in mine for mine in own):
                yield name, at
    for city in submission.words("cities").words:
        at = text.find(city)
        is_own = city in submission.dossier.region or any(city in mine for mine in own)
        body = _BODY.match(text[at + len(city) :]) if at >= 0 and not is_own else None
        if body is not None:
            yield city + body[0], at
