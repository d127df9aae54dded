"""WD004: a paragraph or words that stand twice."""

import re
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_LONG = 40
_SHOWN = 24
_WORDS = re.compile(r"([\u4e00-\u9fff]{3,12})\1(?!\1)|的的(?!确|士)")
_NUMBER = re.compile(r"^[\s\d.．、（()）一二三四五六七八九十]+")


class RepeatedWords(Rule):
    """整段或词语重复。

    为什么：同一段文字一字不差地出现两次，多是复制后忘了改；紧接着的两段相同列为存疑，隔开的列为提示。
    依据：公文校对的一般要求（推定）。
    反例：
        本年度组织开展专项资金绩效运行监控，及时发现并纠正执行中的偏差，保证绩效目标如期实现。
        本年度组织开展专项资金绩效运行监控，及时发现并纠正执行中的偏差，保证绩效目标如期实现。
    正例：
        本年度组织开展专项资金绩效运行监控，及时发现并纠正执行中的偏差，保证绩效目标如期实现。
        本年度组织开展专项资金绩效自评，覆盖全部项目，自评结果按规定向社会公开并接受监督。
    """

    code = "WD004"
    name = "文字重复"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the long paragraphs, then look for doubled words."""
        seen: dict[str, tuple[int, Passage]] = {}
        for index, passage in enumerate(reading.text_passages):
            key = _NUMBER.sub("", "".join(passage.text.split()))
            if len(key) >= _LONG:
                if key in seen:
                    yield self._paragraph(passage, *seen[key], is_next=index == seen[key][0] + 1)
                seen.setdefault(key, (index, passage))
            for match in _WORDS.finditer(passage.text):
                yield self._words(passage, match)

    def _paragraph(self, passage: Passage, _: int, first: Passage, *, is_next: bool) -> Outcome:
        finding = self.found(
            f"本段与{first.place.words or '前文'}一字不差",
            (passage.quote(0, _SHOWN), first.quote(0, _SHOWN)),
            passage.text,
            severity=None if is_next else Severity.INFO,
            expected="删去重复的一段，或补上应有的内容",
        )
        return Outcome((), Verdict.TAIL, finding)

    def _words(self, passage: Passage, match: re.Match[str]) -> Outcome:
        word = match[1] or "的"
        finding = self.found(
            f"“{word}”连着写了两次",
            (passage.quote(*match.span()),),
            passage.sentence_at(match.start()),
            severity=Severity.INFO,
            expected=word,
            repairs=(f"删去一个“{word}”",),
        )
        return Outcome((), Verdict.TAIL, finding)
