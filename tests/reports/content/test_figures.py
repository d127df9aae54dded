"""Codes of figures: short enough to carry, and never shared by two facts."""

from __future__ import annotations

from jiheng.reports.content.figures import LONGEST_CODE, fact_code


def test_long_codes_that_begin_alike_stay_two() -> None:
    one, two = fact_code("transfer." + "区" * 80 + "甲"), fact_code("transfer." + "区" * 80 + "乙")
    assert one != two and len(one) == len(two) == LONGEST_CODE
    assert one.startswith("transfer.区")


def test_a_code_that_fits_is_kept_without_blanks() -> None:
    assert fact_code("x" * LONGEST_CODE) == "x" * LONGEST_CODE
    assert fact_code("a. b") == "a.b"
