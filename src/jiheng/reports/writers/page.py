"""State the page of an official document once, for all writers.

Source: 党政机关公文格式 GB/T 9704-2012, clauses 5 and 7; type area 156 mm × 225 mm, 22 lines of 28
characters.
"""

from __future__ import annotations

__all__ = [
    "BODY_PT",
    "BOTTOM_MM",
    "CHARACTERS",
    "FOOTER_MM",
    "FOOTER_PT",
    "HEIGHT_MM",
    "LEFT_MM",
    "LINES",
    "LINE_PT",
    "PICTURE_HEIGHT_MM",
    "RIGHT_MM",
    "SMALL_PT",
    "TEXT_WIDTH_MM",
    "TITLE_PT",
    "TOP_MM",
    "TRACKING_PT",
    "TURNED_FOOTER_MM",
    "TURNED_WIDTH_MM",
    "WIDTH_MM",
]

WIDTH_MM, HEIGHT_MM = 210, 297
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
TEXT_WIDTH_MM = WIDTH_MM - LEFT_MM - RIGHT_MM
LINES, CHARACTERS = 22, 28
PICTURE_HEIGHT_MM = 195  # what a caption of two lines leaves of the type area

TURNED_WIDTH_MM = HEIGHT_MM - TOP_MM - BOTTOM_MM
FOOTER_MM, TURNED_FOOTER_MM = 25, 14  # foot of the page number to the paper's edge

TITLE_PT = 22  # 2号
BODY_PT = 16  # 3号
FOOTER_PT = 14  # 4号
SMALL_PT = 10.5  # 五号

# 225 mm hold 22 lines of 28.95 pt. 28 characters of 16 pt are 2 mm too wide for 156 mm, so each
# stands a quarter point closer.
LINE_PT = 28.95
TRACKING_PT = -0.25
