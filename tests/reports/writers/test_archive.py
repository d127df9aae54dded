"""Equal members are equal archives."""

from __future__ import annotations

from jiheng.reports.writers.archive import packed


def test_equal_members_are_equal_archives() -> None:
    members = [("b", b"2"), ("a", b"1")]
    assert packed(members) == packed(list(members))
    assert packed(members) != packed([("b", b"2"), ("a", b"3")])
