"""The pages that show the library: list, search, entry, its rule tried out."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.library import shipped_library
from jiheng.web.library.keeping import add_entry, change_state, load_library_entries
from jiheng.web.library.models import LibraryEntry, LibraryVersion
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Library = dict[str, LibraryEntry]


def names(signed: Signed, person: str, query: str) -> list[str]:
    page = signed(person).get(f"/library/?{query}")
    assert page.status_code == 200
    return [entry.name for entry, _ in page.context["rows"]]


def test_it_is_loaded_once_and_what_is_there_stays(library: Library) -> None:
    assert set(library) == {one.code for one in shipped_library()}
    assert LibraryVersion.objects.count() == len(library)
    entry = library["KJ101"]
    with acting(None):
        LibraryEntry.objects.filter(pk=entry.pk).update(name="改过的名称")
    before = Entry.objects.count()
    load_library_entries()
    assert LibraryEntry.objects.get(pk=entry.pk).name == "改过的名称"
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "words",
    [
        "国家自然科学基金立项",
        "ziranKEXUEjijin",
        "gjzrkxjjlxs",
        "KJ101",
        "基础研究 国自然",
        "ＫＪ101",
    ],
)
def test_it_is_found_by_name_pinyin_initials_code_and_field(
    library: Library, signed: Signed, words: str
) -> None:
    assert "国家自然科学基金立项数" in names(signed, "tianbao", f"q={words}")


@pytest.mark.parametrize(
    "words", ["国家自然科学基金会立项", "gjzrkxjjlxx", "KJ1011", "基础研究 农业"]
)
def test_what_is_not_there_is_not_found(library: Library, signed: Signed, words: str) -> None:
    assert "国家自然科学基金立项数" not in names(signed, "tianbao", f"q={words}")


def test_the_name_comes_before_the_keyword(library: Library, signed: Signed) -> None:
    page = signed("renda").get("/library/?q=基础研究经费").text
    assert "找到 1 条，名称里有“基础研究经费”的排在前面" in page
    found = names(signed, "renda", "q=基础研究")
    assert all("基础研究" in name for name in found[:3])
    assert not any("基础研究" in name for name in found[3:])
    assert len(found) > 3
    found = names(signed, "renda", "q=基础研究经费")
    assert found[0] == "基础研究经费占研发经费比重"


def test_filters_narrow_together(library: Library, signed: Signed) -> None:
    query = "level2=质量指标&plan=基础研究计划&chain=科学发现"
    found = names(signed, "caizheng", query)
    assert "国家重点实验室数量" in found
    assert "省重点实验室数量" not in found
    assert names(signed, "caizheng", query + "&state=停用") == []
    assert names(signed, "caizheng", "level1=没有这一级") == names(signed, "caizheng", "")


def test_a_draft_is_for_the_finance_bureau(library: Library, signed: Signed, people: dict) -> None:
    with acting(people["jixiaochu"]):
        change_state(library["KJ102"], "草案", 1, people["jixiaochu"], "复核")
    assert "国家自然科学基金资助经费" in names(signed, "jixiaochu", "q=KJ102")
    assert names(signed, "tianbao", "q=KJ102") == []
    address = f"/library/{library['KJ102'].pk}/"
    assert signed("jixiaochu").get(address).status_code == 200
    assert signed("tianbao").get(address).status_code == 404


def test_the_rule_is_tried_exactly(library: Library, signed: Signed) -> None:
    address = f"/library/{library['KJ101'].pk}/try/"
    tried = signed("tianbao").post(address, {"target": "3000", "actual": "2999", "weight": "10"})
    assert tried.status_code == 200
    assert "10×2999项÷3000项" in tried.text
    assert str(tried.context["points"]) == "10.00"  # 9.99667，四舍五入到两位。
    full = signed("tianbao").post(address, {"target": "3000", "actual": "3000", "weight": "10"})
    assert "得满分10.00分" in full.text


def test_what_is_not_filled_is_not_zero(library: Library, signed: Signed) -> None:
    address = f"/library/{library['KJ101'].pk}/try/"
    tried = signed("tianbao").post(address, {"target": "3000", "actual": "", "weight": "10"})
    assert tried.context["points"] is None
    assert "未填报" in tried.text


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"target": "三千多", "actual": "1", "weight": "10"}, "应为"),
        ({"target": "3000", "actual": "1", "weight": "0"}, "分值应大于零"),
        ({"target": "3000", "actual": "1", "weight": "1.005"}, "两位小数"),
        ({"target": "3000", "actual": "1", "weight": ""}, "分值"),
    ],
)
def test_what_can_not_be_read_is_told(
    library: Library, signed: Signed, filled: dict, told: str
) -> None:
    tried = signed("tianbao").post(f"/library/{library['KJ101'].pk}/try/", filled)
    assert tried.status_code == 422
    assert told in tried.text


def test_an_entry_is_complete(library: Library, signed: Signed) -> None:
    page = signed("renda").get(f"/library/{library['KJ101'].pk}/").text
    for words in ("3267项（2021年，公布）", "完成值达到指标值的得满分", "资助项目清单", "第 1 版"):
        assert words in page


def test_queries_do_not_grow_with_entries(
    library: Library, signed: Signed, people: dict[str, User]
) -> None:
    client = signed("jixiaochu")

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    few = queries("/library/?q=zzz999"), queries("/library/?q=国家")
    content = library["KJ101"].content
    with acting(people["jixiaochu"]):
        for at in range(30):
            more = {**content, "code": f"BD{at:03}", "name": f"国家级平台数量{at}"}
            add_entry(more, people["jixiaochu"], "演示")
    many = queries("/library/?q=zzz999"), queries("/library/?q=国家")
    assert few == many
