"""The pins that the room stands on: what is known to work together, and that it does."""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from jiheng.tables.ibis_door import case, number, sql_text, table, whole_division

# Ibis 12.0.0 with sqlglot 30.18 writes DROP VIEW without a name; DuckDB 2 takes away what it
# fetches results with. Raising a bound is a decision: run `pytest tests/tables` with it first.
ROOT = Path(__file__).resolve().parents[2]
KNOWN = {"ibis-framework": "==12.0.0", "sqlglot": "<30.18", "duckdb": "<2"}


@pytest.mark.parametrize(("name", "bound"), KNOWN.items())
def test_the_bounds_are_kept(name: str, bound: str) -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    (requirement,) = [one for one in map(Requirement, wanted) if one.name == name]
    assert bound in str(requirement.specifier)
    assert Version(version(name)) in requirement.specifier


@pytest.mark.parametrize(
    ("dialect", "division"),
    [
        ("duckdb", "DIVIDE(2 + t0.a, t0.b)"),
        ("postgres", "CAST(DIV(2 + t0.a, t0.b) AS BIGINT)"),
        ("spark", "DIV(2 + t0.a, t0.b)"),
    ],
)
def test_a_whole_division_is_written_without_a_float(dialect: str, division: str) -> None:
    rows = table("rows", {"a": "int64", "b": "int64"})
    q = case([(rows.b > 0, whole_division(number(2) + rows.a, rows.b))], 0)
    text = sql_text(rows.select(q=q), dialect)  # type: ignore[arg-type]
    bare = text.replace('"', "").replace("`", "")
    assert division in bare
    assert "DOUBLE" not in bare.upper()
    assert " / " not in bare


def test_only_one_module_knows_ibis() -> None:
    room = ROOT / "src" / "jiheng"
    knowing = [
        path.relative_to(room).as_posix()
        for path in room.rglob("*.py")
        if "import ibis" in path.read_text("utf-8") or "from ibis" in path.read_text("utf-8")
    ]
    assert knowing == ["tables/ibis_door.py"]
