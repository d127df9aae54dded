"""WD001: two marks of punctuation where one belongs."""

import re
from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_MARKS = "，。；：、,;"
_DOUBLED = re.compile(rf"[{_MARKS}！？](?:\s*[{_MARKS}])+")
_BEFORE = 16
_STRONGEST = "。；：，、"


class DoubledPunctuation(Rule):
    """标点重复或相互冲突。

    为什么：“，，”“、，”“；。”多是删改文字后留下的痕迹，旁边往往还少了文字或数字。省略号、破折号不在此列。
    依据：GB/T 15834—2011 标点符号用法。
    反例：
        实际支出434,274.82万元，完成率99.98%，，其中重点研发计划44,568.00万元。
    正例：
        实际支出434,274.82万元，完成率99.98%，其中重点研发计划44,568.00万元……
    """

    code = "WD001"
    name = "标点重复"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look at every pair of marks."""
        for passage in reading.passages:
            for match in _DOUBLED.finditer(passage.text):
                marks = "".join(match[0].split())
                wanted = next((mark for mark in _STRONGEST if mark in marks), marks[0])
                start = max(0, match.start() - _BEFORE)
                words = re.split(rf"[{_MARKS}！？]", passage.text[start : match.start()])[-1]
                quote = passage.quote(match.start() - len(words), match.end())
                finding = self.found(
                    f"“{marks}”标点重复",
                    (quote,),
                    passage.sentence_at(match.end()),
                    expected=words + wanted,
                    repairs=(f"将“{marks}”改为“{wanted}”，并看此处是否漏了文字",),
                )
                yield Outcome((), Verdict.CONTRADICTED, finding)
