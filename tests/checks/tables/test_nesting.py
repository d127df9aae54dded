"""Groups above their parts, told by the numbers alone."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks.tables.nesting import Node, nested

Shape = int | list["Shape"]


def numbers(*values: int) -> list[Fraction]:
    return [Fraction(value) for value in values]


def shape(node: Node) -> Shape:
    return [node.index, *map(shape, node.children)] if node.children else node.index


def test_levels_are_told_by_the_sums():
    found = nested(numbers(50, 30, 12, 18, 20, 8, 12, 50, 30, 20), Fraction(100))
    assert [shape(node) for node in found or ()] == [[0, [1, 2, 3], [4, 5, 6]], [7, 8, 9]]


def test_equal_numbers_side_by_side_are_no_trap():
    found = nested(numbers(45, 28, 11, 17, 17, 8, 9, 49, 29, 20), Fraction(94))
    assert [node.index for node in found or ()] == [0, 7]


@pytest.mark.parametrize("total", [99, 101])
def test_a_wrong_total_has_no_reading(total):
    assert nested(numbers(50, 30, 20, 50, 25, 25), Fraction(total)) is None


def test_a_hopeless_search_ends():
    before = time.process_time()
    nested(numbers(*[1, 2] * 40), Fraction(10_007))
    nested(numbers(*[2] * 79, 1), Fraction(80))
    assert time.process_time() - before < 5


def test_eighty_rows_are_read_and_no_more():
    assert nested(numbers(*range(1, 81)), Fraction(80 * 81, 2)) is not None
    assert nested(numbers(*range(1, 82)), Fraction(81 * 82, 2)) is None
    assert nested(numbers(5, -2, 7), Fraction(10)) is None


trees = st.recursive(
    st.integers(1, 40), lambda inner: st.lists(inner, min_size=2, max_size=4), max_leaves=12
)


def flat(tree: Shape) -> list[int]:
    if isinstance(tree, int):
        return [tree]
    below = [flat(child) for child in tree]
    return [sum(child[0] for child in below), *(value for child in below for value in child)]


@given(st.lists(trees, min_size=1, max_size=4))
def test_any_outline_has_a_reading(outline):
    rows = [flat(tree) for tree in outline]
    values = numbers(*(value for row in rows for value in row))
    found = nested(values, Fraction(sum(row[0] for row in rows)))
    assert found is not None

    def check(nodes: tuple[Node, ...], start: int) -> int:
        for node in nodes:
            assert node.index == start
            start += 1
            if node.children:
                assert values[node.index] == sum(values[child.index] for child in node.children)
                start = check(node.children, start)
        return start

    assert check(found, 0) == len(values)
