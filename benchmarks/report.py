"""How long a report takes: as a whole process, and warm inside one."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import docx
import typst
import xlsxwriter
from _measuring import EXAMPLE, PAGE, Row, median_seconds, print_table, write_section

from jiheng.forms import read_dossier
from jiheng.reports.outline import find_outline
from jiheng.reports.writing import write_report
from jiheng.scoring import score
from jiheng.standards import find_standard

FORMATS = ("docx", "pdf", "html", "xlsx")
TITLE = "写自评报告"
NOTE = (
    "“整个命令”从敲下回车到文件全部写好，下限是只导入同样的库、什么也不做的 Python。"
    "“已启动后”不算启动和导入，下限是用同样的库各写一份空文件。"
)
# What the command has imported at its end, without the standard library and without jiheng.
LISTING = """
import json, sys
from jiheng.cli.main import exit_code
code = exit_code(sys.argv[2:])
assert code == 0, code
names = [
    name for name, module in sys.modules.items()
    if name.partition(".")[0] not in {*sys.stdlib_module_names, "jiheng", "__main__"}
    and getattr(module, "__spec__", None) is not None
]
with open(sys.argv[1], "w") as file:
    json.dump(names, file)
"""
IMPORTING = """
import importlib, json, sys
with open(sys.argv[1]) as file:
    for name in json.load(file):
        importlib.import_module(name)
"""


def main() -> int:
    """Measure, print, and write the section of docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="整个命令的次数")
    parser.add_argument("--warm", type=int, default=10, help="已启动后的次数")
    parser.add_argument("--to", default=",".join(FORMATS), help="写哪几种格式")
    parser.add_argument("--output", type=Path, default=PAGE, help="写入哪一页")
    given = parser.parse_args()
    formats = given.to.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [process(folder, formats, given.runs), warm(folder, formats, given.warm)]
    title = f"{TITLE}（{'、'.join(formats)}）"
    print_table(title, rows)
    write_section("report", title, NOTE, rows, given.output)
    return 0


def process(folder: Path, formats: Sequence[str], times: int) -> Row:
    """Measure the whole command against a process that only imports the same libraries."""
    command = ["report", str(EXAMPLE), "--to", ",".join(formats), "-o", str(folder / "process")]
    listed = folder / "imported.json"
    _python("-c", LISTING, str(listed), *command)
    assert json.loads(listed.read_text()), "没有导入任何库"
    spent, floor = median_seconds(
        [
            lambda: _python("-m", "jiheng.cli.main", *command),
            lambda: _python("-c", IMPORTING, str(listed)),
        ],
        times,
    )
    return Row(f"整个命令，{times} 次的中位数", spent, floor, "只导入同样的库")


def warm(folder: Path, formats: Sequence[str], times: int) -> Row:
    """Measure a report in a running process against empty documents of the same libraries."""
    dossier = read_dossier(EXAMPLE)
    card = score(dossier, find_standard(dossier.standard))
    outline = find_outline()

    def report() -> None:
        write_report(dossier, card, outline, formats, folder / "warm")

    def floor() -> None:
        write_empty(folder / "empty", formats)

    report()
    floor()
    spent, least = median_seconds([report, floor], times)
    return Row(f"已启动后，{times} 次的中位数", spent, least, "各写一份空文件")


def write_empty(folder: Path, formats: Sequence[str]) -> None:
    """Write an empty document of each format with the library that writes it."""
    folder.mkdir(exist_ok=True)
    for name in formats:
        path = folder / f"empty.{name}"
        match name:
            case "docx":
                docx.Document().save(str(path))
            case "pdf":
                path.write_bytes(typst.compile(b"\n", ignore_system_fonts=True))
            case "html":
                path.write_text("<!doctype html><title></title>", "utf-8")
            case _:
                with xlsxwriter.Workbook(str(path)) as book:
                    book.add_worksheet()


def _python(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
