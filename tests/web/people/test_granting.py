"""Roles are given and ended by the security administrator; some never go together."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web.conftest import Signed

from jiheng.web.organisations.models import Organisation
from jiheng.web.people.granting import end, grant
from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import ADMIN_ROLES, Role
from jiheng.web.people.scope import hats_of
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def place(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def given(
    people: dict[str, User], name: str, role: Role, code: str = "106001", **more: object
) -> Membership:
    with acting(people["anquan"]):
        return grant(people[name], place(code), role, people["anquan"], **more)


def test_a_role_is_given_in_the_browser(signed: Signed, people: dict[str, User]) -> None:
    number = people["tianbao"].pk
    sent = {
        "role": "office_reviewer", "organisation": place("106001").pk, "office": "",
        "since": "", "until": str(TOMORROW), "reason": "岗位调整",
    }  # fmt: skip
    answer = signed("anquan").post(f"/accounts/{number}/roles/new/", sent)
    assert answer["Location"] == f"/accounts/{number}/"
    made = Membership.objects.get(user_id=number, role="office_reviewer")
    assert made.until == TOMORROW
    newest = Entry.objects.first()
    assert (newest.action, newest.reason) == ("授予角色", "岗位调整")
    assert {hat.role for hat in hats_of(people["tianbao"])} == {Role.FILLER, Role.OFFICE_REVIEWER}


def test_a_role_is_ended_in_the_browser(signed: Signed, people: dict[str, User]) -> None:
    membership = Membership.objects.get(user=people["tianbao"])
    client, path = signed("anquan"), f"/roles/{membership.pk}/end/"
    assert "马上生效" in client.get(path).text
    assert client.post(path, {"reason": ""}).status_code == 422
    assert client.post(path, {"reason": "调离"}).status_code == 302
    assert hats_of(people["tianbao"]) == ()
    assert Entry.objects.first().action == "取消角色"
    again = client.post(path, {"reason": "调离"})
    assert again.status_code == 409
    assert "到期" in again.text


def test_what_was_ended_is_taken_up_again(people: dict[str, User]) -> None:
    membership = Membership.objects.get(user=people["tianbao"])
    with acting(people["anquan"]):
        end(membership, people["anquan"], "调离")
    again = given(people, "tianbao", Role.FILLER, reason="调回")
    assert again.pk == membership.pk
    assert (again.since, again.until) == (TODAY, None)


def test_nobody_changes_their_own_roles(signed: Signed, people: dict[str, User]) -> None:
    me = people["anquan"]
    sent = {"role": "filler", "organisation": place("106001").pk, "reason": "x"}
    answer = signed("anquan").post(f"/accounts/{me.pk}/roles/new/", sent)
    assert answer.status_code == 422
    assert "不能给自己授予" in answer.text
    own = Membership.objects.get(user=me)
    answer = signed("anquan").post(f"/roles/{own.pk}/end/", {"reason": "x"})
    assert answer.status_code == 409
    own.refresh_from_db()
    assert own.until is None


@pytest.mark.parametrize("role", sorted(ADMIN_ROLES))
@pytest.mark.parametrize("name", ["xitong", "shenji", "tianbao", "jixiaochu", "disanfang"])
def test_administration_goes_with_nothing(people: dict[str, User], name: str, role: Role) -> None:
    if Membership.objects.filter(user=people[name], role=role).exists():
        role = Role.FILLER
    with pytest.raises(Refused, match="三员分立") as caught:
        given(people, name, role, "FIN")
    assert caught.value.field == "role"


@pytest.mark.parametrize(
    ("name", "role"), [("disanfang", Role.FILLER), ("lingju", Role.THIRD_PARTY)]
)
def test_a_third_party_has_no_other_role(people: dict[str, User], name: str, role: Role) -> None:
    with acting(None):
        people[name].expires_on = TOMORROW
        people[name].save()
    with pytest.raises(Refused, match="第三方只做交办的工作"):
        given(people, name, role)


def test_a_role_that_is_to_come_counts_too(people: dict[str, User]) -> None:
    with acting(people["anquan"]):
        end(Membership.objects.get(user=people["lingju"]), people["anquan"], "x")
    given(people, "lingju", Role.AUDIT_ADMIN, "FIN", since=TOMORROW)
    with pytest.raises(Refused, match="三员分立"):
        given(people, "lingju", Role.FILLER)


def test_what_is_over_does_not_count(people: dict[str, User]) -> None:
    with acting(people["anquan"]):
        end(Membership.objects.get(user=people["lingju"]), people["anquan"], "x")
    assert given(people, "lingju", Role.AUDIT_ADMIN, "FIN").role == Role.AUDIT_ADMIN


@pytest.mark.parametrize(
    ("role", "code", "more", "field"),
    [
        (Role.FINANCE_OFFICE, "106", {}, "role"),
        (Role.FINANCE_PERFORMANCE, "106001", {}, "role"),
        (Role.FILLER, "106001", {}, "role"),
        (Role.OFFICE_REVIEWER, "106001", {"until": YESTERDAY}, "until"),
        (Role.OFFICE_REVIEWER, "106001", {"since": TOMORROW, "until": TODAY}, "until"),
    ],
)
def test_what_can_not_be_given(
    people: dict[str, User], role: Role, code: str, more: dict[str, object], field: str
) -> None:
    before = Membership.objects.count()
    with pytest.raises(Refused) as caught:
        given(people, "tianbao", role, code, **more)
    assert caught.value.field == field
    assert Membership.objects.count() == before


def test_one_day_is_enough(people: dict[str, User]) -> None:
    assert given(people, "tianbao", Role.OFFICE_REVIEWER, until=TODAY).until == TODAY


def test_an_office_of_another_organisation(people: dict[str, User]) -> None:
    office = place("106").offices.first()
    with pytest.raises(Refused, match="不是广州市科学技术局本级的处室"):
        given(people, "tianbao", Role.OFFICE_REVIEWER, office=office)
    assert given(people, "tianbao", Role.OFFICE_REVIEWER, "106", office=office).office == office


def test_a_stopped_organisation(people: dict[str, User]) -> None:
    with acting(None):
        Organisation.objects.filter(code="106003").update(is_active=False)
    with pytest.raises(Refused, match="已停用"):
        given(people, "tianbao", Role.FILLER, "106003")


def test_a_third_party_ends_with_its_account(people: dict[str, User]) -> None:
    membership = Membership.objects.get(user=people["disanfang"])
    with acting(people["anquan"]):
        end(membership, people["anquan"], "x")
    last = people["disanfang"].expires_on
    with pytest.raises(Refused, match="不能超过账号的有效期"):
        given(people, "disanfang", Role.THIRD_PARTY, "FIN", until=last + timedelta(days=1))
    assert given(people, "disanfang", Role.THIRD_PARTY, "FIN").until == last


def test_a_third_party_without_a_last_day(people: dict[str, User]) -> None:
    with acting(people["anquan"]):
        end(Membership.objects.get(user=people["lingju"]), people["anquan"], "x")
    with pytest.raises(Refused, match="必须有有效期"):
        given(people, "lingju", Role.THIRD_PARTY, "FIN")
