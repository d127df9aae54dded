"""The entries that ship: each whole, each scoring its own example, each told apart from the rest."""

from collections import Counter

import pytest

from jiheng.library import Indicator, Trial, shipped_contents, shipped_library, try_out
from jiheng.library.indicators import QUALITATIVE
from jiheng.quantities import print_points

ALL = shipped_library()


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_each_scores_its_own_example(one: Indicator) -> None:
    example = one.example
    assert example is not None, "没有算例"
    names = ("target", "actual", "tier", "awarded", "weight")
    result = try_out(one, Trial(**{name: getattr(example, name) for name in names}))
    assert result.points is not None, result.reason
    assert print_points(result.points, min_places=0) == example.points


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_each_says_what_it_measures_and_what_proves_it(one: Indicator) -> None:
    assert len(one.definition) >= 12
    assert one.definition != one.formula
    assert one.formula or one.nature == QUALITATIVE
    assert len(one.keywords) >= 2
    assert one.reference.confidence == "unknown" or one.reference.document


def test_no_two_say_the_same() -> None:
    for texts in ([one.name for one in ALL], [one.definition for one in ALL]):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_a_database_can_keep_what_a_file_says() -> None:
    assert {content["code"] for content in shipped_contents()} == {one.code for one in ALL}
    assert type(shipped_contents()[0]) is dict
    assert type(shipped_contents()[0]["reference"]) in (dict, str)
