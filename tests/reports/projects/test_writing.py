"""One set of files per project, a list of them, and nothing half written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from jiheng.forms import Dossier
from jiheng.reports.projects.form import ProjectForm, evaluated_projects
from jiheng.reports.projects.writing import file_stem, write_project_forms
from jiheng.reports.writers.docx_file import read_docx_figures
from jiheng.reports.writers.seal import EditedFiles
from jiheng.scoring import ScoringRefused
from jiheng.standards import find_standard

Read = Callable[..., Dossier]
MakeForm = Callable[..., ProjectForm]
STANDARD = find_standard("caiyu-2020-10-project")
STEM = "项目支出绩效自评表-P01-科技人才培训专项"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_format_is_written_and_the_figures_are_found_again(
    read: Read, tmp_path: Path
) -> None:
    told: list[str] = []
    kinds = ("docx", "pdf", "html", "xlsx")
    out = tmp_path / "out"
    write_project_forms(read(), ["P01"], STANDARD, kinds, out, told.append)
    assert names(out) == sorted(f"{STEM}.{kind}" for kind in kinds)
    assert told == [f"正在生成 {STEM}"]
    figures = {one.fact: one for one in read_docx_figures(out / f"{STEM}.docx")}
    assert figures["score.P01.total"].text == "97.37"
    html = (out / f"{STEM}.html").read_text(encoding="utf-8")
    assert 'data-fact="evaluation.P01.年度资金总额.spent"' in html


def test_several_projects_come_with_a_list(read: Read, tmp_path: Path) -> None:
    dossier, out = read(), tmp_path / "out"
    projects = evaluated_projects(dossier)
    assert projects == ["P01", "P02", "P03"]
    write_project_forms(dossier, projects[:2], STANDARD, ("html", "xlsx"), out, with_index=True)
    assert len(names(out)) == 6
    page = (out / "项目支出绩效自评表目录.html").read_text(encoding="utf-8")
    assert STEM in page
    sheet = openpyxl.load_workbook(out / "项目支出绩效自评表目录.xlsx").active
    assert [cell.value for cell in sheet[4]][:7] == [
        "1", "P01", "科技人才培训专项", "60.00", "57.00", "95.00%", "97.37",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[5]][3:7] == ["20.005", "", "", ""]


def test_the_same_dossier_gives_the_same_bytes(read: Read, tmp_path: Path) -> None:
    kinds = ("docx", "pdf", "html", "xlsx")
    made = [
        [
            path.read_bytes()
            for path in write_project_forms(
                read(), ["P02"], STANDARD, kinds, tmp_path / folder
            ).paths
        ]
        for folder in ("a", "b")
    ]
    assert made[0] == made[1]


def test_an_edited_form_is_not_overwritten_unasked(read: Read, tmp_path: Path) -> None:
    dossier, out = read(), tmp_path / "out"
    paths = write_project_forms(dossier, ["P01", "P02"], STANDARD, ["html"], out).paths
    write_project_forms(dossier, ["P01", "P02"], STANDARD, ["html"], out)
    paths[1].write_text("改过", encoding="utf-8")
    first = paths[0].stat().st_mtime_ns
    with pytest.raises(EditedFiles):
        write_project_forms(dossier, ["P01", "P02"], STANDARD, ["html"], out)
    assert (paths[1].read_text(encoding="utf-8"), paths[0].stat().st_mtime_ns) == ("改过", first)
    write_project_forms(dossier, ["P02"], STANDARD, ["html"], out, replace_edited=True)
    assert "改过" not in paths[1].read_text(encoding="utf-8")


def test_an_unknown_project_writes_nothing(read: Read, tmp_path: Path) -> None:
    with pytest.raises(ScoringRefused, match="资料中没有项目“P10”"):
        write_project_forms(read(), ["P01", "P10"], STANDARD, ["html"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_names_of_files_hold_no_sign_a_file_cannot_have(form: MakeForm) -> None:
    long = "很长的项目名称" * 20
    assert file_stem(form()) == STEM
    bad = form(changes={"项目": ("科技人才培训专项", "一/二:三 项*目")})
    assert file_stem(bad) == "项目支出绩效自评表-P01-一_二_三_项_目"
    cut = file_stem(form(changes={"项目": ("科技人才培训专项", long)}, draft=True))
    assert len(f"{cut}.docx".encode()) <= 255
    assert cut.endswith("（草稿）")
