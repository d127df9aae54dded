"""Print standards, their cases and their differences to the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from rich.console import Console
from rich.text import Text

from jiheng.cli.score_screen import points_text
from jiheng.cli.screen import print_indented
from jiheng.cli.table import Column, Table, print_table
from jiheng.quantities import print_points
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.scoring.cases import CaseResult
from jiheng.scoring.comparison import Movement
from jiheng.standards import Criterion, Source, Standard, scoring_sentence, vocabulary

_KINDS = {"department": "部门整体", "project": "项目"}


def print_standards(standards: Sequence[Standard], console: Console) -> None:
    """Print every standard: its code, then title, kind, years and confidence."""
    for standard in standards:
        console.print(Text(standard.code, "bold"))
        parts = (
            standard.title,
            _KINDS[standard.kind],
            standard.validity.words,
            standard.confidence.label,
        )
        print_indented(console, "　".join(parts))


def print_standard(standard: Standard, console: Console, *, sources: bool) -> None:
    """Print the official scoring table of a standard."""
    console.print(standard.title, style="bold", markup=False)
    facts = (
        f"编码：{standard.code}",
        f"地区：{standard.region}",
        f"核实适用年度：{standard.validity.words}",
        f"满分：{print_points(standard.full, min_places=0)}",
        f"得分保留{standard.rounding.places}位小数，四舍五入",
    )
    print_indented(console, "　".join(facts), 0)
    print_indented(console, f"依据：{_cite(standard.source)}", 0)
    for text in (standard.note, standard.incomplete):
        if text:
            print_indented(console, text, 0, "yellow")
    last = "依据" if sources else "评分标准"
    table = Table((Column("指标", 28), Column("分值", 6, is_right=True), Column(last)))
    for criterion, source in standard.sources():
        depth = _depth(standard, criterion)
        points = criterion.points.value if criterion.points else criterion.full
        text = _cite(source) if sources else scoring_sentence(criterion, vocabulary().label)
        table.add(
            "  " * depth + criterion.name,
            print_points(points, min_places=0),
            text,
            style="bold" if criterion.criteria else "",
        )
    print_table(table, console)
    if standard.grades:
        grades = "，".join(
            f"{grade.name}≥{print_points(grade.at_least.value * standard.full, min_places=0)}"
            for grade in standard.grades
        )
        console.print(f"等级：{grades}", markup=False)
    else:
        said = "只评分，不评绩效等级。"
        if said not in (standard.note or ""):
            console.print(said, markup=False)


def _cite(source: Source) -> str:
    return " ".join(
        part for part in (source.document, source.clause, f"（{source.confidence.label}）") if part
    )


def _depth(standard: Standard, wanted: Criterion) -> int:
    def find(criteria: Sequence[Criterion], depth: int) -> int | None:
        for criterion in criteria:
            if criterion is wanted:
                return depth
            found = find(criterion.criteria, depth + 1)
            if found is not None:
                return found
        return None

    return find(standard.criteria, 0) or 0


def print_cases(standard: Standard, results: Sequence[CaseResult], console: Console) -> None:
    """Print how many cases of a standard passed, and each that did not."""
    failed = [result for result in results if not result.passed]
    leaves = sum(1 for _ in standard.leaves())
    console.print(
        f"{standard.code}：{leaves}项计分指标，分值合计{print_points(standard.full, min_places=0)}，"
        f"用例{len(results)}个，未通过{len(failed)}个",
        style="red" if failed else "",
        markup=False,
    )
    for result in failed:
        console.print(
            f"  {result.criterion}“{result.name}”：应为{result.expected}，得到{result.got}",
            markup=False,
        )


def print_difference(
    cards: tuple[Scorecard, Scorecard], movements: Sequence[Movement], console: Console
) -> None:
    """Print what moved between two scorecards of one dossier."""
    before, after = cards
    console.print(f"{before.organisation} {before.year}年度", style="bold", markup=False)
    print_indented(console, f"甲：{before.standard.title}（{before.standard.code}）")
    print_indented(console, f"乙：{after.standard.title}（{after.standard.code}）")
    moved = [one for one in movements if one.moved and one.before and one.after]
    if moved:
        points = (Column(name, 15, is_right=True) for name in ("甲", "乙"))
        table = Table((Column("指标"), *points, Column("变化", 9, is_right=True)))
        for movement in moved:
            table.add(
                movement.name,
                _points(movement.before),
                _points(movement.after),
                _change(movement.change),
            )
        print_table(table, console)
    _print_only("只有甲有", [one.name for one in movements if one.after is None], console)
    _print_only("只有乙有", [one.name for one in movements if one.before is None], console)
    if not any(movement.moved for movement in movements):
        console.print("两个标准下各项得分都相同。", markup=False)
    for movement in movements:
        if movement.reworded and movement.before and movement.after:
            console.print(f"{movement.name} 的评分标准不同：", markup=False)
            print_indented(
                console, f"甲：{movement.before.rule_text or '按下级指标合计'}", 2, "dim"
            )
            print_indented(console, f"乙：{movement.after.rule_text or '按下级指标合计'}", 2, "dim")
    for name, card in (("甲", before), ("乙", after)):
        if card.validity_note:
            console.print(
                f"注意（{name}）：{card.validity_note}，仅供试算。", style="yellow", markup=False
            )
        if card.total is None:
            low, high = print_points(card.low), print_points(card.high)
            console.print(f"{name}总分：{card.status.label}（{low}～{high}分）", markup=False)
        else:
            grade = f"，等级：{card.grade}" if card.grade else ""
            console.print(f"{name}总分：{print_points(card.total)}{grade}", markup=False)
    if before.total is not None and after.total is not None:
        console.print(
            f"总分变化：{_change(after.total - before.total)}", style="bold", markup=False
        )


def _print_only(label: str, names: Sequence[str], console: Console) -> None:
    if names:
        print_indented(console, f"{label}：{'、'.join(names)}", 0)


def _points(item: CriterionScore | None) -> str:
    if item is None:
        return "—"
    return f"{points_text(item)}/{print_points(item.full, min_places=0)}"


def _change(change: Fraction | None) -> str:
    if change is None:
        return "—"
    return ("+" if change > 0 else "") + print_points(change)
