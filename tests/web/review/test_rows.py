"""How pressing a document of a list is, in words."""

from datetime import date

import pytest

from jiheng.web.documents.models import Document
from jiheng.web.review.rows import Listed

DUE = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 22), ""),
        (date(2026, 11, 23), "还有 7 天"),
        (date(2026, 11, 29), "还有 1 天"),
        (date(2026, 11, 30), "今天到期"),
        (date(2026, 12, 1), "已过 1 天"),
        (date(2027, 1, 29), "已过 60 天"),
        (date(2027, 1, 30), "已过 2 个月"),
        (date(2028, 10, 30), "已过 23 个月"),
        (date(2028, 11, 29), "已过 23 个月"),
        (date(2028, 11, 30), "已过 2 年"),
        (date(2031, 11, 29), "已过 4 年"),
    ],
)
def test_the_nearer_the_more_exact(today: date, words: str) -> None:
    row = Listed(Document(), "", "", "", "", DUE, today)
    assert row.hurry == words
    assert row.is_pressing is bool(words)


def test_what_is_not_due_does_not_press() -> None:
    row = Listed(Document(), "", "", "", "", None, DUE)
    assert (row.due_text, row.hurry, row.is_pressing, row.days_left) == ("", "", False, None)
