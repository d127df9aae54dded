"""A run over a folder: every level adds up, a stopped run goes on, bad input is one message."""

import json
import shutil
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.tables.written import HOMES, REGION_ROWS, read, write_nation, write_table

from jiheng.quantities import round_half_up
from jiheng.standards import find_standard
from jiheng.tables.engines.duck import DuckEngine
from jiheng.tables.folders import find_tables
from jiheng.tables.layout import INDICATORS, ORGANISATIONS, PROJECTS, REGIONS, TableError
from jiheng.tables.plan import make_plan
from jiheng.tables.running import Asked, Run

STANDARD = "caiyu-2021-101-project"
PARENTS = {row["region"]: row["parent"] for row in REGION_ROWS}
TABLES = ("projects", "indicators", "losses", "departments", "regions", "reasons")


class Stopped(Exception):
    """The run is stopped from outside."""


def score(tables: Path, output: Path, *, year: int = 2023, report: Any = None, **more: Any) -> Any:
    asked = Asked(find_tables(tables), find_standard(STANDARD), year, output, **more)
    engine = DuckEngine()
    try:
        return Run(asked, engine, report or (lambda words: None)).go()
    finally:
        engine.close()


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation")
    write_nation(folder, make_plan(find_standard(STANDARD)))
    return folder


@pytest.fixture(scope="module")
def scored(nation: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("scored") / "out"
    score(nation, output, with_rows=True)
    return output


def mean(parts: list[tuple[int | None, int]]) -> int | None:
    known = [(score, weight) for score, weight in parts if score is not None]
    weight = sum(weight for _, weight in known)
    if not weight:
        return None
    return int(round_half_up(Fraction(sum(s * w for s, w in known), weight), 0))


def test_a_department_is_the_mean_of_its_projects(scored: Path) -> None:
    projects = read(scored, "projects")
    for department in read(scored, "departments"):
        own = [p for p in projects if p["organisation"] == department["organisation"]]
        weighed = [p for p in own if p["weight"] is not None]
        assert department["score"] == mean([(p["total"], p["weight"]) for p in weighed])
        assert department["low"] == mean([(p["low"], p["weight"]) for p in weighed])
        assert department["high"] == mean([(p["high"], p["weight"]) for p in weighed])
        assert department["projects"] == len(own)
        assert department["scored"] == sum(p["total"] is not None for p in own)
        assert department["unweighted"] == len(own) - len(weighed)
        assert department["rows"] == sum(p["rows"] for p in own)
        for code, name in enumerate(("not_applicable", "not_assessable", "unreported"), 1):
            assert department[f"rows_{name}"] == sum(p[name] for p in own)
            assert department[f"projects_{name}"] == sum(p["status"] == code for p in own)


def test_a_region_is_the_mean_of_what_lies_directly_below(scored: Path) -> None:
    departments = read(scored, "departments")
    regions = {row["region"]: row for row in read(scored, "regions")}
    assert [regions[key]["level"] for key in (44, 4401, 440101)] == [0, 1, 2]
    for key, region in regions.items():
        below = [d for d in departments if HOMES[d["organisation"]] == key]
        below += [row for number, row in regions.items() if PARENTS[number] == key]
        assert region["score"] == mean([(one["score"], one["weight_scored"]) for one in below])
        assert region["high"] == mean([(one["high"], one["weight"]) for one in below])
        for name in ("projects", "scored", "rows", "weight", "rows_unreported"):
            assert region[name] == sum(one[name] for one in below)
    assert regions[44]["projects"] + regions[45]["projects"] == len(read(scored, "projects"))


def test_quartiles_are_scores_that_so_many_do_not_pass(scored: Path) -> None:
    def inside(region: int | None, wanted: int) -> bool:
        return region is not None and (region == wanted or inside(PARENTS[region], wanted))

    projects = [p for p in read(scored, "projects") if p["total"] is not None]
    for region in read(scored, "regions"):
        totals = sorted(
            p["total"] for p in projects if inside(HOMES[p["organisation"]], region["region"])
        )
        for place, share in enumerate((25, 50, 75), 1):
            wanted = next(
                (t for n, t in enumerate(totals, 1) if n * 100 >= len(totals) * share), None
            )
            assert region[f"quartile_{place}"] == wanted


def test_every_lost_point_has_its_reason(scored: Path) -> None:
    codes = {row["code"] for row in read(scored, "reasons")}
    losses, rows = read(scored, "losses"), read(scored, "indicators")
    assert {row["reason"] for row in losses} <= codes
    settled = [row for row in rows if row["outcome"] % 4 == 0]
    lost = sum(row["full"] - (row["outcome"] >> 16) for row in settled)
    assert sum(row["lost"] for row in losses) == lost > 0
    still = sum(row["full"] for row in rows if row["outcome"] % 4)
    assert sum(row["open"] for row in losses) == still > 0


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_a_stopped_run_goes_on_to_the_same_results(
    nation: Path, scored: Path, tmp_path: Path, stop_at: int
) -> None:
    seen: list[str] = []

    def stop(words: str) -> None:
        seen.append(words)
        if len(seen) > stop_at:
            raise Stopped

    output = tmp_path / "out"
    with pytest.raises(Stopped):
        score(nation, output, report=stop, with_rows=True)
    finished = {file: file.stat().st_mtime_ns for file in output.rglob("[0-9].parquet")}
    assert len(finished) == 3 * stop_at
    assert not (output / "summary.json").exists()
    score(nation, output, with_rows=True)
    assert {file: file.stat().st_mtime_ns for file in finished} == finished
    for name in TABLES:
        assert read(output, name) == read(scored, name)


def test_a_killed_run_goes_on(nation: Path, scored: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    command = [sys.executable, "-m", "jiheng.cli.main", "score", "--tables", str(nation)]
    command += ["-s", STANDARD, "--year", "2023", "-o", str(output), "--rows"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        end = time.monotonic() + 120
        while not (output / "projects" / "0.parquet").exists():
            assert running.poll() is None
            assert time.monotonic() < end
            time.sleep(0.01)
        running.kill()
    # What a kill may leave behind is not taken for a result.
    (output / "projects" / ".2.parquet.partial").write_bytes(b"PAR1")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    for name in TABLES:
        assert read(output, name) == read(scored, name)
    assert list(output.rglob(".*")) == []
    files = sorted(one.relative_to(scored) for one in scored.rglob("*.parquet"))
    assert [
        one for one in files if (output / one).read_bytes() != (scored / one).read_bytes()
    ] == []
    assert json.loads((output / "summary.json").read_text("utf-8"))["projects"] == 180


def test_another_run_does_not_mix_into_the_results(nation: Path, scored: Path) -> None:
    with pytest.raises(TableError, match="另一次评分的结果"):
        score(nation, scored, year=2022, with_rows=True)


def test_a_folder_with_other_files_is_left_alone(nation: Path, tmp_path: Path) -> None:
    (tmp_path / "别的.txt").write_text("x", "utf-8")
    with pytest.raises(TableError, match="已有别的文件"):
        score(nation, tmp_path)


def test_a_year_the_standard_is_not_verified_for_is_refused(nation: Path, tmp_path: Path) -> None:
    with pytest.raises(TableError, match="不能据以判断2026年度"):
        score(nation, tmp_path / "out", year=2026)
    assert score(nation, tmp_path / "out", year=2026, trial=True)["year"] == 2026


PROJECT = dict.fromkeys(PROJECTS.kinds()) | {"project": 1, "organisation": 0}
INDICATOR = dict.fromkeys(INDICATORS.kinds()) | {
    **{"project": 1, "position": 0, "level1": "产出", "nature": "≥", "weight": 5000},
}
BAD: list[tuple[str, dict[str, list[dict[str, Any]]], str]] = [
    (
        "空缺代码",
        {"indicators": [{**INDICATOR, "actual_status": 4}]},
        "“actual_status”列有4，应为0～3或空",
    ),
    ("档次", {"indicators": [{**INDICATOR, "tier": 0}]}, "“tier”列有0，应为1～3或空"),
    ("重复项目", {"projects": [PROJECT, PROJECT]}, "项目1有两行"),
    ("没有单位", {"projects": [{**PROJECT, "organisation": 99}]}, "单位“99”不在单位表中"),
    ("没有项目", {"indicators": [{**INDICATOR, "project": 7}]}, "项目7不在项目表中"),
    ("重复地区", {"regions": [REGION_ROWS[0], REGION_ROWS[0]]}, "地区表中编号44有两行"),
    ("没有地区", {"regions": [REGION_ROWS[1]]}, "地区“44”不在地区表中"),
    ("没有上级", {"regions": [{**REGION_ROWS[0], "parent": 9}]}, "地区44的上级“9”不在表中"),
    (
        "绕圈",
        {"regions": [{**REGION_ROWS[0], "parent": 4401}, *REGION_ROWS[1:]]},
        "上级绕成一圈",
    ),
    (
        "重复单位",
        {"organisations": [{"organisation": 0, "name": "", "region": 44}] * 2},
        "单位表中编号0有两行",
    ),
]


@pytest.mark.parametrize(("changed", "words"), [one[1:] for one in BAD], ids=[b[0] for b in BAD])
def test_bad_rows_are_one_message(tmp_path: Path, changed: Any, words: str) -> None:
    write_small(tmp_path, changed)
    with pytest.raises(TableError, match=words) as caught:
        score(tmp_path, tmp_path / "out")
    assert "\n" not in str(caught.value)


def write_small(folder: Path, changed: Any, kinds: Any = None) -> None:
    usual = {"projects": [PROJECT], "indicators": [INDICATOR], "regions": REGION_ROWS}
    usual |= {"organisations": [{"organisation": n, "name": "", "region": 44} for n in range(2)]}
    for layout in (PROJECTS, INDICATORS, REGIONS, ORGANISATIONS):
        rows = (usual | changed)[layout.name]
        write_table(folder / f"{layout.name}.parquet", layout, rows, (kinds or {}).get(layout.name))


def test_the_small_tables_are_good_as_they_are(tmp_path: Path) -> None:
    write_small(tmp_path, {})
    assert score(tmp_path, tmp_path / "out")["projects"] == 1


def test_a_missing_or_mistyped_column_is_named(tmp_path: Path) -> None:
    kinds = INDICATORS.kinds()
    without = {name: kind for name, kind in kinds.items() if name != "nature"}
    write_small(tmp_path / "a", {}, {"indicators": without})
    with pytest.raises(TableError, match="没有“nature”列（指标性质"):
        score(tmp_path / "a", tmp_path / "out")
    write_small(tmp_path / "b", {}, {"indicators": {**kinds, "weight": "string"}})
    with pytest.raises(TableError, match="“weight”列是string，应为整数"):
        score(tmp_path / "b", tmp_path / "out2")
    needed = {field.name: field.kind for field in INDICATORS.fields if field.required}
    write_small(tmp_path / "c", {}, {"indicators": needed})
    assert score(tmp_path / "c", tmp_path / "out3")["projects_scored"] == 0


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("regions.parquet", "没有地区表"),
        ("organisations.parquet", "没有单位表"),
        ("indicators", "没有 indicators.parquet"),
        ("indicators/1.parquet", "indicators 中没有与“1.parquet”同名"),
        ("projects/2.parquet", "projects 中没有与“2.parquet”同名"),
    ],
)
def test_a_missing_table_is_named(nation: Path, tmp_path: Path, gone: str, words: str) -> None:
    folder = Path(shutil.copytree(nation, tmp_path / "nation"))
    if (folder / gone).is_dir():
        shutil.rmtree(folder / gone)
    else:
        (folder / gone).unlink()
    with pytest.raises(TableError, match=words):
        find_tables(folder)


def test_a_department_standard_is_refused(nation: Path) -> None:
    with pytest.raises(TableError, match="是部门整体评分标准"):
        make_plan(find_standard("guangzhou-department-2021"))
