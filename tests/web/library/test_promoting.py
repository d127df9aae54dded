"""A project's own indicator: proposed from an approved form, completed and taken in, or turned down."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.library.forms import initial_of
from jiheng.web.library.models import LibraryEntry, Proposal
from jiheng.web.library.promoting import Decided, accept, begun_from, refuse
from jiheng.web.notices.models import Notice
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.projects.models import Classification, Level, Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Library = dict[str, LibraryEntry]
ROW = {
    "指标编码": "1", "一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "冷泉装置下潜次数",
    "指标性质": "≥", "指标值": "12", "计量单位": "次", "权重": "20", "佐证材料": "下潜日志",
}  # fmt: skip
KNOWN = {**ROW, "指标编码": "2", "三级指标": "国家自然科学基金立项数"}
CHOSEN = {"form": "project_indicators", "code": "1", "reason": "同类设施都用得上"}


@pytest.fixture
def document(people: dict[str, User]) -> Document:
    """Make an approved document with one indicator of its own and one of the library."""
    load_classifications()
    category = Classification.objects.get(name="市科技创新发展专项资金")
    filler = people["tianbao"]
    with acting(filler):
        project = Project.objects.create(
            year=2022, code="S1", name="冷泉装置运行", level=Level.FIRST, category=category,
            organisation=Organisation.objects.get(code="106001"),
        )  # fmt: skip
        made = open_document(Kind.PROJECT_TARGETS, project.organisation, project, 2022, filler)
        save_content(made, {"project_indicators": [ROW, KNOWN]}, made.edition, filler)
        Document.objects.filter(pk=made.pk).update(state=State.LOCKED)
    return made


@pytest.fixture
def proposal(library: Library, document: Document, signed: Signed) -> Proposal:
    signed("jixiao").post(f"/library/propose/{document.pk}/", CHOSEN)
    return Proposal.objects.select_related("document__project", "by").get()


def completed(proposal: Proposal, **changes: Any) -> dict[str, Any]:
    values = initial_of(begun_from(proposal)) | {
        "level3": "设施运行", "field": "海洋科学", "definition": "载人潜器当年完成的科学下潜次数",
        "formula": "下潜日志所列次数合计", "data_source": "设施运行单位", "reason": "口径清楚",
    }  # fmt: skip
    return values | changes


def test_it_is_proposed_completed_and_taken_in(
    proposal: Proposal, document: Document, signed: Signed
) -> None:
    assert (proposal.name, proposal.by.username) == ("冷泉装置下潜次数", "jixiao")
    listed = signed("jixiaochu").get("/library/proposals/?outcome=waiting").text
    assert "同类设施都用得上" in listed
    begun = signed("jixiaochu").get(f"/library/proposals/{proposal.pk}/accept/").text
    assert 'value="BD001"' in begun
    assert 'value="冷泉装置下潜次数"' in begun
    answer = signed("jixiaochu").post(
        f"/library/proposals/{proposal.pk}/accept/", completed(proposal)
    )
    assert answer.status_code == 302, answer.context["form"].errors
    entry = LibraryEntry.objects.get(code="BD001")
    assert (entry.state, entry.category) == ("现行", "市科技创新发展专项资金")
    assert entry.content["reference"]["value"] == "12"
    organisation = document.organisation.name
    assert entry.origin == f"由黄专管从《{organisation}2022年度项目支出绩效目标》推荐"
    assert "冷泉装置运行" not in signed("renda").get(f"/library/{entry.pk}/").text
    proposal.refresh_from_db()
    assert (proposal.outcome, proposal.entry) == ("accepted", entry)
    page = signed("jixiao").get(f"/library/propose/{document.pk}/").text
    assert "已在指标库" in page
    notice = Notice.objects.get(user__username="jixiao")
    assert notice.text == "您推荐的指标“冷泉装置下潜次数”已纳入指标库，编码 BD001。"
    assert Entry.objects.filter(action="推荐纳入指标库", reason=CHOSEN["reason"]).exists()


def test_it_is_turned_down_with_the_reason(proposal: Proposal, signed: Signed) -> None:
    address = f"/library/proposals/{proposal.pk}/refuse/"
    assert signed("jixiaochu").post(address, {"answer": ""}).status_code == 422
    assert signed("jixiaochu").post(address, {"answer": "只有一家用得上"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.outcome, proposal.answer) == ("refused", "只有一家用得上")
    assert "只有一家用得上" in signed("jixiao").get(f"/library/proposals/{proposal.pk}/").text
    assert not LibraryEntry.objects.filter(name=proposal.name).exists()
    notice = Notice.objects.get(user__username="jixiao")
    assert notice.text == "您推荐的指标“冷泉装置下潜次数”不予纳入指标库：只有一家用得上"


def test_who_judges_sees_at_home_that_something_waits(proposal: Proposal, signed: Signed) -> None:
    told = "有 1 条推荐纳入指标库的指标等待审核"
    assert told in signed("jixiaochu").get("/").text
    assert told not in signed("jixiao").get("/").text
    signed("jixiaochu").post(f"/library/proposals/{proposal.pk}/refuse/", {"answer": "重复"})
    assert told not in signed("jixiaochu").get("/").text


def test_two_decide_at_once_and_the_first_wins(
    proposal: Proposal, people: dict[str, User], signed: Signed
) -> None:
    with acting(people["jixiaochu"]):
        refuse(proposal, people["jixiaochu"], "重复")
        with pytest.raises(Decided, match="已有人办理：不予纳入"):
            accept(proposal, begun_from(proposal), people["jixiaochu"], "补")
    assert signed("jixiaochu").get(f"/library/proposals/{proposal.pk}/accept/").status_code == 302


def test_what_the_library_has_is_not_proposed(
    library: Library, document: Document, signed: Signed
) -> None:
    address = f"/library/propose/{document.pk}/"
    page = signed("jixiao").get(address)
    assert [row.is_open for row in page.context["rows"]] == [True, False]
    assert signed("jixiao").post(address, {**CHOSEN, "code": "2"}).status_code == 409
    assert signed("jixiao").post(address, {**CHOSEN, "code": "9"}).status_code == 409
    assert signed("jixiao").post(address, {**CHOSEN, "reason": ""}).status_code == 422
    assert signed("jixiao").post(address, CHOSEN).status_code == 302
    assert signed("jixiaochu").post(address, CHOSEN).status_code == 409
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.RETURNED])
def test_only_what_is_approved_is_proposed(
    library: Library, document: Document, signed: Signed, people: dict, state: str
) -> None:
    with acting(people["tianbao"]):
        Document.objects.filter(pk=document.pk).update(state=state)
    answer = signed("jixiao").post(f"/library/propose/{document.pk}/", CHOSEN)
    assert (answer.status_code, Proposal.objects.count()) == (409, 0)
    assert "批复之后" in answer.text


def test_a_secret_project_stays_out(
    library: Library, document: Document, signed: Signed, people: dict
) -> None:
    with acting(people["tianbao"]):
        Project.objects.filter(code="S1").update(is_secret=True)
    answer = signed("jixiao").post(f"/library/propose/{document.pk}/", CHOSEN)
    assert (answer.status_code, Proposal.objects.count()) == (409, 0)
    assert "推荐纳入指标库" not in signed("jixiao").get(f"/targets/{document.pk}/").text


@pytest.mark.parametrize(
    ("person", "status"), [("tianbao", 403), ("caizheng", 403), ("lingju", 403), ("renda", 403)]
)
def test_others_do_not_propose(
    library: Library, document: Document, signed: Signed, person: str, status: int
) -> None:
    address = f"/library/propose/{document.pk}/"
    assert signed(person).post(address, CHOSEN).status_code == status
    assert signed(person).get("/library/proposals/").status_code == status


def test_the_way_starts_at_the_approved_form(
    library: Library, document: Document, signed: Signed
) -> None:
    address = f"/targets/{document.pk}/"
    assert f"/library/propose/{document.pk}/" in signed("jixiao").get(address).text
    assert f"/library/propose/{document.pk}/" not in signed("tianbao").get(address).text


def test_queries_do_not_grow_with_proposals(
    proposal: Proposal, document: Document, signed: Signed, people: dict[str, User]
) -> None:
    client = signed("jixiaochu")

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    addresses = ("/library/proposals/", f"/library/propose/{document.pk}/", "/library/")
    few = [queries(address) for address in addresses]
    more = [{**ROW, "指标编码": str(at), "三级指标": f"下潜次数{at}"} for at in range(3, 15)]
    with acting(people["tianbao"]):
        revision = document.revisions.get()
        revision.content = {"project_indicators": [ROW, KNOWN, *more]}
        revision.save()
        for row in more:
            Proposal.objects.create(
                document=document, form="project_indicators", code=row["指标编码"],
                name=row["三级指标"], reason="演示", by=people["jixiao"],
            )  # fmt: skip
    assert [queries(address) for address in addresses] == few
