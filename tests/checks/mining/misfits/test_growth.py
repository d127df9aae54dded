"""A lone change with its rate is one of the amounts that the paragraph states before."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits
from tests.checks.printed import shown

cents = st.integers(100_000, 10_000_000)


@settings(max_examples=50)
@given(new=cents, old=cents, places=st.integers(1, 2))
def test_true_growth_is_let_pass(new: int, old: int, places: int) -> None:
    assume(new != old)
    word, rate = ("增加", "增长") if new > old else ("减少", "下降")
    change = f"{shown(Fraction(abs(new - old), 100))}万元"
    percent = f"{shown(Fraction(abs(new - old), old) * 100, places)}%"
    text = f"会议费决算{shown(Fraction(new, 100))}万元。较上年{word}{change}，{rate}{percent}。"
    assert culprits(text, "YY007") == [], text


@settings(max_examples=50, derandomize=True)
@given(new=cents, old=cents, wrong=st.integers(100, 9_999))
def test_any_other_rate_is_doubted(new: int, old: int, wrong: int) -> None:
    assume(new > old + 10_000)
    made = (new, old, new - old, 2 * new - old, abs(new - 2 * old) or 1)
    near = {Fraction(a, b) for a in made for b in made}
    near |= {abs(1 - each) for each in near}
    assume(all(abs(Fraction(wrong, 10_000) - each) > Fraction(1, 1_000) for each in near))
    change, rate = f"{shown(Fraction(new - old, 100))}万元", f"{shown(Fraction(wrong, 100))}%"
    text = f"会议费决算{shown(Fraction(new, 100))}万元。较上年增加{change}，增长{rate}。"
    assert culprits(text, "YY007") == [rate], text


@pytest.mark.parametrize(
    "text",
    [
        # Another amount of the paragraph fits.
        "会议费120.00万元，培训费62.41万元。较上年增加3.02万元，增长5.09%。",
        # The rate is of the amount itself, not of the year before.
        "会议费62.41万元。较上年增加3.02万元，增长4.84%。",
        # Nothing before it, or only in another paragraph.
        "较上年增加3.02万元，增长5.48%。",
        "会议费决算62.41万元。\n较上年增加3.02万元，增长5.48%。",
        # What changed is not said of the two.
        "会议费决算62.41万元。另有3.02万元，占5.48%。",
        # A third figure in the sentence.
        "会议费决算62.41万元。较上年增加3.02万元，增长5.48%，共2次。",
        # About.
        "会议费决算62.41万元。较上年增加3.02万元，增长约5.48%。",
        "会议费决算62.41万元。较上年增加约3万元，增长5.48%。",
    ],
)
def test_what_may_be_of_something_else_is_let_pass(text: str) -> None:
    assert culprits(text, "YY007") == []


def test_an_amount_that_is_only_about_so_much_explains_what_it_can() -> None:
    # Neither amount as printed makes 4.50 %, but “nearly 70” may be 69.
    text = "决算总额120.00万元，其中用车费近70万元。较上年增加2.97万元，增长4.50%。"
    assert culprits(text, "YY007") == []
