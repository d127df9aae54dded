"""What the rules of target review say of a document, and its review sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jiheng.forms import FormError, FormErrors, inspect_tables
from jiheng.forms.review import Finding, Review, ReviewSheet, review_sheet, review_targets
from jiheng.web.documents.editing import Content
from jiheng.web.documents.models import Document
from jiheng.web.targets.live import tables_of


@dataclass(frozen=True)
class Judged:
    """Hold what was found; `review` is None where the forms could not be read (`errors` say why)."""

    review: Review | None
    errors: tuple[FormError, ...]


@dataclass(frozen=True)
class SheetAnswers:
    """Hold what a reviewer typed: points by item code, reasons by fingerprint of a finding."""

    points: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)


def is_filled(content: Content) -> bool:
    """Tell whether anything at all was typed."""
    return any(text.strip() for rows in content.values() for row in rows for text in row.values())


def judge(
    document: Document, content: Content, explained: Mapping[str, str] | None = None
) -> Judged:
    """Apply every rule to what a document holds; the part that concerns its project or department.

    `explained` maps fingerprints of findings to the reason why they are in order.
    """
    found = inspect_tables(tables_of(document, content))
    errors = tuple(error for error in found.errors if error.severity == "error")
    if found.for_review is None:
        return Judged(None, errors)
    reasons = {code: words for code, words in (explained or {}).items() if words.strip()}
    review = review_targets(found.for_review, suppressions=reasons)
    return Judged(review.of(owner_code(document)), errors)


def owner_code(document: Document) -> str:
    """Give the project code that findings carry; empty for the department as a whole."""
    return document.project.code if document.project else ""


def sheet_of(judged: Judged, answers: SheetAnswers) -> ReviewSheet:
    """Give the review sheet with the reviewer's points.

    Raises:
        FormErrors: points that are no number, or out of range.
    """
    findings: Iterable[Finding] = judged.review.findings if judged.review else ()
    rules = judged.review.coverage.rules if judged.review else ()
    return review_sheet(findings, rules).with_points(answers.points)


def told_of(wrong: FormErrors) -> list[str]:
    """Say what is wrong with points as typed, a sentence for each."""
    return [
        f"{'' if error.header in error.what else f'“{error.header}”'}{error.what}："
        f"写的是“{error.value}”，应为{error.expected or '审核表里的项目'}。"
        for error in wrong.errors
    ]


def readable_sheet(judged: Judged, answers: SheetAnswers) -> tuple[ReviewSheet, list[str]]:
    """Give the sheet with the points that can be read, and what is wrong with the others."""
    told: list[str] = []
    good: dict[str, str] = {}
    blank = sheet_of(judged, SheetAnswers())
    for code, text in answers.points.items():
        try:
            blank.with_points({code: text})
            good[code] = text
        except FormErrors as wrong:
            told += told_of(wrong)
    return blank.with_points(good), told
