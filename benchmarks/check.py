"""How long the cross-check takes as a whole process, how it grows, and how much memory it takes."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from _measuring import PAGE, ROOT, Row, print_table, write_section

from jiheng.cli.exits import CLEAN, FINDINGS

TITLE = "勾稽核验"
NOTE = (
    "用时是整个命令用掉的处理器时间，从启动到印出全部发现，几次的中位数，不受别的程序影响。"
    "报告由基准自己写成，各种样式一份接一份，文字和表格都密。一句话的下限就是启动；"
    "十倍字数的一行减去启动再比，十倍就是正比。只读不核的，用同样的程序读出文件就停。"
)
CHECK = (
    "import sys; from jiheng.cli.main import run; run(['check', '--format', 'json', sys.argv[1]])"
)
READ = (
    "import sys; from pathlib import Path; from jiheng.checks import read_document;"
    "read_document(Path(sys.argv[1]))"
)
MEGABYTE = 1024


@dataclass(frozen=True)
class Spent:
    """Hold what a process took: seconds of the processor, and megabytes at its peak."""

    seconds: float
    memory: int


def main() -> int:
    """Measure, print, and write the section of docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="次数")
    parser.add_argument("--characters", type=int, default=30_000, help="文字有多少字")
    parser.add_argument("--pages", type=int, default=100, help="pdf 至少多少页")
    parser.add_argument("--output", type=Path, default=PAGE, help="写入哪一页")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _write_loads(Path(folder), given.characters, given.pages)
        works = [
            (program, str(Path(folder) / name))
            for program, name in (
                (CHECK, "short.txt"),
                (CHECK, "once.txt"),
                (CHECK, "tenfold.txt"),
                (READ, "words.pdf"),
                (CHECK, "words.pdf"),
                (READ, "tables.pdf"),
                (CHECK, "tables.pdf"),
            )
        ]
        spent = _spent(works, given.runs)
        pages = [_pages(Path(folder) / name) for name in ("words.pdf", "tables.pdf")]
    rows = _rows(spent, given.characters, pages)
    print_table(TITLE, rows)
    write_section("check", TITLE, NOTE, rows, given.output)
    return 0


def _write_loads(folder: Path, characters: int, pages: int) -> None:
    """Write the files in a process of its own, whose memory is not counted."""
    sizes = ["--characters", str(characters), "--pages", str(pages)]
    command = [sys.executable, "-m", "benchmarks.checks.loads", str(folder), *sizes]
    subprocess.run(command, cwd=ROOT, check=True)


def _spent(works: Sequence[tuple[str, str]], runs: int) -> list[Spent]:
    """Run several works in turn and give the medians."""
    taken = [[_run(*work) for work in works] for _ in range(runs)]
    return [
        Spent(median(one.seconds for one in each), max(one.memory for one in each))
        for each in zip(*taken, strict=True)
    ]


def _run(program: str, path: str) -> Spent:
    command = [sys.executable, "-c", program, path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (CLEAN, FINDINGS), f"{path}：退出码 {process.returncode}"
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss // MEGABYTE)


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def _rows(spent: Sequence[Spent], characters: int, pages: Sequence[int]) -> list[Row]:
    start, once, tenfold, *pdfs = spent
    rows = [
        Row(f"{characters} 字，内存 {once.memory} MB", once.seconds, start.seconds, "一句话"),
        Row(
            f"十倍字数，不算启动，内存 {tenfold.memory} MB",
            tenfold.seconds - start.seconds,
            once.seconds - start.seconds,
            f"{characters} 字，不算启动",
        ),
    ]
    kinds = ("只有文字", "有表格")
    for kind, count, read, check in zip(kinds, pages, pdfs[::2], pdfs[1::2], strict=True):
        speed = f"每秒 {count / check.seconds:.0f} 页"
        reading = f"只读不核，每秒 {count / read.seconds:.0f} 页"
        name = f"{kind}的 pdf {count} 页，{speed}，内存 {check.memory} MB"
        rows.append(Row(name, check.seconds, read.seconds, reading))
    return rows


if __name__ == "__main__":
    sys.exit(main())
