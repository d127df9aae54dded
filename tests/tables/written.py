"""Write tables as a user would: Parquet files in a folder, in parts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.tables.odd_nation import odd_nation

from jiheng.tables.engines.duck import DuckEngine
from jiheng.tables.ibis_door import sql_text, table
from jiheng.tables.layout import INDICATORS, ORGANISATIONS, PROJECTS, REGIONS, Layout
from jiheng.tables.plan import Plan

Rows = Sequence[Mapping[str, Any]]
REGION_ROWS = [
    {"region": 44, "name": "甲省", "parent": None},
    {"region": 45, "name": "乙省", "parent": None},
    {"region": 4401, "name": "甲市", "parent": 44},
    {"region": 4402, "name": "乙市", "parent": 44},
    {"region": 440101, "name": "甲县", "parent": 4401},
    {"region": 440102, "name": "乙县", "parent": 4401},
    {"region": 440201, "name": "丙县", "parent": 4402},
]
HOMES = [440101, 440101, 440102, 440102, 440102, 440201, 440201, 4401, 4402, 44, 45, 440101]
ORGANISATION_ROWS = [
    {"organisation": number, "name": f"部门{number}", "region": region}
    for number, region in enumerate(HOMES)
]


def write_table(
    file: Path, layout: Layout, rows: Rows, kinds: Mapping[str, str] | None = None
) -> None:
    kinds = layout.kinds() if kinds is None else kinds
    engine = DuckEngine()
    engine.put("given", kinds, [[row[name] for name in kinds] for row in rows])
    file.parent.mkdir(parents=True, exist_ok=True)
    engine.write(sql_text(table("given", kinds), "duckdb"), file)
    engine.close()


def write_nation(folder: Path, plan: Plan, parts: int = 3, projects: int = 60) -> None:
    for part in range(parts):
        made, rows = odd_nation(plan, projects, seed=part)
        for row in (*made, *rows):
            row["project"] += part * 1000
        write_table(folder / "projects" / f"{part}.parquet", PROJECTS, made)
        write_table(folder / "indicators" / f"{part}.parquet", INDICATORS, rows)
    write_table(folder / "organisations.parquet", ORGANISATIONS, ORGANISATION_ROWS)
    write_table(folder / "regions.parquet", REGIONS, REGION_ROWS)


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """Read a table of the results, all parts of it, in a fixed order."""
    files = sorted((folder / name).glob("*.parquet")) or [folder / f"{name}.parquet"]
    engine = DuckEngine()
    engine.look_at("found", files)
    columns = list(engine.columns("found"))
    rows = engine.rows('SELECT * FROM "found" ORDER BY ALL')
    engine.close()
    return [dict(zip(columns, row, strict=True)) for row in rows]
