"""A long number that stands once and is one slip from another elsewhere was copied wrongly."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits

TABLE = """
| 来源 | 到位资金（万元） |
| 中央补助 | 61,540.00 |
| 县级配套资金 | {} |
"""


def written(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02d}"


@settings(max_examples=60, derandomize=True)
@given(right=st.integers(1_000_000, 99_999_999), at=st.integers(0, 5), digit=st.integers(1, 9))
def test_a_copy_is_doubted_exactly_when_a_digit_is_changed(right: int, at: int, digit: int) -> None:
    assume(right % 10 and not 5_600_000 < right < 6_700_000)
    text = str(right)
    wrong = int(text[:at] + str(digit) + text[at + 1 :])
    found = culprits(
        f"县级配套资金到位{written(wrong)}万元。" + TABLE.format(written(right)), "RP003"
    )
    # A change of the last places may be rounding; the rule says nothing then.
    if abs(wrong - right) > 4:
        assert found == [f"{written(wrong)}万元"]
    else:
        assert found == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # Rounded in the text.
        ("县级配套资金到位4.83亿元。", "48,271.36"),
        # Few digits.
        ("县级配套资金到位486万元。", "468.00"),
        # Two slips.
        ("县级配套资金到位48,217.63万元。", "48,271.36"),
        # It is of something else.
        ("报废车辆净值48.217万元。", "48.271"),
    ],
)
def test_what_is_no_copy_is_let_pass(text: str, row: str) -> None:
    assert culprits(text + TABLE.format(row), "RP003") == []


def test_of_four_digits_only_a_changed_one_is_told() -> None:
    # The table's five digits may have one too many; the text's four are too few to say so.
    text = "县级配套资金到位4,827万元。" + TABLE.format("48,271")
    assert culprits(text, "RP003") == ["48,271"]


def test_eight_digits_need_no_words_in_common() -> None:
    text = "按全年预算数计为507,472.37万元。" + TABLE.format("507,472.97")
    assert culprits(text, "RP003") == ["507,472.37万元"]


def test_of_two_numbers_in_tables_one_is_doubted_and_in_one_table_none() -> None:
    first, second = TABLE.format("48,271.36"), TABLE.format("48,217.36")
    assert len(culprits(first + "小结\n" + second, "RP003")) == 1
    both = TABLE.format("48,271.36") + "| 县级配套资金 | 48,217.36 |\n"
    assert culprits(both, "RP003") == []


@pytest.mark.parametrize(
    "text",
    [
        "县级配套资金到位48,217.36万元。\n县级配套资金为48,217.36万元。",
        "县级配套资金到位48,217.36万元，含40,000.00万元、8,217.36万元。",
    ],
)
def test_the_one_that_fits_nowhere_is_doubted(text: str) -> None:
    assert culprits(text + TABLE.format("48,271.36"), "RP003") == ["48,271.36"]
