"""Pick entries into a targets form: recommended or searched, and counted."""

import json
from dataclasses import dataclass
from typing import Any

from jiheng.library import Candidate, Recommendation, Subject, recommend, reference_words
from jiheng.web.documents.editing import Content, current
from jiheng.web.documents.models import Document
from jiheng.web.library.listing import found
from jiheng.web.library.models import LibraryEntry, LibraryUse
from jiheng.web.people.models import User
from jiheng.web.trail.acting import because

MOST = 20
RECOMMENDED = 10
_TELLING = {
    "duties": ("职责内容",),
    "tasks": ("任务名称", "主要内容"),
    "targets": ("目标内容",),
    "department_indicators": ("三级指标",),
    "project_indicators": ("三级指标",),
}
"""Columns by form whose words tell what a document is about."""


@dataclass(frozen=True)
class Offer:
    """One entry as it is offered: with the reasons, and the row that it would fill as JSON."""

    entry: LibraryEntry
    reference: str
    row: str
    reasons: tuple[str, ...] = ()


def subject_of(document: Document, content: Content) -> Subject:
    """Say what is recommended for: the project or department, and what its form says by now."""
    texts = [
        text
        for form, titles in _TELLING.items()
        for row in content.get(form, [])
        for title in titles
        if (text := row.get(title, ""))
    ]
    project = document.project
    if project is None:
        return Subject(name=document.organisation.name, text=" ".join(texts))
    return Subject(
        name=project.name,
        category=project.category.name if project.category else "",
        plan=project.plan.name if project.plan else "",
        chain=project.chain.name if project.chain else "",
        text=" ".join(texts),
    )


def recommended(document: Document) -> list[Offer]:
    """Give the entries that fit a document best, those that its form has already left out."""
    entries = {entry.code: entry for entry in LibraryEntry.objects.current()}
    content = current(document).content
    there = _names_in(content)
    candidates = [
        Candidate.of(entry.content) for entry in entries.values() if entry.name not in there
    ]
    best = recommend(subject_of(document, content), candidates, RECOMMENDED)
    return [_offer(entries[one.code], one) for one in best]


def searched(words: str) -> list[Offer]:
    """Give entries that hold the words."""
    return [_offer(entry) for entry in found(LibraryEntry.objects.current(), words)[:MOST]]


def count_use(entry: LibraryEntry, document: Document, by: User) -> None:
    """Record that a row of a document was filled from an entry."""
    with because("选用指标"):
        LibraryUse.objects.create(entry=entry, number=entry.number, document=document, by=by)


def row_of(entry: LibraryEntry) -> dict[str, str]:
    """Give the cells of a target row by field name; the reference value is where to start from."""
    content = entry.content
    reference = content.get("reference")
    value = reference.get("value", "") if isinstance(reference, dict) else ""
    cells: dict[str, Any] = {
        "level1": entry.level1,
        "level2": entry.level2,
        "level3": entry.name,
        "nature": content.get("nature", ""),
        "unit": content.get("unit", ""),
        "target": value,
        "respondents": content.get("respondents", ""),
        "evidence": "、".join(content.get("evidence", ())),
        "note": f"指标库 {entry.code}",
    }
    return {name: text for name, text in cells.items() if text}


def _offer(entry: LibraryEntry, why: Recommendation | None = None) -> Offer:
    row = json.dumps(row_of(entry), ensure_ascii=False)
    content = entry.content
    reference = reference_words(content.get("reference"), content.get("unit", ""))
    return Offer(entry, reference, row, why.reasons if why else ())


def _names_in(content: Content) -> set[str]:
    return {
        row.get("三级指标", "")
        for form in ("department_indicators", "project_indicators")
        for row in content.get(form, [])
    }
