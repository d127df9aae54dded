"""Read a csv or tsv file as one table."""

import csv
import io
from pathlib import Path

from jiheng.checks.document import Document
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.captions import with_captions
from jiheng.checks.readers.decoding import decode
from jiheng.checks.readers.grids import table_of


def read_csv(path: Path, data: bytes) -> Document:
    """Read a csv file; its cells are taken as written.

    Raises:
        UnreadableFile: it is no text, or its quoting is broken.
    """
    text = decode(path, data)
    first = text.partition("\n")[0]
    separator = (
        "\t" if path.suffix.lower() == ".tsv" or first.count("\t") > first.count(",") else ","
    )
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error:
        advice = "请用 WPS 或 Excel 打开后另存为 xlsx"
        raise UnreadableFile("csv 的引号或分隔符不完整", str(path), "csv 文件", advice) from None
    # Empty rows stay: row 5 of the table is row 5 of the sheet.
    while rows and not any(rows[-1]):
        rows.pop()
    return Document(path.name, "csv", with_captions([table_of(rows, 1, str(path))]))
