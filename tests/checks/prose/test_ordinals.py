import pytest

from jiheng.checks.prose.ordinals import number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("15", 15), ("十十", None)],
)
def test_numerals(text: str, number: int | None) -> None:
    assert number_of(text) == number
