"""附表: the whole score sheet with rules and reasons, and the table of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.forms.rows.indicators import RANGE, DepartmentIndicator
from jiheng.quantities import Status
from jiheng.reports.content.base import Slot
from jiheng.reports.content.calculation import is_arithmetic
from jiheng.reports.content.charts import completion
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import fact_code, range_with_unit, without_unit
from jiheng.reports.content.leaves import cause_of, facts_of, finding, reckoning, shortfall
from jiheng.reports.content.losses import Loss, lost_points
from jiheng.reports.content.score_tables import full_figure, got_figure, parts, total_figures
from jiheng.reports.content.sharing_notes import weight_notes
from jiheng.reports.content.wording import Words, clause, joined, tidy_quotes, titled
from jiheng.reports.document import Align, Block, Cell, Column, Table
from jiheng.reports.spans import Figure, Span, Text, spans
from jiheng.scoring import CriterionScore
from jiheng.standards import Confidence

_BY_INDICATOR = "按绩效指标逐项计分，见整体绩效指标完成情况表"
_INDICATOR_HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "完成值",
    "完成率",
    "分值",
    "得分",
    "偏差原因",
)


def score_sheet(context: Context, slot: Slot) -> Iterator[Block]:
    """Print the score sheet: rule, finding, points, reason and evidence of every criterion.

    A group is a line of its own above its criteria: merged cells as tall as a group could not
    be split between pages, and would leave the texts too narrow to read.
    """
    rows = [_row(context, score) for top in context.card.criteria for score in printed(top)]
    full, total = total_figures(context)
    rows.append(
        (
            Cell.of(Text("总分", strong=True), header=True, align=Align.CENTER),
            Cell.of(full),
            Cell.of(colspan=2),
            Cell.of(total),
            Cell.of(colspan=2),
        )
    )
    columns = (
        Column(28),
        Column(10, Align.CENTER),
        Column(37),
        Column(37),
        Column(13, Align.CENTER),
        Column(31),
        Column(27),
    )
    _notice_unproved(context)
    heads = ("指标", "分值", "评分标准", "完成情况", "得分", "扣分原因", "佐证材料")
    header = tuple(Cell.of(head) for head in heads)
    caption = f"{context.dossier.year}年度部门整体支出绩效自评评分表"
    notes = tuple(_notes(context, slot))
    yield Table(caption, columns, (header,), tuple(rows), notes, "单位：分", wide=True)


def _no_evidence(context: Context, score: CriterionScore) -> tuple[Span, ...]:
    return () if evidence(context, score) else context.blank("佐证材料")


def printed(score: CriterionScore) -> Iterator[CriterionScore]:
    """Yield the groups and criteria of a branch, each of which gets a line."""
    yield score
    for child in parts(score):
        yield from printed(child)


def _row(context: Context, score: CriterionScore) -> tuple[Cell, ...]:
    full, got = full_figure(context, score), got_figure(context, score)
    if parts(score):
        # Groups in bold, each level set in by one character more.
        name = Cell.of(Text(score.name, strong=True), header=True, indent=score.level - 1)
        cells = (Cell.of(replace(figure, strong=True)) for figure in (full, got))
        return (name, next(cells), Cell.of(colspan=2), next(cells), Cell.of(colspan=2))
    return (
        Cell.of(score.name, header=True, indent=score.level - 1),
        Cell.of(full),
        Cell.of(score.rule_text or _BY_INDICATOR),
        Cell.of(*found(context, score)),
        Cell.of(got),
        Cell.of(*reason(context, score)),
        Cell.of("；".join(evidence(context, score)), *_no_evidence(context, score)),
    )


def found(context: Context, score: CriterionScore) -> Iterator[Words]:
    """Write the finding of a criterion, with the calculation of its points."""
    if score.points is None or score.status is not Status.REPORTED:
        yield clause(tidy_quotes(score.reason))
    elif score.children:
        count = Fraction(len(score.children))
        yield "绩效指标"
        yield Figure(f"{count}项", f"report.{score.code}.indicators", count, "项", "按评分结果计数")
    else:
        yield from finding(context, score, named=False)
        if lost_points(score) and is_arithmetic(score):
            yield "；得分："
            yield from reckoning(context, score)


def reason(context: Context, score: CriterionScore) -> Iterator[Words]:
    """Write what was lost, and why: the officer's reason, else what was found."""
    lost = lost_points(score)
    if not lost or score.points is None:
        return
    why = cause_of(context, score)
    if why is None and not score.children:
        yield from shortfall(context, score)
        yield from context.blank("原因")
        return
    yield "扣"
    yield Loss(score, lost, ()).figure
    if why is not None:
        yield "；"
        yield from context.bind(why.reason, (why.fact, f"explanation.{why.fact}.amount"))
        return
    below = [child for child in score.children if lost_points(child)]
    parts = [(f"{child.name}扣", Loss(child, lost_points(child), ()).figure) for child in below]
    yield "："
    yield from joined(parts, "、")
    if any(cause_of(context, child) for child in below):
        yield "；见指标表偏差原因"


def evidence(context: Context, score: CriterionScore) -> list[str]:
    """List the evidence that the dossier names for a criterion and its indicators.

    What the standard asks for is no evidence: it was perhaps never supplied.
    """
    named = [
        fact.evidence
        for one in score.walk()
        for code in facts_of(context, one)
        if (fact := context.dossier.fact(code)) is not None and fact.evidence
    ]
    return list(dict.fromkeys(named))


def _notice_unproved(context: Context) -> None:
    """Tell the officer which criteria name no evidence, and what the standard asks for."""
    lines = (one for top in context.card.criteria for one in printed(top) if not parts(one))
    unproved = [one for one in lines if not evidence(context, one)]
    if unproved:
        names = "".join(
            f"“{one.name}”" + (f"（应提供：{'、'.join(one.evidence)}）" if one.evidence else "")
            for one in unproved
        )
        context.notice(
            "评分表",
            f"没有填报佐证材料的指标：{tidy_quotes(names)}。",
            f"在下列编码所在表的“佐证材料”列填写：{'、'.join(_unproved_codes(context, unproved))}。",
        )


def _unproved_codes(context: Context, unproved: Sequence[CriterionScore]) -> Iterator[str]:
    for one in unproved:
        stated = [code for code in facts_of(context, one) if context.dossier.fact(code)]
        yield next(iter((*stated, *one.inputs)), one.code)


def _notes(context: Context, slot: Slot) -> Iterator[tuple[Span, ...]]:
    """Name the standard; how sure its values are is said on screen, for the officer to check."""
    standard = context.card.standard
    words = f"注：按照{context.cited_standard}评分"
    if standard.confidence is not Confidence.PUBLISHED:
        source = standard.source
        place = f"{titled(source.document)}{source.clause}"
        context.notice(
            "评分标准",
            f"“{standard.title}”的分值和扣分规则含{standard.confidence.label}值（依据{place}）。",
            f"报送前与财政部门下达的评分表核对；逐项来源用 jiheng standards show {standard.code} --sources 查看。",
        )
        if slot.is_set("source_note"):
            words += "，评分标准按公开资料整理"
    yield spans(words + "。")


def indicator_table(context: Context, slot: Slot) -> Iterator[Block]:
    """Print the department's indicators: target, result, completion, points, cause."""
    scored = {
        one.code.rpartition(".")[2]: one for one in context.card.walk() if one.kind == "indicator"
    }
    rows = [
        _indicator(context, row, scored.get(row.code)) for row in context.rows(DepartmentIndicator)
    ]
    if rows:
        columns = tuple(Column(width) for width in (13, 13, 30, 18, 18, 14, 9, 10, 22))
        header = tuple(Cell.of(head) for head in _INDICATOR_HEADS)
        caption = f"{context.dossier.year}年度部门整体绩效指标完成情况"
        yield Table(
            caption, columns, (header,), tuple(rows), tuple(weight_notes(context)), wide=True
        )


def _indicator(
    context: Context, row: DepartmentIndicator, score: CriterionScore | None
) -> tuple[Cell, ...]:
    figures = context.figures_of(row)
    target = figures["target"]
    if row.nature == RANGE and row.target.strip():
        target = range_with_unit(target, row.unit)
    sign = row.nature if row.nature in {"≥", "≤", ">", "<"} else ""
    points: tuple[Words, ...] = tuple(
        _stated_points(figures[name]) for name in ("weight", "awarded")
    )
    if score is not None:
        points = (full_figure(context, score), got_figure(context, score))
    return (
        Cell.of(row.level1.removesuffix("指标")),
        Cell.of(row.level2.removesuffix("指标")),
        Cell.of(row.level3, header=True),
        Cell.of(sign if target.value is not None else "", target),
        Cell.of(row.tier if row.tier and not row.actual else figures["actual"]),
        Cell.of(*_completed(row, figures, fact_code(f"report.indicator.{row.code}.completion"))),
        *(Cell.of(figure) for figure in points),
        Cell.of(clause(row.deviation)),
    )


def _stated_points(figure: Figure) -> Words:
    """Print the weight or the points that the officer filled, where the standard scores none."""
    return without_unit(figure, "分") if figure.value is not None else "—"


def _completed(row: DepartmentIndicator, figures: dict[str, Figure], code: str) -> Iterator[Words]:
    if row.nature in {"≥", "≤", ">", "<", "="}:
        yield completion(row, figures, code)
    else:
        yield "—"
