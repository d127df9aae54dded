import pytest

from jiheng.quantities import QuantityError
from jiheng.quantities.glyphs import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１２．５％", "12.5%"),
        ("１，２３４．５０", "1,234.50"),
        ("−5", "-5"),
        ("－5", "-5"),
        ("﹣5", "-5"),
        ("–5", "-5"),
        ("5–8", "5–8"),
        ("12﹪", "12%"),
        ("￥5", "¥5"),
        ("\ufeff12\u200b", "12"),
        (" 2413 亿元\n", "2413亿元"),
        ("\u300021\u3000家", "21家"),
        ("1\u2009234\u2009567.5", "1,234,567.5"),
        ("1\u00a0234 元", "1,234元"),
        ("＝１００％", "=100%"),
    ],
)
def test_forms_come_to_one(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize("text", ["1 234", "12 . 5", "1, 234", "1\n2", "1\u200923"])
def test_a_space_inside_a_number_is_refused(text):
    with pytest.raises(QuantityError, match="空格"):
        plain(text)
