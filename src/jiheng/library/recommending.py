"""Recommend entries for a project: shared words, rare ones counting more, and its classifications.

All points are whole numbers, so that an order never depends on a computer's rounding, and each
recommendation says in Chinese what it stands on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt
from typing import Any

from jiheng.library.words import pairs, shared_words

_NAME, _GROUP, _MEANING = 3, 3, 1
"""What a shared word counts by where the entry has it: name and keywords, group, definition."""
_IN_TITLE, _IN_TEXT = 3, 2
"""What it counts by where the project has it: its name, its other text."""
_PLAN, _CHAIN, _CATEGORY = 30, 20, 30
"""Per cent that a classification in common adds to the words."""
_ALONE = 40
"""Points of a classification in common where no word is."""
_SHOWN = 4


@dataclass(frozen=True)
class Subject:
    """Say what is recommended for: a project or department in words, and its classifications."""

    name: str
    category: str = ""
    plan: str = ""
    chain: str = ""
    text: str = ""


@dataclass(frozen=True)
class Candidate:
    """Hold what is compared of an entry."""

    code: str
    name: str
    level3: str
    field: str
    definition: str
    category: str
    keywords: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Candidate:
        """Take it from an entry's content, which is not checked again."""
        texts = (
            str(content.get(name, ""))
            for name in ("code", "name", "level3", "field", "definition", "category")
        )
        code, name, level3, field, definition, category = texts
        lists = (_texts(content.get(name)) for name in ("keywords", "plans", "chain"))
        keywords, plans, chain = lists
        return cls(code, name, level3, field, definition, category, keywords, plans, chain)


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


@dataclass(frozen=True)
class Recommendation:
    """Pair an entry's code with its points (only to order by) and the reasons, in Chinese."""

    code: str
    points: int
    reasons: tuple[str, ...]


def recommend(
    subject: Subject, candidates: Sequence[Candidate], count: int = 10
) -> list[Recommendation]:
    """Give the most fitting entries, the best first; entries with nothing in common are left out."""
    bags = [_bag(one) for one in candidates]
    seen = Counter(pair for bag in bags for pair in bag)
    rarity = {pair: _rarity(len(bags), times) for pair, times in seen.items()}
    asked = dict.fromkeys(pairs(subject.text), _IN_TEXT)
    asked |= dict.fromkeys(pairs(subject.name), _IN_TITLE)
    found = [
        recommendation
        for one, bag in zip(candidates, bags, strict=True)
        if (recommendation := _judged(subject, one, bag, asked, rarity)) is not None
    ]
    found.sort(key=lambda one: (-one.points, one.code))
    return found[:count]


@lru_cache(maxsize=8192)
def _bag(one: Candidate) -> Mapping[str, int]:
    bag = dict.fromkeys(pairs(one.definition), _MEANING)
    bag |= dict.fromkeys(pairs(f"{one.level3} {one.field}"), _GROUP)
    bag |= dict.fromkeys(pairs(" ".join([one.name, *one.keywords])), _NAME)
    return bag


def _rarity(total: int, times: int) -> int:
    """Give one more than four times the binary logarithm of total ÷ times, in whole numbers.

    >>> [_rarity(128, times) for times in (128, 64, 1)]
    [1, 5, 29]
    """
    return (total**4 // times**4).bit_length()


def _judged(
    subject: Subject,
    one: Candidate,
    bag: Mapping[str, int],
    asked: Mapping[str, int],
    rarity: Mapping[str, int],
) -> Recommendation | None:
    shared = {
        pair: bag[pair] * times * rarity[pair] for pair, times in asked.items() if pair in bag
    }
    words = 10 * sum(shared.values()) // isqrt(16 * len(bag) + 1)
    reasons = _word_reasons(subject, one, shared)
    percent, alone = 100, 0
    for what, mine, theirs, more in (
        ("科技计划", subject.plan, one.plans, _PLAN),
        ("创新链环节", subject.chain, one.chain, _CHAIN),
        ("项目类别", subject.category, (one.category,), _CATEGORY),
    ):
        if mine and mine in theirs:
            percent += more
            alone += _ALONE if what != "项目类别" else 0
            reasons.append(f"{what}相同：{mine}")
    points = words * percent // 100 + alone
    return Recommendation(one.code, points, tuple(reasons)) if points else None


def _word_reasons(subject: Subject, one: Candidate, shared: Mapping[str, int]) -> list[str]:
    reasons: list[str] = []
    told: set[str] = set()
    for where, text in (("项目名称", subject.name), ("项目内容", subject.text)):
        words = [word for word in shared_words(text, shared) if word not in told]
        told |= set(words)
        best = sorted(words, key=lambda word: (-_worth(word, shared), word))[:_SHOWN]
        if best:
            place = "名称" if _within(best, [one.name]) else "内容"
            quoted = "".join(f"“{word}”" for word in best)
            reasons.append(f"{where}中的{quoted}与指标{place}相同")
    return reasons


def _worth(word: str, shared: Mapping[str, int]) -> int:
    return sum(shared.get(pair, 0) for pair in pairs(word))


def _within(words: Iterable[str], texts: Iterable[str]) -> bool:
    whole = " ".join(texts).lower()
    return all(word in whole for word in words)
