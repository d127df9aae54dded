"""`jiheng report`: which outline is used, and what happens to files that were edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiheng.cli.main import exit_code

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "guangzhou-kjj-2021"


def run(folder: Path, *more: str) -> int:
    return exit_code(["report", str(EXAMPLE), "--to", "html,xlsx", "-o", str(folder), *more])


def test_the_outline_of_the_region_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 0
    told = "".join(capsys.readouterr().out.split())
    assert "报告提纲：部门整体支出绩效自评报告提纲（广东），按地区“广州市”选用。" in told
    assert "--outline" in told
    assert run(tmp_path, "--outline", "hunan-department", "--replace") == 0
    assert "报告提纲：" not in capsys.readouterr().out


def test_an_untouched_report_is_written_again_without_asking(tmp_path: Path) -> None:
    assert run(tmp_path) == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(tmp_path) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_edited_report_is_kept_and_so_is_every_other_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 0
    edited = next(tmp_path.glob("*.html"))
    edited.write_text(edited.read_text("utf-8").replace("广州", "惠州", 1), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    capsys.readouterr()
    # Another result would change both files.
    assert run(tmp_path, "--outline", "general-department") == 2
    told = "".join(capsys.readouterr().err.split())
    assert told.startswith("没有写入：") and edited.name in told and "--replace" in told
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert run(tmp_path, "--replace") == 0
    assert edited.read_bytes() != before[edited.name]


def test_the_notices_of_a_draft_stand_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 0
    assert "加 --draft 可附在稿末）" in capsys.readouterr().out
    assert run(tmp_path, "--draft") == 0
    told = capsys.readouterr().out
    assert "条，已附在稿末）" in told and "加 --draft" not in told
