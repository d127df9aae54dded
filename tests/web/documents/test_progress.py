"""Progress of the units below: every project is counted once, secret ones nowhere."""

from tests.web.documents.conftest import PATH, YEAR, Doers
from tests.web.documents.test_deciding import do, locked, open_window, walk

from jiheng.web.documents import deciding
from jiheng.web.documents.models import Document
from jiheng.web.documents.progress import Progress, newest_year, progress, total
from jiheng.web.organisations.models import Organisation
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting

__all__ = ["open_window"]


def row(as_person: Doers, name: str, code: str) -> Progress:
    return next(
        one for one in progress(as_person(name).worn, YEAR) if one.organisation.code == code
    )


def add(code: str, **values: object) -> Project:
    with acting(None):
        return Project.objects.create(
            **{
                "year": YEAR, "code": code, "name": code, "level": Level.SECOND,
                "organisation": Organisation.objects.get(code="106001"), **values,
            }
        )  # fmt: skip


def test_a_department_sees_its_units_and_finance_its_departments(
    document: Document, as_person: Doers
) -> None:
    add("P02")
    assert [one.organisation.code for one in progress(as_person("jixiao").worn, YEAR)] == [
        "106", "106001", "106002", "106003",
    ]  # fmt: skip
    assert [one.organisation.code for one in progress(as_person("caizheng").worn, YEAR)] == [
        "106", "107",
    ]  # fmt: skip
    for name, code in (("jixiao", "106001"), ("caizheng", "106")):
        found = row(as_person, name, code)
        assert (found.due, found.missing, found.reported) == (2, 1, 0)


def test_a_secret_project_is_in_no_denominator(document: Document, as_person: Doers) -> None:
    add("P02", is_secret=True)
    add("P03", is_active=False)
    add("P04", level=Level.UNDERTAKEN)
    assert row(as_person, "caizheng", "106").due == 1
    walk(document, as_person)
    assert row(as_person, "caizheng", "106").coverage == "100%"
    with acting(None):
        Project.objects.filter(code="P01").update(is_secret=True)
    found = row(as_person, "caizheng", "106")
    assert (found.due, found.by_state, found.coverage) == (0, {}, "—")


def test_nothing_due_is_no_full_coverage(as_person: Doers, document: Document) -> None:
    assert row(as_person, "caizheng", "107").coverage == "—"


def test_what_is_adjusted_still_counts_as_approved(
    document: Document, as_person: Doers, open_window: None
) -> None:
    locked(document, as_person)
    do(deciding.start_adjustment, document, as_person("tianbao"), "任务增加", "依据")
    found = row(as_person, "caizheng", "106")
    assert (found.by_state, found.coverage) == ({"locked": 1}, "100%")


def test_a_share_is_exact(document: Document, as_person: Doers) -> None:
    add("P02")
    add("P03")
    walk(document, as_person, *PATH[:1])
    rows = progress(as_person("caizheng").worn, YEAR)
    assert (rows[0].coverage, total(rows).coverage) == ("33.33%", "33.33%")
    assert newest_year(as_person("caizheng").worn) == YEAR
