"""csv → xlsx → csv, byte for byte, for whatever rows people type."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.forms import (
    FormErrors,
    check_workbook,
    export_folder,
    form_catalogue,
    import_folder,
    inspect,
    read_dossier,
    replacing,
    write_template,
)
from jiheng.forms import exchange as module
from jiheng.forms.csv_folder import write_csv
from jiheng.forms.layout.row_kinds import RowKind, RowKinds
from jiheng.forms.rows.cells import clean

EXAMPLE = Path(__file__).parents[2] / "examples" / "guangzhou-kjj-2021"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def there_and_back(start: Path, room: Path) -> Path:
    import_folder(start, room / "中间.xlsx")
    export_folder(room / "中间.xlsx", room / "回来")
    return room / "回来"


def test_the_real_example_comes_back_byte_for_byte(tmp_path):
    export_folder(read_dossier(EXAMPLE), tmp_path / "规范")
    back = there_and_back(tmp_path / "规范", tmp_path)
    assert contents(back) == contents(tmp_path / "规范")
    first, second = read_dossier(tmp_path / "规范"), read_dossier(tmp_path / "中间.xlsx")
    assert first.forms == second.forms and first.narratives == second.narratives
    assert {c: (f.value, f.text, f.interval) for c, f in first.facts.items()} == {
        c: (f.value, f.text, f.interval) for c, f in second.facts.items()
    }


# Texts as people and hostile programs type them; what a form refuses anyway is left out.
ALPHABET = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"))
WORDS = st.one_of(
    st.text(ALPHABET, max_size=12),
    st.text("0123456789,.%-=+@_x005Fabcd\n\"' 万元约超", max_size=12),
    st.sampled_from(
        [
            "=1+1",
            "示例",
            "示例：甲",
            "_x0041_",
            "_x005F_",
            "007",
            "1e5",
            "-0.00",
            "1,234.50",
            "99.66%",
            "'1",
            "#N/A",
        ]
    ),
).map(clean)
TEXT_FORMS = [sheet for sheet in form_catalogue() if not sheet.is_card]


@st.composite
def sheets(draw):
    sheet = draw(st.sampled_from(TEXT_FORMS))
    columns = [column.name for column in sheet.columns]
    rows = draw(
        st.lists(
            st.lists(WORDS, min_size=len(columns), max_size=len(columns)), min_size=1, max_size=4
        )
    )
    kinds = RowKinds(sheet, {name: at for at, name in enumerate(columns)}).kinds(rows)
    # Blank rows and notes under the table (“*…”) are not read, and so not copied.
    unread = (RowKind.BLANK, RowKind.NOTE)
    return sheet, [row for row, kind in zip(rows, kinds, strict=True) if kind not in unread]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_any_text_comes_back_byte_for_byte(drawn):
    sheet, rows = drawn
    if not rows:
        return
    with tempfile.TemporaryDirectory() as name:
        start = Path(name) / "去"
        write_csv(start / "部门概况.csv", [["项目", "内容"], *CARD])
        write_csv(start / f"{sheet.title}.csv", [[c.header for c in sheet.columns], *rows])
        assert contents(there_and_back(start, Path(name))) == contents(start)


CARD = [
    ["部门名称", "示例局"],
    ["地区", "示例市"],
    ["年度", "2021"],
    ["评分标准", "guangzhou-department-2021"],
]


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_files_have_the_mode_of_any_new_file(folder, tmp_path, mask):
    before = os.umask(mask)
    try:
        plain = tmp_path / "平常的文件"
        plain.write_text("甲")
        dossier = read_dossier(folder())
        export_folder(dossier, tmp_path / "出")
        import_folder(tmp_path / "出", tmp_path / "资料.xlsx")
        write_template(tmp_path / "空表.xlsx")
        check_workbook(tmp_path / "资料.xlsx", tmp_path / "标注.xlsx")
    finally:
        os.umask(before)
    made = [*(tmp_path / "出").iterdir(), *tmp_path.glob("*.xlsx")]
    assert len(made) > 3
    assert {path.stat().st_mode for path in made} == {plain.stat().st_mode}


def test_a_dossier_is_exported_in_canonical_form(folder, tmp_path):
    rows = [["编码", "任务名称", "预算总额"], ["1", "甲", " 1,000.00 "]]
    export_folder(read_dossier(folder({"年度工作任务": rows})), tmp_path / "出")
    text = (tmp_path / "出" / "年度工作任务.csv").read_bytes().decode()
    assert text.startswith("\ufeff编码,任务名称,主要内容,预算总额,")
    assert '\n1,甲,,"1,000.00",' in text
    assert sorted(contents(tmp_path / "出")) == ["年度工作任务.csv", "部门概况.csv"]


def test_the_card_keeps_what_is_filled(folder, tmp_path):
    export_folder(read_dossier(folder()), tmp_path / "出")
    lines = (tmp_path / "出" / "部门概况.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == [
        "项目,内容",
        "部门名称,示例局",
        "地区,示例市",
        "年度,2021",
        "评分标准,guangzhou-department-2021",
        "版本,定稿",
    ]


def test_wrong_cells_travel_along(folder, tmp_path):
    rows = [["编码", "任务名称", "预算总额"], ["1", "甲", "14,8134.51"]]
    import_folder(folder({"年度工作任务": rows}), tmp_path / "中间.xlsx")
    (error,) = inspect(tmp_path / "中间.xlsx").errors
    assert (error.cell, error.value) == ("D4", "14,8134.51")


def test_a_layout_that_would_lose_text_is_refused(folder, tmp_path):
    place = folder({"年度工作任务": [["编码", "任务名称", "别的"], ["1", "甲", "乙"]]})
    with pytest.raises(FormErrors):
        import_folder(place, tmp_path / "中间.xlsx")
    assert not (tmp_path / "中间.xlsx").exists()


def test_an_old_export_is_replaced_only_on_demand(two_versions):
    target, dossier = two_versions
    before = contents(target)
    with pytest.raises(FormErrors) as caught:
        export_folder(dossier, target)
    assert "已有" in caught.value.errors[0].what and contents(target) == before
    export_folder(dossier, target, replace=True)
    assert contents(target)["年度工作任务.csv"] != before["年度工作任务.csv"]


def test_only_files_that_are_written_are_replaced_and_the_others_named(two_versions):
    target, dossier = two_versions
    (target / "我的账.csv").write_text("日期,金额\n", "utf-8")
    (target / "_旧稿.csv").write_text("甲\n", "utf-8")
    before = contents(target)
    others = export_folder(dossier, target, replace=True)
    assert others == ("我的账.csv", "项目.csv")
    kept = {"我的账.csv", "项目.csv", "_旧稿.csv", "证据.txt"}
    assert {name: contents(target)[name] for name in kept} == {name: before[name] for name in kept}


def test_a_folder_without_other_files_has_none_to_name(two_versions):
    target, dossier = two_versions
    (target / "项目.csv").unlink()
    assert export_folder(dossier, target, replace=True) == ()


def test_an_export_that_fails_leaves_the_old_one(folder, tmp_path, monkeypatch):
    target = tmp_path / "出"
    dossier = read_dossier(folder())
    export_folder(dossier, target)
    before = contents(target)

    def refuse(*_):
        raise OSError(28, "disk full")

    monkeypatch.setattr(module, "write_csv", refuse)
    with pytest.raises(FormErrors) as caught:
        export_folder(dossier, target, replace=True)
    assert caught.value.errors[0].what.startswith("写不进去：")
    assert contents(target) == before


@pytest.fixture
def two_versions(folder, tmp_path):
    """Give a folder of three forms, and a dossier that has not one of them but another."""
    task, duty = [["编码", "任务名称"], ["1", "甲"]], [["序号", "职责内容"], ["1", "甲"]]
    target = tmp_path / "出"
    projects = [["项目编码", "项目名称", "项目级次"], ["P1", "甲", "一级"]]
    export_folder(read_dossier(folder({"年度工作任务": task, "项目": projects})), target)
    (target / "证据.txt").write_text("证据")
    changed = [task[0], ["1", "乙"]]
    place = folder({"年度工作任务": changed, "部门职责": duty})
    (place / "项目.csv").unlink()
    return target, read_dossier(place)


def fail_at(monkeypatch, target, nth, for_ever=False):
    """Let the nth move into the folder fail, and every later one too if `for_ever`."""
    real, moves = os.replace, []

    def replace(source, place):
        if Path(place).parent == target:
            moves.append(place)
            if len(moves) == nth or (for_ever and len(moves) > nth):
                raise OSError(28, "disk full")
        real(source, place)

    monkeypatch.setattr(replacing.os, "replace", replace)


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_move_that_fails_brings_every_old_file_back(two_versions, monkeypatch, nth):
    target, dossier = two_versions
    before = contents(target)
    fail_at(monkeypatch, target, nth)
    with pytest.raises(FormErrors) as caught:
        export_folder(dossier, target, replace=True)
    assert caught.value.errors[0].what.startswith("写不进去：")
    assert contents(target) == before
    assert read_dossier(target).forms["tasks"][0].name == "甲"


def test_the_same_export_without_a_failure_replaces_all(two_versions, monkeypatch):
    target, dossier = two_versions
    fail_at(monkeypatch, target, 4)
    export_folder(dossier, target, replace=True)
    assert sorted(contents(target)) == [
        "年度工作任务.csv",
        "证据.txt",
        "部门概况.csv",
        "部门职责.csv",
        "项目.csv",
    ]
    assert read_dossier(target).forms["tasks"][0].name == "乙"


def test_old_files_that_can_not_be_put_back_are_kept_and_named(two_versions, monkeypatch):
    target, dossier = two_versions
    before = contents(target)
    fail_at(monkeypatch, target, 2, for_ever=True)
    with pytest.raises(FormErrors) as caught:
        export_folder(dossier, target, replace=True)
    (error,) = caught.value.errors
    (kept,) = target.glob(".jiheng-*/old")
    assert str(kept) in error.advice and "没有全部放回" in error.what
    assert contents(kept).items() <= before.items() and contents(kept)


def test_an_empty_template_gives_only_what_is_filled(tmp_path):
    write_template(tmp_path / "空表.xlsx", forms=["tasks", "facts.staff"])
    export_folder(tmp_path / "空表.xlsx", tmp_path / "出")
    assert sorted(contents(tmp_path / "出")) == ["机构人员.csv", "部门概况.csv"]
