from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.standards.expressions import (
    Arithmetic,
    Comparison,
    Expression,
    Function,
    Name,
    Number,
)
from jiheng.standards.printing import print_tree
from jiheng.standards.syntax import ExpressionSyntaxError, parse_expression, parse_number

Evaluate = Callable[[Expression, Mapping[str, Fraction]], object]


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("0.2", Fraction(1, 5), False),
        (" 90% ", Fraction(9, 10), True),
        ("12.5％", Fraction(1, 8), True),
        ("-3", Fraction(-3), False),
        ("007", Fraction(7), False),
    ],
)
def test_numbers_are_exact(text: str, value: Fraction, percent: bool) -> None:
    assert parse_number(text) == Number(value, percent)


@pytest.mark.parametrize(
    "text", ["", "abc", "1e3", ".5", "5.", "1,000", "½", "٣", "--1", "90%%", "十", "1 000", "inf"]
)
def test_what_is_no_number_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        parse_number(text)
    assert str(caught.value) == f"“{text}”不是数，应如 0.2 或 90%"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("8 - 4 - 2", 2),
        ("8 - (4 - 2)", 6),
        ("8 / 4 / 2", 1),
        ("-2 * 3", -6),
        ("2 - -3", 5),
        ("50% * 4", 2),
        ("min(3, 1, 2) + max(3, 1, 2)", 4),
        ("abs(2 - 5)", 3),
        ("floor(0 - 5 / 2)", -3),
        ("(3 >= 3) + (3 > 3)", 1),
        ("(1 < 2) * (2 <= 2) * (1 != 2)", 1),
        ("1 == 1", 1),
        ("2×（3＋1）÷4－1", 1),
        ("较大者（1，绝对值（0－3））＋较小者（1，2）＋取整（1.5）", 5),
        ("(2≥2)＋(1≤2)＋(1≠1)＋(1＝1)＋(1＜1)＋(2＞1)", 4),
        ("2 − 1", 1),
    ],
)
def test_expressions_mean_what_they_say(text: str, value: int, evaluate: Evaluate) -> None:
    assert evaluate(parse_expression(text), {}) == value


def test_names_may_have_dots_digits_and_lines_below() -> None:
    assert parse_expression("a1.b_2.c3") == Name("a1.b_2.c3")
    assert parse_expression("minimum - max_2") == Arithmetic("-", Name("minimum"), Name("max_2"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "算式“”没有写完"),
        ("a +", "算式“a +”没有写完"),
        ("(a + b", "算式“(a + b”没有写完"),
        ("a b", "算式“a b”在“b”处多出内容"),
        ("a < b < c", "算式“a < b < c”在“<”处多出内容"),
        ("a + * b", "算式“a + * b”在“*”处应为数、名称或括号"),
        ("a +  预算", "算式“a +  预算”第6个字符“预”读不懂"),
        ("A + b", "算式“A + b”第1个字符“A”读不懂"),
        ("a ^ 2", "算式“a ^ 2”第3个字符“^”读不懂"),
        ("a.", "算式“a.”第2个字符“.”读不懂"),
        ("mim(a, b)", "算式“mim(a, b)”中的函数“mim”没有定义。是不是要写“min”？"),
        ("min(a b)", "算式“min(a b)”在“b”处应为“)”"),
        ("abs(a, b)", "算式“abs(a, b)”中的 abs 只取一个数"),
        ("floor(a, b)", "算式“floor(a, b)”中的 floor 只取一个数"),
        ("(" * 51 + "a" + ")" * 51, "算式“" + "(" * 20 + "……”的括号超过50层"),
        ("-" * 51 + "a", "算式“" + "-" * 20 + "……”的括号超过50层"),
        ("a" + "+a" * 150, "算式“a+a+a+a+a+a+a+a+a+a+……”太长，最多300个数、名称和符号"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, message: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        parse_expression(text)
    assert str(caught.value) == message


def test_the_deepest_and_the_longest_that_are_still_read() -> None:
    assert parse_expression("(" * 50 + "a" + ")" * 50) == Name("a")
    assert isinstance(parse_expression("-a" + "+a" * 149), Arithmetic)


NUMBERS = st.builds(
    lambda n, places, percent: Number(
        Fraction(n, 10**places) / (100 if percent else 1), percent=percent
    ),
    st.integers(0, 10**6),
    st.integers(0, 4),
    st.booleans(),
)
NAMES = st.sampled_from(["a", "b.c", "d_1"]).map(Name)


def _larger(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(Arithmetic, st.sampled_from(["+", "-", "*", "/"]), parts, parts),
        st.builds(Comparison, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), parts, parts),
        st.builds(
            lambda name, some: Function(name, tuple(some)),
            st.sampled_from(["min", "max"]),
            st.lists(parts, min_size=1, max_size=3),
        ),
        st.builds(
            lambda name, one: Function(name, (one,)), st.sampled_from(["abs", "floor"]), parts
        ),
    )


TREES: st.SearchStrategy[Expression] = st.recursive(NUMBERS | NAMES, _larger, max_leaves=12)


def leans_left(tree: Expression) -> bool:
    """Say whether no bracket that changes nothing was needed: a+(b+c) and a×(b÷c) are not."""
    match tree:
        case Arithmetic(sign, left, right):
            if isinstance(right, Arithmetic) and (sign, right.sign) in {
                ("+", "+"),
                ("+", "-"),
                ("*", "*"),
                ("*", "/"),
            }:
                return False
            return leans_left(left) and leans_left(right)
        case Comparison(_, left, right):
            return leans_left(left) and leans_left(right)
        case Function(_, arguments):
            return all(leans_left(one) for one in arguments)
        case _:
            return True


@given(tree=TREES.filter(leans_left))
def test_what_is_printed_is_read_back_as_the_same_tree(tree: Expression) -> None:
    assert parse_expression(print_tree(tree, str)) == tree


@given(tree=TREES, a=st.fractions(1, 9), b=st.fractions(1, 9), d=st.fractions(1, 9))
def test_any_tree_read_back_has_the_same_value(
    tree: Expression, a: Fraction, b: Fraction, d: Fraction, evaluate: Evaluate
) -> None:
    given_names = {"a": a, "b.c": b, "d_1": d}
    printed = print_tree(tree, str)
    again = parse_expression(printed)
    assert print_tree(again, str) == printed
    assert evaluate(again, given_names) == evaluate(tree, given_names)


@given(text=st.text(alphabet="ab1.%+-*/()<>=!, ×÷（）≥", max_size=25))
def test_any_text_is_read_or_refused_in_chinese(text: str) -> None:
    try:
        parse_expression(text)
    except ExpressionSyntaxError as error:
        assert "算式" in str(error)
