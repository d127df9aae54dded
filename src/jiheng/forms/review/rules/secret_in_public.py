"""TG015: a secret project shows in what is published."""

from collections.abc import Iterator, Sequence

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import PROJECTS, Rule, not_filled
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import bare
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.department import Narrative
from jiheng.forms.rows.indicators import DepartmentIndicator
from jiheng.forms.rows.money import PlanSpendingRow
from jiheng.forms.rows.projects import Project, Target
from jiheng.forms.rows.tasks import Achievement, Task
from jiheng.quantities import Missing

_PUBLISHED: tuple[type[RowModel], ...] = (
    Task,
    PlanSpendingRow,
    Achievement,
    Target,
    DepartmentIndicator,
    Narrative,
)


class SecretInPublic(Rule):
    """涉密项目出现在公开范围。

    为什么：涉密项目不得公开。部门整体的目标、任务、指标、成效和报告文字随预决算公开，里面不能出现涉密项目的
    名称；版本名写明公开的，不能列入涉密项目。没有填写“是否涉密”的项目，报无法判断。
    依据：地方预决算公开操作规程（财预〔2016〕143号），涉密信息不予公开（忆述）。
    反例：
        项目：项目编码=P01；项目名称=专用通信网改造；是否涉密=是
        年度工作任务：编码=1；任务名称=推进专用通信网改造
    正例：
        项目：项目编码=P01；项目名称=专用通信网改造；是否涉密=是
        年度工作任务：编码=1；任务名称=推进信息化建设
    """

    code = "TG015"
    name = "涉密项目出现在公开范围"
    level = Level.RED_LINE
    advice = "从公开范围删去涉密项目的名称和内容，经保密审查后再公开"

    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Judge every project that is, or may be, secret."""
        if not submission.is_filled(PROJECTS):
            yield not_filled(submission, PROJECTS)
        for project in submission.rows(Project):
            where = submission.where(project, "secret")
            if isinstance(project.secret, Missing):
                yield Unjudged(where, "没有填写是否涉密")
            elif project.secret:
                yield from self._judge_secret(submission, project)
            else:
                yield Passed(where)

    def _judge_secret(self, submission: Submission, project: Project) -> Iterator[Outcome]:
        where = submission.where(project, "secret")
        version = submission.dossier.version
        is_clean = True
        if not version:
            yield Unjudged(where, "没有填写版本，不知道是否用于公开")
            is_clean = False
        elif submission.words("public_versions").found_in(version):
            message = f"版本“{version}”用于公开，却列有涉密项目"
            yield Found(where, message, (version,), "公开的版本不含涉密项目")
            is_clean = False
        for row, column in _mentions(submission, bare(project.name)):
            # The name itself is not repeated: a finding may be printed and passed on.
            yield Found(
                submission.where(row, column),
                f"文字里有涉密项目 {project.code} 的名称",
                (project.code,),
                "公开的文字不提涉密项目",
            )
            is_clean = False
        if is_clean:
            yield Passed(where)


def _mentions(submission: Submission, name: str) -> Iterator[tuple[RowModel, str]]:
    for model in _PUBLISHED:
        for row in submission.rows(model):
            if isinstance(row, Target) and row.project:
                continue
            column = _column_with(row, name, [c.name for c in row.columns()])
            if column:
                yield row, column


def _column_with(row: RowModel, name: str, columns: Sequence[str]) -> str:
    cells = row.cells()
    return next((column for column in columns if name in bare(cells[column])), "")
