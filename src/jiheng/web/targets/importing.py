"""Take a filled workbook into documents: all of it or nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from jiheng.web.documents.editing import (
    Content,
    Saving,
    StaleEdition,
    contents_of,
    current,
    open_document,
    open_project_documents,
    save_contents,
)
from jiheng.web.documents.models import Document, Kind
from jiheng.web.organisations.models import Organisation, OrganisationQuerySet
from jiheng.web.people.models import User
from jiheng.web.people.scope import Hat
from jiheng.web.projects.models import Project
from jiheng.web.targets.workbook import Received, Subject
from jiheng.web.trail.acting import because

IMPORTED = "导入工作簿"


def subject_of_document(document: Document) -> Subject:
    """Give what the workbook of one document is about."""
    project = document.project
    code = project.code if project else ""
    return Subject(
        department=document.organisation.department,
        year=document.year,
        projects={code: project} if project else {},
        contents={code: current(document).content},
        has_department=project is None,
    )


def subject_of_organisation(
    organisation: Organisation, year: int, written: OrganisationQuerySet, worn: tuple[Hat, ...]
) -> Subject:
    """Give what the workbook of an organisation's year is about.

    That is every project in its subtree that the person fills, and its own document where it is a
    department.
    """
    rows = (
        Project.objects.visible_to(worn)
        .filter(
            organisation__in=written.within(organisation),
            year=year,
            is_active=True,
        )
        .select_related(
            "organisation__region",
            "organisation__parent__region",
            "parent__organisation__parent",
            "parent__category",
            "parent__plan",
            "parent__chain",
            "parent__parent__organisation",
            "category",
            "plan",
            "chain",
        )
        .order_by("tree")
    )
    projects = {project.code: project for project in rows}
    has_department = organisation.parent_id is None and written.contains(organisation)
    documents = list(
        Document.objects.filter(kind=Kind.PROJECT_TARGETS, project__in=rows, year=year)
    )
    held = contents_of(documents)
    by_project = {document.project_id: held.get(document.pk, {}) for document in documents}
    contents: dict[str, Content] = {}
    if has_department:
        own = Document.objects.filter(
            kind=Kind.DEPARTMENT_TARGETS, organisation=organisation, project=None, year=year
        ).first()
        contents[""] = current(own).content if own else {}
    contents |= {code: by_project.get(project.pk, {}) for code, project in projects.items()}
    return Subject(organisation.department, year, projects, contents, has_department)


def take_in(subject: Subject, received: Received, since: datetime, actor: User) -> list[Document]:
    """Store what a workbook holds, all of it or nothing; give the documents that it concerns.

    A form of a document is replaced by the workbook's rows; what the workbook has no rows for
    stays as it is. `since` is when the person saw what is there: where somebody wrote later,
    nothing is stored.

    Raises:
        StaleEdition: somebody else wrote to one of the documents since.
        NotEditable: one of the documents is in no state to be written.
    """
    with transaction.atomic(), because(IMPORTED):
        documents = _documents(subject, received.rows, actor)
        newest = contents_of(documents.values())
        savings = []
        for code, document in documents.items():
            if document.updated_at > since and document.edition:
                revision = current(document)
                if revision.author_id != actor.pk:
                    raise StaleEdition(document, revision)
            content = {**newest.get(document.pk, {}), **received.rows[code]}
            savings.append(Saving(document, content, document.edition))
        save_contents(savings, actor)
    return list(documents.values())


def _documents(subject: Subject, rows: Mapping[str, Content], actor: User) -> dict[str, Document]:
    contents = {subject.projects[code]: dict(forms) for code, forms in rows.items() if code}
    documents = open_project_documents(Kind.PROJECT_TARGETS, contents, actor)
    if "" in rows:
        documents[""] = open_document(
            Kind.DEPARTMENT_TARGETS, subject.department, None, subject.year, actor
        )
    return documents
