"""A generated report is consistent as printed, the same each time, and full of hard cases."""

from fractions import Fraction
from pathlib import Path

import pytest
from benchmarks.checks import held_out
from benchmarks.checks.generator import STYLES, generate, held_out_styles, rounds
from benchmarks.checks.generator.builder import print_decimal
from benchmarks.checks.generator.model import Figure, Report, Table
from benchmarks.checks.generator.phrasebook import departments, phrases
from benchmarks.checks.generator.relations import (
    RISING,
    Adds,
    Agree,
    AtMost,
    Counted,
    Later,
    Linear,
    Quotient,
    Same,
    Sign,
    Spelled,
    Within,
)
from benchmarks.checks.held_out.wording import read_book

from jiheng.quantities import parse_decimal, parse_quantity

EVERY_STYLE = (*STYLES, *held_out_styles())
SEEDS = range(8)
HALF = Fraction(1, 2)


class Printed:
    """Read the figures from the text of the report, with the package's parser and not its own."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def text(self, figure: Figure) -> str:
        place = self.report.places[figure]
        return self.report.text_at(place)[place.start : place.end]

    def value(self, figure: Figure) -> Fraction:
        number = self.text(figure).removesuffix(figure.unit)
        if number and not number[-1].isdigit():
            return parse_quantity(number + "个").value
        return parse_decimal(number) * figure.scale

    def half(self, figure: Figure) -> Fraction:
        """Give half of one unit of the last printed digit."""
        if figure.is_exact:
            return Fraction(0)
        places = len(self.text(figure).removesuffix(figure.unit).partition(".")[2])
        return figure.scale * HALF / 10**places


def disagreement(printed: Printed, relation: object) -> str:
    """Redo a relation by its own arithmetic, not the generator's; say what does not fit."""
    value, half = printed.value, printed.half
    match relation:
        case Linear(terms=terms):
            rest = abs(sum((factor * value(one) for one, factor in terms), Fraction(0)))
            allowed = sum((abs(factor) * half(one) for one, factor in terms), Fraction(0))
            return "" if rest <= allowed else f"差 {rest}，至多 {allowed}"
        case Adds(parts=parts, total=total):
            rest = abs(sum(map(value, parts), Fraction(0)) - total)
            return "" if rest <= sum(map(half, parts), Fraction(0)) else f"差 {rest}"
        case Quotient(result=result, top=top, bottom=bottom, sign=sign, offset=offset):
            rate = sign * value(result) - offset
            up = sum((factor * value(one) for one, factor in top), Fraction(0))
            down = sum((factor * value(one) for one, factor in bottom), Fraction(0))
            top_half = sum((abs(factor) * half(one) for one, factor in top), Fraction(0))
            bottom_half = sum((abs(factor) * half(one) for one, factor in bottom), Fraction(0))
            allowed = (abs(rate) + half(result)) * bottom_half + abs(down) * half(result) + top_half
            return "" if abs(rate * down - up) <= allowed else f"{rate} ≠ {up}/{down}"
        case Same(one=one, other=other):
            apart = abs(value(one) - value(other))
            return "" if apart <= half(one) + half(other) else f"相差 {apart}"
        case AtMost(lesser=lesser, greater=greater):
            return "" if value(lesser) - half(lesser) <= value(greater) + half(greater) else "超过"
        case Within(figure=figure, low=low, high=high):
            return "" if low <= value(figure) <= high else "超出范围"
        case Counted(count=count, items=items):
            return "" if value(count) == len(items) else f"列了 {len(items)} 个"
        case Sign(word=word, now=now, before=before):
            rises = value(now) - value(before)
            wrong = -rises if printed.text(word) in RISING else rises
            return "" if wrong <= half(now) + half(before) else "方向相反"
        case Agree(one=one, other=other):
            both = {printed.text(one) in RISING, printed.text(other) in RISING}
            return "" if len(both) == 1 else "两个方向词相反"
        case Later(year=year, other=other, years=years):
            return "" if value(year) - value(other) == years else "年份不接"
        case Spelled(names=names):
            return "" if len({printed.text(name) for name in names}) == 1 else "名称不一"
    raise AssertionError(relation)


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_every_relation_holds_as_printed(style: str) -> None:
    for seed in SEEDS:
        report = generate(style, seed)
        printed = Printed(report)
        for relation in report.relations:
            wrong = disagreement(printed, relation)
            assert not wrong, f"{style}/{seed} {relation.kind} {wrong}：" + "、".join(
                printed.text(figure) for figure in relation.figures
            )


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_figures_stand_where_the_truth_says(style: str) -> None:
    report = generate(style, 5)
    printed = Printed(report)
    assert all(printed.text(figure) == figure.text for figure in report.places)
    assert len(report.places) > 100
    assert len(report.relations) > 50


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_the_recheck_can_fail(style: str) -> None:
    report = generate(style, 5)
    sums = [each for each in report.relations if isinstance(each, Linear) and each.kind == "sum"]
    total = sums[0].figures[0]
    other = "2" if total.text[0] == "1" else "1"
    wrong = report.with_text(report.places[total], other + total.text[1:])
    assert not disagreement(Printed(report), sums[0])
    assert disagreement(Printed(wrong), sums[0])


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_the_same_seed_gives_the_same_report_and_another_does_not(style: str) -> None:
    assert generate(style, 3).blocks == generate(style, 3).blocks
    assert generate(style, 3).truth() == generate(style, 3).truth()
    assert generate(style, 3).blocks != generate(style, 4).blocks


def test_hard_cases_are_quoted_as_printed() -> None:
    tags = set()
    for style in STYLES:
        for seed in SEEDS:
            report = generate(style, seed)
            text = "\n".join(_texts(report))
            for case in report.hard_cases:
                assert case.quote in text
                tags.add(case.tag)
    passages = {kind.removeprefix("hard_") for kind in _kinds() if kind.startswith("hard_")}
    others = {"rounding_tail", "mixed_units", "adjusted_budget", "previous_year"}
    assert tags == passages | others


def test_merged_cells_cover_positions_that_hold_nothing() -> None:
    for style in EVERY_STYLE:
        for block in generate(style, 2).blocks:
            if isinstance(block, Table):
                covered = sum(
                    cell.row_span * cell.column_span for row in block.rows for cell in row if cell
                )
                assert covered == len(block.rows) * len(block.rows[0]), block.caption


def test_statements_have_four_variants() -> None:
    pools = {"cause", "problem_pool", "measure_pool"}
    few = {kind for kind in _kinds() - pools if len(set(phrases(kind))) < 4}
    assert few == set()


@pytest.mark.parametrize("style", held_out_styles())
def test_a_held_out_style_has_hard_cases(style: str) -> None:
    for seed in SEEDS:
        report = generate(style, seed)
        text = "\n".join(_texts(report))
        assert 2000 <= report.characters <= 8000, (style, seed)
        assert len(report.hard_cases) >= 6
        for case in report.hard_cases:
            assert case.quote in text, (style, seed)


def test_a_round_has_words_that_no_style_before_it_had() -> None:
    known = {template for kind in _kinds() for template in phrases(kind)}
    for number in range(1, len(rounds()) + 1):
        folder = Path(held_out.__path__[0]) / f"round{number}" / "phrases"
        books = {path.stem: read_book(path.stem, folder) for path in folder.glob("*.yaml")}
        assert books
        for name, book in books.items():
            for kind, variants in book.items():
                assert len(set(variants)) >= 3, (name, kind)
                assert not known & {text for text in variants if "{" in text}, (name, kind)
        known |= {text for book in books.values() for texts in book.values() for text in texts}


def test_a_style_has_one_name() -> None:
    groups = (STYLES, *rounds())
    assert sum(map(len, groups)) == len({name for group in groups for name in group})


def test_names_of_projects_and_units_differ() -> None:
    for pool in departments():
        for key in ("projects", "units", "documents"):
            assert len(set(pool[key])) == len(pool[key]) >= 6


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(4999, 10**6), 2, "0.00"),
        (Fraction(-5, 1000), 2, "-0.01"),
        (Fraction(123456789, 100), 2, "1,234,567.89"),
        (Fraction(5, 2), 0, "3"),
    ],
)
def test_numbers_are_rounded_half_away_from_zero(
    value: Fraction, places: int, printed: str
) -> None:
    assert print_decimal(value, places, grouping=True) == printed


def test_a_held_out_style_is_found_by_its_file(tmp_path) -> None:
    style = "def write(builder):\n    builder.heading(-1, builder.this_year(), '度报告')\n"
    made = tmp_path / "round99"
    made.mkdir()
    (made / "__init__.py").write_text("", "utf-8")
    (made / "unseen_style.py").write_text(style, "utf-8")
    (made / "unseen_pool.py").write_text("NAMES = ()\n", "utf-8")
    held_out.__path__.append(str(tmp_path))
    rounds.cache_clear()
    try:
        assert list(rounds()[-1]) == ["unseen_style"]
        assert _texts(generate("unseen_style", 1))[0].endswith("年度报告")
    finally:
        held_out.__path__.remove(str(tmp_path))
        rounds.cache_clear()


def _texts(report: Report) -> list[str]:
    texts = []
    for block in report.blocks:
        if isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row if cell]
        else:
            texts.append(block.text)
    return texts


def _kinds() -> set[str]:
    from benchmarks.checks.generator.phrasebook import _book

    return set(_book())
