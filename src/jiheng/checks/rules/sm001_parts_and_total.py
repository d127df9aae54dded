"""SM001: the parts listed under a total do not add up to it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.completeness import is_whole_of
from jiheng.checks.prose.enumerations import AREAS
from jiheng.checks.prose.lists import parts_lists
from jiheng.checks.prose.overlaps import overlaps
from jiheng.checks.prose.parts import PartsList
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Linear, Verdict, difference, judge, parts_and_total
from jiheng.checks.relations.numbers import exactly
from jiheng.checks.relations.slips import Slip
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Sentence

_PEOPLE = ("人", "名", "位", "人次", "户", "户次", "家", "家次", "个")
_GRADED = re.compile(r"评为|评定为|等次|等级")
"""Nothing is given two grades."""
_INDICATORS = re.compile(r"(?:数量|质量|时效|成本|效益|满意度|产出|可持续影响)(?:类)?指标$")
_NOUN = 2
_WHOLE_SCORE = re.compile(r"自评|总分|得分|合计|总计|综合")


class PartsAndTotal(Rule):
    """“其中”所列各项之和与合计不符。

    为什么：合计漏了一项、某一项写错，报表和文字就对不上。“其中”有时只列一部分，所以只在能证明列全了
    （“分别为”、基本支出加项目支出这类固定分类、占比合计为100%、预算与支出两列差额相同、改动一个数字即可相符）
    时才报错误；只用冒号引出的列为存疑，证明不了的计入“无法判断”。
    依据：部门决算报表编审中的表内勾稽关系（推定）。
    反例：
        本年支出合计307.82万元，其中：基本支出105.58万元，项目支出220.24万元。
    正例：
        本年支出合计307.82万元，其中：基本支出105.58万元，项目支出202.24万元。
    """

    code = "SM001"
    name = "分项之和与合计不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every list of parts; columns of one list support each other."""
        lists: dict[Sentence, list[tuple[PartsList, Judgement, Linear]]] = {}
        for found in parts_lists(reading):
            relation = parts_and_total(found.total.figure, [m.figure for m in found.parts])
            lists.setdefault(found.sentence, []).append((found, judge(relation), relation))
        for columns in lists.values():
            for found, judgement, relation in columns:
                yield self._outcome(found, judgement, relation, columns)

    def _outcome(
        self,
        found: PartsList,
        judgement: Judgement,
        relation: Linear,
        columns: list[tuple[PartsList, Judgement, Linear]],
    ) -> Outcome:
        severity = None
        if judgement.verdict is Verdict.CONTRADICTED:
            if _adds_up_otherwise(found):
                return Outcome(judgement.operands, Verdict.HOLDS)
            severity = _certainty(found, judgement, relation, columns)
            if severity is None:
                return Outcome(judgement.operands, Verdict.UNDECIDED)
        total = found.total
        name, stated = total.label or "合计", total.figure.text.strip()
        message = f"“{name}”{stated}，所列{len(found.parts)}项相加为{judgement.expected}"
        if judgement.verdict is not Verdict.CONTRADICTED or not _miss_alike(
            found, relation, columns
        ):
            labels = tuple(part.label for part in found.parts)
            is_certain = (
                found.is_complete
                or _shares_make_whole(found)
                or is_whole_of(found.total.lead, labels)
            )
            return self.outcome(
                judgement, message, found.text, severity=severity, is_certain=is_certain
            )
        # Every column misses the same: an item was left out, no figure was mistyped.
        gap = exactly(abs(relation.nominal(0) - total.figure.exact), total.figure)
        outcome = self.outcome(
            judgement, f"{message}；各列都相差{gap}", found.text, suspect=total.figure
        )
        assert outcome.finding is not None
        repairs = (f"核对是否漏列了{gap}的一项", f"将“{stated}”改为“{judgement.expected}”")
        finding = replace(outcome.finding, expected=judgement.expected, repairs=repairs)
        return replace(outcome, finding=finding)


def _miss_alike(
    found: PartsList, relation: Linear, columns: list[tuple[PartsList, Judgement, Linear]]
) -> bool:
    """Tell whether another column of the same list misses exactly as much."""
    gap = relation.nominal(0) - found.total.figure.exact
    return any(
        other.total is not found.total
        and len(other.parts) == len(found.parts)
        and others_relation.nominal(0) - other.total.figure.exact == gap
        for other, _, others_relation in columns
    )


def _adds_up_otherwise(found: PartsList) -> bool:
    """Tell whether the parts add up to another figure near them, or one is a subtotal, or
    fewer or more of the figures make the total.
    """
    parts = [part.figure for part in found.parts]
    if any(parts_and_total(other.figure, parts).holds() for other in found.others):
        return True
    reach = parts + [part.figure for part in found.beyond]
    if any(
        parts_and_total(found.total.figure, reach[:length]).holds()
        for length in range(
            len(parts) if found.is_bracketed and "其中" not in found.text else 2, len(reach) + 1
        )
    ):
        return True
    if len(parts) == 2:
        # 净核减91.17万元（送审2,532.45万元，审定2,441.29万元）
        one, other = parts
        return any(
            difference(found.total.figure, a, b).holds() for a, b in ((one, other), (other, one))
        )
    if is_whole_of(found.total.lead, tuple(part.label for part in found.parts)):
        # 行政68名、事业60名、工勤8名: no member of a whole is the sum of the others.
        return False
    return any(parts_and_total(part, [p for p in parts if p is not part]).holds() for part in parts)


def _certainty(
    found: PartsList,
    judgement: Judgement,
    relation: Linear,
    columns: list[tuple[PartsList, Judgement, Linear]],
) -> Severity | None:
    """Give how sure a contradiction is; None where the list may be a selection."""
    if overlaps(found.text) or "中又" in found.text:
        return None
    if _is_proven(found, judgement, relation, columns):
        return Severity.ERROR
    if found.is_partial:
        return None
    is_over = relation.nominal(0) > found.total.figure.exact
    if (is_over or found.is_listed) and not (is_over and _may_overlap(found)):
        return Severity.WARNING
    # Small counts: a selection of three is seldom one digit away from the whole.
    is_near = any(repair.slip is not Slip.OTHER for repair in judgement.repairs)
    if len(found.parts) >= 3 and is_near and not _may_overlap(found):
        return Severity.WARNING
    return None


def _may_overlap(found: PartsList) -> bool:
    """Tell whether one person, firm or project may stand in several parts."""
    return found.total.figure.unit_symbol in _PEOPLE and not _are_classes(found)


def _are_classes(found: PartsList) -> bool:
    """Tell whether the parts are kinds of what the total counts: 项目6个，其中运转类项目1个、…类项目3个."""
    if _GRADED.search(found.text):
        return True
    labels = [part.label for part in found.parts]
    if all(map(AREAS.search, labels)) or all(map(_INDICATORS.search, labels)):
        # Nobody lives in two towns, no indicator is of two kinds.
        return True
    names = [part.lead[-_NOUN:] for part in found.parts]
    is_named = len(set(names)) == 1 and found.total.lead.endswith(names[0])
    return is_named and all("类" in part.lead or "转移" in part.lead for part in found.parts)


def _is_proven(
    found: PartsList,
    judgement: Judgement,
    relation: Linear,
    columns: list[tuple[PartsList, Judgement, Linear]],
) -> bool:
    """Tell whether the list must be complete."""
    if found.is_partial:
        return False
    if found.is_complete or judgement.is_slip:
        return True
    if found.total.figure.kind is Kind.SCORE and _WHOLE_SCORE.search(found.total.lead):
        return True
    if is_whole_of(found.total.lead, tuple(part.label for part in found.parts)):
        return True
    gap = relation.nominal(0) - found.total.figure.exact
    for other, others_judgement, others_relation in columns:
        if other.total is found.total:
            continue
        # The other column of the same list adds up, or misses exactly as much.
        if others_judgement.verdict is Verdict.HOLDS and len(other.parts) == len(found.parts):
            return True
        if others_relation.nominal(0) - other.total.figure.exact == gap:
            return True
    return _shares_make_whole(found)


def _shares_make_whole(found: PartsList) -> bool:
    shares = [share.figure for share in found.shares if share is not None]
    if len(shares) != len(found.parts):
        return False
    whole = sum((share.exact for share in shares), start=shares[0].exact * 0)
    return abs(whole - 1) <= sum((share.step for share in shares), start=shares[0].step * 0)
