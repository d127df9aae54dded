"""Names in charts are broken, never cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiheng.reports.charts.labels import text_width, unique_names, wrap_label

NAMES = st.text(alphabet="预算绩效管理目标（）《》，、2021%ab ", min_size=1, max_size=60)


@given(NAMES, st.integers(4, 20))
def test_breaking_drops_no_character(name: str, width: int) -> None:
    kept = wrap_label(name, width)
    assert "".join(kept.split()) == "".join(name.split())


@given(NAMES)
def test_no_line_is_longer_than_its_width_and_hanging_marks(name: str) -> None:
    for line in wrap_label(name, 12).split("\n"):
        inner = line.rstrip("，。、；：？！）》〉」』】〕”’％%")
        assert text_width(inner) <= 12 or set(inner) <= set("（《")


def test_latin_words_and_numbers_stay_whole() -> None:
    lines = wrap_label("截至2021年专项资金434,353.82万元", 10).split("\n")
    assert any("434,353.82" in line for line in lines)


def test_a_word_longer_than_a_line_is_broken_all_the_same() -> None:
    assert wrap_label("a" * 30, 6).count("\n") == 2


def test_an_empty_name_stays_empty() -> None:
    assert wrap_label(" ", 6) == ""


@given(st.lists(st.sampled_from(["甲", "甲（2）", "乙"]), max_size=8))
def test_unique_names_are_unique_and_begin_with_the_name(names: list[str]) -> None:
    made = unique_names(names)
    assert len(set(made)) == len(names)
    assert all(new.startswith(old) for new, old in zip(made, names, strict=True))
