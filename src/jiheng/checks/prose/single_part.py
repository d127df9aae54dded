"""Find single parts of a whole: 其中 with one figure, the year's share of a cumulative figure."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.prose.parts import SUMMED, can_sum
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention

_CUMULATIVE = re.compile(r"累计|期内共|[至到][^，。；]{0,6}末[^，。；]{0,3}已|历年")
_YEARLY = re.compile(rf"{Kind.YEAR.value}|当年|本年|其中")
_OPENS = re.compile(r"其中|(?<!不)(?<![前后]者)包[括含]")
_NO_WHOLE = re.compile(r"结余|节约|剩余|差额|余额|平均|均|每[\u4e00-\u9fff]")
_TAKEN = re.compile(r"[扣失](?:分|减|除)?(?:为|了)?$")
_NEVER = (*CHANGES, Role.PAST, Role.FROM, Role.REACHED)


def single_parts(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Give (whole, part) for a single figure behind 其中 or behind a cumulative one."""
    for sentence in reading.prose:
        for whole, part in _pairs(sentence.mentions):
            if not whole.figure.is_comparable(part.figure) or whole.depth or part.depth:
                continue
            if part.figure.kind not in SUMMED:
                # One of many may well have a higher rate than all of them.
                continue
            if whole.role in _NEVER or part.role in _NEVER or whole.figure.hedge:
                continue
            if _NO_WHOLE.search(whole.lead) or not can_sum(part):
                continue
            if _TAKEN.search(whole.lead) and not _TAKEN.search(part.lead):
                # 总分99分，扣1分，其中预算执行9.4分: the parts are of what was given.
                continue
            between = sentence.skeleton[whole.position + 1 : part.position]
            if re.search("[；。]", between):
                continue
            # 预算10万元，其中支出12万元 are figures of two kinds.
            is_apart = {whole.role, part.role} == {Role.BUDGET, Role.SPENT}
            is_part = _OPENS.search(between) is not None and not is_apart
            is_year = bool(_CUMULATIVE.search(whole.lead) and _YEARLY.search(between))
            if is_part or (is_year and not _CUMULATIVE.search(part.lead)):
                yield whole, part


def _pairs(mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Give each figure with the one before it, rates and changes of that one left out."""
    for index, part in enumerate(mentions):
        for whole in reversed(mentions[:index]):
            if whole.figure.kind is Kind.RATE or whole.role in CHANGES:
                continue
            yield whole, part
            break
