"""Random files: sound reports, sound reports whose bytes or parts are hurt, and traps."""

import io
import random
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
import xlsxwriter
from benchmarks.checks.fuzzing.texts import endless, hurt_report, number, random_text
from benchmarks.checks.generator import STYLES, generate
from benchmarks.checks.writers import WRITERS, write_report

SUFFIXES = (
    ".docx",
    ".pdf",
    ".xlsx",
    ".txt",
    ".csv",
    ".md",
    ".html",
    ".xls",
    ".doc",
    ".ods",
    ".jpg",
    "",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-be")
ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
VALUES = (b"0", b"-1", b"99999999999999999999", b"4294967296", b"x", b"", b"1.5", b"\xef\xbc\x91")
WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Sample:
    """Hold the bytes of a file, its proper suffix, and how it was made."""

    data: bytes
    suffix: str
    made: str


def random_file(rng: random.Random) -> Sample:
    """Make any file; now and then with the wrong suffix."""
    sample = rng.choices(
        (_text_file, _word_of_text, _hurt_base, _hurt_part, _trap, _workbook, _sound),
        (8, 4, 5, 9, 3, 3, 1),
    )[0](rng)
    if rng.randrange(12):
        return sample
    return Sample(sample.data, rng.choice(SUFFIXES), sample.made + "，后缀不对")


@cache
def base(style: str, seed: int, form: str) -> bytes:
    """Give a sound report of the generator in a format."""
    with tempfile.TemporaryDirectory() as folder:
        return write_report(generate(style, seed), Path(folder), form).read_bytes()


def _draw_base(rng: random.Random, forms: tuple[str, ...]) -> tuple[bytes, str, str]:
    form, style = rng.choice(forms), rng.choice(sorted(STYLES))
    if form == "xlsx":
        return _book(random.Random(7)), ".xlsx", "xlsx"
    return base(style, rng.randrange(2), form), WRITERS[form][0], f"{style} {form}"


def _sound(rng: random.Random) -> Sample:
    return Sample(*_draw_base(rng, (*WRITERS, "xlsx")))


def _text_file(rng: random.Random) -> Sample:
    size = rng.choice((10, 200, 2_000, 2_000, 20_000, 100_000))
    data = random_text(rng, size).encode(rng.choice(ENCODINGS), "surrogatepass")
    if not rng.randrange(5):
        data = _hurt_bytes(rng, data)
    return Sample(
        data, rng.choice((".txt", ".txt", ".txt", ".csv", ".md", ".html")), f"文字 {size}"
    )


def _plain(text: str) -> str:
    """Leave out what no XML may hold."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def _word_of_text(rng: random.Random) -> Sample:
    document = docx.Document()
    for _ in range(rng.randrange(1, 6)):
        document.add_paragraph(_plain(random_text(rng, rng.choice((50, 500, 5_000)))))
        if rng.randrange(2):
            table = document.add_table(rng.randrange(1, 9), rng.randrange(1, 7))
            for cell in (cell for row in table.rows for cell in row.cells):
                text = rng.choice((number(rng), "合计", "小计", "", hurt_report(rng, 20)))
                cell.text = _plain(text)[:3_000]
            if rng.randrange(2):
                last = table.cell(len(table.rows) - 1, len(table.columns) - 1)
                table.cell(0, 0).merge(rng.choice((last, table.cell(0, len(table.columns) - 1))))
    stream = io.BytesIO()
    document.save(stream)
    return Sample(stream.getvalue(), ".docx", "随机文字的 docx")


def _book(rng: random.Random) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        for _ in range(rng.randrange(1, 4)):
            sheet = workbook.add_worksheet()
            style = workbook.add_format(
                {"num_format": rng.choice(("0.00", "#,##0", "0%", "General"))}
            )
            for row in range(rng.randrange(1, 30)):
                for column in range(rng.randrange(1, 8)):
                    kind = rng.randrange(6)
                    if kind == 0:
                        words = rng.choice(
                            ("合计", "小计", "支出", _plain(hurt_report(rng, 20))[:999])
                        )
                        sheet.write_string(row, column, words)
                    elif kind == 1:
                        sheet.write_formula(
                            row, column, "=SUM(A1:B2)", style, rng.choice((3, "#DIV/0!"))
                        )
                    else:
                        size = 10 ** rng.choice((1, 3, 3, 6, 300))
                        sheet.write_number(row, column, rng.uniform(-1, 9) * size, style)
            sheet.merge_range(40, 0, 41, 3, "合计")
    return stream.getvalue()


def _workbook(rng: random.Random) -> Sample:
    return Sample(_book(rng), ".xlsx", "随机工作簿")


def _hurt_bytes(rng: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        at = rng.randrange(len(spoilt) + 1)
        kind = rng.randrange(5)
        if kind == 0 and at < len(spoilt):
            spoilt[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del spoilt[at : at + rng.randrange(1, 200)]
        elif kind == 2:
            spoilt[at:at] = rng.randbytes(rng.randrange(1, 50))
        elif kind == 3:
            spoilt[at:at] = spoilt[at : at + rng.randrange(1, 2_000)] * rng.randrange(1, 5)
        elif not rng.randrange(4):
            del spoilt[at:]
    return bytes(spoilt) or b"x"


def _hurt_base(rng: random.Random) -> Sample:
    data, suffix, made = _draw_base(rng, ("docx", "pdf", "pdf", "xlsx", "txt"))
    if suffix == ".pdf" and rng.randrange(2):
        # The words between the streams are where page trees and lengths stand.
        words = re.split(rb"(\d+)", data)
        for _ in range(rng.randrange(1, 12)):
            at = rng.randrange(1, len(words), 2) if len(words) > 2 else 0
            words[at] = rng.choice((*VALUES, words[rng.randrange(1, len(words), 2)]))
        return Sample(b"".join(words), suffix, f"改了数的 {made}")
    return Sample(_hurt_bytes(rng, data), suffix, f"改了字节的 {made}")


def _hurt_part(rng: random.Random) -> Sample:
    data, suffix, made = _draw_base(rng, ("docx", "docx", "xlsx"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(rng.choice((1, 1, 3))):
        _hurt_one(rng, parts)
    return Sample(zipped(parts), suffix, f"改了部件的 {made}")


def _hurt_one(rng: random.Random, parts: dict[str, bytes]) -> None:
    names = sorted(parts)
    main = [
        name for name in names if re.search(r"document\.xml$|sheet\d\.xml$|shared|styles", name)
    ]
    name = rng.choice(main if main and rng.randrange(3) else names)
    content, kind = parts[name], rng.randrange(9)
    tags = re.findall(rb"<(/?[A-Za-z:]+)", content)
    if kind == 0:
        parts[name] = _hurt_bytes(rng, content)
    elif kind == 1:
        values = list(re.finditer(rb'"([^"]*)"', content))
        if values:
            at = rng.choice(values)
            parts[name] = content[: at.start(1)] + rng.choice(VALUES) + content[at.end(1) :]
    elif kind == 2 and tags:
        value = rng.choice(VALUES)
        attribute = rng.choice((rb'w:val="', rb'r="', rb's="', rb't="', rb'w:id="', rb'numFmtId="'))
        parts[name] = re.sub(attribute + rb'[^"]*"', lambda _: attribute + value + b'"', content)
    elif kind == 3 and tags:
        parts[name] = content.replace(b"<" + rng.choice(tags), b"<" + rng.choice(tags))
    elif kind == 4:
        other = rng.choice(names)
        parts[name], parts[other] = parts[other], content
    elif kind == 5:
        del parts[name]
    elif kind == 6 and tags:
        tag = rng.choice([one for one in tags if not one.startswith(b"/")] or [b"a"])
        deep = rng.choice((50, 300, 5_000))
        opening = b"<" + tag + b">"
        parts[name] = content.replace(opening, opening * deep, 1).replace(
            b"</" + tag + b">", (b"</" + tag + b">") * deep, 1
        )
    elif kind == 7:
        head, mark, rest = content.partition(b"?>")
        parts[name] = head + mark + ENTITIES + re.sub(rb">[^<]+<", b">&j;<", rest, count=2)
    else:
        text = _plain(endless(rng, 3_000)).replace("&", "").replace("<", "").encode()
        parts[name] = re.sub(rb">[^<]+<", lambda _: b">" + text + b"<", content, count=1)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Pack parts into a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def word(body: str, **more: bytes) -> bytes:
    """Make the smallest docx with a body."""
    document = f'<w:document xmlns:w="{WORD_NAMESPACE}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document.encode(), **more})


def _nested_tables(rng: random.Random) -> Sample:
    deep = rng.choice((20, 200, 3_000))
    inner = "<w:p><w:r><w:t>合计1.2万元</w:t></w:r></w:p>"
    body = "<w:tbl><w:tr><w:tc>" * deep + inner + f"{inner}</w:tc></w:tr></w:tbl>" * deep
    return Sample(word(body), ".docx", f"套了 {deep} 层的表")


def _huge_table(rng: random.Random) -> Sample:
    rows = rng.choice((1_000, 10_000, 100_000))
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("合计", "1.23", "4.56")
    )
    return Sample(
        word(f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * rows}</w:tbl>"), ".docx", f"{rows} 行的表"
    )


def _wide_merge(rng: random.Random) -> Sample:
    span = rng.choice((1_000, 10**6, 10**12, -5))
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
    return Sample(word(f"<w:tbl>{f'<w:tr>{cell}</w:tr>' * 50}</w:tbl>"), ".docx", f"合并 {span} 列")


def _bomb(rng: random.Random) -> Sample:
    size = rng.choice((10, 150, 170)) << 20
    filler = rng.choice((b" ", b"<w:p/>", b"\0"))
    return Sample(
        zipped({"word/document.xml": filler * (size // len(filler))}), ".docx", "压缩炸弹"
    )


def _entity_bomb(rng: random.Random) -> Sample:
    body = b'<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'
    return Sample(zipped({"word/document.xml": ENTITIES + body}), ".docx", "实体炸弹")


def _book_rows(rng: random.Random) -> Sample:
    rows = rng.choice((10_000, 100_000))
    with zipfile.ZipFile(io.BytesIO(_book(random.Random(7)))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    place = rng.choice(("", ' r="A{}"', ' r="XFD{}"', ' s="-1"', ' s="99999999999"'))
    lines = "".join(f"<row><c{place.format(n)}><v>{n}</v></c></row>" for n in range(1, rows))
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(
        rb"<sheetData>.*</sheetData>",
        lambda _: f"<sheetData>{lines}</sheetData>".encode(),
        parts[name],
    )
    return Sample(zipped(parts), ".xlsx", f"{rows} 行的工作表{place}")


def _pdf_loop(rng: random.Random) -> Sample:
    kids, parent, count = rng.choice(
        (("2 0 R", "2 0 R", 1), ("3 0 R 3 0 R", "3 0 R", 10**9), ("3 0 R " * 3_000, "2 0 R", 3_000))
    )
    box = rng.choice(
        ("0 0 99 99", "0 0 1e30 1e30", "99 99 0 0", "0 0 0 0", "-9999999 -9999999 1 1")
    )
    draw = b"/X Do BT /F 12 Tf (1.2) Tj ET " * rng.choice((1, 300))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        f"<</Type/Page/Parent {parent}/MediaBox[{box}]/Contents 4 0 R"
        "/Resources<</XObject<</X 4 0 R>>/Font<</F 5 0 R>>>>>>".encode(),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>/Font<</F 5 0 R>>>>"
        b"/Length %d>>stream\n%s\nendstream" % (len(draw), draw),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj%s endobj\n" % (n, o) for n, o in enumerate(objects, 1)
    )
    return Sample(body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF", ".pdf", "绕圈的 pdf")


def _long_line(rng: random.Random) -> Sample:
    piece = rng.choice((",", "1,", "，", "1\t", "收入1.23万元，", "甲\t1.2\t3.4\n", "|1"))
    size = rng.choice((100_000, 300_000))
    return Sample(
        (piece * (size // len(piece))).encode(), ".txt", f"一行 {size} 字“{piece.strip()}”"
    )


TRAPS: tuple[Callable[[random.Random], Sample], ...] = (
    *(
        _nested_tables,
        _huge_table,
        _wide_merge,
        _bomb,
        _entity_bomb,
        _book_rows,
        _pdf_loop,
        _pdf_loop,
    ),
    _long_line,
)


def _trap(rng: random.Random) -> Sample:
    return rng.choice(TRAPS)(rng)
