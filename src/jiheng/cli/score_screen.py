"""Print a scorecard to the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from jiheng.cli.screen import print_indented
from jiheng.cli.table import Column, Table, print_table
from jiheng.quantities import Status, print_points
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.scoring.filling import to_fill, to_mend
from jiheng.scoring.hanging import hangs_on

_NOT_VERIFIED = "加 --trial 可先试算；编好本年度的评分标准后，用 --standard 指定。"


def print_scorecard(
    card: Scorecard,
    console: Console,
    what_if: Sequence[str] = (),
    asked: str = "",
    before: Scorecard | None = None,
    *,
    trial: bool = False,
) -> None:
    """Print the points of every criterion, the reasons for lost points, and the total.

    `asked` are the words after `jiheng explain` that tell of the same score, {} for the criterion;
    `before` is the score without the what-ifs; a `trial` was asked for by name.
    """
    standard = card.standard
    console.print(f"{_who(card)} {card.year}年度", style="bold", markup=False)
    confidence = standard.confidence.label
    print_indented(console, f"评分标准：{standard.title}（{standard.code}，{confidence}）", 0)
    if what_if:
        console.print(f"试算：{'；'.join(what_if)}", style="yellow", markup=False)
    table = Table(
        (
            Column("指标", 30),
            Column("分值", 6, is_right=True),
            Column("得分", 8, is_right=True),
            Column("算式"),
        )
    )
    for item in card.walk():
        style = "bold" if item.children else ""
        calculation = "" if item.children else item.calculation
        table.add(
            "  " * (item.level - 1) + item.name,
            "－" if item.is_gone else print_points(item.full),
            points_text(item),
            calculation,
            style=style,
        )
    print_table(table, console)
    _print_reasons(card, console)
    _print_total(card, console, asked, before, trial)


def _who(card: Scorecard) -> str:
    return f"{card.organisation}　{card.project}" if card.project else card.organisation


def points_text(item: CriterionScore) -> str:
    """Return the points as printed, or the status where there are none or nothing applies."""
    if item.is_gone:
        return Status.NOT_APPLICABLE.label
    return item.status.label if item.points is None else print_points(item.points)


def points_of_full(item: CriterionScore) -> str:
    """Return the points with the full points, which an item that does not apply has not."""
    if item.is_gone:
        return points_text(item)
    return f"{points_text(item)} / {print_points(item.full)} 分"


def _print_reasons(card: Scorecard, console: Console) -> None:
    lost = [item for item in card.leaves() if item.lost]
    unsettled = [item for item in card.walk() if item.points is None and not item.children]
    told = {item.code for item in lost}
    noted = [item for item in card.walk() if item.remarks and item.code not in told]
    if lost:
        console.print("扣分原因", style="bold")
        for item in lost:
            # One line for one deduction, whatever else is to be said of it.
            more = f"{'；'.join(item.remarks)}。" if item.remarks else ""
            print_indented(console, f"{item.name}：{item.reason}{more}")
    if unsettled:
        console.print("尚不能计分", style="bold")
        for item in unsettled:
            print_indented(console, f"{item.name}：{item.reason}")
            places = to_fill(item)
            if places:
                print_indented(console, f"应填：{'、'.join(places)}", 4, "dim")
            faults = to_mend(item)
            if faults:
                print_indented(console, f"应改：{'；'.join(faults)}", 4, "dim")
    doubts = dict.fromkeys(text for item in card.leaves() for text in item.doubts)
    if doubts:
        console.print("请核对", style="bold yellow")
        for text in doubts:
            print_indented(console, f"{text}。")
    if noted:
        console.print("没有扣分、须说明的", style="bold")
        for item in noted:
            print_indented(console, f"{item.name}：{'；'.join(item.remarks)}。")


def _advice(card: Scorecard) -> str:
    if any(leaf.status is Status.UNREPORTED for leaf in card.leaves()):
        return "补齐后才有总分。"
    return "用 jiheng explain 查看原因。"


def _compared(card: Scorecard, before: Scorecard | None) -> str:
    """Say what a what-if brings, where there is a total without it."""
    if before is None or before.total is None or card.total is None:
        return ""
    change = card.total - before.total
    if not change:
        return f"，与填报数据的{print_points(before.total)}相同"
    word = "多" if change > 0 else "少"
    return f"，比填报数据的{print_points(before.total)}{word}{print_points(abs(change))}分"


def _print_total(
    card: Scorecard, console: Console, asked: str, before: Scorecard | None, trial: bool
) -> None:
    if card.validity_note:
        console.print(f"注意：{card.validity_note}。", style="yellow", markup=False)
    # Under a standard that is not verified for the year a total is a trial, and says so.
    head = "试算总分" if card.validity_note and trial else "总分"
    if card.total is None:
        bounds = f"（在{print_points(card.low)}～{print_points(card.high)}分之间）"
        # Unasked, bounds under a standard that is not verified would be the guess itself.
        shown = "" if card.validity_note and not trial else bounds
        console.print(f"{head}：{card.status.label}{shown}", style="bold", markup=False)
        if card.conditional_on:
            items = "、".join(card.conditional_on)
            print_indented(console, f"总分取决于：{items}。{_advice(card)}", 0)
        if card.validity_note and not trial:
            print_indented(console, _NOT_VERIFIED, 0, "dim")
        return
    grade = f"，等级：{card.grade}" if card.grade else ""
    total = (
        f"{head}：{print_points(card.total)}（满分{print_points(card.full, min_places=0)}{grade}）"
    )
    console.print(total + _compared(card, before), style="bold", markup=False)
    margin = card.margin
    if (
        margin is not None
        and not margin.is_exact
        and margin.low is not None
        and margin.high is not None
    ):
        low, high = print_points(margin.low), print_points(margin.high)
        text = f"各数按末位四舍五入计，总分可能在{low}～{high}之间{hangs_on(card)}。"
        print_indented(console, text, 0)
    if card.grade_note:
        print_indented(console, f"注意：{card.grade_note}。", 0, "yellow")
    if asked:
        leaf = next((one for one in card.leaves() if one.lost), next(card.leaves(), None))
        name = leaf.code if leaf is not None else "指标"
        print_indented(console, f"逐项说明，如：jiheng explain {asked.format(name)}", 0, "dim")
