import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import display_width, fold, pad


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("得分", 4),
        ("得分 42.12", 10),
        ("（含）", 6),
        ("１２", 4),
        ("e\u0301", 1),
    ],
)
def test_chinese_takes_two_columns(text, width):
    assert display_width(text) == width


def test_sides():
    assert pad("得分", 7) == "得分   "
    assert pad("得分", 7, "right") == "   得分"
    assert pad("得分", 7, "center") == " 得分  "


@pytest.mark.parametrize("width", [-1, 0, 3, 4])
def test_a_longer_text_is_left_as_it_is(width):
    assert pad("得分", width) == "得分"


@given(
    st.text("得分 a1（", max_size=10),
    st.integers(0, 40),
    st.sampled_from(["left", "right", "center"]),
)
def test_a_padded_text_fills_its_column(text, width, align):
    padded = pad(text, width, align)
    assert display_width(padded) == max(width, display_width(text))
    assert text in padded


def test_a_code_stays_in_one_piece_where_a_line_can_hold_it():
    text = "标准（guangzhou-department-2021-b）"
    assert fold(text, 30) == ["标准", "（guangzhou-department-2021-b）"]
    assert fold(text, 20) == ["标准", "（guangzhou-departme", "nt-2021-b）"]


@given(st.text("得分a1-，。 ", max_size=60), st.integers(8, 60), st.integers(0, 4))
def test_no_line_is_wider_than_asked_but_for_closing_marks(text, width, indent):
    lines = fold(text, width, indent)
    assert all(display_width(line.rstrip("，。")) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
