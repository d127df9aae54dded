"""Files as officials make them, written by the real libraries."""

from collections.abc import Callable
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
import typst

FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
HEAD = """#set page(paper: "a4", margin: 2.8cm, footer: context align(center)[— #counter(page).display() —])
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.9em)
"""


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[[str], Path]:
    def make(source: str, head: str = HEAD) -> Path:
        path = tmp_path / "报告.pdf"
        (tmp_path / "报告.typ").write_text(head + source, "utf-8")
        path.write_bytes(typst.compile(str(tmp_path / "报告.typ"), font_paths=[str(FONTS)]))
        return path

    return make
