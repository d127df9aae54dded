"""Every rule gives the same cents and the same nothings compiled as interpreted exactly."""

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tables.figure_rows import (
    COLUMNS,
    GUARDED,
    NAMES,
    compiled,
    exact,
    query,
    random_rows,
)

from jiheng.standards import list_standards
from jiheng.standards.expressions import Expression, Name
from jiheng.standards.rules import RULE_KINDS, Subject, read_rule
from jiheng.standards.rules.strict import for_nature

BANDS = {"bands": [{"at_least": "80%", "share": "70%"}, {"above": "60%", "share": "50%"}]}
RULES: list[Any] = [
    "completion",
    {"completion": {"pass_mark": "60%", "over": {"note_at": "130%"}}},
    {
        "completion": {
            "over": {"note_at": "130%", "deduct_from": "150%", "each": "10%", "deduct": "0.5"}
        }
    },
    "reverse",
    {"reverse": {"zero_at": "150%"}},
    "equal",
    "interval",
    "qualitative",
    "satisfaction",
    {"proportional": {"full_at": "95%", "pass_mark": "60%"}},
    {"bands": BANDS},
    {"per_point": {"each": "1%", "deduct": "0.2", "steps": "started"}},
    {"per_point": {"each": "1%", "deduct": "0.3", "side": "both", "free": "2%"}},
    {"per_point": {"each": "2%", "deduct": "0.2", "side": "above", "steps": "complete"}},
    "direct",
    "manual",
    {
        "checklist": {
            "items": [{"value": "actual", "points": "1"}, {"value": "tier", "points": "2"}]
        }
    },
    {
        "either_or": {
            "options": [
                {"value": "actual * (target <= 100%)", "rule": "direct"},
                {"value": "target_low / target_high", "rule": {"bands": BANDS}},
            ]
        }
    },
]
EXTRAS = {"bonus", "penalty", "net"}
"""Their points lie beside the full points; tables score what lies within."""
ROWS = random_rows(1500, seed=20261201)


@pytest.fixture(scope="module")
def filled(engine: Any) -> Any:
    columns = dict.fromkeys(COLUMNS, "int64")
    engine.put("figures", columns, [[row[name] for name in COLUMNS] for row in ROWS])
    return engine


def tree_of(rule: Any, nature: str = "≥") -> Expression:
    fitted = for_nature(read_rule(rule), nature)
    return fitted.lower(Subject("指标", Name("full"), Name("actual")))


@cache
def truth(tree: Expression) -> list[tuple[int | None, int]]:
    """Score all rows exactly, once for all engines."""
    return [exact(tree, row) for row in ROWS]


def wrong(tree: Expression, got: Any) -> dict[Any, Any]:
    return {
        place: (one, expected, row)
        for place, (expected, row) in enumerate(zip(truth(tree), ROWS, strict=True))
        if (one := got[place]) not in (GUARDED, expected)
    }


def test_every_rule_that_gives_points_is_here() -> None:
    kinds = {rule if isinstance(rule, str) else next(iter(rule)) for rule in RULES}
    assert kinds == set(RULE_KINDS) - EXTRAS


@pytest.mark.parametrize("nature", ["≥", ">"])
@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_agrees_on_every_row(filled: Any, rule: Any, nature: str) -> None:
    tree = tree_of(rule, nature)
    got = compiled(filled.rows(query(tree, filled.dialect)))
    assert len(got) == len(ROWS)
    sent_away = [place for place, one in got.items() if one == GUARDED]
    assert wrong(tree, got) == {}
    # The guard is for figures of a size that hardly occurs, not for ordinary ones.
    largest = [max(abs(ROWS[place][name] or 0) for name in NAMES) for place in sent_away]
    assert all(figure > 10**8 for figure in largest)


def test_the_guard_is_reached_and_its_twin_is_not(filled: Any) -> None:
    got = compiled(filled.rows(query(tree_of("completion"), filled.dialect)))
    kinds = {one == GUARDED for one in got.values()}
    assert kinds == {True, False}
    # Bands on a rate compare with a small constant: nothing ordinary is near its limit.
    banded = compiled(filled.rows(query(tree_of("direct"), filled.dialect)))
    assert GUARDED not in banded.values()


def test_the_rules_of_shipped_standards_agree(filled: Any) -> None:
    trees = {
        for_nature(chosen.rule, nature).lower(Subject("指标", Name("full"), Name("actual")))
        for standard in list_standards()
        for criterion in standard.walk()
        for chosen in (criterion.indicators.rules if criterion.indicators else ())
        for nature in chosen.nature
    }
    assert len(trees) > 8
    for tree in trees:
        assert wrong(tree, compiled(filled.rows(query(tree, filled.dialect)))) == {}


numbers = st.one_of(st.none(), st.integers(-(10**18), 10**18), st.integers(-20_000, 20_000))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(RULES),
    st.lists(
        st.tuples(st.integers(0, 5000), *[numbers] * 5, st.sampled_from([None, 1, 2, 3])),
        min_size=1,
        max_size=20,
    ),
    st.integers(1, 3),
)
def test_any_figures_agree(engine: Any, rule: Any, given_rows: Any, nothing: int) -> None:
    rows = []
    for place, figures in enumerate(given_rows):
        row = {"row": place, **dict(zip(NAMES, figures, strict=True))}
        for name in NAMES[1:]:
            row[f"{name}_status"] = nothing if row[name] is None else 0
        rows.append(row)
    columns = dict.fromkeys(COLUMNS, "int64")
    engine.put("drawn", columns, [[row[name] for name in COLUMNS] for row in rows])
    tree = tree_of(rule)
    got = compiled(engine.rows(query(tree, engine.dialect, "drawn")))
    for row in rows:
        assert got[row["row"]] in (GUARDED, exact(tree, row)), row
