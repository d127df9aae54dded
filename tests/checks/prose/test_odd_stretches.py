"""Stretches of text that stand once and are a slip away from one that is usual."""

from jiheng.checks.prose.odd_stretches import OddStretch, odd_stretches

USUAL = "城北老旧小区管网更新项目完工。验收了城北老旧小区管网更新项目。"


def found(odd: str) -> list[str]:
    return [one.odd for one in odd_stretches(f"{USUAL}决算了{odd}。")]


def test_a_changed_character_is_found() -> None:
    assert found("城北老旧小区管网更替项目") == ["城北老旧小区管网更替项目"]


def test_a_lost_character_is_found() -> None:
    assert found("城北老旧小区管更新项目") == ["城北老旧小区管更新项目"]


def test_a_character_more_is_found() -> None:
    assert found("城北老旧小区管网线更新项目") == ["城北老旧小区管网线更新项目"]


def test_a_word_more_is_found() -> None:
    assert found("城北老旧小区管网综合更新项目") == ["城北老旧小区管网综合更新项目"]


def test_the_same_again_is_none() -> None:
    assert found("城北老旧小区管网更新项目") == []


def test_a_stretch_that_stands_only_once_elsewhere_decides_nothing() -> None:
    text = "城北老旧小区管网更新项目完工。决算了城北老旧小区管网更替项目。"
    assert list(odd_stretches(text)) == []


def test_a_short_stretch_may_be_another_word() -> None:
    assert list(odd_stretches("管网更新。管网更新。管网改新。")) == []


def test_a_variant_used_twice_is_usual_too() -> None:
    assert list(odd_stretches(USUAL + "决算了城北老旧小区管网更替项目。" * 2)) == []


def test_the_usual_stretch_and_its_place_are_told() -> None:
    text = f"{USUAL}决算了城北老旧小区管网更替项目。"
    (one,) = odd_stretches(text)
    assert one == OddStretch(
        text.index("城北老旧小区管网更替"), "城北老旧小区管网更替项目", "城北老旧小区管网更新项目"
    )
