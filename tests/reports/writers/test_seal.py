"""The seal: a file that was edited since it was written here is never overwritten."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from jiheng.reports.document import Document
from jiheng.reports.workbook import Sheet, SheetCell, Words
from jiheng.reports.writers import render_docx, render_html, render_pdf, render_workbook
from jiheng.reports.writers.files import packed
from jiheng.reports.writers.seal import EditedFiles, is_untouched, sealed, write_sealed

Make = Callable[[Document], bytes]
KINDS: dict[str, Make] = {
    ".docx": render_docx,
    ".html": lambda document: render_html(document).encode(),
    ".pdf": lambda document: render_pdf(document).content,
    ".xlsx": lambda document: render_workbook(
        [Sheet("表", ((SheetCell(Words(document.organisation)),),), (10.0,))], title="评分表"
    ),
}


@pytest.mark.parametrize("suffix", KINDS)
def test_what_was_written_is_untouched_and_one_change_is_seen(
    sample: Document, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"报告{suffix}"
    content = KINDS[suffix](sample)
    write_sealed({path: content})
    assert is_untouched(path)
    assert path.read_bytes() == sealed(suffix, content)
    _edit(path)
    assert not is_untouched(path)


def _edit(path: Path) -> None:
    """Change one letter of the words, wherever the format has them."""
    if path.suffix not in (".docx", ".xlsx"):
        content = path.read_bytes()
        path.write_bytes(content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])
        return
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = next(one for one in ("word/document.xml", "xl/sharedStrings.xml") if one in members)
    members[name] = members[name].replace("广州".encode(), "惠州".encode(), 1)
    path.write_bytes(packed(members.items()))


def test_the_same_file_packed_anew_is_untouched(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    write_sealed({path: render_docx(sample)})
    with zipfile.ZipFile(path) as archive:
        members = [(name, archive.read(name)) for name in reversed(archive.namelist())]
    path.write_bytes(packed(members))
    assert is_untouched(path)


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("content", [b"", "旧稿".encode(), b"PK\x03\x04"])
def test_a_file_not_made_here_counts_as_edited(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(content)
    assert not is_untouched(path)


def test_an_office_program_still_opens_a_sealed_file(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    write_sealed({path: render_docx(sample)})
    file = docx.Document(str(path))
    assert file.core_properties.keywords.startswith("jiheng-seal:")
    assert file.core_properties.title == sample.title_line


def test_one_edited_file_leaves_all_as_they_are(sample: Document, tmp_path: Path) -> None:
    kept, edited = tmp_path / "甲.html", tmp_path / "乙.html"
    content = render_html(sample).encode()
    write_sealed({kept: content, edited: content})
    edited.write_text("改过", encoding="utf-8")
    before = {path: path.read_bytes() for path in (kept, edited)}
    with pytest.raises(EditedFiles) as refused:
        write_sealed({kept: content + b" ", edited: content})
    assert refused.value.paths == (edited,)
    assert {path: path.read_bytes() for path in (kept, edited)} == before
    write_sealed({kept: content, edited: content}, replace=True)
    assert is_untouched(edited)


def test_an_untouched_file_is_replaced_quietly(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "甲.html"
    write_sealed({path: render_html(sample).encode()})
    write_sealed({path: render_html(sample).encode() + b"\n"})
    assert path.read_bytes().endswith(b"\n\n")
