"""A word of direction is judged where the numbers leave no doubt which two figures it is of."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits
from tests.checks.printed import shown

cents = st.integers(1_000, 999_999)


@settings(max_examples=60, derandomize=True)
@given(new=cents, old=cents, says_rise=st.booleans())
def test_a_word_is_wrong_exactly_when_the_figures_say_the_other(
    new: int, old: int, says_rise: bool
) -> None:
    assume(abs(new - old) > 10 and min(abs(new - 2 * old), abs(old - 2 * new)) > 10)
    now, then, change = (f"{shown(Fraction(n, 100))}分" for n in (new, old, abs(new - old)))
    for rise, fall in (("提高", "降低"), ("增加了", "减少了"), ("高", "低")):
        text = f"全部对象平均{now}（上年{then}），{rise if says_rise else fall}{change}。"
        assert culprits(text, "YY006") == ([change] if says_rise is (new < old) else []), text


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # The years tell which is the earlier.
        ("2020年平均84.74分，2021年平均86.19分，降低1.45分。", ["1.45分"]),
        ("2021年平均84.74分，2020年平均86.19分，降低1.45分。", []),
        # Words and years say different things.
        ("2020年平均86.19分，较2021年的84.74分，降低1.45分。", []),
        # Nobody says which is the earlier, or both.
        ("甲组平均86.19分，乙组84.74分，降低1.45分。", []),
        ("上年甲组86.19分，上年乙组84.74分，降低1.45分。", []),
        # Not the difference of the two.
        ("平均86.19分（上年84.74分），降低1.55分。", []),
        # Two pairs are so far apart.
        ("平均86.19分（上年84.74分），另86.19分（上年84.74分），降低1.45分。", []),
        # A rate of change may be of anything.
        ("执行率86.19%（上年84.74%），降低1.45%。", []),
        # About.
        ("平均86.19分（上年84.74分），降低约1.45分。", []),
        # The sentence before holds one of them.
        ("上年平均84.74分。本年平均86.19分，降低1.45分。", ["1.45分"]),
        # Rounded, they do not show which is more.
        ("全年执行1.2亿元（上年1.2亿元），增加0.01亿元。", []),
        ("培训费86万元（上年87万元），增加0.5万元。", []),
        ("培训费86万元（上年87万元），增加1万元。", []),
        ("培训费86万元（上年90万元），增加4万元。", ["4万元"]),
        # Things counted are exact.
        ("培训86人（上年87人），增加1人。", ["1人"]),
        # Points lie between rates.
        ("执行率86.19%（上年84.74%），降低1.45个百分点。", ["1.45个百分点"]),
        ("执行率86.19%（上年84.74%），提高1.45个百分点。", []),
    ],
)
def test_which_is_the_earlier_figure(text: str, wrong: list[str]) -> None:
    assert culprits(text, "YY006") == wrong
