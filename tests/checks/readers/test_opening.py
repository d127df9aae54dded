"""Files that cannot be read say so in one clear sentence; damaged bytes raise nothing else."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers import limits, read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
Maker = Callable[..., Path]


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("甲.txt", b"", "文件是空的"),
        ("甲.docx", b"  \n ", "文件是空的"),
        ("甲.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "有打开密码"),
        ("甲.docx", OLE + "PowerPoint".encode("utf-16-le"), "不是能读的文件"),
        ("甲.xls", OLE + "Workbook".encode("utf-16-le"), "已损坏"),
        ("甲.docx", b"PK\x03\x04" + bytes(100), "已损坏"),
        ("甲.docx", zipped(word__document_xml=b"<w:document"), "已损坏"),
        ("甲.docx", zipped(word__styles_xml=b"<a/>"), "已损坏"),
        ("甲.docx", zipped(a_xml=b"<a/>"), "压缩包"),
        ("甲.ofd", zipped(OFD_xml=b"<a/>"), "OFD"),
        ("甲.pdf", b"%PDF-1.7\n" + b"x" * 400, "已损坏"),
        ("甲.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 20, "不是能读的文件"),
    ],
)
def test_unreadable_files_are_refused(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=said) as error:
        read_document(put(tmp_path, name, data))
    assert name in error.value.where
    assert error.value.advice


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="没有这个文件；请核对路径"):
        read_document(tmp_path / "没有.pdf")
    with pytest.raises(UnreadableFile, match="这是文件夹"):
        read_document(tmp_path)


def test_kind_is_told_by_content(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("收入307.82万元。")
    word.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.docx").rename(tmp_path / "a.txt")
    assert read_document(tmp_path / "a.txt").format == "docx"
    assert read_document(put(tmp_path, "b.pdf", "收入307.82万元。".encode())).format == "txt"


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = (
        b'<!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;">]>'
        b'<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&y;</w:t></w:r></w:p></w:body></w:document>'
    )
    with pytest.raises(UnreadableFile, match="已损坏"):
        read_document(put(tmp_path, "甲.docx", zipped(word__document_xml=bomb)))


def test_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a/>")
        with package.open("word/bomb.xml", "w", force_zip64=True) as part:
            for _ in range(limits.MAX_PART // (1 << 20) + 1):
                part.write(bytes(1 << 20))
    with pytest.raises(UnreadableFile, match="解开后有"):
        read_document(put(tmp_path, "甲.docx", stream.getvalue()))


def test_locked_pdf_is_told(tmp_path: Path) -> None:
    # The smallest pdf with a standard security handler that no empty password opens.
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>endobj\n"
    )
    data = body + b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<41><41>]/Size 5>>\n%%EOF"
    with pytest.raises(UnreadableFile, match="打开密码"):
        read_document(put(tmp_path, "甲.pdf", data))


def test_limits_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "甲.txt", "收入307.82万元。\n".encode() * 20)
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 100)
    with pytest.raises(UnreadableFile, match="太长；应为不超过 100 个字"):
        read_document(path)
    monkeypatch.setattr(limits, "MAX_FILE", 100)
    with pytest.raises(UnreadableFile, match="文件有 0 MB"):
        read_document(path)


def test_too_many_pages_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(4):
        document.new_page(100, 100)
    document.save(tmp_path / "甲.pdf")
    monkeypatch.setattr(limits, "MAX_PAGES", 3)
    with pytest.raises(UnreadableFile, match="有 4 页，太长"):
        read_document(tmp_path / "甲.pdf")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("samples")
    word = docx.Document()
    word.add_heading("一、概况", 1)
    word.add_paragraph("收入307.82万元。")
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
    word.save(str(folder / "a.docx"))
    with xlsxwriter.Workbook(str(folder / "a.xlsx")) as workbook:
        sheet = workbook.add_worksheet()
        sheet.merge_range("A1:B1", "合计")
        sheet.write_number("A2", 1.5, workbook.add_format({"num_format": "0.00"}))
    import typst

    source = b"#set page(width: 9cm)\n= Total\n#table(columns: 2, [a], [1.50], [b], [2.50])"
    return {
        "a.docx": (folder / "a.docx").read_bytes(),
        "a.xlsx": (folder / "a.xlsx").read_bytes(),
        "a.pdf": typst.compile(source),
    }


def hurt(data: bytes, changes: list[tuple[int, int]], length: int) -> bytes:
    spoilt = bytearray(data)
    for at, value in changes:
        spoilt[at % len(spoilt)] = value
    return bytes(spoilt[: max(len(spoilt) - length, 1)])


CHANGES = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=20)
BOUNDED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf"])
@given(changes=CHANGES, length=st.integers(0, 200))
@BOUNDED
def test_hurt_bytes_raise_nothing_but_unreadable(
    name: str,
    samples: dict[str, bytes],
    changes: list[tuple[int, int]],
    length: int,
    tmp_path: Path,
) -> None:
    path = put(tmp_path, name, hurt(samples[name], changes, length))
    try:
        assert read_document(path).characters
    except UnreadableFile as error:
        assert str(error)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@given(data=st.data())
@BOUNDED
def test_hurt_parts_raise_nothing_but_unreadable(
    name: str, samples: dict[str, bytes], data: st.DataObject, tmp_path: Path
) -> None:
    """The check sums of a zip stop most changes: change the parts before they are packed."""
    with zipfile.ZipFile(io.BytesIO(samples[name])) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    chosen = data.draw(st.sampled_from([p for p in sorted(parts) if p.endswith((".xml", ".rels"))]))
    kind = data.draw(st.sampled_from(["bytes", "numbers", "tags"]))
    content = parts[chosen]
    if kind == "bytes":
        content = hurt(content, data.draw(CHANGES), 0)
    elif kind == "numbers":
        digit = data.draw(st.sampled_from([b"0", b"-1", b"99999999999999999999", b"x", b""]))
        old = data.draw(st.sampled_from([b'"1"', b'"2"', b'"0"', b">1<"]))
        content = content.replace(old, old[:1] + digit + old[-1:])
    else:
        gone = data.draw(
            st.sampled_from([b"w:tcPr", b"w:body", b"w:p>", b"row", b"sheetData", b"w:tc>"])
        )
        content = content.replace(gone, gone[:-1] + b"q")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for part, held in parts.items():
            package.writestr(part, content if part == chosen else held)
    try:
        read_document(put(tmp_path, name, stream.getvalue()))
    except UnreadableFile as error:
        assert str(error)


@given(data=st.binary(min_size=1, max_size=400), name=st.sampled_from(["a.txt", "a.csv", "a.md"]))
@BOUNDED
def test_any_bytes_are_text_or_refused(data: bytes, name: str, tmp_path: Path) -> None:
    try:
        assert read_document(put(tmp_path, name, data)).characters
    except UnreadableFile as error:
        assert str(error)


def test_a_hurt_compressed_part_is_told(samples: dict[str, bytes], tmp_path: Path) -> None:
    data = bytearray(samples["a.docx"])
    at = data.find(b"word/document.xml") + 40
    data[at : at + 20] = zlib.compress(b"x" * 12)[:20].ljust(20, b"\0")
    with pytest.raises(UnreadableFile, match="已损坏"):
        read_document(put(tmp_path, "甲.docx", bytes(data)))
