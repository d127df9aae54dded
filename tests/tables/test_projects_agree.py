"""A scored nation is, row by row and project by project, what one department's score says."""

from typing import Any

import pytest
from tests.tables.odd_nation import odd_nation

from jiheng.standards import find_standard, list_standards
from jiheng.tables.exact import score_exactly
from jiheng.tables.ibis_door import sql_text
from jiheng.tables.layout import INDICATORS, PROJECTS
from jiheng.tables.part import Part
from jiheng.tables.plan import make_plan
from jiheng.tables.project_queries import project_columns
from jiheng.tables.queries import ROWS

STANDARDS = [one.code for one in list_standards() if one.kind == "project"]


@pytest.mark.parametrize("code", STANDARDS)
def test_every_row_and_project_agrees(engine: Any, code: str) -> None:
    plan = make_plan(find_standard(code))
    projects, indicators = odd_nation(plan, 150, seed=STANDARDS.index(code))
    for layout, rows in ((INDICATORS, indicators), (PROJECTS, projects)):
        kinds = layout.kinds()
        engine.put(layout.name, kinds, [[row[name] for name in kinds] for row in rows])
    part = Part(engine, plan, list(INDICATORS.kinds()), list(PROJECTS.kinds()))
    part.score()
    assert part.strangers() == []

    columns = list(project_columns(plan))
    got = {
        row[0]: row
        for row in engine.rows(sql_text(part.projects().select(*columns), engine.dialect))
    }
    got_rows = {
        tuple(row[:2]): tuple(row)
        for row in engine.rows(sql_text(part.rows().select(*ROWS), engine.dialect))
    }
    assert len(got) == len(projects)
    assert len(got_rows) == len(indicators)
    for project in projects:
        own = [row for row in indicators if row["project"] == project["project"]]
        truth = score_exactly(plan, project, own)
        assert dict(zip(columns, got[project["project"]], strict=True)) == truth.project
        for row in truth.rows:
            assert got_rows[row[:2]] == row
    # All three ways were taken: as stated, weights shared out, and exactly.
    ((odd,),) = engine.rows("SELECT count(*) FROM odd")
    ((sent,),) = engine.rows("SELECT count(*) FROM sent")
    assert 0 < odd < len(projects)
    assert 0 < sent < odd
    assert any(row[columns.index("total")] is not None for row in got.values())


def test_a_project_without_indicators_is_unreported(engine: Any) -> None:
    plan = make_plan(find_standard("caiyu-2021-101-project"))
    projects, indicators = odd_nation(plan, 2, seed=3)
    kept = [row for row in indicators if row["project"] == 1]
    for layout, rows in ((INDICATORS, kept), (PROJECTS, projects)):
        kinds = layout.kinds()
        engine.put(layout.name, kinds, [[row[name] for name in kinds] for row in rows])
    part = Part(engine, plan, list(INDICATORS.kinds()), list(PROJECTS.kinds()))
    part.score()
    query = part.projects().select("project", "status_output", "rows").order_by("project")
    first, second = engine.rows(sql_text(query, engine.dialect))
    assert first == (0, 3, 0)
    assert second[2] == len(kept)
