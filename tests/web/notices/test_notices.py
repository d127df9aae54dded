"""People are told what came to them and what was decided, once, and can mark it as read."""

import pytest
from django.urls import reverse
from tests.web.conftest import Signed
from tests.web.documents.conftest import PATH, Doers
from tests.web.documents.test_deciding import do, walk

from jiheng.web.documents import deciding
from jiheng.web.documents.models import Document
from jiheng.web.documents.refusals import NotYours
from jiheng.web.notices.models import Notice, unread_notices
from jiheng.web.people.models import User


def told(name: str) -> list[str]:
    notices = Notice.objects.filter(user__username=name).order_by("id")
    return [notice.text for notice in notices]


def test_the_next_one_is_told_once_until_it_is_read(
    document: Document, as_person: Doers, signed: Signed
) -> None:
    walk(document, as_person)
    assert told("chushi") == ["有材料等待您办理。"]
    assert (told("jixiao"), told("tianbao")) == ([], [])
    do(deciding.withdraw, document, as_person("tianbao"))
    walk(document, as_person)
    assert len(told("chushi")) == 1
    notice = Notice.objects.get(user__username="chushi")
    answer = signed("chushi").post(reverse("notice_open", args=[notice.pk]))
    assert (answer.status_code, answer.url) == (302, reverse("review_inbox"))
    do(deciding.withdraw, document, as_person("tianbao"))
    walk(document, as_person)
    assert len(told("chushi")) == 2


def test_the_author_is_told_of_a_return_with_its_reason(
    document: Document, as_person: Doers, signed: Signed
) -> None:
    walk(document, as_person)
    do(deciding.return_for_correction, document, as_person("chushi"), "指标不全")
    (text,) = told("tianbao")
    assert text == f"《{document}》在“业务处室审核”退回修改：指标不全"
    notice = Notice.objects.get(user__username="tianbao")
    answer = signed("tianbao").post(reverse("notice_open", args=[notice.pk]))
    assert answer.url == reverse("document_page", args=[document.pk])
    assert Notice.objects.get(pk=notice.pk).read_at is not None


def test_the_author_is_told_of_the_end(document: Document, as_person: Doers) -> None:
    walk(document, as_person, *PATH)
    do(deciding.lock, document, as_person("jixiaochu"))
    assert [text.split("》")[1] for text in told("tianbao")] == [
        "已通过全部审核，等待随预算批复。", "已随预算批复。",
    ]  # fmt: skip


def test_a_neighbour_and_readers_are_told_nothing(document: Document, as_person: Doers) -> None:
    walk(document, as_person, *PATH)
    for name in ("lingju", "renda", "disanfang", "xitong"):
        assert told(name) == []


def test_the_badge_counts_what_is_unread(
    document: Document, as_person: Doers, signed: Signed, people: dict[str, User]
) -> None:
    assert unread_notices(people["chushi"]) == ""
    walk(document, as_person)
    assert unread_notices(people["chushi"]) == "1"
    client = signed("chushi")
    assert "条未读" in client.get("/").content.decode()
    listed = client.get("/notices/").content.decode()
    assert "等待" in listed and "还没有通知" not in listed
    assert client.post(reverse("notice_read_all")).status_code == 302
    assert "条未读" not in client.get("/").content.decode()
    Notice.objects.bulk_create(
        [Notice(user=people["chushi"], kind="decided", text="x") for _ in range(100)]
    )
    assert unread_notices(people["chushi"]) == "99+"


def test_nobody_opens_anothers_notice(document: Document, as_person: Doers, signed: Signed) -> None:
    walk(document, as_person)
    notice = Notice.objects.get(user__username="chushi")
    assert signed("jixiao").post(reverse("notice_open", args=[notice.pk])).status_code == 404
    assert signed("chushi").get(reverse("notice_open", args=[notice.pk])).status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


def test_a_refused_action_tells_nobody(document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    before = Notice.objects.count()
    with pytest.raises(NotYours):
        do(deciding.approve, document, as_person("jixiao"))
    assert Notice.objects.count() == before
