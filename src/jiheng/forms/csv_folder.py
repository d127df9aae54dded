"""Read and write a folder of csv files, one per form, named by the form's title."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from jiheng.forms.catalogue import NOT_READ, sheet_titled
from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.files import cannot_open, replaced_file
from jiheng.forms.rows.cells import clean
from jiheng.forms.tables import MAX_ROWS, RawSheet

MAX_BYTES = 64 * 1024 * 1024
"""What one csv file may weigh."""
_BOM = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NAMED = 8
"""How many dossiers found in a folder are named."""
_FORMULA_SIGNS = ("=", "+", "-", "@")
_SIGNED_NUMBER = re.compile(r"[-+][0-9.,]+%?")
_SEE = "在 WPS 或 Excel 中另存为“CSV UTF-8（逗号分隔）”"
_WRONG_DELIMITERS = {"\t": "制表符", ";": "分号", "，": "全角逗号", "|": "竖线"}


def read_folder(folder: Path, errors: list[FormError]) -> list[RawSheet]:
    """Read every csv file of a folder; add what is wrong to `errors`.

    Raises:
        FormErrors: the folder can not be read at all.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise FormErrors([cannot_open(folder, error)], str(folder)) from None
    paths = [path for path in files if path.suffix.lower() == ".csv"]
    if not paths:
        raise FormErrors([_no_csv(folder)], str(folder))
    errors.extend(_left_out(set(files).difference(paths)))
    read = (_read_file(path, errors) for path in csv_files(folder))
    return [sheet for sheet in read if sheet is not None]


def csv_files(folder: Path) -> list[Path]:
    """List the files of a folder that are read as forms, in the order of their names."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() == ".csv" and not path.name.startswith(NOT_READ) and path.is_file()
    )


def _left_out(files: Iterable[Path]) -> Iterator[FormError]:
    """Warn of files that look as if they were to be read: named as a form, or workbooks."""
    for path in sorted(files):
        is_form = sheet_titled(path.stem) is not None
        is_workbook = path.suffix.lower() in _WORKBOOKS
        if path.name.startswith(NOT_READ) or not (is_form or is_workbook):
            continue
        advice = f"要用的，{_SEE}（{path.stem}.csv）" if is_form else "要读工作簿的，直接指定它"
        yield FormError(
            f"“{path.name}”没有读取：文件夹里只读 csv 文件",
            advice=f"{advice}；不用的，移走或在文件名前加下划线“_”",
            file=path.name,
            severity="warning",
            is_ignored=is_form,
        )


def _no_csv(folder: Path) -> FormError:
    """Say that a folder holds no csv file, and name the dossiers that it does hold."""
    inside = sorted(folder.iterdir())
    found = [
        path.name
        for path in inside
        if (path.is_file() and path.suffix.lower() == ".xlsx" and path.name[0] not in NOT_READ)
        or (path.is_dir() and any(path.glob("*.csv")))
    ]
    advice = "放入如“部门概况.csv”的文件，或指定一个 xlsx 工作簿"
    if found:
        more = "等" if len(found) > _NAMED else ""
        advice = f"每次只读一个部门的资料，请指定其中一份：{'、'.join(found[:_NAMED])}{more}"
    return FormError("文件夹里没有 csv 文件", file=str(folder), advice=advice)


def write_csv(path: Path, rows: Iterable[Iterable[str]]) -> None:
    """Write one canonical csv file: UTF-8 with byte order mark, comma, line feed."""
    with replaced_file(path) as temporary:
        temporary.write_bytes(_BOM + csv_text(rows).encode())


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Write rows as csv text; a text that Excel would compute begins with a tab.

    A spreadsheet takes =1+1, +甲 or -无 for formulas.  Readers of forms strip blanks, so that the
    text reads back as it was.

    >>> csv_text([["编码", "说明"], ["1", "甲,乙"], ["2", "-无"], ["3", "-5.0%"]])
    '编码,说明\\n1,"甲,乙"\\n2,\\t-无\\n3,-5.0%\\n'
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([_inert(text) for text in row] for row in rows)
    return buffer.getvalue()


def _inert(text: str) -> str:
    is_formula = text.startswith(_FORMULA_SIGNS) and not _SIGNED_NUMBER.fullmatch(text)
    return f"\t{text}" if is_formula else text


def decode(data: bytes) -> str:
    """Decode the bytes of a csv file: UTF-8 with or without mark, else GB18030.

    Raises:
        UnicodeError: neither fits, or lines of both are mixed; the message names the line.
    """
    if data.startswith(_UTF16_MARKS):
        raise UnicodeError("是 UTF-16 编码的文本")
    body = data.removeprefix(_BOM)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
    if any(_is_chinese_utf8(part) for part in body.split(b"\n")):
        # GB18030 would accept most of such a file and turn it into nonsense.
        raise UnicodeError(f"第{line}行与其余各行的编码不同")
    try:
        return body.decode("gb18030")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UnicodeError(f"第{line}行既不是 UTF-8 也不是 GB18030 编码") from None


def _is_chinese_utf8(line: bytes) -> bool:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _read_file(path: Path, errors: list[FormError]) -> RawSheet | None:
    def report(what: str, expected: str = "", advice: str = "", row: int | None = None) -> None:
        errors.append(
            FormError(what, path.stem, row, expected=expected, advice=advice, file=path.name)
        )

    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        errors.append(cannot_open(path, error))
        return None
    if size > MAX_BYTES:
        limit = f"不超过 {MAX_BYTES // 1024 // 1024} MB"
        report(f"文件有 {size // 1024 // 1024} MB", limit, "请核对是否放错了文件")
        return None
    if data.startswith(_WORKBOOK_MARKS):
        what = "内容是工作簿，只是文件名以 .csv 结尾"
        report(what, "逗号分隔的文本", f"把后缀改回 .xlsx 后打开，{_SEE}")
        return None
    try:
        text = decode(data)
    except UnicodeError as error:
        report(str(error), "UTF-8 或 GB18030 编码", _SEE)
        return None
    if "\x00" in text:
        at = text.count("\n", 0, text.index("\x00")) + 1
        report("含有空字节（NUL），文件可能已损坏", "文本文件", _SEE, at)
        return None
    return _parse(path, text, report)


def _parse(path: Path, text: str, report: Callable[..., None]) -> RawSheet | None:
    if not text.strip():
        report("文件是空的", "首行为表头", "填写后再读，或删去该文件")
        return None
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MAX_ROWS + 1:
                report(f"超过 {MAX_ROWS} 行", f"不超过 {MAX_ROWS} 行数据", "请拆分或核对文件")
                return None
    except csv.Error:
        advice = "内容里有引号的，把引号写成两个；有换行或逗号的，整格加引号"
        report("引号不成对或一格过长，读不下去", "逗号分隔的文本", advice, reader.line_num)
        return None
    header = next((row for row in rows if any(map(clean, row))), [])
    if len(header) == 1:
        for mark, name in _WRONG_DELIMITERS.items():
            if mark in header[0]:
                report(f"各列用{name}分隔", "半角逗号分隔", _SEE, 1)
                return None
    return RawSheet(path.stem, path.name, rows)
