"""The library of core indicators (核心绩效指标库): entries as data, tried out, found, recommended."""

from jiheng.library.indicators import Example, Indicator, Reference
from jiheng.library.loading import (
    load_library,
    read_indicator,
    read_rule_text,
    rule_text,
    shipped_contents,
    shipped_library,
)
from jiheng.library.recommending import Candidate, Recommendation, Subject, recommend
from jiheng.library.searching import folded, search_text
from jiheng.library.trying import Trial, TrialError, try_out
from jiheng.library.wording import reference_words, rule_words

__all__ = [
    "Candidate",
    "Example",
    "Indicator",
    "Recommendation",
    "Reference",
    "Subject",
    "Trial",
    "TrialError",
    "folded",
    "load_library",
    "read_indicator",
    "read_rule_text",
    "recommend",
    "reference_words",
    "rule_text",
    "rule_words",
    "search_text",
    "shipped_contents",
    "shipped_library",
    "try_out",
]
