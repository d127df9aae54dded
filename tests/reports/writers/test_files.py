"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jiheng.reports.writers.files import packed, write_whole


def test_a_file_appears_with_its_content_and_folders(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "新" / "报告.docx", b"new")
    assert path.read_bytes() == b"new"
    assert os.listdir(path.parent) == ["报告.docx"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new content")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["报告.docx"]


def test_others_may_read_the_file_as_usual(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    made = write_whole(tmp_path / "made", b"")
    assert made.stat().st_mode == plain.stat().st_mode


def test_equal_members_are_equal_archives() -> None:
    members = [("b", b"2"), ("a", b"1")]
    assert packed(members) == packed(list(members))
    assert packed(members) != packed([("b", b"2"), ("a", b"3")])
