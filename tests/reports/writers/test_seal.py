"""The seal: a file that was edited since it was written here is never overwritten."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdfium2 import PdfDocument

from jiheng.reports.document import Document
from jiheng.reports.workbook import Sheet, SheetCell, Words
from jiheng.reports.writers import render_docx, render_html, render_pdf, render_workbook
from jiheng.reports.writers.archive import packed
from jiheng.reports.writers.seal import BLANK_SEAL, EditedFiles, is_untouched, sealed, write_sealed

BLANK = BLANK_SEAL.encode()
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
def test_what_was_written_is_untouched(sample: Document, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"报告{suffix}"
    content = KINDS[suffix](sample)
    write_sealed({path: content})
    assert is_untouched(path)
    assert path.read_bytes() == sealed(suffix, content)


@pytest.mark.parametrize("suffix", KINDS)
def test_any_changed_byte_counts_as_an_edit(sample: Document, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"报告{suffix}"
    content = sealed(suffix, KINDS[suffix](sample))
    places = {*range(0, len(content), max(1, len(content) // 50)), len(content) - 1}
    for seal in re.finditer(rb"jiheng-seal:[0-9a-f]{64}", content):
        places |= {seal.start() - 1, seal.start(), seal.end() - 1}
    for at in sorted(places):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert not is_untouched(path), at
    path.write_bytes(content)
    assert is_untouched(path)


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b"\n",
        lambda content: b" " + content,
        lambda content: content[:-1],
        lambda content: content + content,
        lambda content: content.replace(content[content.index(b"jiheng-seal:") :][:76], BLANK),
    ],
    ids=["字节在后", "字节在前", "缺一字节", "两份相连", "封记抹去"],
)
def test_bytes_more_or_less_count_as_an_edit(
    sample: Document, tmp_path: Path, suffix: str, change: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(change(sealed(suffix, KINDS[suffix](sample))))
    assert not is_untouched(path)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_the_same_members_packed_anew_are_not_the_file_written_here(
    sample: Document, tmp_path: Path, suffix: str
) -> None:
    """Whoever packed it anew did something to it that only they can judge."""
    path = tmp_path / f"报告{suffix}"
    write_sealed({path: KINDS[suffix](sample)})
    with zipfile.ZipFile(path) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    path.write_bytes(packed(members))
    assert not is_untouched(path)


def test_a_seal_typed_as_words_does_not_open_the_file_s_own(
    sample: Document, tmp_path: Path
) -> None:
    typed = f"jiheng-seal:{'a' * 64}"
    path = tmp_path / "报告.html"
    write_sealed({path: render_html(replace(sample, title=typed)).encode()})
    assert is_untouched(path)
    path.write_bytes(path.read_bytes().replace(b"a" * 64, b"b" * 64))
    assert not is_untouched(path)


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("content", [b"", "旧稿".encode(), b"PK\x03\x04"])
def test_a_file_not_made_here_counts_as_edited(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(content)
    assert not is_untouched(path)


def test_a_sealed_file_still_opens(sample: Document, tmp_path: Path) -> None:
    paths = {suffix: tmp_path / f"报告{suffix}" for suffix in KINDS}
    write_sealed({path: KINDS[suffix](sample) for suffix, path in paths.items()})
    core = docx.Document(str(paths[".docx"])).core_properties
    assert (core.title, core.keywords) == (sample.title_line, "")
    assert openpyxl.load_workbook(paths[".xlsx"])["表"]["A1"].value == sample.organisation
    pdf = PdfDocument(paths[".pdf"])
    assert len(pdf) > 0
    # The properties that a person sees have no blank seal: keywords are words, the seal is filled.
    facts = pdf.get_metadata_dict()
    assert "jiheng-seal" not in facts["Keywords"]
    assert facts["Subject"].startswith("jiheng-seal:") and "0" * 64 not in facts["Subject"]


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
