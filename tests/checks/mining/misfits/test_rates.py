"""A rate whose clause holds just two figures is of these two, or a person should look."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits, findings
from tests.checks.printed import shown

counts = st.integers(11, 9_999)


def percent(x: Fraction, places: int) -> str:
    return f"{shown(x * 100, places)}%"


@settings(max_examples=50)
@given(planned=counts, done=counts, places=st.integers(0, 2))
def test_a_true_rate_is_let_pass(planned: int, done: int, places: int) -> None:
    assume(done <= planned)
    rate = percent(Fraction(done, planned), places)
    for text in (
        f"计划培训{planned}人，实际培训{done}人，完成率为{rate}。",
        f"评价发现的{planned}个问题中，已有{done}个整改到位（{rate}）。",
        f"应到{planned}人，实到{done}人，缺勤率为{percent(1 - Fraction(done, planned), places)}。",
    ):
        assert culprits(text, "RT011") == [], text


@settings(max_examples=50, derandomize=True)
@given(planned=counts, done=counts, wrong=st.integers(0, 99_99))
def test_any_other_rate_is_doubted(planned: int, done: int, wrong: int) -> None:
    assume(done < planned)
    made = (planned, done, planned + done, planned - done)
    quotients = {Fraction(a, b) for a in made for b in made}
    quotients |= {abs(1 - each) for each in quotients}
    assume(all(abs(Fraction(wrong, 10_000) - each) > Fraction(1, 5_000) for each in quotients))
    text = f"计划培训{planned}人，实际培训{done}人，完成率为{shown(Fraction(wrong, 100))}%。"
    assert culprits(text, "RT011") == [f"{shown(Fraction(wrong, 100))}%"], text


@settings(max_examples=30)
@given(planned=st.integers(300, 9_999), done=counts)
def test_a_rate_cut_off_instead_of_rounded_is_let_pass(planned: int, done: int) -> None:
    assume(done < planned)
    cut = Fraction(done * 10_000 // planned, 100)
    assert (
        culprits(f"计划培训{planned}人，实际培训{done}人，完成率为{shown(cut)}%。", "RT011") == []
    )


@settings(max_examples=30, derandomize=True)
@given(first=st.integers(10, 400), second=st.integers(10, 400))
def test_a_whole_with_its_two_parts_leaves_no_choice(first: int, second: int) -> None:
    whole = first + second
    text = f"共检查{whole}个点，其中合格{first}个、不合格{second}个，合格率为"
    assert culprits(f"{text}{percent(Fraction(first, whole), 2)}。", "RT011") == []
    quotients = {Fraction(a, b) for a in (first, second, whole) for b in (first, second, whole)}
    quotients |= {abs(1 - each) for each in quotients}
    quotients |= {Fraction(a, a + b) for a in (first, second, whole) for b in (first, second)}
    quotients |= {1 - each for each in quotients}
    wrong = next(
        Fraction(n, 10_000)
        for n in range(5_003, 9_999, 97)
        if all(abs(Fraction(n, 10_000) - each) > Fraction(1, 5_000) for each in quotients)
    )
    assert culprits(f"{text}{percent(wrong, 2)}。", "RT011") == [percent(wrong, 2)]


@pytest.mark.parametrize(
    "text",
    [
        # Nothing says that the rate is of these figures.
        "培训640人、598人，湿度为39.44%。",
        "计划培训640人，实际培训598人，同比增长率为39.44%。",
        "计划培训640人，实际培训598人，目标完成率为39.44%。",
        # A hedge says that it is not exact.
        "计划培训640人，实际培训598人，完成率约39.44%。",
        # Three figures of which none is the whole.
        "培训640人、598人、311人，完成率为39.44%。",
        # Figures of two kinds.
        "计划培训640人，实际安排598个，完成率为39.44%。",
        # Another rate between them has its own figures.
        "计划培训640人，实际培训598人，到课率93.44%，完成率为39.44%。",
        # Another clause.
        "计划培训640人，实际培训598人；完成率为39.44%。",
    ],
)
def test_what_may_be_of_something_else_is_let_pass(text: str) -> None:
    assert culprits(text, "RT011") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("满意率达39.44%（发放640份，满意598份）。", []),
        ("完成率39.44%（计划640份，完成598份）。", ["39.44%"]),
        ("完成率93.44%（计划640份，完成598份）。", []),
        ("完成率39.44%，计划640份，完成598份。", []),
        ("得分率为39.44%，满分64分，得59.8分。", []),
        ("项目满分64.0分，得59.8分，得分率39.44%。", []),
        ("在预算640万元中拨付598万元，预算执行率39.44%。", []),
        ("在640个点中抽取598个，抽取率39.44%。", ["39.44%"]),
    ],
)
def test_where_the_figures_have_to_stand(text: str, wrong: list[str]) -> None:
    assert culprits(text, "RT011") == wrong


def test_the_larger_figure_is_the_base_unless_the_rate_is_over_all() -> None:
    (under,) = findings("计划培训640人，实际培训598人，完成率为39.44%。", "RT011")
    assert under.expected == "93.44%"
    (over,) = findings("计划培训598人，实际培训640人，完成率为139.44%。", "RT011")
    assert over.expected == "107.02%"
