"""Lists page by page: the right rows, and no count to the end of a long list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web import paging
from jiheng.web.organisations.models import Kind, Organisation, Region
from jiheng.web.paging import page_of
from jiheng.web.trail.acting import acting


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        *[(None, 1), ("", 1), ("x", 1), ("0", 1), ("-1", 1), ("２", 1)],
        *[("2", 2), ("3", 3), ("4", 3), ("999999", 3), ("9999999", 1)],
    ],
)
def test_the_page_asked_for_or_the_nearest(asked: str | None, number: int) -> None:
    page = page_of(list(range(25)), asked, 10)
    assert page.number == number
    assert list(page) == list(range(25))[10 * (number - 1) : 10 * number]
    assert page.place == f"第 {number} 页，共 3 页（25 条）"
    assert (page.has_previous, page.has_next) == (number > 1, number < 3)


def test_one_page_needs_no_other() -> None:
    assert page_of(list(range(10)), "1", 10).has_other_pages is False
    assert page_of(list(range(11)), "1", 10).has_other_pages is True
    nothing = page_of([], "5", 10)
    assert (len(nothing), nothing.number, nothing.has_other_pages) == (0, 1, False)


@pytest.mark.parametrize(
    ("rows", "place"), [(40, "第 2 页，共 4 页（40 条）"), (41, "第 2 页（40 条以上）")]
)
def test_a_long_list_is_not_counted_to_its_end(
    monkeypatch: pytest.MonkeyPatch, rows: int, place: str
) -> None:
    monkeypatch.setattr(paging, "COUNTED", 40)
    assert page_of(list(range(rows)), "2", 10).place == place


@pytest.mark.parametrize("asked", ["1", "4", "5", "77"])
def test_rows_of_the_database_are_paged_alike(
    db: None, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setattr(paging, "COUNTED", 20)
    with acting(None):
        region = Region.objects.create(code="1", name="某市")
        for at in range(41):
            Organisation.objects.create(
                code=f"{at:02}", name=f"{at}局", kind=Kind.DEPARTMENT, region=region
            )
    rows = Organisation.objects.order_by("code")
    with CaptureQueriesContext(connection) as queries:
        page = page_of(rows, asked, 10)
    known = page_of([f"{at:02}" for at in range(41)], asked, 10)
    assert [one.code for one in page] == list(known)
    assert (page.number, page.has_next, page.place) == (known.number, known.has_next, known.place)
    assert len(queries) <= 3


def test_a_page_says_where_it_is(signed: Signed) -> None:
    with acting(None):
        region = Organisation.objects.get(code="106").region
        for at in range(110):
            Organisation.objects.create(
                code=f"Z{at}", name=f"{at}局", kind=Kind.DEPARTMENT, region=region
            )
    page = signed("jixiaochu").get("/organisations/", {"page": "2"}).content.decode()
    assert "第 2 页，共" in page and "上一页" in page
