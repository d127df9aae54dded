"""A report is written whole: all files, or the folder as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from jiheng.forms.dossier import Dossier
from jiheng.reports import writing
from jiheng.reports.outline import Outline, find_outline
from jiheng.reports.writing import FORMATS, write_report
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
    paths = write_report(*parts, FORMATS, tmp_path / "out", told.append)
    expected = [f"{REPORT}.docx", f"{REPORT}.pdf", f"{REPORT}.html", f"{SHEET}.xlsx"]
    assert [path.name for path in paths] == expected
    assert names(tmp_path / "out") == sorted(expected)
    assert told == [f"正在生成 {name}" for name in expected]
    assert all(path.stat().st_size > 2000 for path in paths)


def test_the_workbook_has_its_sheets(parts: Parts, tmp_path: Path) -> None:
    (path,) = write_report(*parts, ["xlsx"], tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["评分表", "数据", "说明"]
    assert book["评分表"]["F4"].value.startswith("=")


def test_writing_twice_gives_the_same_bytes(parts: Parts, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_report(*parts, FORMATS, tmp_path / "a")]
    second = [path.read_bytes() for path in write_report(*parts, FORMATS, tmp_path / "b")]
    assert first == second


def test_a_format_asked_for_twice_is_written_once(parts: Parts, tmp_path: Path) -> None:
    assert len(write_report(*parts, ["html", "html"], tmp_path)) == 1


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


@pytest.mark.parametrize("name", ["某/局:*?", "局" * 300])
def test_any_name_of_a_department_gives_a_file_name(
    parts: Parts, tmp_path: Path, name: str
) -> None:
    dossier = Dossier(name, "某市", 2021, STANDARD, "定稿", {})
    card = score(dossier, find_standard(STANDARD))
    paths = write_report(dossier, card, parts[2], ["html", "xlsx"], tmp_path)
    assert [path.parent for path in paths] == [tmp_path, tmp_path]
    assert len({path.name for path in paths}) == 2


def test_a_draft_has_the_notices(parts: Parts, tmp_path: Path) -> None:
    (filed,) = write_report(*parts, ["html"], tmp_path / "filed")
    (draft,) = write_report(*parts, ["html"], tmp_path / "draft", draft=True)
    assert "自评核对提示" not in filed.read_text("utf-8")
    assert "自评核对提示" in draft.read_text("utf-8")
