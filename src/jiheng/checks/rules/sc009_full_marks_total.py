"""SC009: the full marks of the parts do not add up to those of the whole."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge, parts_and_total
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence

_PART = re.compile(r"(?:满分|分值|权重|标准分)(?:为|是|：|:|\s)*$")
_WHOLE = re.compile(r"(?:总分|满分|总分值|共计|合计)(?:为|是|：|:|\s)*$")
_ALLOTS = re.compile(r"(?:分值|权重)(?:分布|分配|构成|设置|划分)?(?:分别)?(?:为|是|如下)[：:]?")
_STOP = re.compile(r"[；;。]|，(?:得分|实得|自评)")
_FEWEST = 3


class FullMarksTotal(Rule):
    """各部分满分之和不等于总分。

    为什么：评分标准各部分的满分（分值、权重）加起来应等于总分。一句里写了总分又逐项写了满分，一加便知。
    依据：财预〔2020〕10号，自评表总分100分（公布）。
    反例：
        总分100分，实得92.94分，投入得14.71分（满分15分）；过程得25.93分（满分90分）；产出得52.30分（满分55分）。
    正例：
        总分100分，实得92.94分，投入得14.71分（满分15分）；过程得25.93分（满分30分）；产出得52.30分（满分55分）。
    """

    code = "SC009"
    name = "满分之和不等于总分"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every sentence with a whole and three or more full marks."""
        for sentence in reading.prose:
            if "满分" in sentence.text or "分值" in sentence.text or "权重" in sentence.text:
                yield from self._judge(sentence)

    def _judge(self, sentence: Sentence) -> Iterator[Outcome]:
        scores = [m for m in sentence.mentions if m.figure.kind is Kind.SCORE]
        wholes = [m for m in scores if _WHOLE.search(m.lead)][:1]
        if not wholes:
            return
        parts = [m for m in scores if m is not wholes[0] and _PART.search(m.lead)]
        allotted = _allotted(sentence, scores)
        if wholes[0] not in allotted and len(allotted) >= _FEWEST:
            judgement = judge(parts_and_total(wholes[0].figure, [m.figure for m in allotted]))
            message = (
                f"总分{wholes[0].figure.text.strip()}，所列{len(allotted)}部分的分值相加为"
                f"{judgement.expected}"
            )
            yield self.outcome(judgement, message, sentence.text, is_certain=True)
            return
        if len(parts) < _FEWEST or any(m.figure.hedge is not None for m in (*parts, *wholes)):
            return
        judgement = judge(parts_and_total(wholes[0].figure, [m.figure for m in parts]))
        if judgement.verdict is Verdict.CONTRADICTED and not _is_whole_list(scores, parts):
            yield Outcome(judgement.operands, Verdict.UNDECIDED)
            return
        total = wholes[0].figure.text.strip()
        message = f"总分{total}，所列{len(parts)}部分的满分相加为{judgement.expected}"
        yield self.outcome(judgement, message, sentence.text)


def _allotted(sentence: Sentence, scores: list[Mention]) -> list[Mention]:
    """Give the points that 分值分布为预算执行10分、产出50分… allots, up to the next stop."""
    opening = _ALLOTS.search(sentence.skeleton)
    if opening is None:
        return []
    stop = _STOP.search(sentence.skeleton, opening.end())
    end = stop.start() if stop else len(sentence.skeleton)
    return [m for m in scores if opening.end() <= m.position < end]


def _is_whole_list(scores: list[Mention], parts: list[Mention]) -> bool:
    """Tell whether the scores awarded to the parts add up to the score of the whole.

    Then the list is whole, and the full marks have to add up as well.
    """
    got = [m for m in scores if m not in parts and not _WHOLE.search(m.lead)]
    if len(got) != len(parts) + 1:
        return False
    total, rest = got[0], got[1:]
    return sum(m.figure.exact for m in rest) == total.figure.exact
