"""Print the explanation of one criterion to the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from jiheng.cli.score_screen import points_text
from jiheng.forms import Fact
from jiheng.quantities import Missing, print_points
from jiheng.scoring import CriterionScore, Scorecard, Trace
from jiheng.standards import Confidence
from jiheng.standards.printing import print_exact


def print_explanation(item: CriterionScore, card: Scorecard, console: Console) -> None:
    """Print points, rule, calculation, figures with their sources, rounding and citation."""
    title = f"{item.name}（{item.code}）  {points_text(item)} / {print_points(item.full)} 分"
    console.print(title, style="bold", markup=False)
    for label, text in _lines(item):
        if text:
            console.print(Text.assemble((f"{label}：", "cyan"), text))
    if item.trace is not None and not item.children:
        tree = Tree(Text("计算过程", "cyan"), guide_style="dim")
        _grow(tree, item.trace)
        console.print(tree)
    if item.facts:
        console.print(Text("所用数据", "cyan"))
        for fact in item.facts:
            _print_fact(fact, console)
    for child in item.children:
        line = f"  {child.name}（{child.code}）{points_text(child)} / {print_points(child.full)} 分"
        console.print(line, markup=False)
        console.print(f"    {child.reason}", style="dim", markup=False)


def _lines(item: CriterionScore) -> Iterator[tuple[str, str]]:
    yield "评分标准", item.rule_text
    yield "算式", item.formula
    if item.points is not None and item.calculation:
        yield "代入", f"{item.calculation}＝{_rounded(item)}"
    yield "结论", item.reason
    if item.remarks:
        yield "提示", "；".join(item.remarks)
    margin = item.margin
    if margin is not None and not margin.is_exact and margin.low is not None and margin.high:
        low, high = print_points(margin.low), print_points(margin.high)
        yield "精度", f"按所用数据的填报精度，得分可在{low}～{high}分之间"
    yield "佐证材料", "、".join(item.evidence)
    confidence = Confidence(item.confidence).label
    yield "依据", " ".join(part for part in (item.document, item.clause) if part)
    yield "依据可信度", confidence


def _rounded(item: CriterionScore) -> str:
    points = print_points(item.points) if item.points is not None else ""
    exact = item.trace.value if item.trace is not None else item.points
    if exact is None or isinstance(exact, Missing) or exact == item.points:
        return f"{points}分"
    return f"{print_exact(exact)}，四舍五入到{item.places}位小数得{points}分"


def _grow(tree: Tree, trace: Trace) -> None:
    value = trace.value
    shown = value.label if isinstance(value, Missing) else print_exact(value)
    line = trace.text if trace.text == trace.worked else f"{trace.text}：{trace.worked}"
    branch = tree.add(Text(f"{line} ＝ {shown}" if trace.sign or trace.code else line))
    for part in (*trace.conditions, *trace.children):
        if part.text != part.worked or part.children:
            _grow(branch, part)


def _print_fact(fact: Fact, console: Console) -> None:
    console.print(f"  {fact.label} {fact.text or fact.status.label}", markup=False)
    for label, text in (("来源", str(fact.source)), ("佐证", fact.evidence), ("备注", fact.note)):
        if text:
            console.print(f"    {label}：{text}", style="dim", markup=False)
