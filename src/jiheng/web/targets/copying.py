"""Begin with last year's targets: its rows, with what was really reached beside them."""

from jiheng.standards.quoting import bare_name
from jiheng.web.documents.editing import Content, current, save_content
from jiheng.web.documents.models import Document
from jiheng.web.people.models import User
from jiheng.web.people.scope import Hat
from jiheng.web.targets.layouts import Section, sections_of
from jiheng.web.trail.acting import because

PREVIOUS, ACTUAL = "previous", "actual"
_NOT_COPIED = (ACTUAL, "tier", "awarded", "deviation", "evidence", "note", "document", "page")
"""What was said of last year alone."""
_NAMED_BY = {
    "project_indicators": "level3",
    "department_indicators": "level3",
    "tasks": "name",
    "duties": "text",
    "targets": "text",
}
"""The column that tells whether a row is there already."""
_CODED = ("project_indicators", "department_indicators", "tasks")


def last_year_of(document: Document, worn: tuple[Hat, ...]) -> Document | None:
    """Give the same document of the year before, if there is one to be seen.

    A project is the same one where its code is, within the same organisation.
    """
    found = Document.objects.visible_to(worn).filter(
        kind=document.kind, organisation=document.organisation, year=document.year - 1
    )
    if document.project is None:
        return found.filter(project=None).first()
    return found.filter(project__code=document.project.code).first()


def copy_last_year(
    document: Document, edition: int, actor: User, worn: tuple[Hat, ...]
) -> Document | None:
    """Add last year's rows to a document; give last year's, None where there is none to be seen.

    Raises:
        NotEditable: the document is in no state for it.
        StaleEdition: somebody wrote to it after the edition that was read.
    """
    before = last_year_of(document, worn)
    if before is not None:
        now, then = current(document).content, current(before).content
        with because("复制上年"):
            save_content(document, with_last_year(document.kind, now, then), edition, actor)
    return before


def content_of(document: Document) -> Content:
    """Give what a document holds."""
    return current(document).content


def with_last_year(kind: str, content: Content, before: Content) -> Content:
    """Give a content with the rows of last year that it does not have yet.

    Indicators get last year's actual value as 上年完成值; one that was not reported stays blank.
    Rows that are there keep every word, and only a blank 上年完成值 is filled.
    """
    return {
        section.form: rows
        for section in sections_of(kind)
        if (rows := _merged(section, content.get(section.form, []), before.get(section.form, [])))
    }


def _merged(
    section: Section, rows: list[dict[str, str]], before: list[dict[str, str]]
) -> list[dict[str, str]]:
    model = section.sheet.model
    name = model.column(_NAMED_BY[section.form]).header
    asked = {column.header for column in section.columns}
    left_out = {
        model.column(column).header
        for column in _NOT_COPIED
        if column in model.model_fields and column != PREVIOUS
    }
    kept = [dict(row) for row in rows]
    by_name = {bare_name(row[name]): row for row in kept if row.get(name)}
    codes = {row.get(model.column("code").header) for row in kept} if _is_coded(section) else set()
    for old in before:
        reached = old.get(model.column(ACTUAL).header, "") if _has_values(section) else ""
        there = by_name.get(bare_name(old.get(name, "")))
        if there is None:
            there = {
                title: text
                for title, text in old.items()
                if title in asked and title not in left_out
            }
            if _has_values(section):
                there.pop(model.column(PREVIOUS).header, None)
            if _is_coded(section):
                _give_free_code(there, model.column("code").header, codes)
            kept.append(there)
        if reached and not there.get(model.column(PREVIOUS).header):
            there[model.column(PREVIOUS).header] = reached
    return kept


def _has_values(section: Section) -> bool:
    return section.has_weights


def _is_coded(section: Section) -> bool:
    return section.form in _CODED


def _give_free_code(row: dict[str, str], title: str, taken: set[str | None]) -> None:
    """Number a copied row anew where its code is somebody else's by now."""
    if row.get(title) in taken:
        number = 1
        while str(number) in taken:
            number += 1
        row[title] = str(number)
    taken.add(row.get(title))
