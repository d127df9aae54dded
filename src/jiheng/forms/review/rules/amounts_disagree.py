"""TG012: a total that its details do not add up to."""

from collections.abc import Iterator, Sequence

from jiheng.forms.figures import plain_figure, with_unit
from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import PROJECTS, Rule, not_filled
from jiheng.forms.review.submission import Submission
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.projects import Project
from jiheng.forms.rows.tasks import Task
from jiheng.forms.sums import Agreement, agreement, reported
from jiheng.quantities import Missing, Printed

_SOURCES = ("appropriation", "carried_in", "other")
_TASK_SOURCES = ("appropriation", "other")


class AmountsDisagree(Rule):
    """目标资金合计与明细不符。

    为什么：项目的年度预算数应等于当年财政拨款、上年结转与其他资金之和，一级项目应等于其二级项目之和，
    年度任务的预算总额应等于财政拨款与其他资金之和。各数按末位四舍五入能解释的尾差不算。
    项目资金总额是跨年累计数，不参加比较。
    依据：项目支出绩效目标申报表，项目资金各栏的关系（忆述）。
    反例：
        项目：项目编码=P01；年度预算数=1,000.00；当年财政拨款=900.00；上年结转=0.00；其他资金=99.00
    正例：
        项目：项目编码=P01；年度预算数=1,000.00；当年财政拨款=900.00；上年结转=0.00；其他资金=100.00
    """

    code = "TG012"
    name = "资金合计与明细不符"
    level = Level.RED_LINE
    advice = "逐笔核对，改正合计或明细"

    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Add up every project, every project's second level, and every task."""
        if not submission.is_filled(PROJECTS):
            yield not_filled(submission, PROJECTS)
        if not submission.is_filled(Task.form.code):
            yield not_filled(submission, Task.form.code)
        projects = submission.rows(Project)
        for row in projects:
            yield self._row(submission, row, "budget", _SOURCES)
        for row in projects:
            if row.level == "一级":
                yield from self._children(submission, row, projects)
        for task in submission.rows(Task):
            yield self._row(submission, task, "total", _TASK_SOURCES)

    def _row(
        self, submission: Submission, row: RowModel, whole: str, parts: Sequence[str]
    ) -> Outcome:
        headers = "＋".join(row.column(name).header for name in parts)
        values = [row.printed(name) for name in parts]
        return self._compare(submission, row, whole, values, headers)

    def _children(
        self, submission: Submission, row: Project, projects: Sequence[Project]
    ) -> Iterator[Outcome]:
        below = [one for one in projects if one.level == "二级"]
        children = [one for one in below if one.parent == row.code]
        if not children:
            return
        if any(not one.parent for one in below):
            where = submission.where(row, "budget")
            yield Unjudged(where, "有二级项目没有写上级编码，不知道属于哪个一级项目")
            return
        values = [child.budget for child in children]
        codes = "、".join(child.code for child in children)
        yield self._compare(submission, row, "budget", values, f"二级项目（{codes}）之和")

    def _compare(
        self,
        submission: Submission,
        row: RowModel,
        whole: str,
        values: Sequence[Printed | Missing],
        meaning: str,
    ) -> Outcome:
        where = submission.where(row, whole)
        header = row.column(whole).header
        total, parts = row.printed(whole), reported(*values)
        if isinstance(total, Missing):
            return Unjudged(where, f"没有填写{header}")
        if parts is None:
            return Unjudged(where, f"{meaning}没有填全")
        if agreement(parts, total) is not Agreement.NONE:
            return Passed(where)
        whole_text, sum_text = _shown(total), "＋".join(map(_shown, parts))
        return Found(
            where,
            f"{header} {whole_text}，与{meaning} {sum_text} 不等",
            (whole_text, sum_text),
            f"{header}＝{meaning}",
        )


def _shown(amount: Printed) -> str:
    text = plain_figure(amount)
    return text if amount.unit is None else with_unit(text, amount.unit)
