"""Lay the form out on one grid of nine columns, the same on paper and in the workbook.

Where a cell is a number that a workbook can compute, `role` says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from jiheng.forms.rows.evaluation import EvaluationConclusion
from jiheng.reports.document import Align
from jiheng.reports.projects import printed
from jiheng.reports.projects.form import ProjectForm
from jiheng.reports.projects.funds import AMOUNTS, FundLine
from jiheng.reports.projects.lines import IndicatorLine
from jiheng.reports.spans import Figure, Span, spans

COLUMNS = 9
WIDTHS = (10, 11, 21, 25, 25, 22, 11, 19, 26)
"""Millimetres of the text width of a page; what a workbook's columns go by as well."""
FUND_HEADS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
LEVEL_HEADS = (("一级指标", 2), ("二级指标", 1), ("三级指标", 1))
INDICATOR_HEADS = (
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)

Role = tuple[str, ...]


@dataclass(frozen=True)
class FormCell:
    """Hold one cell of the grid; `role` names the number it holds, empty for words.

    A cell that is `wanted` is for the officer to fill: a draft marks it where it is blank.
    """

    spans: tuple[Span, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    align: Align = Align.CENTER
    role: Role = ()
    wanted: bool = False

    @property
    def is_gap(self) -> bool:
        """Tell whether the officer has still to fill the cell."""
        filled_in = self.wanted or self.role[:1] in (("fund",), ("target",), ("actual",))
        return filled_in and not self.spans


Line = list[FormCell]


def grid(form: ProjectForm) -> list[Line]:
    """Give the rows of the form; a row lists only the cells that begin in it."""
    return [*opening(form), *indicator_heads(), *indicators(form), *closing(form)]


def opening(form: ProjectForm) -> list[Line]:
    """Give the rows above the indicators: project, money, goals."""
    return [*_head(form), *_money(form), *_goals(form)]


def indicator_heads() -> list[Line]:
    """Give the two rows of heads above the indicators, which every page repeats."""
    tall = (_label(head, rowspan=2) for head in INDICATOR_HEADS)
    levels = [_label(head, width) for head, width in LEVEL_HEADS]
    return [[_label("绩效指标", sum(width for _, width in LEVEL_HEADS)), *tall], levels]


def indicators(form: ProjectForm) -> list[Line]:
    """Give the rows below those heads: the indicators and the total."""
    return [*_indicators(form), _total(form)]


def _head(form: ProjectForm) -> Iterator[Line]:
    yield [_label("项目名称", 2), _words(form.name, 7, wanted=True)]
    yield [
        _label("主管部门", 2),
        _words(form.department, 3),
        _label("实施单位"),
        _words(form.implementer, 3, wanted=True),
    ]


def _money(form: ProjectForm) -> Iterator[Line]:
    yield [
        _label("项目资金（万元）", rowspan=len(form.funds) + 1),
        _label("", 2),
        *(_label(head) for head in FUND_HEADS),
    ]
    for line in form.funds:
        yield [
            FormCell(spans(line.label), 2, header=True, align=Align.LEFT),
            *(
                FormCell(_one(printed.amount(line, name)), role=("fund", line.source, name))
                for name in AMOUNTS
            ),
            *_scored_money(form, line),
        ]


def _scored_money(form: ProjectForm, line: FundLine) -> Iterator[FormCell]:
    rate = FormCell(_one(printed.rate(form, line)), role=("rate", line.source))
    score = form.execution
    if not line.is_total or score is None:
        yield from (FormCell(spans(printed.NONE)), rate, FormCell(spans(printed.NONE)))
        return
    yield FormCell((printed.full(form.code, score),), role=("full", score.code))
    yield rate
    yield FormCell(_one(printed.got(form.code, score)), role=("points", score.code))


def _goals(form: ProjectForm) -> Iterator[Line]:
    yield [_label("年度总体目标", rowspan=2), _label("预期目标", 4), _label("实际完成情况", 4)]
    yield [_words(form.expected, 4, wanted=True), _words(form.actual, 4, wanted=True)]


def _indicators(form: ProjectForm) -> Iterator[Line]:
    for level1, first in groupby(form.indicators, lambda line: line.level1):
        group = list(first)
        opened = [_label(level1, 2, len(group))]
        for level2, second in groupby(group, lambda line: line.level2):
            lines = list(second)
            opened.append(_label(level2, rowspan=len(lines)))
            for line in lines:
                yield [*opened, *_indicator(form, line)]
                opened = []
    for score in form.others:
        text = spans(score.value_text)
        yield [
            _label(score.name, 4),
            FormCell(),
            FormCell(text),
            FormCell((printed.full(form.code, score),), role=("full", score.code)),
            FormCell(_one(printed.got(form.code, score)), role=("points", score.code)),
            FormCell(),
        ]


def _indicator(form: ProjectForm, line: IndicatorLine) -> Iterator[FormCell]:
    code, score = line.scored.code, line.score
    yield FormCell(spans(line.row.level3), header=True, align=Align.LEFT)
    yield FormCell(printed.target(line), role=("target", code))
    yield FormCell(printed.actual(line), role=("actual", code))
    if score is None:
        yield FormCell(_one(printed.weight(line)), role=("weight", code))
        yield FormCell()
    else:
        yield FormCell((printed.full(form.code, score),), role=("full", score.code))
        yield FormCell(_one(printed.got(form.code, score)), role=("points", score.code))
    yield _words(line.row.deviation.strip())


def _total(form: ProjectForm) -> Line:
    full, got = printed.total(form)
    return [
        _label("总分", 6),
        FormCell((full,), role=("full", "total")),
        FormCell(_one(got), role=("total",)),
        FormCell(),
    ]


def closing(form: ProjectForm) -> list[Line]:
    """Give what some places' forms have below the total, where it is filled (四川 2023)."""
    return list(_closing(form.conclusion)) if form.conclusion is not None else []


def _closing(conclusion: EvaluationConclusion) -> Iterator[Line]:
    for name in ("conclusion", "problems", "measures"):
        text = getattr(conclusion, name).strip()
        if text:
            yield [_label(conclusion.column(name).header, 2), _words(text, 7)]
    if conclusion.leader or conclusion.finance_leader:
        yield [
            _label(conclusion.column("leader").header, 2),
            _words(conclusion.leader, 3),
            _label(conclusion.column("finance_leader").header),
            _words(conclusion.finance_leader, 3),
        ]


def _label(text: str, colspan: int = 1, rowspan: int = 1) -> FormCell:
    return FormCell(spans(text), colspan, rowspan, header=bool(text))


def _words(text: str, colspan: int = 1, *, wanted: bool = False) -> FormCell:
    return FormCell(spans(text), colspan, align=Align.LEFT, wanted=wanted)


def _one(figure: Figure | None) -> tuple[Span, ...]:
    return () if figure is None else (figure,)
