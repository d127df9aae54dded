"""Print the explanation of one criterion to the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from jiheng.cli.score_screen import points_of_full
from jiheng.cli.screen import print_indented
from jiheng.forms import Fact
from jiheng.quantities import Missing, fold, print_number, print_points
from jiheng.scoring import CriterionScore, Scorecard, Trace
from jiheng.scoring.evaluation import COMPARISON
from jiheng.scoring.filling import to_fill, to_mend
from jiheng.standards import Confidence
from jiheng.standards.printing import print_exact


def print_explanation(item: CriterionScore, card: Scorecard, console: Console) -> None:
    """Print points, rule, calculation, figures with their sources, rounding and citation."""
    title = f"{item.name}（{item.code}）  {points_of_full(item)}"
    console.print(title, style="bold", markup=False)
    for label, text in _lines(item):
        if text:
            _print_labelled(console, label, text)
    if item.trace is not None and item.points is not None and not item.is_gone:
        tree = Tree(Text("计算过程", "cyan"), guide_style="dim")
        _grow(tree, item.trace)
        console.print(tree)
    if item.facts:
        console.print(Text("所用数据", "cyan"))
        for fact in item.facts:
            _print_fact(fact, console)
    for child in item.children:
        line = f"{child.name}（{child.code}）{points_of_full(child)}"
        print_indented(console, line)
        print_indented(console, child.reason, 4, "dim")


def _print_labelled(console: Console, label: str, text: str) -> None:
    """Print a line with its label in colour, folded where Chinese may be folded."""
    head = f"{label}："
    for at, line in enumerate(fold(head + text, console.width - 2)):
        behind = line.removeprefix(head) if at == 0 else line
        console.print(Text.assemble((head if at == 0 else "", "cyan"), behind), soft_wrap=True)


def _lines(item: CriterionScore) -> Iterator[tuple[str, str]]:
    yield "评分标准", item.rule_text
    yield "算式", item.formula
    if item.points is not None and item.calculation and len(item.children) != 1:
        yield "代入", item.calculation + _rounded(item)
    yield "结论", item.reason
    yield "应填", "、".join(to_fill(item))
    yield "应改", "；".join(to_mend(item))
    if item.remarks:
        yield "提示", "；".join(item.remarks)
    margin = item.margin
    if (
        margin is not None
        and not margin.is_exact
        and margin.low is not None
        and margin.high is not None
    ):
        low, high = print_points(margin.low), print_points(margin.high)
        yield "精度", f"所用的数按末位四舍五入计，得分可能在{low}～{high}分之间"
    # What the standard asks for was perhaps never filed; an indicator's line names its own.
    is_filed = item.kind == "indicator"
    yield "佐证材料" if is_filed else "应提供佐证材料", "、".join(item.evidence)
    confidence = Confidence(item.confidence).label
    yield "依据", " ".join(part for part in (item.document, item.clause) if part)
    yield "依据可信度", confidence


def _rounded(item: CriterionScore) -> str:
    points = print_points(item.points) if item.points is not None else ""
    exact = item.trace.value if item.trace is not None else item.points
    if exact is None or isinstance(exact, Missing) or exact == item.points:
        return (
            "" if "得" in item.calculation or item.calculation.endswith("分") else f"＝{points}分"
        )
    shown = _decimal(exact)
    equals = "" if shown.startswith("≈") else "＝"
    return f"{equals}{shown}，四舍五入到{item.places}位小数得{points}分"


def _grow(tree: Tree, trace: Trace) -> None:
    words = trace.text if trace.text == trace.worked else f"{trace.text}：{trace.worked}"
    branch = tree.add(Text(words + _outcome(trace)))
    for part in (*trace.conditions, *trace.children):
        if part.text == trace.text and part.worked == trace.worked:
            continue
        if part.text != part.worked or part.children:
            _grow(branch, part)


def _outcome(trace: Trace) -> str:
    value = trace.value
    if isinstance(value, Missing):
        return "" if value.label in trace.worked else f" ＝ {value.label}"
    if trace.sign == COMPARISON:
        return "　成立" if value else "　不成立"
    if not trace.sign:
        return ""
    shown = _decimal(value)
    return f" {shown}" if shown.startswith("≈") else f" ＝ {shown}"


def _decimal(value: Fraction) -> str:
    """Print a number exactly where it ends within eight decimals, else to six with ≈."""
    exact = print_exact(value)
    if "/" not in exact and len(exact.partition(".")[2]) <= 8:
        return exact
    return f"≈ {print_number(value, 6)}"


def _print_fact(fact: Fact, console: Console) -> None:
    print_indented(console, f"{fact.label} {fact.text or fact.status.label}")
    for label, text in (("来源", str(fact.source)), ("佐证", fact.evidence), ("备注", fact.note)):
        if text:
            print_indented(console, f"{label}：{text}", 4, "dim")
