"""Draw docs/images from a real run: pages of the example's report, as the PDF shows them."""

import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from jiheng.cli.main import exit_code

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "guangzhou-kjj-2021"
WIDTH = 520
"""Pixels of one page."""
GAP = 16
LARGEST = 200_000
"""Bytes that a picture of the manual may have."""
SHOWN = ("附件2", "表1", "图1")
"""The first page of the report on which each of these stands is shown."""


def main() -> int:
    """Write the pictures; the exit code is that of the report, or 3 if a page is not found."""
    with tempfile.TemporaryDirectory() as folder:
        code = exit_code(["report", str(EXAMPLE), "--to", "pdf", "-o", folder])
        if code:
            return code
        (path,) = Path(folder).glob("*.pdf")
        pages = report_pages(path)
    if len(pages) < len(SHOWN):
        print(f"报告里没有同时找到：{'、'.join(SHOWN)}", file=sys.stderr)
        return 3
    target = ROOT / "docs" / "images" / "report.png"
    target.parent.mkdir(exist_ok=True)
    save_small(beside(pages), target)
    print(f"已写出 docs/images/{target.name}（{target.stat().st_size // 1000} KB）")
    return 0


def report_pages(path: Path) -> list[Image.Image]:
    """Draw the pages of `SHOWN` at the width of `WIDTH`."""
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range().replace(" ", "") for page in document]
    drawn = []
    for words in SHOWN:
        number = next((n for n, text in enumerate(texts) if words in text), None)
        if number is not None:
            page = document[number]
            drawn.append(page.render(scale=WIDTH / page.get_width()).to_pil())
    document.close()
    return drawn


def beside(pages: list[Image.Image]) -> Image.Image:
    """Put pages side by side on grey."""
    width = sum(page.width + GAP for page in pages) + GAP
    height = max(page.height for page in pages) + 2 * GAP
    sheet = Image.new("RGB", (width, height), "#d8d8d8")
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet


def save_small(picture: Image.Image, path: Path) -> None:
    """Save with as many colours as fit into `LARGEST`.

    Raises:
        ValueError: not even four colours fit.
    """
    for colours in (64, 32, 16, 8, 4):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            return
    raise ValueError(f"{path.name} 超过 {LARGEST} 字节")


if __name__ == "__main__":
    sys.exit(main())
