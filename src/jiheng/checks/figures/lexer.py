"""Find the figures of a text: number, hedge, 万 or 亿, unit, exactly as printed."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jiheng.checks.document import Place
from jiheng.checks.figures.figure import Figure, Kind, Mark, Token, kind_of
from jiheng.checks.figures.marks import RawMark, find_marks
from jiheng.quantities import Hedge, HedgeKind, Printed, QuantityError, Unit, parse_quantity, unit
from jiheng.quantities.hedges import PREFIXES
from jiheng.quantities.measure_words import COUNT_WORDS, MEASURE_WORDS, TIME_WORDS
from jiheng.quantities.units import find_unit

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋％﹪（）：", "0123456789.,-+%%():")
_SPACE = r"[ \u00a0\u2009\u2060\u3000]*+"
_DASH = "-－—–~～至到"

_COMPOUND = ("台（套）", "台(套)", "家（个）", "项（个）", "辆（台）", "人（次）", "人/次", "人·次")
_MORE_COUNTS = (
    *(
        "支队伍",
        "万人次",
        "学科",
        "科目",
        "亿人次",
        "亿人份",
        "万字",
        "字",
        "词",
        "院士",
        "车间",
        "名次",
        "班",
    ),
    *(
        "元/平方米",
        "周岁",
        "岁",
        "元/平方米·月",
        "元/吨",
        "元/人",
        "元/月",
        "元/年",
        "公里/小时",
        "吨/年",
        "头/年",
    ),
)
_UNIT_WORDS = sorted(
    {*COUNT_WORDS, *MEASURE_WORDS, *TIME_WORDS, *_COMPOUND, *_MORE_COUNTS} - {"人日", "度"},
    key=len,
    reverse=True,
)
_UNITS = "|".join(re.escape(word) for word in _UNIT_WORDS)
_THIN = " \u00a0\u2009\u202f"
_SPACED = (
    rf"(?<![\d.,])(?<![\d.,％%][{_THIN}])[1-9]\d{{0,2}}(?:[{_THIN}]\d{{3}})+(?![\d,])(?:[.．]\d+)?"
    rf"(?={_SPACE}(?:[余多万亿元]|{_UNITS}))"
)
"""986 752.25万元: spaces part the thousands, where a unit shows that it is one number."""
_FIGURE = re.compile(
    rf"(?P<sign>(?:(?<=[为是占达约额数率长降少（(：:，、\s])|^)[-－−]|负)?{_SPACE}[¥￥]?{_SPACE}"
    rf"(?P<number>{_SPACED}|\d(?:[\d,]*\d)?(?:[.．]\d+)*|[０-９][０-９．，]*){_SPACE}"
    rf"(?P<inner>[多余])?{_SPACE}(?P<power>[十百千]?(?:万亿|亿|万)|百|千(?!瓦|克|米|字节))?{_SPACE}"
    rf"(?P<inner2>[多余])?{_SPACE}"
    rf"(?P<unit>个?百分点|个基点|[%％﹪‰]|倍|成(?!果|立|员|效|功|本|为|长|交|都|品|套)|分(?!别|类|布|析|支|局|为|解|管|期|成|散|中心|公司|校|院|之(?!间)|钟|工|包|配|项|级|层|区|行|享|两|三|四|五)"
    rf"|元/(?:[平立]方米(?:·月)?|[\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff]))|元(?:人民币)?|{_UNITS})?"
)
_AFTER = re.compile(
    rf"{_SPACE}(?:左右|上下|[（(]含[）)](?:以上|以下|以内)|(?:及|及其)?以上|(?:及)?以下|以内|之内|多(?!个|家|项|种|名|人|方|出|于|了|支|花|完|投|收|\d)|余(?!额|款|下|项|量|\d))"
)
_BEFORE_WORDS = 5
_HAN = "零〇一二两三四五六七八九十百千万亿"
_NUMERAL = re.compile(
    rf"(?P<parts>[{_HAN}]{{1,20}}分之[{_HAN}]+(?:点[{_HAN}]+)?|百分之百)"
    rf"|(?P<tenths>[一二三四五六七八九](?:点[{_HAN}])?成[一二三四五六七八九]?)(?!果|立|员|效|功|本|为|长|交|都|品|套|年)"
    rf"|(?<![{_HAN}第“‘])(?P<number>[二两三四五六七八九十百千万][{_HAN}]*)(?P<big>大)?"
    r"(?P<unit>(?:个|项|家|类|种|条|名|位|所|座|处|件|篇|份|支|届|批|次|套|部|台|辆|户|期|场|人)"
    r"(?!月|性|来|别|级)|倍|(?<=大)(?=[\u4e00-\u9fff]))"
)
_CHANGED = re.compile(
    r"(?:调增|调减|追加|追减|核减|压减|增加|减少|下降|提高|增长|上升|降低)(?:了|预算|资金)?$"
)
_CHANGE_WORDS = 8
_RANGE_JOIN = re.compile(rf"{_SPACE}[{_DASH}]{_SPACE}")
_RANK = re.compile(r"第\s*(\d+|[一二三四五六七八九十]+)\s*(?:位|名(?!称))")
_RATIO = re.compile(
    r"\d+(?:\.\d+)?\s*[:：∶]\s*\d+(?:\.\d+)?(?:\s*[:：∶]\s*\d+(?:\.\d+)?)*(?![\d.%])"
)
_SIMPLE_FRACTION = re.compile(r"(?<![\d.,])\d{1,3}/\d{1,4}(?![\d.,%元万亿])")
_OF_MONEY = re.compile(
    r"(?:收入|支出|预算|决算|资金|投资|金额|经费|产值|总值|税收|利润|贷款|存款|拨款|补助|债务|债券|总额|销售额|零售额)"
    r"(?:总量|总额|数|共|为|达到?|约|超过?|近|实现|完成|的)*\s*$"
)
_NO_UNIT = re.compile(r"\s*(?:[，,。；;、）)]|$)")
_WORDS = 14
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_INNER = {word: Hedge(word, HedgeKind.MORE) for word in ("多", "余")}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_WORTH_READING = re.compile(rf"[\d０-９]|[{_HAN}][{_HAN}]|分之|成|[二两三四五六七八九]")


def read_tokens(text: str, place: Place, default: Unit | None = None) -> list[Token]:
    """Find figures and marks of one paragraph or cell, from left to right.

    `default` is the unit of a bare number (a table column's unit).
    """
    if not _WORTH_READING.search(text):
        return []
    marks = find_marks(text)
    taken = [False] * (len(text) + 1)
    tokens: list[Token] = []
    for mark in marks:
        tokens.append(_as_mark(mark, text, place))
        taken[mark.start : mark.end] = [True] * (mark.end - mark.start)
    for found in _figures(text, place, taken, default):
        tokens.append(found)
        taken[found.start : found.end] = [True] * (found.end - found.start)
    tokens.sort(key=lambda token: token.start)
    return _join_ranges(tokens, text, place)


def _as_mark(mark: RawMark, text: str, place: Place) -> Mark:
    words = text[mark.start : mark.end]
    return Mark(words, mark.start, mark.end, mark.kind, place, year=mark.year)


def _figures(text: str, place: Place, taken: list[bool], default: Unit | None) -> Iterator[Token]:
    for pattern, kind in ((_RANK, Kind.RANK), (_RATIO, Kind.RANGE), (_SIMPLE_FRACTION, Kind.RANGE)):
        for whole in pattern.finditer(text):
            if not any(taken[whole.start() : whole.end()]):
                taken[whole.start() : whole.end()] = [True] * len(whole[0])
                yield Token(whole[0], whole.start(), whole.end(), kind, place)
    position = 0
    while match := _FIGURE.search(text, position):
        start = match.start("number")
        # Also where a mark begins within the digits: 0.0月.
        if any(taken[start : match.end("number")]):
            position = start + 1
            while position < len(text) and taken[position]:
                position += 1
            continue
        token = _arabic(match, text, place, taken, default)
        position = max(match.end("number"), token.end)
        yield token
    for found in _NUMERAL.finditer(text):
        if not any(taken[found.start() : found.end()]):
            numeral = _numeral(found, place)
            if numeral is not None:
                yield numeral


def _arabic(
    match: re.Match[str], text: str, place: Place, taken: list[bool], default: Unit | None
) -> Token:
    number = "".join(match["number"].split()).translate(_FULL_WIDTH)
    word = match["unit"] or ""
    end = match.end()
    if word and any(taken[match.start("unit") : match.end("unit")]):
        word, end = "", match.end("number")
    power = match["power"] or ""
    if power and not word and text[match.end("power") : match.end("power") + 1] in ("", "余", "多"):
        end = match.end("inner2") if match["inner2"] else match.end("power")
    while end > match.end("number") and text[end - 1].isspace():
        end -= 1
    if power and not word and default is None and _is_sum(text, match.start(), end):
        word = "元"
    start, hedge = _hedge_before(text, match.start(), taken)
    hedge = hedge or _INNER.get(match["inner"] or match["inner2"] or "")
    after = _AFTER.match(text, end)
    if after and hedge is None and not any(taken[after.start() : after.end()]):
        hedge, end = _hedge_after(after[0].strip()), after.end()
    while start < match.start("number") and text[start].isspace():
        start += 1
    words = text[start:end]
    if number.count(".") > 1:
        return Mark(words, start, end, Kind.CODE, place)
    return _figure(
        words, start, place, number, bool(match["sign"]), power, word, hedge, default, end
    )


def _is_sum(text: str, start: int, end: int) -> bool:
    """Tell whether a number in 万 or 亿 without a unit is an amount: 旅游总收入69.27亿，."""
    return ("万" in text[start:end] or "亿" in text[start:end]) and bool(
        _NO_UNIT.match(text, end) and _OF_MONEY.search(text[max(0, start - _WORDS) : start])
    )


def _figure(
    words: str,
    start: int,
    place: Place,
    number: str,
    is_negative: bool,
    power: str,
    word: str,
    hedge: Hedge | None,
    default: Unit | None,
    end: int,
) -> Figure:
    is_malformed = not _GROUPED.fullmatch(number)
    whole, _, decimals = number.replace(",", "").partition(".")
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    multiplier = 1
    for mark in power:
        multiplier *= _POWERS[mark]
    symbol = word.removesuffix("人民币")
    known: Unit | None
    scale = 1
    if symbol in ("元", "") and power and (symbol or default is None or _is_money(default)):
        if symbol == "元" or (default is not None and _is_money(default)):
            known = _money(multiplier)
            scale = multiplier // int(known.scale)
        else:
            known, scale = None, multiplier
    elif symbol:
        known, scale = _unit(symbol), multiplier
    else:
        known, scale = default, multiplier
    sign = -1 if is_negative else 1
    printed = Printed(words, sign * value * scale, known, len(decimals), hedge, scale)
    return Figure(
        words,
        start,
        end,
        kind_of(known),
        place,
        printed=printed,
        number=number,
        is_malformed=is_malformed,
    )


def _is_money(known: Unit) -> bool:
    return kind_of(known) is Kind.MONEY


def _money(multiplier: int) -> Unit:
    for symbol, scale in (("亿元", 10**8), ("万元", 10**4)):
        if multiplier >= scale and multiplier % scale == 0:
            return unit(symbol)
    return unit("元")


_OTHER_UNITS: dict[str, Unit] = {}


def _unit(symbol: str) -> Unit:
    known = find_unit(symbol.translate(_FULL_WIDTH) if symbol in "％﹪" else symbol)
    if known is None:
        known = _OTHER_UNITS.setdefault(symbol, Unit(symbol, "count"))
    return known


def _hedge_before(text: str, start: int, taken: list[bool]) -> tuple[int, Hedge | None]:
    stripped = start
    while stripped and text[stripped - 1].isspace():
        stripped -= 1
    window = text[max(0, stripped - _BEFORE_WORDS) : stripped]
    for length in range(len(window), 0, -1):
        piece = window[-length:]
        found = PREFIXES.get(piece)
        if found is not None:
            first = stripped - length
            if any(taken[first:stripped]) or _is_no_hedge(text, first, piece):
                return start, None
            return first, found
    return start, None


def _is_no_hedge(text: str, first: int, word: str) -> bool:
    # 最近3年, 附近5家, 节约3万元, 公约 … the character belongs to the word before it.
    before = text[max(0, first - 1) : first]
    if word == "超出":
        # 目标90%，超出5个百分点 tells by how much, not that it was more.
        return True
    if word == "近":
        return (
            before in ("最", "附", "邻", "就")
            or re.match(r"近[\s]*[\d一二两三四五六七八九十]+[\s]*年", text[first:]) is not None
        )
    if word == "约":
        return before in ("节", "公", "制", "契", "集", "履", "预", "签", "解", "违", "条")
    if word in ("多于", "高于", "少于", "低于", "小于", "大于"):
        return before in ("不",)
    return False


def _hedge_after(word: str) -> Hedge:
    kinds = {"左右": HedgeKind.AROUND, "上下": HedgeKind.AROUND}
    if word in kinds:
        return Hedge(word, kinds[word])
    if word in ("多", "余"):
        return Hedge(word, HedgeKind.MORE)
    return Hedge(word, HedgeKind.AT_LEAST if word.endswith("上") else HedgeKind.AT_MOST)


def _numeral(match: re.Match[str], place: Place) -> Figure | None:
    words = match[0]
    if match["number"] and match["number"] in ("十", "百", "千", "万", "百万", "千万", "万亿"):
        # 十佳, 百亿级, 千名: names of classes more often than counts.
        return None
    try:
        reading = parse_quantity(f"{match['number']}个" if match["big"] else words)
    except QuantityError:
        return None
    return Figure(
        words,
        match.start(),
        match.end(),
        kind_of(reading.unit),
        place,
        printed=reading,
        number=match["number"] or words,
    )


def _is_turn(text: str, last: Figure, token: Figure) -> bool:
    """Tell whether a change leads to a figure: 预算调减559.03万元至1916.64万元 is no range."""
    joint = text[last.end : token.start].strip()
    changed = _CHANGED.search(text, max(0, last.start - _CHANGE_WORDS), last.start)
    # 由6.2万元到5.9万元 tells two years, not a span.
    is_from = last.kind is Kind.MONEY and text[: last.start].rstrip()[-1:] in ("由", "从")
    is_told = changed is not None or is_from
    return joint in ("至", "到") and last.kind is token.kind and is_told


def _join_ranges(tokens: list[Token], text: str, place: Place) -> list[Token]:
    """Make one token of 10—20家, which claims no single number."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            isinstance(last, Figure)
            and isinstance(token, Figure)
            and last.kind in (Kind.NUMBER, token.kind)
            and _RANGE_JOIN.fullmatch(text, last.end, token.start)
            and not _is_turn(text, last, token)
        ):
            words = text[last.start : token.end]
            joined[-1] = Token(words, last.start, token.end, Kind.RANGE, place)
            continue
        joined.append(token)
    return joined
