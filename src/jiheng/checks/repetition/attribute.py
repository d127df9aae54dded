"""What a figure says of its subject."""

from enum import Enum


class Attribute(Enum):
    """Name what a figure says of its subject."""

    INITIAL = "年初预算"
    FINAL = "全年预算"
    BUDGET = "预算"
    SPENT = "支出"
    INCOME = "收入"
    TOTAL = "总计"
    CARRY = "结转结余"
    RATE = "执行率"
    INITIAL_RATE = "占年初预算"
    SCORE = "得分"
    FULL = "满分"
    SHARE = "占比"
    PLAIN = ""
