"""What a figure of the vocabulary can not be, and what it is hardly meant to be.

The limits of what is hardly meant are working values (inferred): nothing but a question to the
officer depends on them.
"""

from __future__ import annotations

import re
from fractions import Fraction

from jiheng.standards.vocabulary import Term

HIGHEST_RATE = Fraction(3)
_NEAR_WHOLE = (
    *("完成率", "执行率", "利用率", "控制率", "到位率", "覆盖率", "达标率", "及时率", "办结率"),
    *("公开率", "满意度", "合格率", "准确率", "完工率", "发放率", "评估率", "安排率", "得分率"),
    *("支付进度", "支付进度率", "量化指标占比", "知晓率", "参与率", "巩固率"),
)
"""Rates of which nobody reports one in a hundred: 0.95 typed for 95% reads as 0.95%."""
_NOT_NEAR_WHOLE = ("预算控制率",)
"""年中追加预算 out of 年初预算: the less, the better."""
_ASIDE = re.compile("（[^（）]*）$")
_HALF, _TWICE, _HUNDRED = Fraction(1, 2), 2, 100


def impossible(term: Term, value: Fraction) -> tuple[str, str] | None:
    """Say what is wrong with a value in base units and what it should be, None if nothing is.

    Amounts and counts are not negative unless the vocabulary marks them `signed`; counts are
    whole; a rate marked `share` lies between 0 and 100%.

    >>> from jiheng.standards.vocabulary import vocabulary
    >>> impossible(vocabulary()["staff.in_post"], Fraction(107, 2))
    ('不是整数', '整数')
    >>> impossible(vocabulary()["staff.in_post"], Fraction(53))
    """
    if term.share and not 0 <= value <= 1:
        return "不在0～100%之间", "0～100%"
    if term.kind not in ("amount", "count"):
        return None
    if value < 0 and not term.signed:
        return "是负数", "零或正数"
    if term.is_whole and value.denominator != 1:
        return "不是整数", "整数"
    return None


def is_hardly_so_low(label: str, value: Fraction, *, share: bool = False) -> bool:
    """Say whether a rate, in base units, is a hundredth of what a rate of this name is usually.

    1.05 may stand for 105%, unless the rate is a `share` of the whole.

    >>> is_hardly_so_low("群众满意度", Fraction("0.0095")), is_hardly_so_low("增长率", Fraction("0.0095"))
    (True, False)
    """
    name = _ASIDE.sub("", label)
    is_near_whole = name.endswith(_NEAR_WHOLE) and not name.endswith(_NOT_NEAR_WHOLE)
    most = Fraction(1) if share else HIGHEST_RATE
    return is_near_whole and 0 < value <= most / _HUNDRED


def is_hundredth(value: Fraction, other: Fraction) -> bool:
    """Say whether a rate looks like a hundredth of the one it is set against, as 0.9 for 90%.

    >>> is_hundredth(Fraction("0.009"), Fraction("0.95")), is_hundredth(Fraction("0.009"), Fraction("0.01"))
    (True, False)
    """
    if value > HIGHEST_RATE / _HUNDRED or other < _HALF:
        return False
    return other / _TWICE <= value * _HUNDRED <= other * _TWICE
