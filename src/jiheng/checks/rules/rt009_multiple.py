"""RT009: a multiple of last year's figure that the two figures do not give."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.prose.segments import before
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import FIGURES, Mention

_OF_LAST_YEAR = re.compile(
    r"(?:是|为|达到?|相当于)[^，。；]{0,6}(?:上年|去年|同期|上一年)[^，。；]{0,8}的\s*$"
    r"|(?:扩大|增加|增长|提高|上升|升|增)[到至为]\s*$"
)
_OF_THE_PAST = re.compile(rf"(?:上年|去年|同期|上一年)[^，。；{FIGURES}]{{0,6}}[{FIGURES}]的\s*$")
_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)


class Multiple(Rule):
    """“是上年的几倍”与两年的数不符。

    为什么：本年数除以上年数就是倍数。注意“是上年的3倍”不同于“增长3倍”。
    依据：倍数的定义（推定）。
    反例：
        志愿服务12548人次，上年4327人次，是上年的3.9倍。
    正例：
        志愿服务12548人次，上年4327人次，是上年的2.9倍。
    """

    code = "RT009"
    name = "倍数与两年数不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every multiple of last year's figure with both figures before it."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                is_multiple = mention.figure.kind is Kind.MULTIPLE
                words = sentence.skeleton[: mention.position]
                if is_multiple and (
                    _OF_LAST_YEAR.search(mention.lead) or _OF_THE_PAST.search(words)
                ):
                    yield from self._judge(mention)

    def _judge(self, multiple: Mention) -> Iterator[Outcome]:
        near = [
            m
            for m in before(multiple)
            if m.figure.kind in _KINDS and m.role not in CHANGES and not m.figure.hedge
        ]
        old = next((m for m in near if m.role is Role.PAST), None)
        if old is None or multiple.figure.hedge is not None:
            return
        new = [m for m in near if m is not old and m.figure.is_comparable(old.figure)]
        if not new:
            return
        tried = [judge(ratio(multiple.figure, m.figure, old.figure)) for m in new]
        best = next((j for j in tried if j.verdict in (Verdict.HOLDS, Verdict.TAIL)), tried[0])
        if best.verdict is Verdict.CONTRADICTED and len(new) > 1:
            yield Outcome(best.operands, Verdict.UNDECIDED)
            return
        message = f"写是上年的{multiple.figure.text.strip()}，两数相除应为{best.expected}"
        words = multiple.sentence.skeleton[: multiple.position]
        # 受理4159件，为上年2311件的1.80倍 leaves no choice.
        is_certain = _OF_THE_PAST.search(words) is not None
        yield self.outcome(best, message, multiple.sentence.text, is_certain=is_certain)
