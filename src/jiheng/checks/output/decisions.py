"""The columns of the 核验结果 sheet and the choices of an officer: one wording, written and read."""

from enum import StrEnum

SHEET = "核验结果"
COLUMNS = (
    ("序号", 5),
    ("级别", 6),
    ("代码", 8),
    ("规则", 14),
    ("位置", 12),
    ("原文", 36),
    ("问题", 30),
    ("计算过程", 30),
    ("建议改为", 24),
    ("处理意见", 11),
    ("说明", 18),
    ("指纹", 19),
)
"""Header and width, in characters, of each column."""
HEADERS = tuple(header for header, _ in COLUMNS)


class Decision(StrEnum):
    """What the officer did with a finding."""

    CORRECTED = "已改正"
    CORRECT = "核对无误"
    POSTPONED = "暂不处理"
