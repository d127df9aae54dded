"""Rates that are what an indicator reached: 合格率达到94.43%（目标值≥91%）."""

import re

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.sentences import Sentence

_TARGET = re.compile(r"(?:目标值?|指标值|计划值?|年初设定)(?:为|是)?[：:]?$")


def reached_a_target(sentence: Sentence, rate: Figure) -> bool:
    """Tell whether the target of a rate of a sentence stands right behind it."""
    at = sentence.figures.index(rate) + 1
    behind = sentence.mentions[at : at + 1]
    return any(m.figure.kind is Kind.RATE and _TARGET.search(m.lead) for m in behind)
