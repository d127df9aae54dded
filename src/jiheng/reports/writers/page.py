"""State the page of an official document once, for all writers.

Source: 党政机关公文格式 GB/T 9704-2012, clauses 5 and 7; type area 156 mm × 225 mm, 22 lines of 28
characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.reports.document import Document

__all__ = [
    "BODY_PT",
    "CHARACTERS",
    "FOOTER_PT",
    "FORM",
    "HEIGHT_MM",
    "LINES",
    "LINE_PT",
    "OFFICIAL",
    "PICTURE_HEIGHT_MM",
    "SMALL_PT",
    "TRACKING_PT",
    "TURNED_FOOTER_MM",
    "TWIPS_PER_PT",
    "WIDTH_MM",
    "Paper",
    "paper_of",
]

WIDTH_MM, HEIGHT_MM = 210, 297
LINES, CHARACTERS = 22, 28
PICTURE_HEIGHT_MM = 195  # what a caption of two lines leaves of the type area
TURNED_FOOTER_MM = 14  # foot of the page number to the paper's edge, on a turned page


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold the margins of an A4 page, the foot of its page number (mm), and the title's size.

    ``title_gap`` is the space below the title, in points.
    """

    top: int
    bottom: int
    left: int
    right: int
    footer: int
    title_pt: int
    title_gap: float

    @property
    def text_width(self) -> int:
        """Give the width of the type area on an upright page, in mm."""
        return WIDTH_MM - self.left - self.right

    @property
    def turned_width(self) -> int:
        """Give the width of the type area on a page turned on its side, in mm."""
        return HEIGHT_MM - self.top - self.bottom


BODY_PT = 16  # 3号
FOOTER_PT = 14  # 4号
SMALL_PT = 10.5  # 五号

# 225 mm hold 22 lines of 28.95 pt. 28 characters of 16 pt are 2 mm too wide for 156 mm, so each
# stands a quarter point closer.
LINE_PT = 28.95
TWIPS_PER_PT = 20
TRACKING_PT = -0.25

OFFICIAL = Paper(37, 35, 28, 26, 25, 22, LINE_PT)  # the title in 2号
# A form is one table, not a 公文: narrow margins keep it on one page where it can be.
FORM = Paper(18, 16, 20, 20, 8, 18, 6)


def paper_of(document: Document) -> Paper:
    """Give the paper a document is set on."""
    return FORM if document.is_form else OFFICIAL
