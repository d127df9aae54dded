"""The chain of fonts: the site's folder first, the installed floor last, mistakes said at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jiheng.reports.fonts import CHART_FONT, FontError, find_fonts, floor_folder


def test_the_floor_serves_every_role() -> None:
    fonts = find_fonts("")
    there = set(fonts.faces.families())
    for role in ("title", "body", "hei", "kai", "song"):
        assert fonts.families[role]
        assert set(fonts.families[role]) <= there
    assert CHART_FONT in there


def test_a_site_folder_comes_before_the_floor(tmp_path: Path) -> None:
    shutil.copy(floor_folder() / "NotoSansSC-Regular.otf", tmp_path)
    assert find_fonts(str(tmp_path)).folders[0] == tmp_path


def test_the_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIHENG_FONTS", str(tmp_path))
    assert find_fonts().folders[0] == tmp_path


def test_a_missing_folder_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="JIHENG_FONTS") as caught:
        find_fonts(str(tmp_path / "没有"))
    assert "请改正路径" in str(caught.value)
