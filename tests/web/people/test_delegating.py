"""Approval is delegated for some days to a colleague, and shown as done for somebody."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.web.conftest import Signed

from jiheng.web.documents import deciding
from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.standing import Doer
from jiheng.web.people.delegating import MOST_DAYS, call_back, delegable, delegate, deputies
from jiheng.web.people.models import Delegation, Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import hats_of
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def role_of(people: dict[str, User], name: str) -> Membership:
    return Membership.objects.get(user=people[name])


def lent(
    people: dict[str, User], giver: str = "chushi", taker: str = "jixiao",
    since: date = TODAY, until: date = TOMORROW, by: str = "",
) -> Delegation:  # fmt: skip
    with acting(people[by or giver]):
        return delegate(
            role_of(people, giver), people[taker], since, until, "出差", people[by or giver]
        )


def roles_of(user: User) -> set[tuple[Role, str]]:
    return {(hat.role, hat.for_whom) for hat in hats_of(user)}


def test_in_the_browser(signed: Signed, people: dict[str, User]) -> None:
    client = signed("chushi")
    sent = {
        "membership": role_of(people, "chushi").pk, "deputy": people["jixiao"].pk,
        "since": str(TODAY), "until": str(TOMORROW), "reason": "出差",
    }  # fmt: skip
    assert client.post("/delegations/new/", {**sent, "reason": ""}).status_code == 422
    assert (
        client.post("/delegations/new/", {**sent, "deputy": people["lingju"].pk}).status_code == 422
    )
    other = {**sent, "membership": role_of(people, "fuzeren").pk}
    assert client.post("/delegations/new/", other).status_code == 422
    assert client.post("/delegations/new/", sent).status_code == 302
    entry = Entry.objects.first()
    assert (entry.action, entry.reason) == ("委托代办", "出差")
    assert "生效中" in signed("jixiao").get("/delegations/").text
    assert "代林审核" in signed("jixiao").get("/").text
    made = Delegation.objects.get()
    assert signed("jixiao").post(f"/delegations/{made.pk}/end/").status_code == 404
    assert client.post(f"/delegations/{made.pk}/end/").status_code == 302
    assert client.post(f"/delegations/{made.pk}/end/").status_code == 409
    assert roles_of(people["jixiao"]) == {(Role.PERFORMANCE_OFFICER, "")}


@pytest.mark.parametrize(
    ("since", "until", "is_worn"),
    [(0, 0, True), (0, 1, True), (1, 1, False), (1, 5, False)],
)
def test_it_is_worn_on_its_days(
    people: dict[str, User], since: int, until: int, is_worn: bool
) -> None:
    lent(people, since=TODAY + timedelta(days=since), until=TODAY + timedelta(days=until))
    assert ((Role.OFFICE_REVIEWER, "林审核") in roles_of(people["jixiao"])) is is_worn


def test_it_is_over_the_day_after(people: dict[str, User]) -> None:
    made = lent(people)
    with acting(None):
        made.since, made.until = YESTERDAY, YESTERDAY
        made.save()
    assert roles_of(people["jixiao"]) == {(Role.PERFORMANCE_OFFICER, "")}


def test_what_is_done_is_done_for_somebody(signed: Signed, people: dict[str, User]) -> None:
    writer = people["tianbao"]
    with acting(writer):
        project = Project.objects.create(
            year=2021, code="A1", name="甲", level="first", organisation=writer.organisation
        )
        document = open_document("project_targets", writer.organisation, project, 2021, writer)
        save_content(
            document,
            {"targets": [{"目标类型": "总目标", "目标内容": "演示"}]},
            document.edition,
            writer,
        )
        deciding.submit(document, document.edition, Doer(writer, hats_of(writer)), "")
    lent(people)
    deputy = people["jixiao"]
    document.refresh_from_db()
    with acting(deputy):
        deciding.approve(document, document.edition, Doer(deputy, hats_of(deputy)), "同意")
    made = document.decisions.get(actor=deputy)
    assert made.for_whom == "林审核"
    assert "黄专管（代林审核）" in signed("chushi").get(f"/documents/{document.pk}/").text


@pytest.mark.parametrize("reason", ["role ended", "account stopped", "account expired"])
def test_it_falls_with_its_role(people: dict[str, User], reason: str) -> None:
    lent(people)
    with acting(None):
        if reason == "role ended":
            Membership.objects.filter(user=people["chushi"]).update(until=YESTERDAY)
        elif reason == "account stopped":
            User.objects.filter(pk=people["chushi"].pk).update(is_active=False)
        else:
            User.objects.filter(pk=people["chushi"].pk).update(expires_on=YESTERDAY)
    assert roles_of(people["jixiao"]) == {(Role.PERFORMANCE_OFFICER, "")}


def test_administration_is_never_lent_even_by_hand(people: dict[str, User]) -> None:
    with acting(None):
        Delegation.objects.create(
            membership=role_of(people, "anquan"), deputy=people["jixiao"], since=TODAY,
            until=TOMORROW, reason="x",
        )  # fmt: skip
    assert roles_of(people["jixiao"]) == {(Role.PERFORMANCE_OFFICER, "")}


def test_who_delegates_what_to_whom(people: dict[str, User]) -> None:
    for name in ("tianbao", "disanfang", "renda", "xitong", "anquan", "shenji"):
        assert delegable(people[name]) == [], name
    for name in ("chushi", "jixiao", "fuzeren", "caizheng", "jixiaochu"):
        assert delegable(people[name]) == [role_of(people, name)], name
    assert {one.username for one in deputies(people["chushi"])} == {"tianbao", "jixiao", "fuzeren"}
    assert {one.username for one in deputies(people["caizheng"])} == {"jixiaochu"}


def test_what_was_delegated_is_not_passed_on(people: dict[str, User]) -> None:
    lent(people)
    assert delegable(people["jixiao"]) == [role_of(people, "jixiao")]
    with pytest.raises(Refused, match="只能委托自己的"):
        lent(people, "chushi", "fuzeren", by="jixiao")


@pytest.mark.parametrize(
    ("taker", "since", "until", "field"),
    [
        ("chushi", 0, 1, "deputy"),
        ("lingju", 0, 1, "deputy"),
        ("jixiaochu", 0, 1, "deputy"),
        ("anquan", 0, 1, "deputy"),
        ("jixiao", -1, 1, "since"),
        ("jixiao", 1, 0, "until"),
        ("jixiao", 0, MOST_DAYS, "until"),
    ],
)
def test_what_can_not_be(
    people: dict[str, User], taker: str, since: int, until: int, field: str
) -> None:
    with pytest.raises(Refused) as caught:
        lent(
            people, taker=taker, since=TODAY + timedelta(days=since),
            until=TODAY + timedelta(days=until),
        )  # fmt: skip
    assert caught.value.field == field
    assert not Delegation.objects.exists()


def test_as_long_as_can_be(people: dict[str, User]) -> None:
    assert lent(people, until=TODAY + timedelta(days=MOST_DAYS - 1)).pk


def test_not_longer_than_the_role(people: dict[str, User]) -> None:
    with acting(None):
        Membership.objects.filter(user=people["chushi"]).update(until=TOMORROW)
    with pytest.raises(Refused, match="您的角色到"):
        lent(people, until=TOMORROW + timedelta(days=1))
    assert lent(people, until=TOMORROW).pk


def test_one_deputy_on_a_day(people: dict[str, User]) -> None:
    first = lent(people)
    with pytest.raises(Refused, match="同一天只能委托一个人"):
        lent(people, taker="fuzeren", since=TOMORROW, until=TOMORROW)
    after = TOMORROW + timedelta(days=1)
    assert lent(people, taker="fuzeren", since=after, until=after).pk
    with acting(people["chushi"]):
        call_back(first, people["chushi"])
    assert lent(people, taker="fuzeren").pk


def test_one_called_back_before_it_began_blocks_nobody(people: dict[str, User]) -> None:
    first = lent(people, since=TOMORROW, until=TOMORROW + timedelta(days=3))
    with acting(people["chushi"]):
        call_back(first, people["chushi"])
    assert lent(people, taker="fuzeren", since=TODAY, until=TOMORROW).pk
