"""ST001: numbers of headings and items that jump or come twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiheng.checks.finding import Quote, Severity
from jiheng.checks.prose.ordinals import number_of
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_HAN = "一二三四五六七八九十"
_STYLES = (
    ("part", re.compile(rf"^\s*第\s*(?P<n>[{_HAN}]{{1,3}})\s*部分")),
    ("han", re.compile(rf"^\s*(?P<n>[{_HAN}]{{1,3}})、")),
    ("han-bracket", re.compile(rf"^\s*[（(]\s*(?P<n>[{_HAN}]{{1,3}})\s*[）)]")),
    ("digit", re.compile(r"^\s*(?P<n>\d{1,2})\s*(?:[.．](?!\d)|、)")),
    ("digit-bracket", re.compile(r"^\s*[（(]\s*(?P<n>\d{1,2})\s*[）)]")),
)
_SHOWN = {
    "part": "第{}部分",
    "han": "{}、",
    "han-bracket": "（{}）",
    "digit": "{}.",
    "digit-bracket": "（{}）",
}
_ORDINAL = re.compile(rf"(?:^|[。；;：:，,\s])\s*(?:其中|主要|分别)?(?P<n>[{_HAN}]{{1,2}})是(?!否)")
_ROW = re.compile(r"\||\S {2,}\S+ {2,}\S")
"""Parts the cells of lines that were rows of a table."""
_BACK = 12
_LONGEST_JUMP = 3


@dataclass
class _Sequence:
    """Hold where the numbering of one style stands under the present parent."""

    number: int
    passage: Passage
    text: list[str] = field(default_factory=list)


class Numbering(Rule):
    """标题、条目编号跳号或重号。

    为什么：一、二、四，少的那一节可能被删掉，或者两节用了同一个号，正文里“见第三部分”就指错了。
    编号之间的文字里找得到缺的那个号（文件转换时并到上一段）的，不提示。
    依据：GB/T 9704—2012，7.3.3 结构层次序数。
    反例：
        一、部门概况
        本部门内设8个处室。
        二、资金收支情况
        全年支出1,200.00万元。
        四、存在的问题
        支出进度偏慢。
    正例：
        一、部门概况
        本部门内设8个处室。
        二、资金收支情况
        全年支出1,200.00万元。
        三、存在的问题
        支出进度偏慢。
    """

    code = "ST001"
    name = "编号不连续"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Follow the numbering of paragraphs, then of 一是, 二是 within paragraphs."""
        yield from self._paragraphs(reading)
        yield from self._ordinals(reading)

    def _paragraphs(self, reading: Reading) -> Iterator[Outcome]:
        open_: dict[str, _Sequence] = {}
        order: list[str] = []
        lines = [p for p in reading.text_passages if not _ROW.search(p.text)]
        columns = _two_columns(lines)
        for passage in lines:
            found = _numbered(passage.text) if passage not in columns else None
            if found is None:
                for sequence in open_.values():
                    sequence.text.append(passage.text)
                continue
            style, match, number = found
            last = open_.get(style)
            if last is not None and number != 1:
                yield from self._step(passage, match, style, number, last)
            if style in order:
                # A number of this style ends all lists that began within the one before it.
                for inner in order[order.index(style) + 1 :]:
                    open_.pop(inner, None)
                order = order[: order.index(style) + 1]
            else:
                order.append(style)
            for sequence in open_.values():
                sequence.text.append(passage.text)
            open_[style] = _Sequence(number, passage, [passage.text[match.end() :]])

    def _step(
        self, passage: Passage, match: re.Match[str], style: str, number: int, last: _Sequence
    ) -> Iterator[Outcome]:
        wanted = last.number + 1
        if number == wanted:
            yield Outcome((), Verdict.HOLDS)
            return
        is_double = number == last.number
        is_gap = wanted < number <= last.number + _LONGEST_JUMP
        if not (is_double or is_gap) or (is_gap and _is_hidden(last, style, wanted)):
            yield Outcome((), Verdict.UNDECIDED)
            return
        label = _label(style, wanted)
        what = "重号" if is_double else "跳号"
        before = last.passage.text.strip()[:_BACK]
        finding = self.found(
            f"上一个编号是“{before}”，此处为“{match[0].strip()}”，{what}",
            (passage.quote(match.start("n") - _lead(match), match.end()), _start(last.passage)),
            passage.sentence_at(match.start()),
            expected=label,
        )
        yield Outcome((), Verdict.TAIL, finding)

    def _ordinals(self, reading: Reading) -> Iterator[Outcome]:
        for passage in reading.passages:
            open_: list[int] = []
            end = 0
            for match in _ORDINAL.finditer(passage.text):
                number = number_of(match["n"]) or 0
                if number == 1:
                    open_.append(1)
                elif number - 1 in open_:
                    # 三是 may go on with an outer list after an inner 一是, 二是.
                    del open_[len(open_) - open_[::-1].index(number - 1) :]
                    open_[-1] = number
                elif open_:
                    last = open_[-1]
                    between = passage.text[end : match.start()]
                    is_gap = last + 1 < number <= last + _LONGEST_JUMP
                    is_hidden = (
                        f"{_han(last + 1)}是" in between or f"（{_han(last + 1)}）" in between
                    )
                    if number == last or (is_gap and not is_hidden):
                        yield self._ordinal(passage, match, last)
                    open_[-1] = number
                end = match.end()

    def _ordinal(self, passage: Passage, match: re.Match[str], last: int) -> Outcome:
        start, end = match.start("n"), match.end()
        words = passage.text[start : end + 6]
        finding = self.found(
            f"“{_han(last)}是”之后是“{match['n']}是”，{'重号' if words.startswith(_han(last) + '是') else '跳号'}",
            (passage.quote(start, min(len(passage.text), end + 6)),),
            passage.sentence_at(start),
            expected=f"{_han(last + 1)}是",
        )
        return Outcome((), Verdict.TAIL, finding)


def _two_columns(lines: list[Passage]) -> set[Passage]:
    """Give the lines of a list in two columns that was read line by line: 一、一、二、二、."""
    by_style: dict[str, list[tuple[int, Passage]]] = {}
    for passage in lines:
        if found := _numbered(passage.text):
            by_style.setdefault(found[0], []).append((found[2], passage))
    paired: set[Passage] = set()
    for items in by_style.values():
        for start in range(len(items) - 3):
            four = items[start : start + 4]
            first = four[0][0]
            if [number for number, _ in four] == [first, first, first + 1, first + 1]:
                paired |= {passage for _, passage in four}
    return paired


def _numbered(text: str) -> tuple[str, re.Match[str], int] | None:
    for style, pattern in _STYLES:
        match = pattern.match(text)
        number = number_of(match["n"]) if match else None
        if match and number:
            return style, match, number
    return None


def _is_hidden(last: _Sequence, style: str, wanted: int) -> bool:
    """Tell whether the missing number stands within the text between, joined to a paragraph."""
    text = "".join("".join(last.text).split())
    han, digit = re.escape(_han(wanted)), str(wanted)
    if style in ("han", "part"):
        return re.search(rf"{han}、|第{han}", text) is not None
    if style == "han-bracket":
        return re.search(rf"[（(]{han}[）)]", text) is not None
    return re.search(rf"(?<![\d.,]){digit}[.．、）)]", text) is not None


def _label(style: str, number: int) -> str:
    return _SHOWN[style].format(_han(number) if style in ("part", "han", "han-bracket") else number)


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _HAN[tens - 1] + "十")
    return head + (_HAN[ones - 1] if ones else "")


def _lead(match: re.Match[str]) -> int:
    """Count the characters of the number before its numeral, spaces at the start left out."""
    return match.start("n") - match.start() - (len(match[0]) - len(match[0].lstrip()))


def _start(passage: Passage) -> Quote:
    return passage.quote(0, min(len(passage.text), _BACK))
