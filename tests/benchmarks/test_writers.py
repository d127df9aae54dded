"""The files hold what the report says, and the same report gives the same bytes."""

from pathlib import Path

import docx
import pypdfium2
import pytest
from benchmarks.checks.generator import STYLES, generate
from benchmarks.checks.generator.model import Paragraph, Table
from benchmarks.checks.writers import WRITERS, write_report
from benchmarks.checks.writers.txt_file import WIDTH, wrap

from jiheng.quantities import display_width


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_report_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        write_report(generate("yunnan", 3), folder, form)
    assert [path.read_bytes() for path in one.iterdir()] == [
        path.read_bytes() for path in other.iterdir()
    ]


@pytest.mark.parametrize("style", STYLES)
def test_text_holds_one_paragraph_per_line(style: str, tmp_path: Path) -> None:
    report = generate(style, 2)
    written = write_report(report, tmp_path, "txt").read_text("utf-8").splitlines()
    paragraphs = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert set(paragraphs) <= set(written)


def test_wrapped_text_has_short_lines_and_page_numbers(tmp_path: Path) -> None:
    report = generate("guangzhou", 2)
    text = write_report(report, tmp_path, "wrapped").read_text("utf-8")
    pages = text.split("\f")
    assert len(pages) > 2
    assert [page.strip().splitlines()[-1] for page in pages] == [
        str(number) for number in range(1, len(pages) + 1)
    ]
    joined = "".join(text.split())
    first = next(block.text for block in report.blocks if isinstance(block, Paragraph))
    assert first in joined


def test_a_break_never_stands_before_a_closing_mark() -> None:
    lines = wrap("预算执行率" * 5 + "完成数，" + "年末结转和结余" * 6)
    assert all(display_width(line) <= WIDTH + 4 for line in lines)
    assert not any(line.startswith("，") for line in lines)
    assert len(lines) == 3
    assert wrap("年" * 27 + "12,345.67万元")[1] == "12,345.67万元"


def test_word_file_keeps_order_and_merged_cells(tmp_path: Path) -> None:
    report = generate("project", 2)
    document = docx.Document(str(write_report(report, tmp_path, "docx")))
    table = next(block for block in report.blocks if isinstance(block, Table))
    read = document.tables[0]
    assert (len(read.rows), len(read.columns)) == (len(table.rows), len(table.rows[0]))
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell is not None:
                last = read.cell(number + cell.row_span - 1, column + cell.column_span - 1)
                assert read.cell(number, column).text == last.text == cell.text
    texts = {paragraph.text for paragraph in document.paragraphs}
    assert all(block.text in texts for block in report.blocks if isinstance(block, Paragraph))


def test_pdf_holds_the_text_and_page_numbers(tmp_path: Path) -> None:
    report = generate("shanghai", 2)
    document = pypdfium2.PdfDocument(write_report(report, tmp_path, "pdf"))
    texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    assert len(texts) > 2
    assert all(f"—{number}—" in text for number, text in enumerate(texts, 1))
    title = next(block.text for block in report.blocks if isinstance(block, Paragraph))
    assert "".join(title.split()) in texts[0]
