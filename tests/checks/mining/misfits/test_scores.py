"""Scores of a sentence add up to the total that opens or ends it."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits
from tests.checks.printed import shown

NAMES = ["决策", "过程", "产出", "效益", "满意度", "加分"]


@settings(max_examples=50, derandomize=True)
@given(
    scores=st.lists(st.integers(100, 5_000), min_size=3, max_size=6),
    off=st.integers(-9, 9),
    is_first=st.booleans(),
)
def test_a_total_is_wrong_exactly_when_it_is_off(
    scores: list[int], off: int, is_first: bool
) -> None:
    total = f"{shown(Fraction(sum(scores) + off, 100))}分"
    parts = "，".join(
        f"{name}{shown(Fraction(n, 100))}分" for name, n in zip(NAMES, scores, strict=False)
    )
    text = f"总分{total}：{parts}。" if is_first else f"{parts}，总分{total}。"
    assert culprits(text, "SC010") == ([total] if off else []), text


@pytest.mark.parametrize(
    "text",
    [
        # Two scores may leave out a third.
        "决策11.4分，过程20分，总分88.50分。",
        # No total.
        "决策11.4分，过程20分，产出30.6分，较好88.50分。",
        # A total between others is one of several.
        "决策11.4分，过程20分，合计31.5分，产出30.6分，效益21.5分。",
        # About.
        "决策11.4分，过程约20分，产出30.6分，总分88.50分。",
        # Full points in brackets are not added.
        "决策11.4分（15分），过程20分（20分），产出30.6分（35分），总分62.0分。",
    ],
)
def test_what_is_no_list_of_all_scores_is_let_pass(text: str) -> None:
    assert culprits(text, "SC010") == []
