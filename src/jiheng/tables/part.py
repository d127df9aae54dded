"""Score one part of the tables on an engine: rows, sums, projects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, Protocol

from jiheng.tables.exact import score_exactly
from jiheng.tables.ibis_door import Dialect, Table, sql_text, table, union
from jiheng.tables.layout import INDICATORS, PROJECTS, Layout
from jiheng.tables.plan import Plan
from jiheng.tables.project_queries import by_project, project_columns, scored_projects
from jiheng.tables.queries import (
    ROWS,
    SUMS,
    added_up,
    normal,
    odd_projects,
    quick_rows,
    shared_rows,
)

_SENT = {"project": "int64"}


class Engine(Protocol):
    """What scoring asks of an engine."""

    @property
    def dialect(self) -> Dialect:
        """Name the engine's SQL."""

    def keep(self, name: str, query: str) -> None:
        """Compute a query once and keep its rows under a name."""

    def put(self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """Keep rows of whole numbers and texts under a name."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Fetch the rows of a query."""


class Part:
    """One part of the tables: the engine knows it as `indicators` and `projects`.

    `indicators` and `projects` name the columns of the layouts that the part has.
    """

    def __init__(
        self, engine: Engine, plan: Plan, indicators: Sequence[str], projects: Sequence[str]
    ) -> None:
        self._engine = engine
        self._plan = plan
        self._given_rows = normal("indicators", INDICATORS, indicators)
        self._given_projects = normal("projects", PROJECTS, projects)
        self._texts: dict[str, str] = {}

    def score(self) -> None:
        """Score all rows and projects; `rows` and `projects` then give them."""
        plan = self._plan
        quick, odd, sums = table("quick", ROWS), table("odd", _SENT), table("sums", SUMS)
        self._keep("quick", lambda: quick_rows(self._given_rows, plan))
        self._keep("sums", lambda: added_up(quick))
        self._keep("odd", lambda: odd_projects(sums, plan))
        self._keep("shared", lambda: shared_rows(self._given_rows, odd, plan))
        self._keep("summed", self._summed)
        self._keep("scored", self._scored)
        self._score_exactly()

    def _summed(self) -> Table:
        sums, odd = table("sums", SUMS), table("odd", _SENT)
        both = union(sums.anti_join(odd, "project"), added_up(table("shared", ROWS)))
        return by_project(both, self._plan)

    def _scored(self) -> Table:
        summed = table("summed", dict(self._summed().schema().items()))
        return scored_projects(self._given_projects, summed, self._plan)

    def projects(self) -> Table:
        """Give the scored projects."""
        columns = project_columns(self._plan)
        scored = table("scored", {**columns, "sent": "int64"})
        kept = scored.filter(scored.sent == 0).select(*columns)
        return union(kept, table("exact_projects", columns))

    def rows(self) -> Table:
        """Give the scored rows."""
        odd, sent = table("odd", _SENT), table("sent", _SENT)
        quick = table("quick", ROWS).anti_join(odd, "project")
        every = union(quick, table("shared", ROWS)).anti_join(sent, "project")
        return union(every, table("exact_rows", ROWS))

    def strangers(self) -> list[int]:
        """Name some projects of indicators that the table of projects does not have."""

        def missing() -> Table:
            sums = table("sums", SUMS).anti_join(self._given_projects, "project")
            return sums.select("project").distinct().order_by("project").limit(3)

        return [row[0] for row in self._engine.rows(self.text("strangers", missing))]

    def _score_exactly(self) -> None:
        """Score what is too large for 64 bits, project by project."""
        columns = project_columns(self._plan)
        scored = table("scored", {**columns, "sent": "int64"})
        self._keep("sent", lambda: scored.filter(scored.sent == 1).select("project"))
        found = self._sent(self._given_rows, INDICATORS)
        found.sort(key=lambda row: (row["project"], row["position"]))
        own = {key: list(group) for key, group in groupby(found, lambda row: row["project"])}
        results = [
            score_exactly(self._plan, project, own.get(project["project"], []))
            for project in self._sent(self._given_projects, PROJECTS)
        ]
        lines = [[one.project[name] for name in columns] for one in results]
        self._engine.put("exact_projects", columns, lines)
        self._engine.put("exact_rows", ROWS, [row for one in results for row in one.rows])

    def _sent(self, given: Table, layout: Layout) -> list[dict[str, Any]]:
        """Fetch the given rows of the projects that are sent to the exact interpreter."""
        names = list(layout.kinds())
        query = self.text(
            f"sent_{layout.name}",
            lambda: given.semi_join(table("sent", _SENT), "project").select(*names),
        )
        return [dict(zip(names, row, strict=True)) for row in self._engine.rows(query)]

    def text(self, name: str, build: Callable[[], Table]) -> str:
        """Write a query as SQL; it is compiled for the first part and the same for all others."""
        if name not in self._texts:
            self._texts[name] = sql_text(build(), self._engine.dialect)
        return self._texts[name]

    def _keep(self, name: str, build: Callable[[], Table]) -> None:
        self._engine.keep(name, self.text(name, build))
