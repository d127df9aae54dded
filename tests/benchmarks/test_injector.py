"""The injector changes one place only, and only where the report really contradicts itself then."""

from fractions import Fraction

import pytest
from benchmarks.checks.generator import STYLES, generate, held_out_styles
from benchmarks.checks.generator.builder import print_decimal
from benchmarks.checks.generator.model import (
    SCALES,
    Figure,
    Paragraph,
    Report,
    read_number,
    understand,
)
from benchmarks.checks.generator.relations import Counted, Linear, Quotient
from benchmarks.checks.injector import CLASSES, inject, inject_many
from hypothesis import given
from hypothesis import strategies as st

EVERY_STYLE = (*STYLES, *held_out_styles())
EVERY = [(style, error) for style in EVERY_STYLE for error in CLASSES]
# Styles without a table of figures, scores or three namings of a project offer no place.
NO_PLACE = {
    ("shanghai", "score_total"),
    ("shanghai", "weights"),
}


def lines(report: Report) -> list[str]:
    """Give every paragraph and cell, in order."""
    found = []
    for block in report.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found += [cell.text if cell else "" for row in block.rows for cell in row]
    return found


def without(text: str, other: str) -> tuple[str, str]:
    """Give what is left of two texts without their shared beginning and end."""
    start = 0
    while start < min(len(text), len(other)) and text[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(text), len(other)) - start and text[-1 - end] == other[-1 - end]:
        end += 1
    return text[start : len(text) - end], other[start : len(other) - end]


@pytest.mark.parametrize(("style", "error"), EVERY)
def test_one_place_changes(style: str, error: str) -> None:
    made = 0
    for seed in range(4):
        report = generate(style, seed)
        found = inject(report, error, seed)
        if found is None:
            continue
        made += 1
        corrupted, injection = found
        pairs = [
            (old, new)
            for old, new in zip(lines(report), lines(corrupted), strict=True)
            if old != new
        ]
        assert len(pairs) == 1
        old, new = pairs[0]
        gone, came = without(old, new)
        assert gone in injection.original
        assert came in injection.corrupted
        assert injection.error == error
        assert injection.original != injection.corrupted
        assert injection.original in old
        assert injection.corrupted in new
        assert injection.corrupted in injection.sentence
        assert injection.broken or error == "separator"
    assert made or (style, error) in NO_PLACE or error in ("table_total", "name", "separator")


@pytest.mark.parametrize("error", CLASSES)
def test_every_class_finds_a_place_somewhere(error: str) -> None:
    assert any(inject(generate(style, 1), error, 1) for style in STYLES)


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_the_same_seed_makes_the_same_error(style: str) -> None:
    report = generate(style, 2)
    one, other = inject(report, "digit_swap", 7), inject(report, "digit_swap", 7)
    assert one is not None
    assert other is not None
    assert (one[0].blocks, one[1]) == (other[0].blocks, other[1])
    made = [inject(report, "digit_swap", seed) for seed in range(8)]
    seen = {found[1].corrupted for found in made if found}
    assert len(seen) > 1


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_several_errors_stand_in_several_sentences(style: str) -> None:
    report = generate(style, 3)
    errors = ("digit_swap", "rate", "sum", "list_count", "year", "growth_sign")
    corrupted, injections = inject_many(report, errors, 3)
    assert 3 <= len(injections) <= 6
    assert len({injection.sentence for injection in injections}) == len(injections)
    changed = [
        (old, new) for old, new in zip(lines(report), lines(corrupted), strict=True) if old != new
    ]
    text = "\n".join(new for _, new in changed)
    assert all(injection.sentence in text or injection.in_table for injection in injections)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4), st.booleans())
def test_a_printed_number_is_read_back(digits: int, places: int, grouping: bool) -> None:
    value = Fraction(digits, 10**places)
    assert read_number(print_decimal(value, places, grouping)) == (value, places)


def _amount(number: str) -> Figure:
    return Figure(number, "万元", SCALES["万元"], "amount")


@pytest.mark.parametrize(("total", "holds"), [("30.00", True), ("30.02", True), ("30.04", False)])
def test_a_sum_may_be_off_by_a_unit_of_each_figure(total: str, holds: bool) -> None:
    figures = (_amount("10.00"), _amount("20.00"), _amount(total))
    relation = Linear("sum", tuple(zip(figures, (1, 1, -1), strict=True)))
    readings = {figure: understand(figure) for figure in figures}
    assert relation.holds(readings, Fraction(1)) is holds
    assert relation.holds(readings, Fraction(0)) is (total == "30.00")


@pytest.mark.parametrize(
    ("printed", "holds"), [("33.33", True), ("33.34", True), ("33.32", False), ("33.36", False)]
)
def test_a_rate_may_be_truncated(printed: str, holds: bool) -> None:
    top, bottom = _amount("1000.00"), _amount("3000.00")
    rate = Figure(printed, "%", SCALES["%"], "rate")
    relation = Quotient("ratio", rate, ((top, 1),), ((bottom, 1),))
    readings = {figure: understand(figure) for figure in (top, bottom, rate)}
    assert relation.holds(readings, Fraction(1)) is holds


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("148,134.51", Fraction(14813451, 100), 2),
        ("14,8134.51", Fraction(14813451, 100), 2),
        ("-0.50", Fraction(-1, 2), 2),
        ("两", Fraction(2), 0),
        ("十", Fraction(10), 0),
        ("十二", Fraction(12), 0),
        ("七", Fraction(7), 0),
    ],
)
def test_numbers_are_read(text: str, value: Fraction, places: int) -> None:
    assert read_number(text) == (value, places)


@pytest.mark.parametrize(
    ("is_open", "printed", "holds"),
    [(False, "3", True), (False, "4", False), (True, "4", True), (True, "2", False)],
)
def test_a_count_after_deng_may_be_greater_than_the_list(
    is_open: bool, printed: str, holds: bool
) -> None:
    count = Figure(printed, "个", Fraction(1), "count", is_exact=True)
    relation = Counted("list_count", count, ("甲", "乙", "丙"), is_open)
    assert relation.holds({count: understand(count)}, Fraction(1)) is holds
