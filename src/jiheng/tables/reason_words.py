"""The reasons of outcomes in words: which branch of a rule gave the points, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.standards import vocabulary
from jiheng.standards.expressions import Cases, Expression
from jiheng.standards.printing import print_tree

_LABELS = {
    "full": "分值",
    "weight": "填报的权重",
    "actual": "完成值",
    "target": "指标值",
    "target_low": "指标值下限",
    "target_high": "指标值上限",
    "awarded": "评定得分",
    "tier": "完成档次",
}


@dataclass(frozen=True)
class Reason:
    """Name one way to get points: of which criteria and nature, when, and how much."""

    code: int
    criterion: str
    nature: str
    when: str
    points: str


def branches(first: int, criterion: str, nature: str, tree: Expression) -> Iterator[Reason]:
    """Yield the reasons of a hoisted tree's leaves, in their order."""
    for place, (conditions, leaf) in enumerate(_leaves(tree, ())):
        points = print_tree(leaf, _label)
        yield Reason(first + place, criterion, nature, "，".join(conditions), points)


def _leaves(
    tree: Expression, above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Expression]]:
    if not isinstance(tree, Cases):
        yield above, tree
        return
    failed: tuple[str, ...] = ()
    for one in tree.cases:
        words = print_tree(one.condition, _label)
        yield from _leaves(one.then, (*above, words))
        failed = (*failed, f"不满足{words}")
    yield from _leaves(tree.otherwise, (*above, *failed))


def _label(code: str) -> str:
    return _LABELS.get(code) or vocabulary().label(code)
