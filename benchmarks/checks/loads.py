"""Write the files that the speed of the checker is measured on: ``python -m benchmarks.checks.loads``.

Reports of every style stand in them one behind the other, so that the tenfold text is of the same
kind as the single one: the same styles, with other figures and names.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from types import UnionType

import pypdfium2
from benchmarks.checks.generator import STYLES, generate
from benchmarks.checks.generator.model import Block, Paragraph, Report, Table
from benchmarks.checks.writers.pdf_file import write_pdf
from benchmarks.checks.writers.txt_file import write_txt

SHORT = "本单位全年预算100.00万元，支出95.00万元，执行率95.00%。\n"
"""What hardly takes longer than to start."""
TIMES = 10
_PAGE = 800
"""Characters that a page holds at least."""


def main() -> int:
    """Write the files into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--characters", type=int, default=30_000, help="文字有多少字")
    parser.add_argument("--pages", type=int, default=100, help="pdf 至少多少页")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    (given.folder / "short.txt").write_text(SHORT, "utf-8")
    for name, times in (("once", 1), ("tenfold", TIMES)):
        texts = [block for seed in range(times) for block in _text(seed, given.characters)]
        write_txt(_report(texts), given.folder / f"{name}.txt")
    _write_pages(given.folder / "words.pdf", given.pages, Paragraph)
    _write_pages(given.folder / "tables.pdf", given.pages, Paragraph | Table)
    return 0


def _report(blocks: Iterable[Block]) -> Report:
    return Report("load", 0, tuple(blocks), {}, ())


def _text(seed: int, characters: int) -> Iterator[Block]:
    """Give so many characters, the same share of every style."""
    for style in STYLES:
        reports = (generate(style, seed * 1000 + number) for number in count())
        blocks = (block for report in reports for block in report.blocks)
        yield from _cut(blocks, characters // len(STYLES))


def _cut(blocks: Iterable[Block], size: int) -> Iterator[Block]:
    held = 0
    for block in blocks:
        if held >= size:
            return
        held += _report([block]).characters
        yield block


def _write_pages(path: Path, pages: int, kinds: type[Block] | UnionType) -> None:
    """Write blocks of these kinds, of one report after another, until there are so many pages."""
    size = pages * _PAGE
    while True:
        reports = (generate(style, number) for number in count() for style in STYLES)
        blocks = (block for report in reports for block in report.blocks)
        write_pdf(_report(_cut((one for one in blocks if isinstance(one, kinds)), size)), path)
        with pypdfium2.PdfDocument(path) as written:
            if len(written) >= pages:
                return
        size += size // 5


if __name__ == "__main__":
    sys.exit(main())
