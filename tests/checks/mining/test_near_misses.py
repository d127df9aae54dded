"""A figure is doubted where one slip makes it fit, and never where it fits as it is."""

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits, findings, survey_of
from tests.checks.printed import shown

from jiheng.checks.mining.near_misses import near_misses
from jiheng.checks.relations.slips import Slip

cents = st.integers(1_000_000, 99_999_999)


def yuan(n: int) -> str:
    return f"{shown(Fraction(n, 100))}万元"


@settings(max_examples=60)
@given(parts=st.lists(cents, min_size=3, max_size=5))
def test_a_true_sum_or_rate_is_let_pass(parts: list[int]) -> None:
    whole = sum(parts)
    listed = "、".join(map(yuan, parts))
    rate = f"{shown(Fraction(parts[0] * 100, whole))}%"
    for text in (
        f"工程依次投入{listed}，归集后的盘子共{yuan(whole)}。",
        f"盘活的{yuan(whole)}里用去{yuan(parts[0])}，合{rate}。",
    ):
        assert culprits(text, "SM009") == culprits(text, "RT010") == [], text


@pytest.mark.parametrize("seed", range(60))
def test_a_digit_changed_in_a_sum_is_named(seed: int) -> None:
    # Drawn, not searched for: among all sums there are some that fit in more ways than one.
    rng = random.Random(seed)
    parts = [rng.randrange(1_000_000, 99_999_999) for _ in range(rng.randrange(3, 6))]
    right = str(sum(parts))
    at = rng.randrange(len(right) - 3)
    digit = rng.choice([d for d in "123456789" if d != right[at]])
    wrong = int(right[:at] + digit + right[at + 1 :])
    text = f"工程依次投入{'、'.join(map(yuan, parts))}，归集后的盘子共{yuan(wrong)}。"
    (found,) = findings(text, "SM009")
    # What is wrong may be a part, where a slip in it explains as much.
    assert {quote.text for quote in found.quotes} == {*map(yuan, parts), yuan(wrong)}
    assert found.severity == "warning"


@settings(max_examples=60, derandomize=True)
@given(base=cents, part=cents, at=st.integers(0, 3), digit=st.sampled_from("123456789"))
def test_a_digit_changed_in_a_rate_is_named(base: int, part: int, at: int, digit: str) -> None:
    assume(part * 9 > base and part * 10 < base * 9)
    right = f"{shown(Fraction(part * 100, base))}"
    spot = at + (at > 1)
    assume(right[spot] != digit)
    wrong = right[:spot] + digit + right[spot + 1 :]
    assume(wrong[-1] != "0" and abs(Fraction(wrong) - Fraction(right)) > Fraction(2, 100))
    text = f"盘活的{yuan(base)}里用去{yuan(part)}，合{wrong}%。"
    survey = survey_of(text)
    found = [miss for miss in near_misses(survey) if miss.is_rate]
    if found:
        # Whatever was chosen, its chance was counted and its slip named.
        assert found[0].chance < Fraction(1, 12) and found[0].slip is not Slip.OTHER
        assert len(found) == 1
    else:
        # The changed rate has its place by another relation, of a share or of growth.
        assert any(
            guess.holds() and f"{wrong}%" in guess.operands[0].figure.text
            for one in survey.sentences
            for guess in one.guesses
        )


@pytest.mark.parametrize(
    ("text", "slip", "wanted"),
    [
        ("工程投入1,362.56万元、162.41元、184.63万元，共1,709.60万元。", "单位写错", "162.41万元"),
        (
            "工程投入1,362.56万元、16.241万元、184.63万元，共1,709.60万元。",
            "小数点错位",
            "162.410万元",
        ),
        (
            "工程投入1,362.56万元、612.41万元、184.63万元，共1,709.60万元。",
            "相邻数字颠倒",
            "162.41万元",
        ),
        (
            "工程投入1,362.56万元、162.41万元、184.63万元，共1,79.60万元。",
            "漏写一个数字",
            "1,709.60万元",
        ),
    ],
)
def test_the_slip_is_named(text: str, slip: str, wanted: str) -> None:
    (found,) = findings(text, "SM009")
    assert slip in found.message
    assert wanted in found.repairs[0]


@pytest.mark.parametrize(
    "text",
    [
        # Few digits fit by chance.
        "先后来了12人、15人、19人，共26人。",
        # Nothing near it.
        "工程投入1,362.56万元、162.41万元、184.63万元，共5,555.55万元。",
        # The mean of a whole is not a tenth of itself.
        "平均每村投入1,234.56万元，涉及10个村，另有88.13万元。",
        # What is wrong stands in another sentence.
        "盘子共7,109.60万元。工程投入1,362.56万元、设备162.41万元、其余184.63万元。",
        # About.
        "工程投入1,362.56万元、162.41万元、184.63万元，共约1,809.60万元。",
    ],
)
def test_what_chance_may_do_is_let_pass(text: str) -> None:
    assert culprits(text, "SM009") == []


def test_a_figure_is_doubted_once() -> None:
    text = "工程投入1,362.56万元、862.41万元、184.63万元，共1,709.60万元，即1,362.56万元、862.41万元、184.63万元。"
    figures = [miss.figure for miss in near_misses(survey_of(text))]
    assert len(figures) == len(set(figures)) <= 1


def test_a_quotient_that_is_printed_is_no_near_miss_of_another_rate() -> None:
    text = "盘活的3,526.18万元里用去2,914.75万元，合82.66%，另一口径合86.26%。"
    assert culprits(text, "RT010") == []
