"""Score a folder of tables part by part; what is finished is not done again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from jiheng.quantities import Status
from jiheng.standards import Standard
from jiheng.tables.folders import SUMMARY, Output, PartFiles, TablesFolder, digest
from jiheng.tables.ibis_door import Table, case, sql_text, table, union
from jiheng.tables.layout import (
    INDICATORS,
    ORGANISATIONS,
    PROJECTS,
    REGIONS,
    Layout,
    TableError,
    fitted,
)
from jiheng.tables.part import Engine, Part
from jiheng.tables.plan import Plan, make_plan
from jiheng.tables.project_queries import COUNTS, project_columns
from jiheng.tables.rollup import (
    DEPARTMENT_SUMS,
    QUARTILES,
    Regions,
    Standing,
    department_sums,
    departments,
    histogram,
    quartiles,
    roll_up,
)

Report = Callable[[str], None]
Home = tuple[int, str]
"""The region of a department, and its name."""
LOSSES = dict.fromkeys(("organisation", "criterion", "reason", "rows", "lost", "open"), "int64")
"""Where points were lost: by department, set of rows (from 1) and reason."""


class FileEngine(Engine, Protocol):
    """An engine that reads and writes Parquet files."""

    def look_at(self, name: str, files: Sequence[Path]) -> None:
        """Give Parquet files a name as one table."""

    def columns(self, name: str) -> dict[str, str]:
        """Give the columns of a table and their types."""

    def write(self, query: str, file: Path) -> None:
        """Write the rows of a query as one Parquet file."""


@dataclass(frozen=True)
class Asked:
    """Say what is to be scored, by which standard, for which year, and where to."""

    tables: TablesFolder
    standard: Standard
    year: int
    output: Path
    with_rows: bool = False
    trial: bool = False

    def stamp(self) -> dict[str, Any]:
        """Give what a run that goes on must share with the one that began."""
        return {
            "standard": self.standard.code,
            "standard_digest": digest(self.standard),
            "year": self.year,
            "with_rows": self.with_rows,
            "tables": self.tables.stamp(),
        }


class Run:
    """One run over a folder of tables."""

    def __init__(self, asked: Asked, engine: FileEngine, report: Report) -> None:
        self._asked = asked
        self._engine = engine
        self._report = report
        self._plan = make_plan(asked.standard)
        validity = asked.standard.validity
        if not asked.trial and not validity.covers(asked.year):
            what = f"评分标准核实适用于{validity.words}，不能据以判断{asked.year}年度"
            raise TableError(f"{what}；仍要按它试算，请加 --trial。")
        self._output = Output(asked.output)
        self._part: Part | None = None
        self._columns: tuple[tuple[str, ...], ...] = ()

    def go(self) -> dict[str, Any]:
        """Score all parts that are not finished, add everything up, and give the summary.

        Raises:
            TableError: something is wrong with the tables or the folder of results.
        """
        self._output.begin(self._asked.stamp())
        home, regions = self._organisations()
        for part in self._asked.tables.parts:
            self._report(f"评分 {part.name}")
            if not self._output.has(f"projects/{part.name}.parquet"):
                self._score(part)
        self._report("逐级汇总")
        summary = self._roll_up(home, regions)
        self._output.write_json(SUMMARY, summary)
        return summary

    def _organisations(self) -> tuple[Mapping[int, Home], Regions]:
        tables = self._asked.tables
        self._look(ORGANISATIONS, [tables.organisations])
        self._look(REGIONS, [tables.regions])
        rows = self._engine.rows("SELECT region, name, parent FROM regions")
        regions = Regions({row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows})
        _refuse_twice(REGIONS, [row[0] for row in rows])
        found = self._engine.rows("SELECT organisation, region, name FROM organisations")
        _refuse_twice(ORGANISATIONS, [row[0] for row in found])
        for organisation, region, _ in found:
            if region not in regions.parents:
                what = f"单位表中单位{organisation}的地区“{region}”不在地区表中"
                raise TableError(f"{what}，请补上或改正。")
        for region in regions.parents:
            regions.depth(region)
        return {row[0]: (row[1], row[2]) for row in found}, regions

    def _look(self, layout: Layout, files: list[Path]) -> tuple[str, ...]:
        self._engine.look_at(layout.name, files)
        return fitted(layout, self._engine.columns(layout.name), f"“{files[0]}”")

    def _score(self, files: PartFiles) -> None:
        present = (
            self._look(INDICATORS, [files.indicators]),
            self._look(PROJECTS, [files.projects]),
        )
        if self._part is None or present != self._columns:
            self._part, self._columns = Part(self._engine, self._plan, *present), present
        self._refuse(files, *present)
        part = self._part
        part.score()
        strangers = part.strangers()
        if strangers:
            what = f"“{files.indicators}”中的项目{'、'.join(map(str, strangers))}不在项目表中"
            raise TableError(f"{what}；项目和它的指标应放在同名的两个文件里。")
        if self._asked.with_rows:
            rows = part.text("rows", lambda: part.rows().order_by("project", "position"))
            self._write(rows, f"indicators/{files.name}.parquet")
        losses = part.text("losses", lambda: self._losses(part))
        self._write(losses, f"losses/{files.name}.parquet")
        projects = part.text("projects", lambda: part.projects().order_by("project"))
        self._write(projects, f"projects/{files.name}.parquet")

    def _refuse(self, files: PartFiles, indicators: Sequence[str], projects: Sequence[str]) -> None:
        """Refuse codes that mean nothing, numbers that stand twice, and unknown departments."""
        for path, name, columns in (
            (files.indicators, "indicators", indicators),
            (files.projects, "projects", projects),
        ):
            coded = [column for column in columns if column.endswith("_status")]
            limits = {**dict.fromkeys(coded, (0, 3))}
            if "tier" in columns:
                limits["tier"] = (1, 3)
            for column, (low, high) in limits.items():
                test = f"{column} < {low} OR {column} > {high}"
                found = self._engine.rows(f"SELECT {column} FROM {name} WHERE {test} LIMIT 1")
                if found:
                    what = f"“{path}”的“{column}”列有{found[0][0]}，应为{low}～{high}或空"
                    raise TableError(f"{what}，请改正。")
        twice = "SELECT project FROM projects GROUP BY project HAVING count(*) > 1 LIMIT 1"
        found = self._engine.rows(twice)
        if found:
            raise TableError(f"“{files.projects}”中项目{found[0][0]}有两行，编号不应重复。")
        unknown = (
            "SELECT p.project, p.organisation FROM projects p LEFT JOIN organisations o "
            "ON p.organisation = o.organisation WHERE o.organisation IS NULL LIMIT 1"
        )
        found = self._engine.rows(unknown)
        if found:
            what = f"“{files.projects}”中项目{found[0][0]}的单位“{found[0][1]}”不在单位表中"
            raise TableError(f"{what}，请补上或改正。")

    def _losses(self, part: Part) -> Table:
        rows, projects = part.rows(), part.projects()
        points, status = rows.outcome >> 16, rows.outcome & 3
        lost = rows.mutate(
            reason=(rows.outcome & 65535) >> 2,
            lost=case([(status == 0, rows.full - points)], 0),
            open=case([(status > 0, rows.full)], 0),
            status=status,
        )
        kept = lost.filter((lost.lost > 0) | (lost.status > 0))
        joined = kept.inner_join(projects.select("project", "organisation"), "project")
        keys = ["organisation", "criterion", "reason"]
        return (
            joined.group_by(keys)
            .aggregate(rows=joined.count(), lost=joined.lost.sum(), open=joined.open.sum())
            .order_by(keys)
        )

    def _write(self, query: str, name: str) -> None:
        self._engine.write(query, self._output.unfinished(name))
        self._output.finish(name)

    def _roll_up(self, home: Mapping[int, Home], regions: Regions) -> dict[str, Any]:
        plan = self._plan
        parts = [one.name for one in self._asked.tables.parts]
        files = [self._output.path(f"projects/{name}.parquet") for name in parts]
        self._engine.look_at("projects_scored", files)
        sums = department_sums(plan).select(*DEPARTMENT_SUMS)
        below = departments(self._engine.rows(sql_text(sums, self._engine.dialect)))
        above = roll_up(below, {key: one[0] for key, one in home.items()}, regions)
        own, shares = self._quartiles(regions)
        keyed = {key: (home[key][1], None, one) for key, one in below.items()}
        self._put_standings("departments", "organisation", keyed, own)
        named = {key: (regions.names[key], regions.depth(key), one) for key, one in above.items()}
        self._put_standings("regions", "region", named, shares)
        self._put_reasons()
        return self._summary(above, regions)

    def _quartiles(
        self, regions: Regions
    ) -> tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]]:
        """Give the quartiles of project scores by department and by region."""
        engine, kinds = self._engine, {"total": "int64", "projects": "int64"}
        projects = table("projects_scored", project_columns(self._plan))
        known = projects.filter(projects.total.notnull())
        counted = known.group_by(["organisation", "total"]).aggregate(projects=known.count())
        engine.keep("scores", sql_text(counted, engine.dialect))
        own = table("scores", {"organisation": "int64", **kinds})
        homes = table("organisations", ORGANISATIONS.kinds()).select("organisation", "region")
        here = histogram(own.inner_join(homes, "organisation"), "region")
        engine.keep("scores_here", sql_text(here, engine.dialect))
        depths = {region: regions.depth(region) for region in regions.parents}
        tree = dict.fromkeys(("region", "parent", "level"), "int64")
        rows = [(key, regions.parents[key], depth) for key, depth in depths.items()]
        engine.put("region_tree", tree, rows)
        result: dict[int, tuple[int, ...]] = {}
        deepest = max(depths.values(), default=-1)
        for level in range(deepest, -1, -1):
            scores = self._scores_at(level, table("region_tree", tree), level == deepest)
            engine.keep(f"scores_{level}", sql_text(scores, engine.dialect))
            kept = table(f"scores_{level}", {"region": "int64", **kinds})
            result |= self._shares(quartiles(kept, "region"))
        return self._shares(quartiles(own, "organisation")), result

    def _scores_at(self, level: int, tree: Table, is_deepest: bool) -> Table:
        """Count scores by region of a level: of its own departments and the regions below."""
        kinds = dict.fromkeys(("region", "total", "projects"), "int64")
        here = table("scores_here", kinds).inner_join(tree.filter(tree.level == level), "region")
        own = here.select("region", "total", "projects")
        if is_deepest:
            return own
        below = table(f"scores_{level + 1}", kinds).inner_join(tree, "region")
        up = below.select("total", "projects", region=below.parent)
        return histogram(union(own, up.select("region", "total", "projects")), "region")

    def _shares(self, query: Table) -> dict[int, tuple[int, ...]]:
        rows = self._engine.rows(sql_text(query, self._engine.dialect))
        return {row[0]: row[1:] for row in rows}

    def _put_standings(
        self,
        name: str,
        key: str,
        standings: Mapping[int, tuple[str, int | None, Standing]],
        shares: Mapping[int, tuple[int, ...]],
    ) -> None:
        columns = {key: "int64", "name": "string", "level": "int64"}
        whole = ["projects", "scored", "unweighted", "rows", *(f"rows_{c}" for c in COUNTS)]
        whole += [f"projects_{c}" for c in COUNTS]
        whole += ["weight_scored", "weight", "score", "low", "high"]
        whole += [f"quartile_{place}" for place, _ in enumerate(QUARTILES, 1)]
        columns |= dict.fromkeys(whole, "int64") | {"grade": "string"}
        rows = []
        for number, (label, level, one) in sorted(standings.items()):
            plain = (one.projects, one.scored, one.unweighted, one.rows)
            counts = (*one.counts, *one.project_counts)
            rest = (one.weight_scored, one.weight, one.score, one.low, one.high)
            quarters = shares.get(number, (None,) * len(QUARTILES))
            grade = grade_of(self._plan, one.score)
            rows.append((number, label, level, *plain, *counts, *rest, *quarters, grade))
        self._engine.put(name, columns, rows)
        query = sql_text(table(name, columns).order_by(key), self._engine.dialect)
        self._write(query, f"{name}.parquet")

    def _put_reasons(self) -> None:
        names = ("code", "criterion", "nature", "condition", "points")
        columns = {name: "int64" if name == "code" else "string" for name in names}
        rows = [(r.code, r.criterion, r.nature, r.when, r.points) for r in self._plan.reasons]
        self._engine.put("reasons", columns, rows)
        query = sql_text(table("reasons", columns).order_by("code"), self._engine.dialect)
        self._write(query, "reasons.parquet")

    def _summary(self, above: Mapping[int, Standing], regions: Regions) -> dict[str, Any]:
        tops = [one for key, one in above.items() if regions.parents[key] is None]
        every = ", ".join(f"sum(CASE WHEN status = {c} THEN 1 ELSE 0 END)" for c in (1, 2, 3))
        counts = self._engine.rows(f"SELECT count(*), {every} FROM projects_scored")[0]
        names = [s.value for s in (Status.NOT_APPLICABLE, Status.NOT_ASSESSABLE, Status.UNREPORTED)]
        return {
            "standard": self._asked.standard.code,
            "year": self._asked.year,
            "indicators": sum(one.rows for one in tops),
            "projects": counts[0],
            "projects_scored": sum(one.scored for one in tops),
            "projects_open": dict(zip(names, (int(one or 0) for one in counts[1:]), strict=True)),
            "regions": len(above),
        }


def grade_of(plan: Plan, score: int | None) -> str | None:
    """Give the grade of a score in units of the last place, None where there is none."""
    grades = plan.standard.grades
    if score is None or not grades:
        return None
    for grade in grades:
        if score >= grade.at_least.value * plan.standard.full * 10**plan.places:
            return grade.name
    return grades[-1].name


def _refuse_twice(layout: Layout, keys: list[int]) -> None:
    seen: set[int] = set()
    for key in keys:
        if key in seen:
            raise TableError(f"{layout.title}表中编号{key}有两行，编号不应重复。")
        seen.add(key)
