"""The indicators of a project's self-evaluation form, in the order and groups of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.forms.dossier import Dossier
from jiheng.forms.facts import Fact
from jiheng.forms.rows.evaluation import EvaluationIndicator
from jiheng.forms.rows.indicators import (
    QUALITATIVE,
    RANGE,
    IndicatorColumns,
    ProjectIndicator,
)
from jiheng.quantities import Missing, Status
from jiheng.reports.content.base import Notice
from jiheng.reports.content.losses import lost_points
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.projects import project_rows

_CELL_ROW = re.compile(r"![A-Z]+(\d+)$")


@dataclass(frozen=True)
class IndicatorLine:
    """Hold one indicator: the row as typed, as scored, and its points.

    `score` is None where the criterion as a whole could not be scored, row by row.
    """

    row: IndicatorColumns
    scored: IndicatorRow
    score: CriterionScore | None
    facts: dict[str, Fact]

    @property
    def level1(self) -> str:
        """Give the first-level indicator as the form prints it."""
        return self.scored.level1 + "指标"

    @property
    def level2(self) -> str:
        """Give the second-level indicator as the form prints it."""
        return self.scored.level2 + "指标" if self.scored.level2 else ""

    def code(self, name: str) -> str:
        """Give the fact code of a column."""
        return f"{_path(self.row)}.{name}"

    @property
    def place(self) -> str:
        """Name the row in the spreadsheet: sheet, row and indicator."""
        cells = (fact.source.cell for fact in self.facts.values())
        found = next((match for cell in cells if (match := _CELL_ROW.search(cell))), None)
        at = f"第{found[1]}行" if found else f"编码{self.scored.code}行"
        return f"“{self.row.form.title}”表{at}（{self.row.level3}）"


def indicator_lines(dossier: Dossier, card: Scorecard, project: str) -> list[IndicatorLine]:
    """List a project's indicators, those of one level together, as first met."""
    typed: dict[str, IndicatorColumns] = {}
    for model in (ProjectIndicator, EvaluationIndicator):
        for row in dossier.forms.get(model.form.code, ()):
            if isinstance(row, ProjectIndicator | EvaluationIndicator) and row.project == project:
                typed[_path(row).rsplit(".", 1)[-1]] = row
    scores = {one.code.rpartition(".")[2]: one for one in card.walk() if one.kind == "indicator"}
    lines = [
        IndicatorLine(
            typed[scored.code], scored, scores.get(scored.code), _facts(dossier, typed[scored.code])
        )
        for scored in project_rows(dossier, project)
    ]
    first = list(dict.fromkeys(line.level1 for line in lines))
    second = list(dict.fromkeys((line.level1, line.level2) for line in lines))
    return sorted(
        lines, key=lambda line: (first.index(line.level1), second.index((line.level1, line.level2)))
    )


def _path(row: IndicatorColumns) -> str:
    return row.form.fact_path.format(**row.cells())


def _facts(dossier: Dossier, row: IndicatorColumns) -> dict[str, Fact]:
    names = ("weight", "target", "actual", "awarded")
    codes = {name: f"{_path(row)}.{name}" for name in names}
    return {name: fact for name, code in codes.items() if (fact := dossier.fact(code)) is not None}


def indicator_notices(lines: list[IndicatorLine]) -> Iterator[Notice]:
    """Tell the officer of blank cells, of points that are not known, and of missing reasons."""
    for line in lines:
        row, score = line.row, line.score
        blank = []
        if not row.target.strip():
            blank.append("“指标值”")
        if row.nature == QUALITATIVE and not (row.actual.strip() or row.tier):
            blank.append("“实际完成值”“完成档次”“评定得分”")
        elif row.nature != QUALITATIVE and not row.actual.strip():
            blank.append("“实际完成值”")
        if blank:
            yield Notice(line.place, f"{''.join(blank)}未填报，自评表上留空。", "请填写。")
        if isinstance(line.scored.weight, Missing):
            why = line.scored.weight.reason or line.scored.weight.label
            yield Notice(line.place, f"“权重”{why}。", "请填写或更正。")
        if score is None:
            continue
        if score.points is None:
            if not blank or score.status is not Status.UNREPORTED:
                yield Notice(line.place, f"得分留空：{score.reason}", "请补齐或更正后重新输出。")
        elif lost_points(score) and not row.deviation.strip():
            yield Notice(line.place, "没有得满分，“偏差原因”未填报。", "请填写偏差原因和改进措施。")
        elif score.remarks and not row.deviation.strip():
            yield Notice(line.place, f"{'；'.join(score.remarks)}。", "请在“偏差原因”说明。")


def target_sign(line: IndicatorLine) -> str:
    """Give the sign before a target; equality and words have none."""
    return line.row.nature if line.row.nature not in ("=", RANGE, QUALITATIVE) else ""
