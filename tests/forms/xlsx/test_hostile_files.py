"""Files that are broken, locked, enormous or meant to harm: one clear error each, quickly."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from jiheng.forms import inspect
from jiheng.forms.xlsx import package as package_module
from jiheng.forms.xlsx import reader as reader_module
from jiheng.forms.xlsx.scan import SPREAD

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)


def rewrite(path: Path, change) -> Path:
    """Change the parts of a package: `change(parts)` gets bytes by name."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def sheet_xml(body: str):
    def change(parts):
        parts["xl/worksheets/sheet1.xml"] = SHEET.format(body).encode()

    return change


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "是空的"),
        (b"not a zip at all", "不是 xlsx 工作簿"),
        (b"PK\x03\x04 and then nothing of sense", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "老格式的 .xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "有打开密码",
        ),
    ],
)
def test_what_is_no_workbook(tmp_path, only_error, data, what):
    path = tmp_path / "填报.xlsx"
    path.write_bytes(data)
    error = only_error(path)
    assert what in error.what and error.advice and error.file


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("报告.pdf", b"%PDF-1.7\n", "是 PDF 文件"),
        ("表.png", b"\x89PNG\r\n\x1a\n", "是图片"),
        ("表.jpg", b"\xff\xd8\xff\xe0", "是图片"),
        ("报告.rtf", b"{\\rtf1", "是 RTF 文档"),
        ("资料.rar", b"Rar!\x1a\x07", "是压缩包"),
        ("报告.doc", OLE + "WordDocument".encode("utf-16-le"), "Word 文档（.doc）"),
        ("表.xls", OLE + "Workbook".encode("utf-16-le"), "老格式的 .xls"),
        ("采购管理.csv", "编码,数值\n".encode(), "是文本文件"),
    ],
)
def test_another_kind_of_file_is_named_for_what_it_is(tmp_path, only_error, name, data, what):
    path = tmp_path / name
    path.write_bytes(data)
    error = only_error(path)
    assert what in error.what and error.advice


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("word/document.xml", "是 Word 文档（docx）"),
        ("ppt/presentation.xml", "是演示文稿"),
        ("xl/workbook.bin", "xlsb"),
        ("content.xml", "ods"),
        ("OFD.xml", "是 OFD 文件"),
    ],
)
def test_another_package_is_named_whatever_it_is_called(tmp_path, only_error, part, what):
    path = tmp_path / "填报.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "x")
    assert what in only_error(path).what


def test_a_zip_without_a_workbook(tmp_path, only_error):
    path = tmp_path / "填报.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("照片.txt", "x")
    assert "没有工作簿" in only_error(path).what


def test_a_truncated_workbook(workbook, only_error):
    path = workbook()
    path.write_bytes(path.read_bytes()[:-200])
    assert "已损坏" in only_error(path).what


def test_a_workbook_with_a_damaged_part(workbook, only_error):
    path = workbook()
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("xl/worksheets/sheet1.xml").header_offset
    data = bytearray(path.read_bytes())
    data[start + 80 : start + 90] = b"\xff" * 10
    path.write_bytes(bytes(data))
    assert "已损坏" in only_error(path).what


@pytest.mark.parametrize("body", ["<sheetData><row", "<sheetData></wrong>", ""])
def test_a_workbook_with_malformed_xml(workbook, body, only_error):
    def change(parts):
        parts["xl/worksheets/sheet1.xml"] = body.encode()

    assert "已损坏" in only_error(rewrite(workbook(), change)).what


def test_a_workbook_locked_with_a_zip_password(workbook, only_error):
    path = workbook()
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert "压缩密码" in only_error(path).what


def test_an_entity_bomb_is_refused(workbook, only_error):
    def change(parts):
        head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        parts["xl/worksheets/sheet1.xml"] = head + SHEET.format("<sheetData/>").encode()

    assert "已损坏" in only_error(rewrite(workbook(), change)).what


def test_a_zip_bomb_is_refused_before_it_is_unpacked(workbook, only_error):
    path = workbook()
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/media/bomb.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(170):
            part.write(bytes(1 << 20))
    started = time.perf_counter()
    error = only_error(path)
    # The limit that is named is the one that was passed.
    assert (error.what, error.expected) == (
        f"“{path.name}”里面的一张表或图片解开后有 170 MB，超过上限",
        "每张表、每个图片解开后不超过 160 MB",
    )
    assert time.perf_counter() - started < 2


def test_each_limit_of_a_package_names_itself(workbook, only_error, monkeypatch):
    path = workbook()
    monkeypatch.setattr(package_module, "MAX_UNPACKED", 100)
    assert "解开后有 1 MB" in only_error(path).what
    monkeypatch.setattr(package_module, "MAX_UNPACKED", 1 << 30)
    monkeypatch.setattr(package_module, "MAX_PARTS", 3)
    assert only_error(path).expected == "不超过 3 个部件"


def test_a_part_that_lies_about_its_size_is_refused(workbook, only_error):
    path = workbook()
    data = bytearray(path.read_bytes())
    # The size in the central directory of the first worksheet becomes one byte.
    at = data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02")) - 46
    data[at + 24 : at + 28] = (1).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    assert "已损坏" in only_error(path).what


def test_a_file_that_is_too_heavy_or_has_too_many_parts(workbook, only_error, monkeypatch):
    path = workbook()
    monkeypatch.setattr(package_module, "MAX_PARTS", 3)
    assert "部件" in only_error(path).what
    monkeypatch.setattr(package_module, "MAX_FILE", 100)
    assert "MB" in only_error(path).expected


def test_a_folder_in_place_of_a_file_and_a_locked_file(workbook, only_error, monkeypatch):
    path = workbook()

    def refuse(*_, **__):
        raise PermissionError(13, "no")

    monkeypatch.setattr(package_module.Path, "open", refuse)
    assert only_error(path).what == "没有读取权限"


@pytest.mark.parametrize("where", ["A1048576", "XFD2", "GS2"])
def test_a_cell_at_the_end_of_the_world_is_not_spread_out(workbook, errors_of, where):
    path = workbook(
        {"项目": [["项目编码", "项目名称", "项目级次"]]},
        lambda book: book["项目"].__setitem__(where, 1),
    )
    started = time.perf_counter()
    (error,) = errors_of(path)
    assert (error.sheet, error.cell, error.what) == ("项目", where, "内容超出能读的范围")
    assert time.perf_counter() - started < 2


@pytest.fixture
def laid_out(monkeypatch) -> list[tuple[str, int]]:
    """List each sheet that is laid out, with the number of its cells."""
    made: list[tuple[str, int]] = []
    real = reader_module._sheet

    def sheet(workbook, path, name, scan, styles):
        raw = real(workbook, path, name, scan, styles)
        made.append((name, sum(map(len, raw.rows))))
        return raw

    monkeypatch.setattr(reader_module, "_sheet", sheet)
    return made


PROJECTS = ["项目编码", "项目名称", "项目级次"]


@pytest.mark.parametrize("last", ["GR50000", "GR10001"])
def test_two_cells_far_apart_are_not_laid_out_as_millions(workbook, errors_of, laid_out, last):
    path = workbook({"项目": [PROJECTS]}, lambda book: book["项目"].__setitem__(last, 1))
    (error,) = errors_of(path)
    assert (error.sheet, error.cell, error.what) == ("项目", last, SPREAD)
    assert [name for name, _ in laid_out] == ["部门概况"]


def test_two_cells_a_little_less_far_apart_are_read(workbook, errors_of, laid_out, monkeypatch):
    monkeypatch.setattr(reader_module, "MAX_CELLS", 2_000)
    path = workbook({"项目": [PROJECTS]}, lambda book: book["项目"].__setitem__("J198", 1))
    assert all(error.what != SPREAD for error in errors_of(path))
    assert ("项目", 1980) in laid_out


def test_the_room_is_that_of_the_whole_workbook(workbook, errors_of, monkeypatch):
    monkeypatch.setattr(reader_module, "MAX_CELLS", 2_000)

    def far(book):
        book["项目"]["J150"] = book["下属单位"]["J150"] = 1

    path = workbook({"项目": [PROJECTS], "下属单位": [["单位名称"]]}, far)
    spread = [error.sheet for error in errors_of(path) if error.what == SPREAD]
    assert spread == ["下属单位"]


@pytest.mark.parametrize("title", ["_草稿", "填表说明"])
def test_a_sheet_that_no_form_reads_is_not_laid_out(workbook, errors_of, laid_out, title):
    path = workbook({title: [["甲"]]}, lambda book: book[title].__setitem__("XFD1048576", 1))
    assert errors_of(path) == []
    assert [name for name, _ in laid_out] == ["部门概况"]


def test_an_unknown_sheet_is_told_without_being_laid_out(workbook, only_error, laid_out):
    path = workbook({"别的": [["甲"]]}, lambda book: book["别的"].__setitem__("GR50000", 1))
    assert only_error(path).what == "不认识的表，没有读取"
    assert [name for name, _ in laid_out] == ["部门概况"]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ('<row r="1"><c r="gr50000"><v>1</v></c></row>', SPREAD),
        ('<row r="50000"><c r="GR1"><v>1</v></c><c><v>1</v></c></row>', "内容超出能读的范围"),
        ('<row r="50000"><c r="GQ1"><v>1</v></c><c><v>1</v></c></row>', SPREAD),
        ('<row r="1"><c r="GR50000" t="e"/></row>', SPREAD),
        ('<row r="1"><c r="$GR$50000"><v>1</v></c></row>', "“填报.xlsx”已损坏，读不出来"),
    ],
)
def test_addresses_in_odd_spelling_do_not_hide_the_extent(workbook, errors_of, rows, what):
    body = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{rows}</sheetData>'
    assert what in [error.what for error in errors_of(rewrite(workbook(), sheet_xml(body)))]


def test_two_sheets_of_one_name_are_refused(workbook, only_error):
    # One of them would be measured and the other one read.
    def change(parts):
        first, second = "项目".encode(), "下属单位".encode()
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(second, first)

    path = workbook({"项目": [PROJECTS], "下属单位": [["单位名称"]]})
    assert "已损坏" in only_error(rewrite(path, change)).what


def test_formats_down_to_the_last_row_are_no_content(workbook, errors_of):
    def paint(book):
        book["项目"]["A1048576"].number_format = "0.00"

    path = workbook({"项目": [["项目编码", "项目名称", "项目级次"], ["P1", "甲", "一级"]]}, paint)
    assert errors_of(path) == []


def test_cells_without_addresses_are_counted(workbook, errors_of):
    def change(parts):
        row = "<row>{}</row>"
        cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
        rows = [
            ["项目", "内容"],
            ["部门名称", "示例局"],
            ["地区", "甲市"],
            ["年度", "2021"],
            ["评分标准", "guangzhou-department-2021"],
        ]
        body = "".join(row.format("".join(cell.format(text) for text in texts)) for texts in rows)
        parts["xl/worksheets/sheet1.xml"] = SHEET.format(f"<sheetData>{body}</sheetData>").encode()

    assert errors_of(rewrite(workbook(), change)) == []


def test_prefixed_tags_and_odd_merges_are_understood(workbook, errors_of):
    def change(parts):
        body = (
            '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>项目</x:t></x:is></x:c>'
            '<x:c r="B1"><x:f>1+1</x:f></x:c></x:row></x:sheetData>'
            '<x:mergeCells><x:mergeCell ref="A1"/></x:mergeCells></x:worksheet>'
        )
        parts["xl/worksheets/sheet1.xml"] = body.encode()

    errors = errors_of(rewrite(workbook(), change))
    assert errors and all(error.sheet == "部门概况" for error in errors)


def test_a_workbook_without_styles_or_with_lost_sheets(workbook, errors_of):
    def change(parts):
        del parts["xl/styles.xml"]
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            b"</sheets>", b'<sheet name="lost" sheetId="99" r:id="rId99"/></sheets>'
        )
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            b"<workbook ",
            b'<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
        )

    path = rewrite(workbook(), change)
    assert [error.what for error in errors_of(path) if error.severity == "error"] in (
        [],
        ["“填报.xlsx”已损坏，读不出来"],
    )


def test_a_workbook_without_relations_has_no_sheets(workbook, errors_of):
    def change(parts):
        del parts["xl/_rels/workbook.xml.rels"]

    errors = errors_of(rewrite(workbook(), change))
    assert errors and all(error.severity == "error" for error in errors)


@pytest.fixture(scope="module")
def million(tmp_path_factory) -> Path:
    """A sheet of a million rows, as an export gone wrong would be."""
    path = tmp_path_factory.mktemp("million") / "百万行.xlsx"
    block = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>'
        for n in range(2, 50_002)
    )
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("项目")
        page.write_row(0, 0, ["项目编码", "项目名称", "项目级次"])

    def change(parts):
        rows = ['<row r="1"><c r="A1" t="inlineStr"><is><t>项目编码</t></is></c></row>', block]
        rows += [f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(50_002, 1_000_001)]
        dimension = '<dimension ref="A1:C1000000"/>'
        parts["xl/worksheets/sheet1.xml"] = SHEET.format(
            f"{dimension}<sheetData>{''.join(rows)}</sheetData>"
        ).encode()

    return rewrite(path, change)


def test_a_million_rows_are_refused_within_seconds(million):
    started = time.perf_counter()
    errors = inspect(million).errors
    assert time.perf_counter() - started < 10
    error = next(error for error in errors if error.sheet == "项目")
    assert (error.what, error.cell) == ("内容超出能读的范围", "A50011")


def test_a_million_rows_need_little_memory(million):
    code = (
        "import resource, sys; from jiheng.forms import inspect; "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
        f"inspect({str(million)!r}); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    grown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(grown.stdout) < 150_000  # kilobytes
