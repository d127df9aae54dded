"""WD003: a bracket or quotation mark without its partner."""

import re
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_PAIRS = {"）": "（", "”": "“", "》": "《", "】": "【", "〕": "〔"}
_SAME = str.maketrans("()", "（）")
_ITEM_NUMBER = re.compile(r"(?:(?<=^)|(?<=[。；;：:，,、\s]))\s*\d{1,2}(?=[）)])")
_BEFORE, _AFTER = 8, 8


class UnmatchedBrackets(Rule):
    """括号、引号、书名号不成对。

    为什么：只有一半的括号说明文字被删过或抄漏了；括号里的数还会被误认为正文的数。
    依据：GB/T 15834—2011 标点符号用法。
    反例：
        实际支出51.15亿元（含转移支付2.15亿元，预算执行情况良好。
    正例：
        实际支出51.15亿元（含转移支付2.15亿元），预算执行情况良好。
    """

    code = "WD003"
    name = "括号引号不成对"
    severity = Severity.INFO

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Match the marks of every paragraph; a pair may close in the next paragraph."""
        found = [(passage, _unmatched(passage)) for passage in reading.passages]
        for index, (passage, positions) in enumerate(found):
            near = [
                p
                for other in found[max(0, index - 2) : index + 3]
                if other[0] is not passage
                for p in _marks(*other)
            ]
            for position in positions:
                mark = passage.text[position].translate(_SAME)
                if _partner(mark) not in near:
                    yield self._outcome(passage, position)

    def _outcome(self, passage: Passage, position: int) -> Outcome:
        mark = passage.text[position]
        start = max(0, position - (_BEFORE if mark.translate(_SAME) in _PAIRS else 0))
        end = min(len(passage.text), position + 1 + (0 if start < position else _AFTER))
        finding = self.found(
            f"“{mark}”没有与之成对的“{_partner(mark.translate(_SAME))}”",
            (passage.quote(start, end),),
            passage.sentence_at(position),
        )
        return Outcome((), Verdict.TAIL, finding)


def _unmatched(passage: Passage) -> list[int]:
    text = passage.text.translate(_SAME)
    numbers = {match.end() for match in _ITEM_NUMBER.finditer(text)}
    open_: dict[str, list[int]] = {mark: [] for mark in _PAIRS.values()}
    left: list[int] = []
    for position, mark in enumerate(text):
        if mark in open_:
            open_[mark].append(position)
        elif mark in _PAIRS and position not in numbers:
            if open_[_PAIRS[mark]]:
                open_[_PAIRS[mark]].pop()
            else:
                left.append(position)
    return sorted(left + [p for positions in open_.values() for p in positions])


def _marks(passage: Passage, positions: list[int]) -> list[str]:
    return [passage.text[p].translate(_SAME) for p in positions]


def _partner(mark: str) -> str:
    closing = {opening: close for close, opening in _PAIRS.items()}
    return _PAIRS.get(mark) or closing[mark]
