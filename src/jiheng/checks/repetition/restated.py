"""Find figures that a sentence states twice in two units: 36,163.35万元，约合3.62亿元."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention

_AGAIN = re.compile(
    r"[，；;（(、]?\s*(?:为便于比较[，,])?\s*(?:即|也?就是|合|折合|折算|换算|约合|相当于|等于|合计?人民币)"
    r"(?:成|为|人民币|约)*\s*"
)
_LISTED = re.compile(r"[（(]按\S{1,3}元计[）)][，,]以\S{1,3}元(?:列示|计|表示)为")
_BECOMES = re.compile(r"\s*(?:[增减降升变]|增加|减少|下降|压减|调整|提高)[到至为]")
"""压减9万元，即24万元减到15万元: the second is what it was before."""
_ROUND = ("约合", "约计")


def restated(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Give pairs of amounts of which the second says the first again, in another unit."""
    for sentence in reading.prose:
        for first, second in pairwise(sentence.mentions):
            if first.figure.kind is not Kind.MONEY or second.figure.kind is not Kind.MONEY:
                continue
            if _BECOMES.match(sentence.skeleton, second.position + 1):
                continue
            between = sentence.skeleton[first.position + 1 : second.position]
            hedge = second.figure.hedge
            is_round = hedge is not None and hedge.word in _ROUND and between in ("，", "（", "(")
            is_bare = between in ("（", "(") and _is_bare(first, second)
            if is_bare or is_round or _AGAIN.fullmatch(between) or _LISTED.fullmatch(between):
                yield first, second


def _is_bare(first: Mention, second: Mention) -> bool:
    """Tell whether a bracket holds an amount in another unit and nothing else: 86万元（0.0086亿元）."""
    behind = second.sentence.skeleton[second.position + 1 :][:1]
    is_alone = not second.lead and behind in ("）", ")")
    return is_alone and first.figure.unit != second.figure.unit
