import pytest

from jiheng.checks.prose.list_items import items_of, quoted_tail, split_outside, without_brackets


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("甲计划、乙计划、丙计划", 3, 3),
        ("甲计划、乙计划和丙计划", 2, 3),
        ("甲计划（含子、丑、寅）、乙计划", 2, 2),
        ("“甲、乙”计划、丙计划", 2, 2),
        ("《甲、乙办法》《丙办法》", 2, 2),
        ("推进甲、乙；推进丙；推进丁", 3, 3),
        ("甲和乙、丙", 2, 3),
    ],
)
def test_items_are_counted_between_the_fewest_and_the_most(
    text: str, least: int, most: int
) -> None:
    items = items_of(text)
    assert items is not None
    assert (items.least, items.most) == (least, most)


@pytest.mark.parametrize("text", ["甲计划", "甲、、乙", ""])
def test_what_is_no_list_gives_none(text: str) -> None:
    assert items_of(text) is None


def test_quoted_items_before_a_number() -> None:
    assert quoted_tail("制定《甲（试行）》《乙》、《丙》（2号）") == (
        "《甲（试行）》",
        "《乙》",
        "《丙》",
    )
    assert quoted_tail("制定《甲》和通知") == ()


def test_nested_brackets_are_taken_out_whole() -> None:
    assert without_brackets("甲（乙（丙）丁）戊") == "甲戊"
    assert split_outside("甲（乙、丙）、丁", "、") == ["甲（乙、丙）", "丁"]
