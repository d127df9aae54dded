"""Numbers as cells show them; the doubles of a workbook never reach the figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.forms.rows.cells import Column
from jiheng.forms.xlsx.cells import empty_format, stored_number
from jiheng.forms.xlsx.number_formats import (
    GENERAL,
    NumberFormat,
    decimal_text,
    number_text,
    parse_format,
    too_long,
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", GENERAL),
        ("General", GENERAL),
        ("@", GENERAL),
        ("0", NumberFormat()),
        ("0.00", NumberFormat(2)),
        ("#,##0.00", NumberFormat(2, is_grouped=True)),
        ("#,##0.00##", NumberFormat(2, is_grouped=True)),
        ("0.00%", NumberFormat(2, is_percent=True)),
        ("0%", NumberFormat(is_percent=True)),
        ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', NumberFormat(2, is_grouped=True)),
        ("[红色]0.0;-0.0", NumberFormat(1)),
        ('0"%"', NumberFormat()),
        ('#,##0.00"元"', NumberFormat(2, is_grouped=True)),
        ("#,##0,", NumberFormat(is_grouped=True, is_scaled=True)),
        ("0.00,,", NumberFormat(2, is_scaled=True)),
        ("￥#,##0", NumberFormat(is_grouped=True)),
    ],
)
def test_formats(code, expected):
    assert parse_format(code) == expected


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (1.1 * 1.1, "General", "1.21"),
        (4, "0.00", "4.00"),
        (4.0, "General", "4"),
        (434353.82, "#,##0.00", "434,353.82"),
        (434353.82, "General", "434353.82"),
        (99.6634, "0.00", "99.6634"),
        (0.9966, "0.00%", "99.66%"),
        (0.07, "0%", "7%"),
        (1.15, "0.00%", "115.00%"),
        (0.29, "0.0%", "29.0%"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (-0.0, "0.00", "0.00"),
        (1e-7, "General", "0.0000001"),
        (123456789012345, "General", "123456789012345"),
        (1e3, "General", "1000"),
    ],
)
def test_a_number_is_written_as_its_cell_shows_it(stored, code, text):
    assert number_text(stored, parse_format(code)) == text


def test_digits_that_a_spreadsheet_loses_are_known():
    assert not too_long(999_999_999_999_999)
    assert too_long(1_000_000_000_000_000)
    assert too_long(-1.2345678901234567e19)


@given(
    st.decimals(-(10**9), 10**9, allow_nan=False, places=4),
    st.sampled_from(["General", "0.00", "#,##0.00"]),
)
def test_the_way_through_a_double_changes_no_amount(amount, code):
    shown = parse_format(code)
    text = number_text(float(amount), shown)
    assert Decimal(text.replace(",", "")) == amount
    assert text == decimal_text(amount + 0, shown)


TEXTS = [
    "1,234.50",
    "0.00",
    "-3.2",
    "100%",
    "99.66%",
    "0.06%",
    "2021",
    "1234.5",
    "7",
    "-1,000",
    "12345.678",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_number_cell_reads_back_as_it_was_typed(text):
    cell = stored_number(text)
    assert number_text(float(cell.value), parse_format(cell.format)) == text


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "-0.00",
        "1,23",
        "约5",
        "5.53亿元",
        "",
        "1e5",
        "+5",
        "1234567890123456",
        ".5",
        "5.",
        "00%",
    ],
)
def test_what_would_change_stays_text(text):
    assert stored_number(text) is None


@given(st.from_regex(r"-?[0-9]{1,3}(,[0-9]{3}){0,3}(\.[0-9]{1,4})?%?", fullmatch=True))
def test_whatever_is_stored_as_a_number_reads_back(text):
    cell = stored_number(text)
    if cell is not None:
        assert number_text(float(cell.value), parse_format(cell.format)) == text


@pytest.mark.parametrize(
    ("column", "unit", "expected"),
    [
        (Column("a", "甲", "number", "万元"), "", "#,##0.00##"),
        (Column("a", "甲", "number", "%"), "", "0.00%"),
        (Column("a", "甲", "number", "人"), "", "General"),
        (Column("a", "甲", "figure"), "亿元", "#,##0.00##"),
        (Column("a", "甲", "figure"), "是否", "@"),
        (Column("a", "甲", "figure"), "", "General"),
        (Column("a", "甲", "code"), "", "@"),
        (Column("a", "甲", "long"), "", "General"),
    ],
)
def test_empty_cells_keep_the_precision_that_will_be_typed(column, unit, expected):
    assert empty_format(column, unit) == expected
