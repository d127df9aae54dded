"""A document is opened once and saved by edition; nobody writes over another's words."""

import pytest

from jiheng.web.documents.editing import (
    NotEditable,
    Saving,
    StaleEdition,
    current,
    open_document,
    save_content,
    save_contents,
)
from jiheng.web.documents.models import Document, Kind, Revision, State
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

FIRST = {"targets": [{"目标类型": "年度目标", "目标内容": "支持基础研究。"}]}
SECOND = {"targets": [{"目标类型": "年度目标", "目标内容": "支持应用基础研究。"}]}


@pytest.fixture
def document(people: dict[str, User]) -> Document:
    return opened(people["jixiao"])


def opened(actor: User, year: int = 2022) -> Document:
    department = Organisation.objects.get(code="106")
    with acting(actor):
        return open_document(Kind.DEPARTMENT_TARGETS, department, None, year, actor)


def test_opening_twice_gives_one_document(document: Document, people: dict[str, User]) -> None:
    assert opened(people["fuzeren"]) == document
    assert current(document).author == people["jixiao"]
    assert opened(people["jixiao"], 2023) != document


def test_saving_counts_the_edition_and_leaves_a_trail(
    document: Document, people: dict[str, User]
) -> None:
    with acting(people["jixiao"]):
        revision = save_content(document, FIRST, 0, people["jixiao"])
    assert (revision.number, revision.content) == (1, FIRST)
    assert document.edition == Document.objects.get().edition == 1
    entry = Entry.objects.filter(object_type="documents.revision", action="填报").first()
    assert entry is not None and entry.after == {"content": FIRST}


def test_the_same_content_writes_nothing(document: Document, people: dict[str, User]) -> None:
    with acting(people["jixiao"]):
        save_content(document, FIRST, 0, people["jixiao"])
        entries = Entry.objects.count()
        save_content(document, FIRST, 1, people["jixiao"])
    assert (document.edition, Entry.objects.count()) == (1, entries)


def test_a_stale_edition_is_told_who_wrote(document: Document, people: dict[str, User]) -> None:
    with acting(people["jixiao"]):
        save_content(document, FIRST, 0, people["jixiao"])
    with acting(people["fuzeren"]), pytest.raises(StaleEdition, match=r"黄专管在.+保存过") as told:
        save_content(document, SECOND, 0, people["fuzeren"])
    assert told.value.newest.content == FIRST
    assert current(document).content == FIRST


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.APPROVED, State.LOCKED, State.REJECTED])
def test_a_document_that_stands_elsewhere_is_not_written(
    document: Document, people: dict[str, User], state: State
) -> None:
    with acting(None):
        Document.objects.update(state=state)
    with acting(people["jixiao"]), pytest.raises(NotEditable, match=state.label):
        save_content(document, FIRST, 0, people["jixiao"])
    assert current(document).content == {}


def test_what_is_saved_after_a_return_is_the_next_revision(
    document: Document, people: dict[str, User]
) -> None:
    with acting(people["jixiao"]):
        save_content(document, FIRST, 0, people["jixiao"])
        Revision.objects.update(is_frozen=True)
        Document.objects.update(state=State.RETURNED)
        save_content(document, SECOND, 1, people["jixiao"])
        save_content(document, FIRST, 2, people["jixiao"])
    assert [r.content for r in document.revisions.order_by("number")] == [FIRST, FIRST]
    assert [r.is_frozen for r in document.revisions.order_by("number")] == [True, False]


def test_several_documents_are_saved_all_or_none(
    document: Document, people: dict[str, User]
) -> None:
    other = opened(people["jixiao"], 2023)
    with acting(people["jixiao"]):
        save_content(other, FIRST, 0, people["jixiao"])
        with pytest.raises(StaleEdition):
            save_contents([Saving(document, FIRST, 0), Saving(other, SECOND, 0)], people["jixiao"])
        assert current(document).content == {}
        save_contents([Saving(document, FIRST, 0), Saving(other, SECOND, 1)], people["jixiao"])
    assert (current(document).content, current(other).content) == (FIRST, SECOND)
    assert (document.edition, other.edition) == (1, 2)
