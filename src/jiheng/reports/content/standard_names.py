"""Name a scoring standard in a filed text without claiming a document that nobody published."""

from __future__ import annotations

from jiheng.reports.content.wording import official_name
from jiheng.standards import Confidence, Standard

UNPUBLISHED = "本年度部门整体支出绩效自评评分标准"
"""What a report calls a standard whose text was not published, or not seen."""


def standard_name(standard: Standard) -> str:
    """Give the published title; another title was made up here and is no document's name."""
    if standard.confidence is Confidence.PUBLISHED:
        return official_name(standard.title)
    return UNPUBLISHED


def standard_label(standard: Standard) -> str:
    """Name a standard in file properties: its published title, else its code."""
    if standard.confidence is Confidence.PUBLISHED:
        return official_name(standard.title)
    return standard.code
