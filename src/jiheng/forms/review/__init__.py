"""The review of targets: red lines and points by rule, and the review sheet."""

from jiheng.forms.review.engine import review_targets
from jiheng.forms.review.manual import Manual
from jiheng.forms.review.outcome import Level, Unjudged, Where
from jiheng.forms.review.report import Coverage, Finding, Review, RuleCoverage, Suppressed
from jiheng.forms.review.rule import Rule
from jiheng.forms.review.rules import review_rules
from jiheng.forms.review.screen import review_text
from jiheng.forms.review.settings import ReviewSettings, load_settings
from jiheng.forms.review.sheet import (
    ReviewItem,
    ReviewSheet,
    project_sheet,
    review_sheet,
    sheet_text,
)

__all__ = [
    "Coverage",
    "Finding",
    "Level",
    "Manual",
    "Review",
    "ReviewItem",
    "ReviewSettings",
    "ReviewSheet",
    "Rule",
    "RuleCoverage",
    "Suppressed",
    "Unjudged",
    "Where",
    "load_settings",
    "project_sheet",
    "review_rules",
    "review_sheet",
    "review_targets",
    "review_text",
    "sheet_text",
]
