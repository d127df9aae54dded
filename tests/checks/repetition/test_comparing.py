from hypothesis import assume, given
from hypothesis import strategies as st
from tests.checks.builder import build_document

from jiheng.checks.engine import check_document
from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.repetition import comparisons
from jiheng.checks.rules.rp001_repeated_figure import RepeatedFigure


def printed(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02d}万元"


@given(st.integers(min_value=10**4, max_value=10**10))
def test_a_figure_agrees_with_itself(cents: int) -> None:
    text = f"城东道路改造项目支出{printed(cents)}。\n城东道路改造项目全年支出{printed(cents)}。"
    (found,) = comparisons(Reading(build_document(text)))
    assert found.judgement.verdict is Verdict.HOLDS


@given(st.integers(min_value=10**7, max_value=10**10))
def test_a_figure_agrees_with_itself_rounded_to_yi(cents: int) -> None:
    places = f"{(cents + 5 * 10**3) // 10**4}"
    short = f"{places[:-2] or '0'}.{places[-2:].zfill(2)}亿元"
    text = f"城东道路改造项目支出{printed(cents)}。\n城东道路改造项目全年支出{short}。"
    (found,) = comparisons(Reading(build_document(text)))
    assert found.judgement.verdict is Verdict.HOLDS


@given(st.integers(min_value=1111111, max_value=9999999), st.integers(0, 6), st.integers(1, 9))
def test_one_wrong_digit_is_an_error(cents: int, place: int, step: int) -> None:
    digits = list(str(cents))
    digits[place] = str((int(digits[place]) + step) % 10)
    other = int("".join(digits))
    assume(other >= 10**6 and cents % 100 and other % 100)
    text = f"城东道路改造项目支出{printed(cents)}。\n城东道路改造项目全年支出{printed(other)}。"
    result = check_document(build_document(text), [RepeatedFigure()])
    # A last digit that differs by one may have been cut off instead of rounded.
    wanted = Severity.INFO if abs(cents - other) == 1 else Severity.ERROR
    assert [finding.severity for finding in result.findings] == [wanted]


def test_the_one_against_two_is_to_be_changed() -> None:
    text = (
        "本年支出合计5,342.10万元。\n"
        "预算执行情况：本年支出5,432.10万元，其中：基本支出2,000.00万元。\n"
        "全年支出5,432.10万元。"
    )
    result = check_document(build_document(text), [RepeatedFigure()])
    (finding,) = result.findings
    assert finding.quotes[0].text == "5,342.10万元"
    assert finding.expected == "5,432.10万元"


def test_two_values_that_both_come_again_are_two_quantities() -> None:
    text = (
        "本年支出合计5,342.10万元。\n全年支出5,342.10万元。\n"
        "本年支出5,432.10万元。\n全年共支出5,432.10万元。"
    )
    assert not check_document(build_document(text), [RepeatedFigure()]).findings
