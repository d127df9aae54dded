"""The picker of a targets form: recommended, searched, picked and counted."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.library.keeping import add_entry
from jiheng.web.library.models import LibraryEntry, LibraryUse
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.projects.models import Classification, Level, Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Library = dict[str, LibraryEntry]


@pytest.fixture
def document(people: dict[str, User]) -> Document:
    """Make the draft of a project that asks for basic research."""
    load_classifications()
    axis = {(one.axis, one.name): one for one in Classification.objects.all()}
    with acting(people["tianbao"]):
        project = Project.objects.create(
            year=2022, code="KJ03", name="基础研究计划", level=Level.SECOND,
            organisation=Organisation.objects.get(code="106001"),
            category=axis["category", "市科技创新发展专项资金"],
            plan=axis["plan", "基础研究计划"], chain=axis["chain", "科学发现"],
        )  # fmt: skip
        return open_document(
            Kind.PROJECT_TARGETS, project.organisation, project, 2022, people["tianbao"]
        )


def offers(signed: Signed, document: Document, person: str = "tianbao", query: str = "") -> list:
    page = signed(person).get(f"/library/picker/?document={document.pk}{query}")
    assert page.status_code == 200
    return page.context["offers"]


def test_what_fits_is_recommended_with_the_reason(
    library: Library, signed: Signed, document: Document
) -> None:
    found = offers(signed, document)
    assert {offer.entry.plans for offer in found[:5]} == {"基础研究计划"}
    assert any("项目名称中的“基础研究”" in reason for reason in found[0].reasons)
    assert "科技计划相同：基础研究计划" in found[0].reasons


def test_what_is_in_the_form_is_not_recommended_again(
    library: Library, signed: Signed, document: Document, people: dict[str, User]
) -> None:
    first = offers(signed, document)[0].entry.name
    with acting(people["tianbao"]):
        content = {"project_indicators": [{"三级指标": first}]}
        save_content(document, content, document.edition, people["tianbao"])
    assert first not in [offer.entry.name for offer in offers(signed, document)]


def test_a_department_gets_what_fits_its_tasks(
    library: Library, signed: Signed, people: dict[str, User]
) -> None:
    department = Organisation.objects.get(code="106001").department
    officer = people["jixiao"]
    with acting(officer):
        made = open_document(Kind.DEPARTMENT_TARGETS, department, None, 2022, officer)
        tasks = [{"任务名称": "科普惠民", "主要内容": "支持科普基地开放和科普活动"}]
        save_content(made, {"tasks": tasks}, made.edition, officer)
    found = offers(signed, made, "jixiao")
    assert {offer.entry.field for offer in found[:3]} == {"科学普及"}
    page = signed("jixiao").get(f"/targets/{made.pk}/").text
    assert f"/library/picker/?document={made.pk}" in page


def test_a_search_finds_what_is_not_recommended(
    library: Library, signed: Signed, document: Document
) -> None:
    found = offers(signed, document, query="&q=wygl")
    assert [offer.entry.name for offer in found] == ["物业服务考核得分", "单位面积物业管理费"]


def test_a_row_holds_what_the_form_asks(
    library: Library, signed: Signed, document: Document
) -> None:
    (offer,) = offers(signed, document, query="&q=KJ101")
    assert json.loads(offer.row) == {
        "level1": "产出指标", "level2": "数量指标", "level3": "国家自然科学基金立项数",
        "nature": "≥", "unit": "项", "target": "3267",
        "evidence": "国家自然科学基金资助项目清单、分依托单位统计表", "note": "指标库 KJ101",
    }  # fmt: skip


def test_a_pick_is_counted_and_logged(library: Library, signed: Signed, document: Document) -> None:
    entry = library["KJ101"]
    address = f"/library/{entry.pk}/pick/?document={document.pk}"
    assert signed("tianbao").post(address).status_code == 204
    assert signed("jixiao").post(address).status_code == 204
    assert LibraryUse.objects.filter(entry=entry, document=document).count() == 2
    page = signed("jixiao").get(f"/library/{entry.pk}/").text
    assert "共选用 2 次" in page
    assert "陈填报" in page
    other = signed("lingju").get(f"/library/{entry.pk}/").text
    assert "选用它的材料不归您查看" in other
    logged = Entry.objects.filter(action="选用指标").first()
    assert logged.object_name == "基础研究计划2022年度项目支出绩效目标选用国家自然科学基金立项数"


@pytest.mark.parametrize(
    ("person", "status"),
    [("lingju", 404), ("chushi", 403), ("jixiaochu", 403), ("disanfang", 403)],
)
def test_who_does_not_fill_it_does_not_pick(
    library: Library, signed: Signed, document: Document, person: str, status: int
) -> None:
    address = f"/library/{library['KJ101'].pk}/pick/?document={document.pk}"
    assert signed(person).post(address).status_code == status
    picker = signed(person).get(f"/library/picker/?document={document.pk}")
    assert picker.status_code == status
    assert not LibraryUse.objects.exists()


def test_a_locked_form_takes_no_picks(
    library: Library, signed: Signed, document: Document, people: dict[str, User]
) -> None:
    with acting(people["tianbao"]):
        Document.objects.filter(pk=document.pk).update(state=State.LOCKED)
    address = f"/library/{library['KJ101'].pk}/pick/?document={document.pk}"
    assert signed("tianbao").post(address).status_code == 409


def test_an_entry_out_of_use_is_not_offered(
    library: Library, signed: Signed, document: Document, people: dict[str, User]
) -> None:
    with acting(people["jixiaochu"]):
        LibraryEntry.objects.filter(code="KJ101").update(state="停用")
    assert offers(signed, document, query="&q=KJ101") == []
    address = f"/library/{library['KJ101'].pk}/pick/?document={document.pk}"
    assert signed("tianbao").post(address).status_code == 404


def test_queries_do_not_grow_with_entries(
    library: Library, signed: Signed, document: Document, people: dict[str, User]
) -> None:
    client = signed("tianbao")

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    addresses = [f"/library/picker/?document={document.pk}{q}" for q in ("", "&q=实验室")]
    few = [queries(one) for one in addresses]
    content = library["KJ106"].content
    with acting(people["jixiaochu"]):
        for at in range(20):
            more = {**content, "code": f"BD{at:03}", "name": f"基础研究重点实验室数量{at}"}
            add_entry(more, people["jixiaochu"], "演示")
    assert [queries(one) for one in addresses] == few
