"""The inbox agrees with what a person may do, and its query count does not grow."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed
from tests.web.documents.conftest import SOUND, YEAR, Doers
from tests.web.documents.test_deciding import CHANGED, do, locked, open_window, walk

from jiheng.web.documents import deciding, inbox
from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Document, Kind
from jiheng.web.documents.standing import Doer, actions_open_to
from jiheng.web.people.roles import Role
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting

__all__ = ["open_window"]
PEOPLE = ("tianbao", "chushi", "jixiao", "fuzeren", "caizheng", "jixiaochu", "renda", "lingju")


def agrees(document: Document, as_person: Doers) -> dict[str, bool]:
    """Check that each list holds the document exactly where its action is open; give who reviews."""
    reviews = {}
    for name in PEOPLE:
        doer = as_person(name)
        actions = {option.action.value for option in actions_open_to(document, doer)}
        assert inbox.waiting(doer).contains(document) == ("approve" in actions), name
        assert inbox.to_lock(doer).contains(document) == ("lock" in actions), name
        reviews[name] = "approve" in actions
    return reviews


def test_at_every_place_the_lists_say_what_may_be_done(
    document: Document, as_person: Doers
) -> None:
    assert not any(agrees(document, as_person).values())
    for name in ("chushi", "jixiao", "fuzeren", "caizheng", "jixiaochu"):
        walk(document, as_person)
        assert [who for who, may in agrees(document, as_person).items() if may] == [name]
        walk(document, as_person, name)
    assert inbox.to_lock(as_person("jixiaochu")).contains(document)
    do(deciding.lock, document, as_person("jixiaochu"))
    assert not any(agrees(document, as_person).values())


def test_whoever_wrote_it_does_not_find_it(document: Document, as_person: Doers) -> None:
    jixiao = as_person("jixiao")
    with acting(jixiao.user):
        save_content(document, CHANGED, document.edition, jixiao.user)
    walk(document, as_person, "chushi")
    assert agrees(document, as_person)["jixiao"] is False


def test_an_adjustment_waits_for_those_who_did_not_write_it(
    document: Document, as_person: Doers, open_window: None
) -> None:
    locked(document, as_person)
    do(deciding.start_adjustment, document, as_person("tianbao"), "任务增加", "依据")
    do(deciding.submit, document, as_person("tianbao"))
    assert agrees(document, as_person)["jixiao"] is True


def test_what_came_back_is_the_fillers(document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    do(deciding.return_for_correction, document, as_person("chushi"), "请核对")
    found = {name: inbox.came_back(as_person(name)).contains(document) for name in PEOPLE}
    assert [name for name, there in found.items() if there] == ["tianbao"]
    assert inbox.done_by(as_person("chushi")).contains(document)


@pytest.mark.parametrize("name", ["chushi", "jixiaochu", "tianbao"])
def test_the_number_of_queries_does_not_grow(
    document: Document,
    as_person: Doers,
    signed: Signed,
    name: str,
) -> None:
    walk(document, as_person)
    client = signed(name)
    client.get("/review/?tab=all")
    counts = []
    for more in (2, 27):
        _more(as_person("tianbao"), more)
        with CaptureQueriesContext(connection) as counted:
            assert client.get("/review/?tab=all").status_code == 200
            assert client.get("/").status_code == 200
            assert client.get("/progress/").status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def _more(doer: Doer, number: int) -> None:
    place = doer.user.organisation
    start = Project.objects.count()
    for at in range(start, start + number):
        with acting(doer.user):
            project = Project.objects.create(
                year=YEAR, code=f"Q{at}", name=f"项目{at}", level=Level.SECOND, organisation=place
            )
            made = open_document(Kind.PROJECT_TARGETS, place, project, YEAR, doer.user)
            save_content(made, SOUND, made.edition, doer.user)
            deciding.submit(made, made.edition, doer)


def test_a_neighbour_finds_nothing(
    document: Document, as_person: Doers, joined: Callable[[str, str, Role], Doer]
) -> None:
    walk(document, as_person)
    assert not inbox.waiting(joined("other", "107", Role.OFFICE_REVIEWER)).exists()
    assert inbox.waiting(joined("same", "106", Role.OFFICE_REVIEWER)).contains(document)
