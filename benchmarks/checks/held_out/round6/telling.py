"""Tell how far a goal was reached and what its points are, with the relations of the figures."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Within
from benchmarks.checks.held_out.round5.county_draws import Goal
from benchmarks.checks.held_out.wording import mark


def goal_values(w: Builder, goal: Goal) -> tuple[Figure, Figure]:
    """Print target and result of a goal."""
    pairs = ((goal.target, f"target:{goal.name}"), (goal.done, f"done:{goal.name}"))
    if goal.is_rate:
        target, done = (w.rate(Fraction(number, 10000), key, 2) for number, key in pairs)
        w.relate(Within("bounded", target), Within("bounded", done))
    else:
        target, done = (w.count(number, goal.unit, key) for number, key in pairs)
    return target, done


def lost_points(w: Builder, full: int, points: int, key: str) -> dict[str, Value]:
    """Print full points, points and what was lost, in hundredths, with their relations."""
    whole = mark(full, role="weight", key=f"full:{key}")
    got, gone = mark(points, key=key), mark(full - points, key=f"lost:{key}")
    w.relate(
        AtMost("score_limit", got, whole),
        Linear("score_lost", ((whole, 1), (gone, -1), (got, -1))),
    )
    return {"full": whole, "points": got, "lost": gone}


def reached(w: Builder, goal: Goal) -> tuple[dict[str, Value], Figure]:
    """Give the values of a sentence on a goal, and the figure that states its points.

    Where nothing was lost the sentence prints the full points as those got.
    """
    target, done = goal_values(w, goal)
    apart, less = abs(goal.done - goal.target), goal.done < goal.target
    if goal.is_rate:
        gap = w.points(Fraction(apart, 10000), 2)
        values: dict[str, Value] = {}
    else:
        gap = w.count(apart, goal.unit)
        ratio = w.rate(Fraction(goal.done, goal.target), f"ratio:{goal.name}")
        w.divides(ratio, done, target)
        values = {"ratio": ratio}
    kind = "points" if goal.is_rate else "difference"
    w.relate(Linear(kind, ((done, 1), (target, -1), (gap, 1 if less else -1))))
    values |= {"target": target, "done": done, "gap": gap}
    if less:
        scored = lost_points(w, goal.full, goal.points, f"points:{goal.name}")
        points = scored["points"]
        assert isinstance(points, Figure)
        return {**values, **scored}, points
    points = mark(goal.full, key=f"points:{goal.name}")
    return {**values, "full": points}, points
