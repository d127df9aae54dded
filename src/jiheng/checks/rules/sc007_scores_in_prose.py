"""SC007: scores in the text that cannot be: above the full score, not full less lost, graded wrong."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, difference, judge
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence

_FULL = re.compile(r"(?:满分?|分值|总分值|标准分|权重分?|应得|共)\s*(?:为|是|：|:|\s)*$")
_FULL_BEHIND = re.compile(r"^(?:满分|分值|的?分值|中(?:实|自评)?得)")
_GOT = re.compile(
    r"(?:得|得分|自评得?分?|评分|评价得?分?|实际得分|实得分?|最终得分|综合得分|赋分)(?:为|是|：|:|约|\s)*$"
)
_LOST = re.compile(r"(?:扣|扣分|扣减|扣除|失|失分|扣去|被扣)(?:了|为|：|:|\s)*$")
_NO_SUBJECT = re.compile(r"^(?:(?:该|此|本)(?:项|部分|指标|类)?的?)?(?:满分|分值|标准分)")
_NO_SUBJECT_GOT = re.compile(
    r"^中?(?:实际|自评|最终|实|该项|扣|被扣|扣减|扣除|扣分|失分)?(?:得|扣|失)?分?(?:为|了|是|：)?$"
)
_BONUS = re.compile(r"加分|附加|奖励分|加减分")
_SPLIT = re.compile(r"[；;。]")
_GRADE = re.compile(
    r"(?:等[级次]|评[为定]|结[果论]|档次|评级)(?:评定|确定)?(?:均?为|是|：|:|属于?)?\s*[“\"‘]?(?P<grade>优秀?|良好?|中等?|差)(?=[”\"’，。；、）)]|$|级|等)"
)
_TOTAL = re.compile(r"自评|总|综合|评价|得分|合计|共得|共计")
_OF_PARTS = re.compile(r"各|分别|其中|部分")
_LIMITS = {"优": (90, 101), "良": (80, 90), "中": (60, 80), "差": (0, 60)}
_OWN_LIMITS = re.compile(r"(?P<score>\d{2})\s*分?\s*[（(]?含?[^，。；]{0,10}优")
_HUNDRED = 100


class ScoresInProse(Rule):
    """文中得分与满分、扣分或等级矛盾。

    为什么：得分不能大于满分；满分减扣分应等于得分；90分以上为优、80分以上为良、60分以上为中、60分以下为差，
    分数与等级写在一起时应当一致（本地另有等级标准的，列为存疑供核对）。
    依据：财预〔2020〕10号《项目支出绩效评价管理办法》第二十一条，等级划分。
    反例：
        预算管理指标满分10分，扣1.38分，得9.62分。
    正例：
        预算管理指标满分10分，扣1.38分，得8.62分。
    """

    code = "SC007"
    name = "得分与满分、等级矛盾"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge the scores of every sentence, then the grades."""
        is_ninety = not any(
            match["score"] != "90"
            for sentence in reading.prose
            for match in _OWN_LIMITS.finditer(sentence.text)
        )
        for sentence in reading.prose:
            scores = [m for m in sentence.mentions if m.figure.kind is Kind.SCORE]
            if len(scores) >= 2:
                yield from self._parts(sentence, scores)
            if scores and is_ninety:
                yield from self._grade(sentence, scores)

    def _parts(self, sentence: Sentence, scores: list[Mention]) -> Iterator[Outcome]:
        is_bonus = _BONUS.search(sentence.text) is not None
        for score, limit in pairwise(scores):
            is_above = score.figure.exact > limit.figure.exact and not is_bonus
            if is_above and _is_limit(score, limit):
                yield self._above(sentence, score.figure, limit.figure)
        for full in filter(_is_full, scores):
            near = _of(full, scores)
            got, lost = _only(near, _is_got), _only(near, _is_lost)
            if got is None:
                continue
            if lost is not None:
                judgement = judge(difference(got.figure, full.figure, lost.figure))
                message = f"满分减扣分为{judgement.expected}，得分写{plain(got.figure)}"
                yield self.outcome(judgement, message, sentence.text, is_certain=True)
            elif got.figure.exact > full.figure.exact and not _BONUS.search(sentence.text):
                yield self._above(sentence, got.figure, full.figure)
            else:
                yield Outcome((got.figure, full.figure), Verdict.HOLDS)

    def _above(self, sentence: Sentence, got: Figure, full: Figure) -> Outcome:
        finding = self.found(
            f"得分{plain(got)}大于满分{plain(full)}",
            (got.quote, full.quote),
            sentence.text,
            expected=f"不超过{plain(full)}",
            calculation=f"{plain(got)}＞{plain(full)}",
        )
        return Outcome((got, full), Verdict.CONTRADICTED, finding, got)

    def _grade(self, sentence: Sentence, scores: list[Mention]) -> Iterator[Outcome]:
        match = _GRADE.search(sentence.text)
        totals = [
            m
            for m in scores
            if _TOTAL.search(m.lead)
            and not (_OF_PARTS.search(m.lead) or _is_full(m) or _is_lost(m))
        ]
        if match is None or len(totals) != 1 or len(_GRADE.findall(sentence.text)) > 1:
            return
        figure = totals[0].figure
        if figure.hedge is not None or figure.start > sentence.start + match.end():
            return
        low, high = _LIMITS[match["grade"][0]]
        if low <= figure.exact < high or figure.exact > _HUNDRED:
            yield Outcome((figure,), Verdict.HOLDS)
            return
        right = next(g for g, (a, b) in _LIMITS.items() if a <= figure.exact < b)
        finding = self.found(
            f"{plain(figure)}应为“{right}”，文中评为“{match['grade']}”",
            (figure.quote,),
            sentence.text,
            severity=Severity.WARNING,
            expected=right,
            calculation="90分以上为优，80分以上不足90分为良，60分以上不足80分为中，不足60分为差",
        )
        yield Outcome((figure,), Verdict.CONTRADICTED, finding, figure)


def _of(full: Mention, scores: list[Mention]) -> list[Mention]:
    """Give the scores that a full score is the limit of: those behind 管理指标满分10分, those
    before （满分10分） and 该项满分10分, as far as the next full score or subject.
    """
    index = scores.index(full)
    behind = scores[index + 1 : index + 2]
    if full.depth and behind and _is_bracketed_with(full, behind[0]):
        # 产出指标（分值45分，得分43.87分）
        return behind
    is_behind = full.depth > 0 or _NO_SUBJECT.match(full.lead) is not None
    if is_behind and index:
        candidates = list(reversed(scores[:index]))
    elif not full.depth:
        candidates = scores[index + 1 :]
    else:
        return []
    found: list[Mention] = []
    for mention in candidates[:2]:
        first, last = sorted((full, mention), key=lambda m: m.position)
        between = full.sentence.skeleton[first.position + 1 : last.position]
        is_other = not is_behind and _NO_SUBJECT_GOT.match(mention.lead) is None
        if _SPLIT.search(between) or _is_full(mention) or is_other:
            break
        found.append(mention)
        if is_behind and _NO_SUBJECT_GOT.match(mention.lead) is None:
            # 预算管理得8.62分: the subject stands before this score.
            break
    return found


def _is_bracketed_with(full: Mention, got: Mention) -> bool:
    """Tell whether a score stands behind its full points in the same brackets."""
    between = full.sentence.skeleton[full.position + 1 : got.position]
    return got.depth == full.depth and not re.search("[（()）]", between) and _is_got(got)


def _is_limit(got: Mention, full: Mention) -> bool:
    """Tell whether a score stands right before its full points: 18.2分/20分, 得18.2分（20分）."""
    skeleton = got.sentence.skeleton
    between = skeleton[got.position + 1 : full.position].strip()
    is_bracket = between in ("（", "(") and skeleton[full.position + 1 :][:1] in ("）", ")")
    return between == "/" or (is_bracket and _is_got(got))


def _is_full(mention: Mention) -> bool:
    return bool(_FULL.search(mention.lead) or _FULL_BEHIND.match(mention.after))


def _is_got(mention: Mention) -> bool:
    return bool(_GOT.search(mention.lead)) and not _is_full(mention)


def _is_lost(mention: Mention) -> bool:
    return bool(_LOST.search(mention.lead))


def _only(group: list[Mention], is_it: Callable[[Mention], bool]) -> Mention | None:
    found = [mention for mention in group if is_it(mention)]
    return found[0] if len(found) == 1 else None
