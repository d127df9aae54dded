"""Entries that ship, picked into a form and given a target, pass the review of targets."""

from jiheng.forms import form_sheet
from jiheng.web.documents.editing import open_document
from jiheng.web.documents.models import Kind
from jiheng.web.library.models import LibraryEntry
from jiheng.web.library.picking import row_of
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Level, Project
from jiheng.web.targets.content import titled
from jiheng.web.targets.live import look_at
from jiheng.web.trail.acting import acting

WHOLE = ("weight",)
"""Columns of findings on all rows together."""


def row_findings(library: dict[str, LibraryEntry], people: dict[str, User], **cells: str) -> list:
    with acting(people["tianbao"]):
        project = Project.objects.create(
            year=2022, code="K", name="综合项目", level=Level.FIRST,
            organisation=Organisation.objects.get(code="106001"),
        )  # fmt: skip
        document = open_document(
            Kind.PROJECT_TARGETS, project.organisation, project, 2022, people["tianbao"]
        )
    sheet = form_sheet("project_indicators")
    rows = [
        titled(
            sheet,
            {
                **row_of(entry),
                "code": str(at),
                "weight": "1",
                "target": entry.content["example"]["target"],
                **cells,
            },
        )
        for at, entry in enumerate(library.values(), 1)
    ]
    look = look_at(document, {"project_indicators": rows})
    return [
        f"{rows[mark.row - 1]['三级指标']} {mark.code} {mark.message}"
        for mark in look.marks
        if mark.form == "project_indicators" and mark.row and mark.column not in WHOLE
    ]


def test_no_entry_is_found_fault_with(
    library: dict[str, LibraryEntry], people: dict[str, User]
) -> None:
    assert row_findings(library, people) == []


def test_a_fault_would_be_found(library: dict[str, LibraryEntry], people: dict[str, User]) -> None:
    some = {code: library[code] for code in ("KJ101", "KJ106")}
    assert len(row_findings(some, people, target="")) == 2
