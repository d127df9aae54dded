"""A report is written whole: all files, or the folder as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from jiheng.forms.dossier import Dossier
from jiheng.forms.files import write_files
from jiheng.reports import writing
from jiheng.reports.document import Document
from jiheng.reports.outline import Outline, find_outline
from jiheng.reports.writing import DRAFT, FORMATS, file_name, write_report
from jiheng.scoring import Scorecard, score
from jiheng.standards import find_standard

STANDARD = "guangzhou-department-2021"
REPORT, SHEET = "某局2021年部门整体支出绩效自评报告", "某局2021年部门整体支出绩效自评评分表"
Parts = tuple[Dossier, Scorecard, Outline]


@pytest.fixture(scope="module")
def parts() -> Parts:
    dossier = Dossier("某局", "某市", 2021, STANDARD, "定稿", {}).with_values(
        {"finance.completion_rate": "99.66%"}
    )
    return dossier, score(dossier, find_standard(STANDARD)), find_outline()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_formats_are_written(parts: Parts, tmp_path: Path) -> None:
    told: list[str] = []
    paths = write_report(*parts, FORMATS, tmp_path / "out", told.append).paths
    expected = [f"{REPORT}.docx", f"{REPORT}.pdf", f"{REPORT}.html", f"{SHEET}.xlsx"]
    assert [path.name for path in paths] == expected
    assert names(tmp_path / "out") == sorted(expected)
    assert told == [f"正在生成 {name}" for name in expected]
    assert all(path.stat().st_size > 2000 for path in paths)


def test_the_workbook_has_its_sheets(parts: Parts, tmp_path: Path) -> None:
    (path,) = write_report(*parts, ["xlsx"], tmp_path).paths
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["评分表", "数据", "说明"]
    assert book["评分表"]["F4"].value.startswith("=")
    assert book["评分表"]["A1"].value.endswith("评分表")


def test_writing_twice_gives_the_same_bytes(parts: Parts, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_report(*parts, FORMATS, tmp_path / "a").paths]
    second = [path.read_bytes() for path in write_report(*parts, FORMATS, tmp_path / "b").paths]
    assert first == second


def test_a_format_asked_for_twice_is_written_once(parts: Parts, tmp_path: Path) -> None:
    assert len(write_report(*parts, ["html", "html"], tmp_path).paths) == 1


def test_an_unknown_format_is_refused_before_anything_is_written(
    parts: Parts, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="没有“doc”这种格式。是不是要写“docx”？"):
        write_report(*parts, ["html", "doc"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("old", [True, False])
def test_a_failing_writer_leaves_the_folder_as_it_was(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    kept = tmp_path / f"{REPORT}.html"
    if old:
        kept.write_text("旧稿", encoding="utf-8")
    render: Callable[..., bytes] = writing._render

    def fails(kind: str, *rest: object) -> bytes:
        if kind == "xlsx":
            raise RuntimeError("磁盘故障")
        return render(kind, *rest)

    monkeypatch.setattr(writing, "_render", fails)
    with pytest.raises(RuntimeError):
        write_report(*parts, ["html", "xlsx"], tmp_path)
    assert names(tmp_path) == ([kept.name] if old else [])
    if old:
        assert kept.read_text(encoding="utf-8") == "旧稿"


def test_a_disk_that_fills_up_leaves_the_folder_as_it_was(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.suffix == ".xlsx":
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_report(*parts, ["html", "xlsx"], tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize("old", [True, False])
def test_a_file_open_elsewhere_puts_the_others_back(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    """The first of two files takes its place, the second is locked."""
    kept = {tmp_path / f"{SHEET}.xlsx": "旧表", tmp_path / f"{REPORT}.html": "旧稿"}
    for path, text in kept.items() if old else ():
        path.write_text(text, encoding="utf-8")
    move = Path.replace

    def locked(path: Path, target: Path) -> Path:
        if target.name == f"{REPORT}.html":
            raise PermissionError(13, "in use", str(target))
        return move(path, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PermissionError, match="in use"):
        write_report(*parts, ["xlsx", "html"], tmp_path, replace_edited=True)
    assert names(tmp_path) == (sorted(path.name for path in kept) if old else [])
    for path, text in kept.items() if old else ():
        assert path.read_text(encoding="utf-8") == text


def test_an_old_file_that_cannot_be_put_back_is_kept_as_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.html"
    first.write_bytes(b"old")
    move = Path.replace
    moved: list[Path] = []

    def once(path: Path, target: Path) -> Path:
        if moved:
            raise PermissionError(13, "in use", str(target))
        moved.append(target)
        return move(path, target)

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(PermissionError) as caught:
        write_files({first: b"new", second: b"new"})
    (copy,) = [path for path in tmp_path.iterdir() if path != first]
    assert copy.read_bytes() == b"old"
    assert caught.value.__notes__ == [f"原来的“a.xlsx”没能放回原处，副本在 {copy}。"]


def test_files_are_flushed_and_readable_by_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", flushed.append)
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_files({tmp_path / "新" / "a": b"1", tmp_path / "b": b"2"})
    assert len(flushed) == 2
    assert (tmp_path / "新" / "a").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("name", ["某/局:*?", "局" * 300])
def test_any_name_of_a_department_gives_a_file_name(
    parts: Parts, tmp_path: Path, name: str
) -> None:
    dossier = Dossier(name, "某市", 2021, STANDARD, "定稿", {})
    card = score(dossier, find_standard(STANDARD))
    paths = write_report(dossier, card, parts[2], ["html", "xlsx"], tmp_path).paths
    assert [path.parent for path in paths] == [tmp_path, tmp_path]
    assert len({path.name for path in paths}) == 2


def test_a_draft_has_the_notices(parts: Parts, tmp_path: Path) -> None:
    (filed,) = write_report(*parts, ["html"], tmp_path).paths
    (draft,) = write_report(*parts, ["html"], tmp_path, draft=True).paths
    assert "自评核对提示" not in filed.read_text("utf-8")
    assert "自评核对提示" in draft.read_text("utf-8")
    assert (filed.name, draft.name) == (f"{REPORT}.html", f"{REPORT}（草稿）.html")
    assert "绩效自评报告<br>（草稿）</h1>" in draft.read_text("utf-8")
    assert "（草稿）" not in filed.read_text("utf-8")


def test_the_workbook_of_a_draft_says_so(parts: Parts, tmp_path: Path) -> None:
    (path,) = write_report(*parts, ["xlsx"], tmp_path, draft=True).paths
    assert path.name == f"{SHEET}（草稿）.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.properties.title == f"{SHEET}（草稿）"
    assert book["评分表"]["A1"].value == "某局2021年度部门整体支出绩效自评评分表（草稿）"


def test_a_trial_prints_its_note_under_the_title(parts: Parts, tmp_path: Path) -> None:
    dossier, card, outline = parts
    trial = replace(card, validity_note="评分标准未经核实用于2023年度")
    (path,) = write_report(dossier, trial, outline, ["html"], tmp_path, draft=True).paths
    main = path.read_text("utf-8").partition('<main id="content">')[2].strip()
    assert main.startswith('<p class="note">注：评分标准未经核实用于2023年度，本报告')
    (plain,) = write_report(dossier, card, outline, ["html"], tmp_path).paths
    main = plain.read_text("utf-8").partition('<main id="content">')[2].strip()
    assert not main.startswith('<p class="note">')
    # Without a trial there is no total, and nothing on trial to speak of.
    untold = replace(trial, total=None)
    (path,) = write_report(dossier, untold, outline, ["html"], tmp_path / "无").paths
    main = path.read_text("utf-8").partition('<main id="content">')[2].strip()
    assert main.startswith('<p class="note">注：评分标准未经核实用于2023年度，本报告不列总分。')
    assert "仅为试算" not in main


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("draft", ["", DRAFT])
@pytest.mark.parametrize("length", [1, 45, 60, 300])
def test_long_names_keep_year_and_kind(kind: str, draft: str, length: int) -> None:
    made = set()
    for year in (2021, 2022):
        title = f"{'局' * length}{year}年部门整体支出\n绩效自评报告"
        title += f"\n{draft}" if draft else ""
        name = file_name(Document(title, "局" * length, year, None, ()), kind)
        assert len(name.encode()) <= 200
        ending = "评分表" if kind == "xlsx" else "报告"
        assert name.endswith(f"{year}年部门整体支出绩效自评{ending}{draft}.{kind}")
        made.add(name)
    assert len(made) == 2


def test_a_long_title_without_the_organisation_keeps_year_and_kind() -> None:
    names = {file_name(Document("题" * 90, "局", year, None, ()), "pdf") for year in (2021, 2022)}
    assert len(names) == 2
    assert all(len(name.encode()) <= 200 and name.endswith("年报告.pdf") for name in names)


def test_characters_without_a_font_are_reported(parts: Parts, tmp_path: Path) -> None:
    _, card, outline = parts
    named = Dossier("某局😀", "某市", 2021, STANDARD, "定稿", {})
    assert write_report(named, card, outline, ["pdf"], tmp_path).replaced == ("😀",)
    assert write_report(*parts, ["pdf"], tmp_path).replaced == ()
