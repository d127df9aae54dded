"""Texts with digits that are no figures: dates, document numbers, telephone numbers, ranges."""

import re

from jiheng.quantities.errors import QuantityError

_HAN = "零〇一二三四五六七八九十百千万亿"
_FIGURE = "一个数，如 12.5、1,234.50万元、99.66%、二十一个"


def _rule(pattern: str, name: str, advice: str) -> tuple[re.Pattern[str], str, str]:
    return re.compile(pattern), f"{_FIGURE}，而不是{name}", advice


# Tried in this order; a telephone number would otherwise look like a range.
_RULES = (
    _rule(
        r"\(?(?:[xX×]+|[—–\-/、…]+|无|暂无|[nN]/?[aA]|未填报|不适用|无法判断)\)?",
        "占位符",
        "没有数据时数值留空，在填报状态注明未填报、不适用或无法判断",
    ),
    _rule(r".*(?:[〔\[【(]\d{4}[〕\]】)]|号$).*", "文号或编号", "文号填在来源文件一栏"),
    _rule(
        r"(?:0\d{2,3}-?\d{7,8}|\d{3,4}-\d{3,4}-\d{4}|(?:\+?86-?)?1[3-9]\d-\d{4}-\d{4})",
        "电话号码",
        "电话不要填在数值栏",
    ),
    _rule(
        rf"(?:公元)?[12]\d{{3}}年.*|[{_HAN}]{{4}}年.*|\d{{1,2}}月.*|[{_HAN}]{{1,3}}月.*|\d{{1,2}}日"
        r"|\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?|\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?",
        "日期或时间",
        "日期不要填在数值栏；时长写成如 12个月、20天",
    ),
    _rule(r"第.*", "序数", "只填数，去掉“第”"),
    _rule(
        rf".*[\d%{_HAN}][\u4e00-\u9fff]{{0,3}}[-—–~至到][¥\d{_HAN}].*",
        "范围",
        "一栏只填一个数；上下限分两栏填写",
    ),
    _rule(r"\d[\d.,]*[/:∶]\d[\d.,]*", "比", "写成小数、百分数，或如“三分之二”"),
    _rule(
        r".*(?:几|若干|许多|大量|数[十百千万亿]|^[上成][百千万亿]).*",
        "没有确切数值的概数",
        "填写确切的数，可带“约”“余”“超”",
    ),
)
# Long runs of digits are numbers of persons and organisations, unless a column says otherwise.
_BARE_RULES = (
    _rule(r"(?:\+?86)?1[3-9]\d{9}", "电话号码", "若是金额，写上单位；电话不要填在数值栏"),
    _rule(r"\d{17}[\dXx]", "证件号码", "若是金额，写上单位；证件号码不要填在数值栏"),
)
_NEGATIVE_IN_BRACKETS = re.compile(r"\(([\d.,]+\S*)\)")


def refuse(body: str, has_default_unit: bool) -> None:
    """Raise for a half-width text that is known not to be one figure.

    Raises:
        QuantityError: the text is one of the kinds above.
    """
    negative = _NEGATIVE_IN_BRACKETS.fullmatch(body)
    for pattern, expected, advice in (*_RULES, *(() if has_default_unit else _BARE_RULES)):
        if pattern.fullmatch(body):
            raise QuantityError(body, expected, advice)
    if negative:
        raise QuantityError(body, f"{_FIGURE}，负数用负号", f"改为“-{negative[1]}”")


def unreadable(body: str) -> QuantityError:
    """Make the error for a text in which no number was found."""
    return QuantityError(body, _FIGURE, "只填数和单位，其余文字写在备注")
