"""SM006: the budget at the start, what was added or cut, and the budget of the year."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Linear, Verdict, judge
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence

_START = re.compile(r"年初[^，。；]{0,10}(?:预算|批复|安排|下达)|(?:预算|批复)[^，。；]{0,4}年初")
_UP = re.compile(
    r"(?:调增|追加|调整增加|年中增加|净调增|净增加|新增)(?:了|预算|安排|资金|数|额|为|经费|\s)*$"
)
_DOWN = re.compile(
    r"(?:调减|追减|调整减少|年中减少|净调减|净减少|核减|压减|收回)(?:了|预算|安排|资金|数|额|为|经费|\s)*$"
)
_END = re.compile(
    r"全年预算|调整后?[^，。；]{0,4}预算|预算调整[为数]|最终预算|全年[^，。；]{0,4}指标"
)


class BudgetAdjustment(Rule):
    """年初预算、年中调整与全年预算对不上。

    为什么：年初预算＋调增－调减＝全年预算。三个数写在一起却加不起来，不是数写错，就是调增、调减写反。
    依据：财预〔2020〕10号，项目资金年初预算数与全年预算数（推定）。
    反例：
        年初预算1,000.00万元，年中调减200.00万元，全年预算1,200.00万元。
    正例：
        年初预算1,000.00万元，年中调增200.00万元，全年预算1,200.00万元。
    """

    code = "SM006"
    name = "年初预算、调整与全年预算不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every sentence that gives all three."""
        for sentence in reading.prose:
            yield from self._judge(sentence)

    def _judge(self, sentence: Sentence) -> Iterator[Outcome]:
        money = [m for m in sentence.mentions if m.figure.kind is Kind.MONEY]
        starts = [m for m in money if _START.search(m.lead) and not _END.search(m.lead)]
        ends = [m for m in money if _END.search(m.lead)]
        ups = [m for m in money if _UP.search(m.lead)]
        downs = [m for m in money if _DOWN.search(m.lead)]
        if not starts and not ends and "预算" in sentence.text:
            starts = [m for m in money if m.lead.strip().endswith("期初")]
            ends = [m for m in money if m.lead.strip().endswith("期末")]
        if not ends and len(ups) + len(downs) == 1:
            # 由年初的80万元调减5万元至75万元
            behind = money[money.index((*ups, *downs)[0]) + 1 :][:1]
            ends = [m for m in behind if m.lead in ("至", "到", "为")]
        if len(starts) != 1 or len(ends) != 1 or len(ups) > 1 or len(downs) > 1:
            return
        if not (ups or downs):
            return
        changes = (*ups, *downs)
        signs = (1, *(1 for _ in ups), *(-1 for _ in downs))
        figures = (ends[0].figure, starts[0].figure, *(m.figure for m in changes))
        judgement = judge(Linear(figures, signs))
        message = (
            f"全年预算写{ends[0].figure.text.strip()}，年初预算加减调整应为{judgement.expected}"
        )
        if judgement.verdict is Verdict.CONTRADICTED and len(changes) == 1:
            flipped = judge(Linear(figures, (1, -signs[1])))
            if flipped.verdict is Verdict.HOLDS:
                message = _reversed(changes[0], bool(ups))
        yield self.outcome(judgement, message, sentence.text)


def _reversed(change: Mention, is_up: bool) -> str:
    word, right = ("增", "减") if is_up else ("减", "增")
    return f"写调{word}{change.figure.text.strip()}，按年初、全年预算应为调{right}"
