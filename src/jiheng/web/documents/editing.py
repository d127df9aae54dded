"""Write what a document holds: opened once, saved by edition, never over another's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from jiheng.web.documents.models import Document, Kind, Revision, State
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import because, current_act

EDITABLE = frozenset({State.DRAFT, State.RETURNED})
"""States in which the newest revision may be written to."""

FILLED_IN = "填报"

Content = dict[str, list[dict[str, str]]]
"""Rows by form code, each a map from column title to the text typed."""


class NotEditable(RuntimeError):
    """The document stands where nobody may write to it; the message says why."""

    def __init__(self, document: Document) -> None:
        self.document = document
        shown = document.get_state_display()
        super().__init__(f"《{document}》{shown}，现在不能修改；退回或撤回之后才能再改。")


class StaleEdition(RuntimeError):
    """Somebody wrote to the document after it was read; the message says who and when."""

    def __init__(self, document: Document, newest: Revision) -> None:
        self.document, self.newest = document, newest
        at = timezone.localtime(document.updated_at)
        super().__init__(
            f"{newest.author.name}在{at:%m月%d日 %H:%M:%S}保存过《{document}》，"
            "您看到的已不是最新内容；您填的还在，没有保存。"
        )


@dataclass(frozen=True)
class Saving:
    """What one document is to hold, and the edition of it that was read."""

    document: Document
    content: Content
    edition: int


def open_document(
    kind: Kind | str,
    organisation: Organisation,
    project: Project | None,
    year: int,
    actor: User,
) -> Document:
    """Give the document of an organisation or project for a year; it is made where there is none."""
    key = {"kind": kind, "project": project, "year": year}
    if project is None:
        key["organisation"] = organisation
    found = Document.objects.filter(**key).first()
    if found is not None:
        return found
    try:
        with transaction.atomic(), because("新建"):
            document = Document.objects.create(**{**key, "organisation": organisation})
            Revision.objects.create(document=document, number=1, content={}, author=actor)
        return document
    except IntegrityError:
        # Two people opened it at once; the first one's is everybody's.
        return Document.objects.get(**key)


def open_project_documents(
    kind: Kind | str, contents: Mapping[Project, Content], actor: User
) -> dict[str, Document]:
    """Give the document of each of a year's projects, by project code; those missing are made.

    One that is made holds the project's content at once; what is there stays as it is.
    """
    projects = list(contents)
    wanted = {project.pk: project for project in projects}
    with transaction.atomic(), because(current_act().action or "新建"):
        found = {
            document.project_id: document
            for document in Document.objects.filter(kind=kind, project__in=list(wanted))
        }
        made = Document.objects.bulk_create(
            [
                Document(
                    kind=kind,
                    organisation=project.organisation,
                    project=project,
                    year=project.year,
                    edition=1,
                )
                for number, project in wanted.items()
                if number not in found
            ]
        )
        Revision.objects.bulk_create(
            [
                Revision(
                    document=document, number=1, content=contents[document.project], author=actor
                )
                for document in made
            ]
        )
    found |= {document.project_id: document for document in made}
    return {project.code: found[number] for number, project in wanted.items()}


def contents_of(documents: Iterable[Document]) -> dict[int, Content]:
    """Give what each of several documents holds now, by its number."""
    newest = _newest([document.pk for document in documents])
    return {number: revision.content for number, revision in newest.items()}


def current(document: Document) -> Revision:
    """Give the newest revision, with its author.

    Raises:
        Revision.DoesNotExist: the document has none.
    """
    return document.revisions.select_related("author").order_by("-number")[:1].get()


def save_content(document: Document, content: Content, edition: int, actor: User) -> Revision:
    """Store what a document holds, and count the edition up.

    `edition` is that of the document as it was read. A frozen revision stays as it is: what is
    saved after a return opens the next one. Content that is as stored writes nothing.

    Raises:
        NotEditable: the document is in no state for it.
        StaleEdition: somebody wrote to it since.
    """
    (revision,) = save_contents([Saving(document, content, edition)], actor)
    return revision


def save_contents(savings: Iterable[Saving], actor: User) -> list[Revision]:
    """Store what several documents hold, all or none of them; see `save_content`.

    Raises:
        NotEditable: one of the documents is in no state for it.
        StaleEdition: somebody wrote to one of them since.
    """
    wanted = {saving.document.pk: saving for saving in savings}
    if not wanted:
        return []
    with transaction.atomic():
        locked = _locked(wanted)
        newest = _newest(wanted)
        changed: list[Revision] = []
        added: list[Revision] = []
        written: list[Document] = []
        for number, saving in wanted.items():
            document = locked[number]
            if document.edition != saving.edition:
                raise StaleEdition(document, newest[number])
            if document.state not in EDITABLE:
                raise NotEditable(document)
            revision = newest[number]
            if revision.content == saving.content:
                continue
            if revision.is_frozen:
                revision = Revision(
                    document=document, number=revision.number + 1, content={}, author=actor
                )
                added.append(revision)
            else:
                changed.append(revision)
            revision.content, revision.author = saving.content, actor
            newest[number] = revision
            document.edition += 1
            document.updated_at = timezone.now()
            written.append(document)
        with because(current_act().action or FILLED_IN):
            _store(added, changed, written)
    for number, saving in wanted.items():
        stored = locked[number]
        saving.document.edition = stored.edition
        saving.document.updated_at = stored.updated_at
    return [newest[number] for number in wanted]


def _locked(wanted: Iterable[int]) -> dict[int, Document]:
    rows = Document.objects.select_related("project", "organisation").filter(pk__in=list(wanted))
    if rows._locks():
        rows = rows.order_by("pk").select_for_update(of=("self",))
    return {document.pk: document for document in rows}


def _newest(wanted: Iterable[int]) -> dict[int, Revision]:
    rows = Revision.objects.filter(document__in=list(wanted)).order_by("document", "number")
    linked = rows.select_related("author", "document__project", "document__organisation")
    return {revision.document_id: revision for revision in linked}


def _store(added: list[Revision], changed: list[Revision], documents: list[Document]) -> None:
    if added:
        Revision.objects.bulk_create(added)
    if len(changed) == 1:
        changed[0].save(update_fields=["content", "author"])
    elif changed:
        Revision.objects.bulk_update(changed, ["content", "author"], batch_size=100)
    if len(documents) == 1:
        documents[0].save(update_fields=["edition", "updated_at"])
    elif documents:
        Document.objects.bulk_update(documents, ["edition", "updated_at"], batch_size=100)
