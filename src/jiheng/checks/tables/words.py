"""What the headings of columns and the labels of rows mean, in the words of the official forms."""

import re
from enum import Enum

_NUMBERING = (
    (1, re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]")),
    (2, re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile(r"^\d{1,2}[、.．](?!\d)")),
    (4, re.compile(r"^[（(]\d{1,2}[）)]")),
    (5, re.compile(r"^[①-⑳]")),
)
_BRACKETS = re.compile(r"[（(【\[][^（()）\]】]*[）)】\]]")
_OF_WHICH = re.compile(r"^(?:其中|含|包括)[:：]?")
_SUBTOTAL = re.compile(r"(?:.*小计|.*分?项合计)")
_TOTAL = re.compile(
    r"(?:.*合计|合计.{0,6}|全年|共计|.*资金总额|.*(?:预算|支出|收入|经费|投资|项目)总额|总额|总数|全部|汇总|.*汇总)"
)
_GRAND = re.compile(
    r"(?:.*总计|总计.{0,4}|总合计|.*总分|.*总得分|综合(?:得分|评分)|合计得分|.*得分合计)"
)
_RATE_ROW = re.compile(r".*(?:率|占比|比重|比例|占.{1,8}比|进度|[%％]|[（(][%％][）)])")


class Meaning(Enum):
    """Name what a column of figures holds."""

    AMOUNT = "数额"
    RATE = "比率"
    SCORE = "得分"
    FULL = "分值"
    DEDUCTION = "扣分"
    TARGET = "指标值"
    OTHER = "其他"


_MEANINGS = (
    (
        Meaning.TARGET,
        re.compile(r"指标值|目标值|完成值|实际值|预期值|参考值|标准值|历史值|目标$|完成情况$"),
    ),
    (Meaning.DEDUCTION, re.compile(r"扣分|失分|丢分")),
    (
        Meaning.OTHER,
        re.compile(
            r"得分率|均分|均值|单价|排名|名次|年份|(?<![上本前去当一\d])年度$|均价|平均|人均|序号|行次|标准$|时间|日期|期限"
        ),
    ),
    (Meaning.SCORE, re.compile(r"得分|评分(?!标准|细则|依据|说明)|自评分")),
    (Meaning.FULL, re.compile(r"分值|权重|满分|标准分|分数")),
    (
        Meaning.RATE,
        re.compile(r"率|占比|比重|比例|百分比|增幅|降幅|进度|％|%|幅度|占.{0,8}比|增长$|倍"),
    ),
)


_DIVISION = re.compile(r"([A-Z])[/／÷]([A-Z])(?:[×*]100[%％])?")


def meaning_of(title: str) -> Meaning:
    """Tell what a column holds by its heading.

    >>> meaning_of("预算执行率（%）"), meaning_of("全年预算数"), meaning_of("分值")
    (<Meaning.RATE: '比率'>, <Meaning.AMOUNT: '数额'>, <Meaning.FULL: '分值'>)
    """
    plain = re.sub(r"[（(][^（()）]*[）)]", "", title) or title
    for meaning, pattern in _MEANINGS:
        if pattern.search(plain):
            return meaning
    if _DIVISION.fullmatch("".join(plain.split())):
        return Meaning.RATE
    return Meaning.RATE if re.search(r"[%％]", title) else Meaning.AMOUNT


def division_of(title: str) -> tuple[str, str] | None:
    """Give the letters of the columns that a heading divides: B/A, 执行率（B/A）.

    >>> division_of("执行率（B/A）"), division_of("执行率")
    (('B', 'A'), None)
    """
    match = _DIVISION.search("".join(title.split()))
    return (match[1], match[2]) if match else None


def letter_of(title: str) -> str:
    """Give the letter that a heading calls its column by: 全年预算数（A）; blank without one.

    >>> letter_of("全年预算数（A）"), letter_of("全年预算数")
    ('A', '')
    """
    match = re.search(r"[（(]([A-Z])[）)]", title)
    return match[1] if match else ""


def total_rank(label: str) -> int:
    """Tell how high a total a row's label names: 0 none, 1 小计, 2 合计, 3 总计.

    >>> [total_rank(x) for x in ("小计", "本年支出合计", "总 计", "基本支出")]
    [1, 2, 3, 0]
    """
    words = _BRACKETS.sub("", "".join(label.split())).rstrip("：:")
    words = without_numbering(words)
    for rank, pattern in ((1, _SUBTOTAL), (3, _GRAND), (2, _TOTAL)):
        if pattern.fullmatch(words):
            return rank
    return 0


def is_of_which(label: str) -> bool:
    """Tell whether a label opens a list of parts of the row above it (其中：…).

    >>> is_of_which("其中：财政拨款"), is_of_which("财政拨款")
    (True, False)
    """
    return _OF_WHICH.match("".join(label.split())) is not None


def is_rate_row(label: str) -> bool:
    """Tell whether a row holds rates of the rows above it, so that it is no part of a sum.

    >>> is_rate_row("预算执行率"), is_rate_row("占比（%）"), is_rate_row("提高效率项目")
    (True, True, False)
    """
    return _RATE_ROW.fullmatch("".join(label.split())) is not None


def numbering_level(label: str) -> int:
    """Tell the level of a label's numbering: 一、 1, （一） 2, 1. 3, （1） 4, ① 5, none 0.

    >>> numbering_level("（二）项目支出")
    2
    """
    words = "".join(label.split())
    return next((level for level, pattern in _NUMBERING if pattern.match(words)), 0)


def without_numbering(label: str) -> str:
    """Take the numbering off a label.

    >>> without_numbering("一、教育支出")
    '教育支出'
    """
    words = "".join(label.split())
    for _, pattern in _NUMBERING:
        words = pattern.sub("", words)
    return words
