"""Gather what the self-evaluation form of one project says, and what it leaves blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.evaluation import EvaluationConclusion, EvaluationFund, EvaluationIndicator
from jiheng.forms.rows.projects import Project, Target
from jiheng.quantities import Missing, Status, Value, print_points, print_rate
from jiheng.reports.content.base import Notice
from jiheng.reports.projects.funds import FundLine, fund_lines, fund_notices
from jiheng.reports.projects.lines import IndicatorLine, indicator_lines, indicator_notices
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.scoring.projects import project_columns, project_names, without_project_facts
from jiheng.scoring.readings import Reading, Readings
from jiheng.standards import vocabulary

EXECUTION_RATE = "project.execution_rate"
COMPLETED = "project.completed"
_FACTS = "project."
_YEAR_TARGET = "年度目标"
_EVALUATED = (EvaluationFund, EvaluationIndicator, EvaluationConclusion)

Row = TypeVar("Row", bound=RowModel)


@dataclass(frozen=True)
class ProjectForm:
    """Hold one project's self-evaluation, ready to be laid out.

    `execution` is the criterion scored in the line 年度资金总额, None where the standard has
    none; `others` are criteria that are neither it nor indicators. `expected` and `actual` are
    the texts of 年度总体目标.
    """

    dossier: Dossier
    card: Scorecard
    code: str
    project: Project | None
    conclusion: EvaluationConclusion | None
    funds: list[FundLine]
    indicators: list[IndicatorLine]
    execution: CriterionScore | None
    others: list[CriterionScore]
    expected: str
    actual: str
    rate: Reading
    draft: bool = False

    @property
    def name(self) -> str:
        """Give the project's name, empty where the sheet 项目 does not know it."""
        return self.project.name if self.project else ""

    @property
    def department(self) -> str:
        """Give 主管部门: as typed, else the department whose dossier it is."""
        return (self.project.department if self.project else "") or self.dossier.organisation

    @property
    def implementer(self) -> str:
        """Give 实施单位, empty where it is not filled."""
        return self.project.implementer if self.project else ""

    @property
    def is_secret(self) -> bool:
        """Tell whether the project is marked 涉密."""
        return self.project is not None and self.project.secret is True

    def notices(self) -> tuple[Notice, ...]:
        """List what the officer should still see to; none of it stands in the filed form."""
        return tuple(dict.fromkeys(self._notices()))

    def _notices(self) -> Iterator[Notice]:
        if self.is_secret:
            yield Notice(f"项目{self.code}", "标为涉密。", "自评表不得公开，请按保密规定保管。")
        elif self.project is not None and isinstance(self.project.secret, Missing):
            yield Notice(
                f"“项目”表 项目{self.code} 是否涉密",
                "没有填写。",
                "不填不等于不涉密：公开前请核对，并填“是”或“否”。",
            )
        yield from self._text_notices()
        yield from fund_notices(self.funds)
        yield from self._execution_notices()
        yield from self._typed_notices()
        yield from indicator_notices(self.indicators)
        for group in self.card.criteria:
            if group.points is None and group.kind == "group" and not group.children:
                yield Notice(group.name, f"各指标得分留空：{group.reason}")
        if self.card.validity_note and self.card.total is None:
            yield Notice("总分", f"{self.card.validity_note}，总分留空。")
        elif self.card.total is None:
            waiting = "、".join(self.card.conditional_on)
            yield Notice("总分", f"总分留空，取决于：{waiting}。")

    def _execution_notices(self) -> Iterator[Notice]:
        execution = self.execution
        if execution is None or execution.points is not None:
            return
        if COMPLETED in execution.missing:
            sheet = f"“{EvaluationConclusion.form.title}”表项目编码{self.code}行"
            head = EvaluationConclusion.column("completed").header
            yield Notice(sheet, f"“{head}”未填报，预算执行率的得分留空。", "请填“是”或“否”。")
        elif execution.status is not Status.UNREPORTED:
            yield Notice("预算执行率", f"得分留空：{execution.reason}")

    def _text_notices(self) -> Iterator[Notice]:
        sheet, at = Project.form.title, f"项目编码{self.code}行"
        if self.project is None:
            yield Notice(
                f"“{sheet}”表", f"没有项目{self.code}，项目名称、实施单位留空。", "请加一行。"
            )
        elif not self.implementer:
            yield Notice(f"“{sheet}”表{at}", "“实施单位”未填报，自评表上留空。", "请填写。")
        sheet = EvaluationConclusion.form.title
        for name, text in (("expected", self.expected), ("actual", self.actual)):
            if not text:
                head = EvaluationConclusion.column(name).header
                yield Notice(f"“{sheet}”表{at}", f"“{head}”未填报，自评表上留空。", "请填写。")

    def _typed_notices(self) -> Iterator[Notice]:
        """Tell where a score or rate typed by hand is not the one computed."""
        total = next((line for line in self.funds if line.is_total), None)
        points = self.execution.points if self.execution else None
        where = f"“{EvaluationFund.form.title}”表项目{self.code}“年度资金总额”行"
        if total is not None:
            rate = self.dossier.fact(total.code("rate"))
            if rate is not None and _differs(rate, self.rate.value):
                shown = print_rate(self.rate.value)
                yield Notice(
                    where, f"“执行率”填的是{rate.text}，按预算数、执行数计算为{shown}。", "请核对。"
                )
            typed = self.dossier.fact(total.code("score"))
            if typed is not None and points is not None and _differs(typed, points):
                what = f"“得分”填的是{typed.text}，按评分标准为{print_points(points)}分。"
                yield Notice(where, what, "请核对。")
        for line in self.indicators:
            typed = self.dossier.fact(line.code("score"))
            got = line.score.points if line.score else None
            if typed is not None and got is not None and _differs(typed, got):
                what = f"“得分”填的是{typed.text}，按评分标准为{print_points(got)}分。"
                yield Notice(line.place, what, "请核对。")


def _differs(typed: Fact, computed: Value) -> bool:
    """Tell whether a figure typed by hand contradicts the computed one."""
    if typed.interval is None or isinstance(computed, Missing):
        return False
    return not typed.interval.contains(computed)


def evaluated_projects(dossier: Dossier) -> list[str]:
    """List the codes of the projects that any self-evaluation sheet has rows for, in order."""
    found = {
        row.project
        for model in _EVALUATED
        for row in dossier.forms.get(model.form.code, ())
        if isinstance(row, EvaluationFund | EvaluationIndicator | EvaluationConclusion)
    }
    return [code for code in project_names(dossier) if code in found]


def project_form(
    dossier: Dossier, card: Scorecard, code: str, *, draft: bool = False
) -> ProjectForm:
    """Gather the form of a project from its dossier and scorecard."""
    own = without_project_facts(dossier)
    readings = Readings(own, vocabulary(), project_columns(dossier, code))
    leaves = [one for one in card.leaves() if one.kind in ("criterion", "adjustment")]
    execution = next((one for one in leaves if _reads_money(one)), None)
    conclusion = next(
        (row for row in _rows(dossier, EvaluationConclusion) if row.project == code), None
    )
    targets = [
        row for row in _rows(dossier, Target) if row.project == code and row.kind == _YEAR_TARGET
    ]
    expected, actual = (conclusion.expected, conclusion.actual) if conclusion else ("", "")
    return ProjectForm(
        dossier,
        card,
        code,
        next((row for row in _rows(dossier, Project) if row.code == code), None),
        conclusion,
        fund_lines(dossier, code),
        indicator_lines(dossier, card, code),
        execution,
        [one for one in leaves if one is not execution],
        expected or _joined([row.text for row in targets]),
        actual or _joined([row.actual for row in targets]),
        readings.read(EXECUTION_RATE),
        draft,
    )


def _reads_money(score: CriterionScore) -> bool:
    return any(code.startswith(_FACTS) for code in score.inputs)


def _rows(dossier: Dossier, model: type[Row]) -> Iterator[Row]:
    return (row for row in dossier.forms.get(model.form.code, ()) if isinstance(row, model))


def _joined(texts: list[str]) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())
