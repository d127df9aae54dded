"""Make the tables of a nation: regions, departments, projects and their indicators.

Skewed as real ones are: a few departments have many projects, a few projects most of the money;
most targets are met to the digit, some are missed, some figures are missing, odd or huge. The
same size and seed give the same tables.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

ROWS_OF_A_PROJECT = 10
DEPARTMENTS_OF_A_COUNTY = 100
RATES = "'%'"


@dataclass(frozen=True)
class Shape:
    """Say how many regions there are of each level."""

    provinces: int = 31
    cities: int = 340
    counties: int = 3200


SMALL = Shape(2, 3, 6)
"""The example of the manual: `--small`."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="写到哪个文件夹")
    parser.add_argument("--rows", type=int, default=1_000_000, help="约多少行指标")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--small", action="store_true", help="只造两个省，作示例")
    asked = parser.parse_args()
    shape = SMALL if asked.small else Shape()
    print(f"{generate(asked.folder, asked.rows, asked.seed, shape)} 行指标")
    return 0


def generate(folder: Path, rows: int, seed: int = 2026, shape: Shape | None = None) -> int:
    """Write the tables; give the number of indicator rows."""
    for name in ("indicators", "projects"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(
        f"CREATE MACRO u(x, k) AS hash(x * 1000 + k + {seed}::UBIGINT) / 18446744073709551616.0"
    )
    projects = max(rows // ROWS_OF_A_PROJECT, 1)
    shape = shape or Shape()
    most = shape.counties * DEPARTMENTS_OF_A_COUNTY
    departments = min(most, max(projects // 8, shape.counties))
    _write(connection, folder / "regions.parquet", _regions(shape))
    _write(connection, folder / "organisations.parquet", _organisations(departments, shape))
    total = 0
    for province in range(shape.provinces):
        name = f"{province:02d}.parquet"
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE p AS {_projects(projects, departments, province, shape)}"
        )
        _write(connection, folder / "projects" / name, _projects_out())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE i AS {_indicators()}")
        _write(connection, folder / "indicators" / name, _indicators_out())
        total += connection.execute("SELECT count(*) FROM i").fetchone()[0]
    connection.close()
    return total


def _write(connection: duckdb.DuckDBPyConnection, file: Path, query: str) -> None:
    connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")


def _regions(shape: Shape) -> str:
    return f"""
    SELECT (10 + r)::BIGINT AS region, '省' || r AS name, NULL::BIGINT AS parent FROM range({shape.provinces}) t(r)
    UNION ALL
    SELECT 1000 + r, '市' || r, 10 + r % {shape.provinces} FROM range({shape.cities}) t(r)
    UNION ALL
    SELECT 100000 + r, '县' || r, 1000 + r % {shape.cities} FROM range({shape.counties}) t(r)
    """


def _organisations(departments: int, shape: Shape) -> str:
    return f"""
    SELECT r::BIGINT AS organisation, '部门' || r AS name, 100000 + r % {shape.counties} AS region
    FROM range({departments}) t(r)
    """


def _projects(projects: int, departments: int, province: int, shape: Shape) -> str:
    """Give the projects of a province; its counties are those whose city lies in it."""
    return f"""
    WITH chosen AS (
        SELECT r AS project, floor({departments} * pow(u(r, 1), 1.6))::BIGINT AS organisation
        FROM range({projects}) t(r)
    ), money AS (
        SELECT *, floor(exp(11 + 9 * pow(u(project, 2), 1.5) + 2 * u(project, 3)))::BIGINT * 100 AS budget
        FROM chosen WHERE organisation % {shape.counties} % {shape.cities} % {shape.provinces} = {province}
    )
    SELECT project::BIGINT AS project, organisation,
        CASE WHEN u(project, 4) < 0.004 THEN NULL WHEN u(project, 4) < 0.8 THEN 1 ELSE 0 END AS completed,
        budget AS initial_budget,
        CASE WHEN u(project, 5) < 0.004 THEN NULL WHEN u(project, 5) < 0.006 THEN 0
             WHEN u(project, 5) < 0.75 THEN budget
             ELSE floor(budget * (0.7 + 0.5 * u(project, 6)))::BIGINT END AS adjusted_budget,
        CASE WHEN u(project, 7) < 0.004 THEN NULL WHEN u(project, 7) < 0.45 THEN budget
             WHEN u(project, 7) < 0.46 THEN 0
             ELSE floor(budget * (1 - 0.5 * pow(u(project, 8), 2)))::BIGINT END AS spent,
        CASE WHEN u(project, 9) < 0.03 THEN 1 + floor(3 * u(project, 10))::INTEGER ELSE 0 END AS oddness,
        3 + floor(6 * pow(u(project, 11), 1.5))::INTEGER AS outputs,
        2 + floor(5 * pow(u(project, 12), 1.5))::INTEGER AS benefits,
        1 + (u(project, 13) < 0.2)::INTEGER AS satisfactions
    FROM money
    """


def _projects_out() -> str:
    return """
    SELECT project, organisation, completed::TINYINT AS completed, initial_budget, adjusted_budget, spent,
        CASE WHEN spent IS NULL AND u(project, 14) < 0.3 THEN 1::TINYINT END AS spent_status
    FROM p ORDER BY project
    """


def _indicators() -> str:
    return f"""
    WITH rows AS (
        SELECT project, oddness, '产出' AS level1, outputs AS many, 5000 AS points,
            unnest(range(outputs)) AS n, 0 AS before FROM p
        UNION ALL
        SELECT project, oddness, '效益', benefits, 3000, unnest(range(benefits)), outputs FROM p
        UNION ALL
        SELECT project, oddness, '满意度', satisfactions, 1000,
            unnest(range(satisfactions)), outputs + benefits FROM p
    ), kinds AS (
        SELECT *, before + n AS position, (project * 64 + before + n) AS id FROM rows
    ), natures AS (
        SELECT *,
            CASE WHEN level1 = '满意度' THEN CASE WHEN u(id, 1) < 0.93 THEN '≥' ELSE '定性' END
                 WHEN u(id, 1) < 0.62 THEN '≥' WHEN u(id, 1) < 0.76 THEN '='
                 WHEN u(id, 1) < 0.87 THEN '≤' WHEN u(id, 1) < 0.96 THEN '定性'
                 WHEN u(id, 1) < 0.98 THEN '区间' WHEN u(id, 1) < 0.99 THEN '>' ELSE '<' END AS nature,
            CASE WHEN level1 = '满意度' OR u(id, 2) < 0.35 THEN {RATES} WHEN u(id, 2) < 0.6 THEN '个'
                 WHEN u(id, 2) < 0.8 THEN '人次' ELSE '万元' END AS unit
        FROM kinds
    ), targets AS (
        SELECT *, CASE WHEN nature = '定性' THEN NULL
            WHEN u(id, 3) < 0.004 THEN NULL WHEN u(id, 3) < 0.012 THEN 0
            WHEN level1 = '满意度' THEN 8000 + 100 * floor(18 * u(id, 4))
            WHEN unit = '%' THEN 100 * (50 + floor(51 * u(id, 4)))
            WHEN u(id, 3) > 0.99997 THEN 4000000000000000
            ELSE 10000 * ceil(exp(8 * pow(u(id, 4), 1.4))) END AS target
        FROM natures
    )
    SELECT *, CASE WHEN nature = '定性' OR target IS NULL OR u(id, 5) < 0.006 THEN NULL
            WHEN u(id, 5) < 0.66 THEN target
            WHEN u(id, 5) < 0.80 THEN floor(target * (1 + 0.4 * pow(u(id, 6), 2)))
            WHEN u(id, 5) < 0.97 THEN floor(target * (1 - 0.4 * pow(u(id, 6), 2)))
            ELSE floor(target * 2.5 * u(id, 6)) END AS done
    FROM targets
    """


def _indicators_out() -> str:
    return """
    SELECT project, position::INTEGER AS position, level1, nature, unit,
        CASE WHEN oddness = 0 THEN points // many + CASE WHEN n = 0 THEN points % many ELSE 0 END
             WHEN oddness = 1 THEN (points + 500) // many
             WHEN oddness = 2 THEN 100 + 100 * (n % 3)
             WHEN n = 0 AND u(id, 7) < 0.05 THEN NULL
             ELSE points // many END::BIGINT AS weight,
        target::BIGINT AS target,
        CASE WHEN nature = '区间' THEN target * 1.2 END::BIGINT AS target_high,
        CASE WHEN level1 = '满意度' THEN least(done, 10000) ELSE done END::BIGINT AS actual,
        CASE WHEN done IS NULL AND u(id, 8) < 0.2 THEN 1
             WHEN done IS NULL AND u(id, 8) < 0.3 THEN 2 END::TINYINT AS actual_status,
        CASE WHEN nature = '定性' AND u(id, 9) > 0.006 THEN CASE WHEN u(id, 9) < 0.85 THEN 1
             WHEN u(id, 9) < 0.95 THEN 2 ELSE 3 END END::TINYINT AS tier,
        CASE WHEN nature = '定性' THEN floor(points // many * 100 * CASE
             WHEN u(id, 9) < 0.85 THEN 1 - 0.15 * pow(u(id, 10), 3)
             WHEN u(id, 9) < 0.95 THEN 0.7 ELSE 0.5 END) END::BIGINT AS awarded
    FROM i ORDER BY project, position
    """


if __name__ == "__main__":
    sys.exit(main())
