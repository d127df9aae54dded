"""SM007: carried forward + income − spending is not what is carried on."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Linear, Verdict, judge
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence

_START = re.compile(r"(?:年初|上年|期初)(?:末)?(?:财政拨款)?(?:结转|结余)")
_IN = re.compile(r"(?:本年|当年|全年)?[^，。；]{0,8}收入(?:合计|总计)?(?:为|共|共计)?\s*$")
_OUT = re.compile(r"(?:本年|当年|全年)?[^，。；]{0,8}支出(?:合计|总计)?(?:为|共|共计)?\s*$")
_END = re.compile(r"(?:年末|期末)(?:财政拨款)?(?:结转|结余)")


class Balance(Rule):
    """年初结转、本年收入、本年支出与年末结转对不上。

    为什么：年初结转结余＋本年收入－本年支出＝年末结转结余（没有结余分配时）。
    依据：部门决算报表，收入支出决算总表表内关系（推定）。
    反例：
        年初结转和结余919.49万元，本年收入19517.73万元，本年支出19270.58万元，年末结转和结余1156.64万元。
    正例：
        年初结转和结余919.49万元，本年收入19517.73万元，本年支出19280.58万元，年末结转和结余1156.64万元。
    """

    code = "SM007"
    name = "结转结余不平"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every sentence that gives all four."""
        for sentence in reading.prose:
            if "年末" in sentence.text or "期末" in sentence.text:
                yield from self._judge(sentence)

    def _judge(self, sentence: Sentence) -> Iterator[Outcome]:
        money = [m for m in sentence.mentions if m.figure.kind is Kind.MONEY and not m.depth]
        found = [_only(money, pattern) for pattern in (_END, _START, _IN, _OUT)]
        if any(mention is None for mention in found):
            return
        figures = tuple(mention.figure for mention in found if mention is not None)
        judgement = judge(Linear(figures, (1, 1, -1)))
        is_plain = "结余分配" not in sentence.text and "使用非财政" not in sentence.text
        if judgement.verdict is Verdict.CONTRADICTED and not (is_plain and judgement.is_slip):
            yield Outcome(judgement.operands, Verdict.UNDECIDED)
            return
        stated = figures[0].text.strip()
        message = f"年末结转结余写{stated}，按年初结转、收入、支出计算应为{judgement.expected}"
        yield self.outcome(judgement, message, sentence.text)


def _only(mentions: list[Mention], pattern: re.Pattern[str]) -> Mention | None:
    found = [m for m in mentions if pattern.search(m.lead)]
    return found[0] if len(found) == 1 else None
