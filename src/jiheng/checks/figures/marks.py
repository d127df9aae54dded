"""Recognise what holds digits but is no figure: document numbers, dates, codes, numbering."""

import re
from dataclasses import dataclass

from jiheng.checks.figures.figure import Kind
from jiheng.quantities.measure_words import COUNT_WORDS, MEASURE_WORDS, TIME_WORDS

_HAN = "〇零一二三四五六七八九十"
_DASH = "-－—–~～至到"
_YEAR = rf"(?:(?:19|20|21)\d{{2}}|二[〇零][{_HAN}]{{2}}|一九[{_HAN}]{{2}})"
_MONTH = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})月(?:份|底|末|初|中旬|上旬|下旬)?"
_DAY = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})[日号]"


@dataclass(frozen=True)
class _Pattern:
    kind: Kind
    pattern: str


_PATTERNS = (
    # 财预〔2020〕10号, [2019]第3号
    _Pattern(Kind.CODE, r"[〔\[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*第?\s*\d+\s*号"),
    _Pattern(Kind.CODE, r"第\s*\d+\s*号|\d+\s*号(?=令|文|公告|楼|线|院|馆|台|地块|桥|机组|路)"),
    _Pattern(Kind.CODE, r"(?<!\d)(?:0\d{2,3}[-－—]\d{7,8}|1[3-9]\d{9})(?!\d)"),
    _Pattern(Kind.CODE, r"(?<!\d)400[-－]\d{3}[-－]\d{4}(?!\d)"),
    _Pattern(Kind.CODE, r"(?:https?://|www\.)[\w./?=&%#:-]+|[\w.]{1,64}@[\w.]+"),
    # 邮编510000, 项目编码440100210000000
    _Pattern(Kind.CODE, r"(?<=邮编)[:：]?\s*\d{6}|(?<=编码)[:：]?\s*[\dA-Za-z-]{4,}"),
    _Pattern(
        Kind.CODE, r"(?<![\d.,])(?:\d{15}|\d{17}[\dXx]|[A-Z\d]{18})(?![\d.,%％万亿元家个项人名])"
    ),
    _Pattern(Kind.CODE, r"[（(](?:19|20)\d{2}[—–-](?:19|20)\d{2}[）)]"),
    # 行政运行（2010301）: 政府收支分类科目 of expenditure, classes 201 to 234, with 款 and 项
    _Pattern(Kind.CODE, r"(?<=[（(])2(?:0[1-9]|[12]\d|3[0-4])(?:\d{2}){1,2}(?=[）)])"),
    # 2＋2＋N, 1+5+N, 3+X
    _Pattern(Kind.CODE, r"(?<![\d.])\d{1,3}(?:\s*[+＋]\s*(?:\d{1,3}|[A-Za-z]))+(?![\d.%％])"),
    # letters and digits in one word: 5G, GB/T 9704-2012, IPv6, A4, H1N1, PM2.5
    _Pattern(
        Kind.CODE,
        r"(?:GB|DB|ISO|IEC|YY|HJ)\S{0,3}/?T?\s*\d+(?:\.\d+)*(?:[-—–]\d{2,4})?"
        r"|[A-Za-z][A-Za-z]*[-－—]?\d+(?:\.\d+)?[A-Za-z\d]*"
        r"|\d+(?:\.\d+)?[A-Za-z](?![A-Za-z]*[²³])[A-Za-z\d]*",
    ),
    _Pattern(Kind.DATE, rf"(?<!\d){_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}(?!\d)"),
    _Pattern(
        Kind.YEAR,
        rf"(?<!\d){_YEAR}年?[{_DASH}]{_YEAR}年(?:度|间|期间)?"
        rf"|(?<!\d){_YEAR}\s*年\s*(?:\d{{1,2}}\s*[{_DASH}]\s*\d{{1,2}}\s*月|{_MONTH}\s*(?:{_DAY})?"
        rf"(?:\s*[{_DASH}]\s*(?:{_YEAR}年)?{_MONTH}(?:{_DAY})?)?)?(?:度|末|底|初|前|后)?",
    ),
    _Pattern(
        Kind.DATE, rf"\d{{1,2}}\s*[{_DASH}]\s*\d{{1,2}}\s*月(?:份)?|(?<!\d){_MONTH}\s*(?:{_DAY})?"
    ),
    _Pattern(Kind.DATE, r"(?<!\d)\d{1,2}\s*[:：]\s*[0-5]\d(?![\d.%％])(?:\s*[:：]\s*[0-5]\d)?"),
    _Pattern(Kind.DATE, rf"(?<=月){_DAY}|第[{_HAN}\d]+(?:季度|年度|学期)|[{_HAN}]季度"),
    # 第三部分, 第2章; ranks are figures and not here
    _Pattern(
        Kind.CODE,
        rf"第\s*[{_HAN}\d]+\s*(?:部分|章|节|条|款|届|期|批|轮|次|方面|类|篇|页|行|列|产业|极|代|师"
        r"|学历|中学|小学|医院|人民医院|课堂)",
    ),
    _Pattern(
        Kind.CODE,
        r"附(?:件|表|录)\s*\d+(?:[-－]\d+)*|(?<![列报代发水电气仪手钟])表\s*\d+(?:[-－]\d+)*(?![\d.,%％万亿\s]*[人名家个项次位户块只台])"
        r"|图\s*\d+(?:[-－]\d+)*",
    ),
    # items within a sentence: ：1、人员增加；2、设备购置
    _Pattern(
        Kind.NUMBERING, r"(?<=[：:；;。])\s*\d{1,2}[、.．](?=\s*[“\u4e00-\u9fff])(?!\s*[万亿元])"
    ),
    # names that hold numerals: “十四五”, “三公”经费
    _Pattern(Kind.CODE, rf"[“‘《][{_HAN}\d０-９]{{1,4}}[”’》]|[{_HAN}]+五(?=规划|时期|期间)|三公"),
    _Pattern(Kind.CODE, r"(?<=[×xX*＊])\s*100\s*[%％]"),
    _Pattern(Kind.CODE, r"\d+\s*[×xX*＊]\s*\d+\s*(?:小时|米|毫米|厘米)"),
)
_NUMBERING = re.compile(
    r"\s*(?:(?P<bracket>[（(]\s*\d{1,3}\s*[）)])|(?P<dot>[1-9]\d?(?:\.[1-9]\d?){1,3}\s*(?=[\u4e00-\u9fff])"
    rf"(?!万|亿|千|百|元|倍|分|成|个|多|余|左右|上下|以上|以下|{'|'.join(COUNT_WORDS + MEASURE_WORDS + TIME_WORDS)})"
    r"|\d{1,3}\s*[.．、](?!\d))|(?P<circle>[①-⑳])|(?P<closing>\d{1,2}[）)]))"
)
_ANY = re.compile("|".join(f"(?P<p{i}>{p.pattern})" for i, p in enumerate(_PATTERNS)))
_YEARS = re.compile(_YEAR)
_DIGITS = {mark: str(i) for i, mark in enumerate("零一二三四五六七八九")} | {"〇": "0"}


@dataclass(frozen=True)
class RawMark:
    """Hold a mark before it has a place."""

    start: int
    end: int
    kind: Kind
    year: int | None


def find_marks(text: str) -> list[RawMark]:
    """Find all marks of a paragraph, from left to right, none within another."""
    marks: list[RawMark] = []
    start = 0
    numbering = _NUMBERING.match(text)
    if numbering and numbering.end() < len(text):
        start = numbering.end()
        lead = len(text) - len(text.lstrip())
        marks.append(RawMark(min(lead, start), start, Kind.NUMBERING, None))
    for match in _ANY.finditer(text, start):
        kind = _PATTERNS[int((match.lastgroup or "p0")[1:])].kind
        marks.append(RawMark(match.start(), match.end(), kind, _year(match[0], kind)))
    return marks


def _year(text: str, kind: Kind) -> int | None:
    if kind is Kind.CODE:
        return None
    found = _YEARS.search(text)
    if found is None:
        return None
    digits = "".join(_DIGITS.get(mark, mark) for mark in found[0])
    return int(digits) if digits.isdigit() else None
