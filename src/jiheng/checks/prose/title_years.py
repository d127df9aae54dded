"""Tell by the accounts that a text states whether the year of its title can be right."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from jiheng.checks.prose.passages import Passage

_ACCOUNTS = re.compile(
    r"^[，,\s]*(?:度)?\s*(?:本?(?:部门|单位)|我(?:局|委|厅|院|校|站|镇|乡|中心|部门|单位)|整体|财政|一般公共预算|收入|支出|决算|实际|预算执行|项目资金使用"
    r"|绩效自评|项目支出|全年|末|取得|实现|完成|12\s*月\s*31\s*日)"
)
_PLANS = re.compile(r"(?<!现)将|拟|计划|下一步|继续|力争|打算|编制|安排|申请|列入|目标")
_TERM = re.compile(
    r"规划|远景|展望|十[三四五六]五|[期止]|到期|至\s*$|届满|以前|之前|前完成|起|修订|预计|修正|有效|建成|竣工|交付"
)
_FEW_WORDS, _NEAR_WORDS = 6, 12
_BUDGET = re.compile(r"预算(?!执行)")
_DONE = re.compile(r"执行|决算|支出|完成|实际")
_MONTH = re.compile(r"^\s*(?:[1-9]|1[012])\s*月|^\s*(?:上半年|第?[一二三四]季度)")
_LABEL = re.compile(r"自评|决算|评价")
_LONGEST_LABEL = 40
_FAR = 5
_ENOUGH_LATER, _ENOUGH_EARLIER = 2, 3


class Dated(Protocol):
    """Say what is needed of a year and its place."""

    @property
    def year(self) -> int:
        """Give the year."""

    @property
    def passage(self) -> Passage:
        """Give the paragraph or cell."""

    @property
    def before(self) -> str:
        """Give the words of the sentence before the year."""

    @property
    def after(self) -> str:
        """Give the words of the sentence behind the year."""

    @property
    def is_base(self) -> bool:
        """Tell whether something is only compared with the year."""


def year_of_accounts(title: Dated, places: Sequence[Dated]) -> int | None:
    """Give the year of whose accounts a text speaks, where its title names another one that the
    text never speaks of; None where the title may be right.

    The text has to state accounts of that year twice, three times where it is before that of the
    title (comparisons speak of the year before), once where the title has its digits swapped (2042 for 2024).
    A heading that names the year of the accounts says it twice.
    """
    others = [place for place in places if place is not title]
    stated: Counter[int] = Counter()
    for place in others:
        if _states_accounts(place):
            stated[place.year] += 1 + _is_label(place)
        elif place.is_base and any(one.year == place.year + 1 for one in others):
            # What is compared with 2021 is of 2022.
            stated[place.year + 1] += 1
    if title.year in stated:
        return None
    later = _much_later(title, others)
    if later is not None:
        return later
    if not stated:
        return None
    (year, often), *rest = stated.most_common(2)
    if rest and rest[0][1] == often:
        return None
    is_far_ahead = title.year - year >= _FAR
    is_later = year > title.year
    enough = _ENOUGH_LATER if is_later else _ENOUGH_EARLIER
    if sorted(str(title.year)) == sorted(str(year)) and is_far_ahead:
        enough = 1
    is_spoken_of = any(
        place.year == title.year and not place.is_base and not _is_aside(place, is_later)
        for place in others
    )
    return year if often >= enough and not is_spoken_of else None


def _much_later(title: Dated, others: Sequence[Dated]) -> int | None:
    """Give the last year of which a text speaks as past, where it lies years behind that of a title
    that the text never names: no report knows what comes after it.
    """
    if any(place.year == title.year for place in others):
        return None
    known = [
        place.year + place.is_base
        for place in others
        if place.year >= title.year + _FAR and not _is_to_come(place)
    ]
    return max(known) if len(known) >= _ENOUGH_LATER else None


def _is_to_come(place: Dated) -> bool:
    near = place.before[-_NEAR_WORDS:] + place.after[:_NEAR_WORDS]
    return _PLANS.search(near) is not None or _TERM.search(near) is not None


def _states_accounts(place: Dated) -> bool:
    if place.is_base or _PLANS.search(place.before[-_FEW_WORDS:] + place.after[:_NEAR_WORDS]):
        return False
    is_budget = _BUDGET.search(place.after[:8]) and not _DONE.search(place.after[:16])
    return _ACCOUNTS.match(place.after) is not None and not is_budget


def _is_label(place: Dated) -> bool:
    """Tell whether a year stands in a heading or a caption that names what is reported."""
    text = place.passage.text
    is_short = len(text) <= _LONGEST_LABEL and "。" not in text and not place.passage.in_table
    return is_short and _LABEL.search(text) is not None


def _is_aside(place: Dated, is_later: bool) -> bool:
    """Tell whether a text names a year without speaking of its accounts: a month of it, and after
    the year reported on its budget and plans.
    """
    if _MONTH.match(place.after):
        return True
    said = place.before + place.after
    return not is_later and (_BUDGET.match(place.after) is not None or bool(_PLANS.search(said)))
