"""The values that projects are classified by, kept by the performance office."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web.projects.classifications import load_classifications
from jiheng.web.projects.models import Classification, Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Projects = dict[str, Project]

LIST = "/projects/classifications/"
NEW = f"{LIST}new/plan/"
GOOD = {"name": "国际合作计划", "order": "5", "is_active": "on"}


@pytest.fixture(autouse=True)
def _shipped(db: None) -> None:
    load_classifications()


def plan(name: str = "创新环境计划") -> Classification:
    return Classification.objects.get(axis="plan", name=name)


def test_all_are_listed_with_their_use(signed: Signed, projects: Projects) -> None:
    with acting(None):
        Project.objects.filter(pk=projects["K"].pk).update(plan=plan())
    page = signed("jixiaochu").get(LIST)
    used = {value.name: value.used for axis in page.context["axes"] for value in axis.values}
    assert len(used) == 12
    assert {name for name, number in used.items() if number} == {"创新环境计划"}
    assert "新增" in page.text
    seen = signed("caizheng").get(LIST).text
    assert "由财政绩效处修改" in seen and "新增" not in seen


def test_a_new_value_can_be_chosen_for_a_project_at_once(signed: Signed) -> None:
    page = signed("jixiaochu").post(NEW, GOOD, follow=True)
    assert "“国际合作计划”已保存" in page.text
    assert "国际合作计划" in signed("tianbao").get("/projects/new/").text
    entry = Entry.objects.get(action="新增分类")
    assert entry.actor_name == "吴绩效（jixiaochu）"
    assert entry.after["name"] == "国际合作计划"


def test_it_is_renamed_and_moved_with_its_trail(signed: Signed) -> None:
    address = f"{LIST}{plan().pk}/"
    signed("jixiaochu").post(address, {"name": "创新生态计划", "order": "9", "is_active": "on"})
    entry = Entry.objects.get(action="修改分类")
    assert entry.before == {"name": "创新环境计划", "order": 2}
    assert entry.after == {"name": "创新生态计划", "order": 9}
    assert plan("创新生态计划").order == 9
    history = f"/trail/of/projects.classification/{plan('创新生态计划').pk}/"
    for name, status in (("jixiaochu", 200), ("caizheng", 200), ("shenji", 200), ("renda", 404)):
        assert signed(name).get(history).status_code == status
    assert "创新生态计划" in signed("jixiaochu").get(history).text


def test_what_is_stopped_is_not_offered_and_stays_where_it_is(
    signed: Signed, projects: Projects
) -> None:
    with acting(None):
        Project.objects.filter(pk=projects["K"].pk).update(plan=plan())
    signed("jixiaochu").post(f"{LIST}{plan().pk}/", {"name": "创新环境计划", "order": "2"})
    assert plan().is_active is False
    assert "创新环境计划" not in signed("tianbao").get("/projects/new/").text
    assert "创新环境计划" in signed("tianbao").get(f"/projects/{projects['K'].pk}/").text
    assert "创新环境计划" in signed("tianbao").get("/projects/").text
    assert "已停用" in signed("jixiaochu").get(LIST).text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "这个字段是必填项"),
        ({"name": " 基础研究计划  "}, "“科技计划”里已有“基础研究计划”"),
        ({"order": "-1"}, "0"),
        ({"order": "x"}, "整数"),
    ],
)
def test_what_can_not_be(signed: Signed, changed: dict[str, str], words: str) -> None:
    before = Classification.objects.count()
    page = signed("jixiaochu").post(NEW, {**GOOD, **changed})
    assert page.status_code == 422
    assert words in page.text
    assert Classification.objects.count() == before


def test_the_same_name_may_stand_in_another_classification(signed: Signed) -> None:
    values = {**GOOD, "name": "基础研究计划"}
    assert signed("jixiaochu").post(f"{LIST}new/chain/", values).status_code == 302
    assert signed("jixiaochu").get(f"{LIST}new/other/").status_code == 404


def test_the_number_of_queries_does_not_grow(signed: Signed) -> None:
    client = signed("jixiaochu")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    queries()
    before = queries()
    with acting(None):
        for at in range(30):
            Classification.objects.create(axis="plan", name=f"计划{at}", order=at)
    assert queries() == before
