"""NM001: one thing with two names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.finding import Severity
from jiheng.checks.prose.likeness import Difference, difference_of, is_deliberate
from jiheng.checks.prose.names import FIRM_KINDS, KINDS, NameList, Names, Use, read_names
from jiheng.checks.prose.odd_stretches import odd_stretches
from jiheng.checks.prose.row_lists import misnamed
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_FIRM = re.compile(rf"(?:{FIRM_KINDS})$")
_KIND = re.compile(rf"(?:{KINDS})")
_LITTLE_WORDS = frozenset("中内外上下均各已未再又也将应可预总至到于在向为对把从按以其该本所")
_PLAN = re.compile(r"(?:计划|专项|项目|工程|行动|基金)$")
_INTRODUCED = re.compile(r".*(?:[为对由]|实施|开展|年度|依次|包括)")
_MOST = 3
_SHORTEST = 5
_SURE_LENGTH = 6
_FEWEST_COMMON = 2
_FEWEST_USES = 2


@dataclass(frozen=True)
class _Slip:
    """Hold a name used once beside the name used otherwise."""

    usual: str
    use: Use
    difference: Difference
    common: int
    """How many other names two lists have in common; 0 without such lists."""
    is_whole: bool
    """Whether the lists agree in every other name."""


class NamesDiffer(Rule):
    """同一计划、项目、单位、制度的名称前后不一。

    为什么：前文列出四个计划，后文逐一说明时三个相同、一个多了或少了字，多半是写错了名称，读者会以为是另一个项目，
    金额也就对不上。一期与二期、省级与市级、简称与全称不在此列。
    依据：公文名称应前后一致（推定）。
    反例：
        聚焦重点研发计划、创新环境计划、企业创新计划任务。
        重点研发计划预算445.00万元；创新环境计划预算426.00万元；企业创新环境计划预算193.00万元。
        企业创新计划：高新技术企业质量提升。
    正例：
        聚焦重点研发计划、创新环境计划、企业创新计划任务。
        重点研发计划预算445.00万元；创新环境计划预算426.00万元；企业创新计划预算193.00万元。
        企业创新计划：高新技术企业质量提升。
    """

    code = "NM001"
    name = "名称前后不一"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the lists of names, then look in the text for misspelled names."""
        names = read_names(reading)
        told: set[tuple[int, str]] = set()
        for slip in (*_between_lists(names), *_in_text(names), *_between_rows(reading, names)):
            key = (id(slip.use.passage.place), slip.use.name)
            if key in told or any(slip.use.name == name for _, name in told):
                continue
            told.add(key)
            yield self._outcome(slip, names)
        for slip in _stretches(names):
            odd = slip.use.name
            if not any(odd in name or name in odd for _, name in told):
                yield self._outcome(slip, names)

    def _outcome(self, slip: _Slip, names: Names) -> Outcome:
        passage, start = names.at(names.text.index(slip.usual))
        usual = Use(slip.usual, passage, start)
        count = names.count(slip.usual)
        others = f"，同列的{slip.common}个名称都相同" if slip.common else ""
        finding = self.found(
            f"写“{slip.use.name}”，别处{count}次写“{slip.usual}”{others}",
            (slip.use.quote, usual.quote),
            slip.use.passage.sentence_at(slip.use.start),
            severity=Severity.ERROR if _is_sure(slip) else None,
            expected=slip.usual,
            calculation=_in_words(slip.difference),
            repairs=(f"将“{slip.use.name}”改为“{slip.usual}”",),
        )
        return Outcome((), Verdict.CONTRADICTED, finding)


def _is_sure(slip: _Slip) -> bool:
    """Tell whether three other names agree and the name is one of a plan or project.

    Rules and reports may bear names that differ by one word.
    """
    is_plan = _PLAN.search(slip.usual) is not None
    return slip.is_whole and slip.common > _FEWEST_COMMON and is_plan


def _in_words(found: Difference) -> str:
    if not found.removed:
        return f"多“{found.added}”"
    if not found.added:
        return f"少“{found.removed}”"
    return f"“{found.removed}”写作“{found.added}”"


def _between_lists(names: Names) -> Iterator[_Slip]:
    """Find two lists that share all names but one."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(names.lists):
        for name in set(one.names):
            holding[name].append(index)
    for index, one in enumerate(names.lists):
        shared = Counter(
            other for name in set(one.names) for other in holding[name] if other > index
        )
        for other in sorted(at for at, common in shared.items() if common >= _FEWEST_COMMON):
            yield from _unmatched(names, one, names.lists[other])


def _unmatched(names: Names, one: NameList, other: NameList) -> Iterator[_Slip]:
    common = set(one.names) & set(other.names)
    left = [use for use in one.uses if use.name not in common]
    right = [use for use in other.uses if use.name not in common]
    for first in left:
        alike = [use for use in right if _is_misspelling(first.name, use.name)]
        if len(alike) != 1:
            continue
        second = alike[0]
        rare, usual = sorted((first, second), key=lambda use: _alone(names, use.name))
        if _alone(names, rare.name) == 1 and _alone(names, usual.name) >= _FEWEST_USES:
            found = difference_of(usual.name, rare.name)
            assert found is not None
            is_whole = min(len(set(one.names)), len(set(other.names))) == len(common) + 1
            yield _Slip(usual.name, rare, found, len(common), is_whole)


def _is_misspelling(one: str, other: str) -> bool:
    found = difference_of(one, other)
    return (
        found is not None
        and (found.size == 1 or (found.size <= _MOST and not (found.removed and found.added)))
        and found.start + found.end >= max(3, found.size + 1)
        and min(len(one), len(other)) >= 4
        and not is_deliberate(found, one, other)
    )


def _alone(names: Names, name: str) -> int:
    """Count a name where it is not a part of a longer name."""
    longer = {
        other
        for other in names.uses
        # 部署了甲补贴 is the name with the verb before it, not a longer name.
        if name in other
        and other != name
        and not (other.endswith(name) and names.count(other) == 1)
    }
    return names.count(name) - sum(
        names.count(other) for other in longer if not any(o in other and o != other for o in longer)
    )


def _in_text(names: Names) -> Iterator[_Slip]:
    """Find in the running text what a name becomes by one character lost or changed, or a word
    put into it.
    """
    listed: defaultdict[str, set[str]] = defaultdict(set)
    for held in names.lists:
        for name in held.names:
            listed[name].update(held.names)
    starts = _starts(names.text, {name[:2] for name in names.uses})
    for usual in names.uses:
        if len(usual) < _SHORTEST or _alone(names, usual) < _FEWEST_USES:
            continue
        if not _FIRM.search(usual) and not listed[usual]:
            continue
        for position, text in _variants(names.text, usual, starts):
            found = difference_of(usual, text)
            if found is None or not _is_slip_of_hand(found, names, usual, text):
                continue
            if is_deliberate(found, usual, text) or text in listed[usual]:
                continue
            if _is_within_name(names, position, text):
                continue
            passage, start = names.at(position)
            if usual in passage.sentence_at(start):
                continue
            yield _Slip(usual, Use(text, passage, start), found, 0, is_whole=False)


def _between_rows(reading: Reading, names: Names) -> Iterator[_Slip]:
    """Find what the rows of one table, or a list of the text, call otherwise than another."""
    for one in misnamed(reading, names):
        found = difference_of(one.usual, one.use.name)
        assert found is not None
        yield _Slip(one.usual, one.use, found, one.common, is_whole=False)


def _stretches(names: Names) -> Iterator[_Slip]:
    """Find what stands once and is a slip away from what is usual, whether a name or not."""
    for one in odd_stretches(names.text):
        found = difference_of(one.usual, one.odd)
        if found is None or is_deliberate(found, one.usual, one.odd):
            continue
        passage, start = names.at(one.start)
        # A word put in belongs to a phrase but in a name: 政府采购支出, 政府采购货物支出.
        is_word = len(found.added) > 1
        if found.added in _LITTLE_WORDS and not found.removed:
            continue
        is_name = _KIND.search(one.usual[len(one.usual) - found.end :]) is not None
        if is_word and not (is_name and len(one.usual) > _SURE_LENGTH + 1):
            continue
        if one.usual not in passage.sentence_at(start):
            yield _Slip(one.usual, Use(one.odd, passage, start), found, 0, is_whole=False)


def _is_slip_of_hand(found: Difference, names: Names, usual: str, text: str) -> bool:
    """Tell whether a variant stands once and its new joints nowhere else in the document."""
    if names.count(text) != 1:
        return False
    joints = text[max(0, found.start - 1) : len(text) - found.end + 1]
    pairs = [joints[i : i + 2] for i in range(len(joints) - 1)]
    is_new = [names.count(pair) == 1 for pair in pairs]
    if len(found.added) > len(found.removed):
        # A whole word more breaks the name where it is put in; 重点领域 that the document
        # uses elsewhere makes another name (重点研发计划, 重点领域研发计划).
        is_broken = is_new[0] and is_new[-1]
        is_usual = _alone(names, usual) > _FEWEST_USES and (is_new[0] or is_new[-1])
        is_word = names.count(text[max(0, found.start - 2) : found.start] + found.added) > 1
        if len(found.added) == 1:
            return len(usual) >= _SURE_LENGTH and is_broken
        return len(found.added) == 2 and (is_broken or is_usual) and not is_word
    # A character more on each side: 林业 may be a word of the document where 护林业劳 is none.
    wide = text[max(0, found.start - 1) : len(text) - found.end + 2]
    is_odd = names.count(wide) == 1 and _alone(names, usual) > _FEWEST_USES
    return len(usual) >= _SURE_LENGTH and (all(is_new) or (is_odd and any(is_new)))


def _starts(text: str, heads: set[str]) -> dict[str, list[int]]:
    """Give where in a text names can begin, by their first two characters."""
    found: dict[str, list[int]] = {head: [] for head in heads}
    for position in range(len(text) - 1):
        if (head := text[position : position + 2]) in found:
            found[head].append(position)
    return found


def _variants(text: str, usual: str, starts: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
    """Give the stretches that begin and end as a name does but are not the name."""
    last = usual[-1]
    for position in starts[usual[:2]]:
        whole = text[position : position + len(usual) + 2]
        if not whole.startswith(usual):
            for length in (len(usual) - 1, len(usual), len(usual) + 1, len(usual) + 2):
                piece = whole[:length]
                if len(piece) == length and piece[-1] == last and _is_near(usual, piece):
                    yield position, piece
                    break


def _is_near(usual: str, piece: str) -> bool:
    if re.search(r"[^\u4e00-\u9fffA-Za-z“”]", piece):
        return False
    found = difference_of(usual, piece)
    if found is None:
        return False
    if len(piece) > len(usual):
        return not found.removed
    return found.size == 1


def _is_within_name(names: Names, position: int, text: str) -> bool:
    """Tell whether a stretch is a part of a longer name known by itself.

    主管部门为甲项目 is the name with what introduces it, not a longer name.
    """
    for name in names.uses:
        if text in name and text != name and not _INTRODUCED.fullmatch(name[: name.index(text)]):
            at = names.text.find(name, max(0, position - len(name)), position + len(name) + 1)
            if at >= 0 and at <= position and position + len(text) <= at + len(name):
                return True
    return False
