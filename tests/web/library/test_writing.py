"""Entries are written by 财政绩效处: each write a version, by edition, with its reason."""

from typing import Any

import pytest
from tests.web.conftest import Signed

from jiheng.web.library.forms import initial_of
from jiheng.web.library.keeping import StaleEntry, write_entry
from jiheng.web.library.models import LibraryEntry
from jiheng.web.people.models import User
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Library = dict[str, LibraryEntry]


@pytest.fixture(autouse=True)
def classifications(db: None) -> None:
    load_classifications()


def sent(entry: LibraryEntry | None = None, **changes: Any) -> dict[str, Any]:
    content = entry.content if entry else {
        "code": "BD001", "name": "新立项课题数", "category": "运行保障类", "field": "机关运行",
        "level1": "产出指标", "level2": "数量指标", "level3": "课题研究", "nature": "≥",
        "definition": "当年新立项的自选课题个数", "unit": "个", "rule": "completion",
        "evidence": ["立项通知", "任务书"], "method": "直接证明", "data_source": "课题管理台账",
        "source": {"document": "本处工作制度", "confidence": "published"},
    }  # fmt: skip
    edition = {"edition": entry.edition} if entry else {}
    return {**initial_of(content), **edition, "reason": "调整口径", **changes}


def test_a_new_version_says_what_changed_and_why(library: Library, signed: Signed) -> None:
    entry = library["KJ101"]
    client = signed("jixiaochu")
    answer = client.post(f"/library/{entry.pk}/edit/", sent(entry, unit="个", reference_value=""))
    assert (answer.status_code, answer["Location"]) == (302, f"/library/{entry.pk}/")
    entry.refresh_from_db()
    assert (entry.number, entry.edition, entry.content["unit"]) == (2, 2, "个")
    assert entry.content["reference"] == "unknown"
    page = client.get(f"/library/{entry.pk}/").text
    assert "<del>项</del> → <ins>个</ins>" in page
    assert "没有公布的参考值" in page
    assert "调整口径" in page
    written = Entry.objects.filter(object_type="library.libraryentry").first()
    assert (written.action, written.reason) == ("修改指标", "调整口径")


def test_what_is_not_changed_makes_no_version(library: Library, signed: Signed) -> None:
    for code in ("KJ101", "KJ604", "YX001", "KJ115"):
        entry = library[code]
        signed("jixiaochu").post(f"/library/{entry.pk}/edit/", sent(entry))
        entry.refresh_from_db()
        assert entry.number == 1, code


def test_two_at_once_the_second_is_told(library: Library, people: dict[str, User]) -> None:
    entry = library["KJ101"]
    with acting(people["jixiaochu"]):
        write_entry(entry, {**entry.content, "unit": "个"}, 1, people["jixiaochu"], "甲")
        with pytest.raises(StaleEntry):
            write_entry(entry, {**entry.content, "unit": "件"}, 1, people["jixiaochu"], "乙")
    entry.refresh_from_db()
    assert entry.content["unit"] == "个"


def test_a_stale_page_is_refused_and_keeps_what_was_typed(library: Library, signed: Signed) -> None:
    entry = library["KJ101"]
    answer = signed("jixiaochu").post(
        f"/library/{entry.pk}/edit/", sent(entry, edition=9, name="改过的指标名称")
    )
    assert answer.status_code == 409
    assert "有人改过这条指标" in answer.text
    assert 'value="改过的指标名称"' in answer.text


def test_a_new_entry(library: Library, signed: Signed) -> None:
    answer = signed("jixiaochu").post("/library/new/", sent())
    entry = LibraryEntry.objects.get(code="BD001")
    assert answer["Location"] == f"/library/{entry.pk}/"
    assert (entry.state, entry.number) == ("现行", 1)
    assert "xlxkts" in entry.search
    again = signed("jixiaochu").post("/library/new/", sent(name="另一个名称"))
    assert again.status_code == 422
    assert "编码“BD001”已有别的指标使用" in again.text


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"rule": "own", "rule_own": "{completion: {pass_mark: 160%}}"}, "rule_own", "高于100%"),
        ({"rule": "own", "rule_own": "{complet: {}}"}, "rule_own", "是不是要写“completion”"),
        ({"rule": "own", "rule_own": "{completion"}, "rule_own", "不是合格的 YAML"),
        ({"rule": "reverse"}, "rule_own", "不能用规则 reverse"),
        ({"unit": ""}, "unit", "定量指标应写计量单位"),
        ({"reference_value": "很多", "reference_year": "2021", "reference_document": "某文件"}, "reference_value", "不符"),
        ({"code": "bd1"}, "code", "编码只能用"),
        ({"reason": ""}, "reason", "这个字段"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_field(
    library: Library, signed: Signed, changes: dict, field: str, told: str
) -> None:
    answer = signed("jixiaochu").post("/library/new/", sent(**changes))
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert told in "".join(errors.get(field, [])), errors
    assert not LibraryEntry.objects.filter(code="BD001").exists()


def test_out_of_use_and_back(library: Library, signed: Signed) -> None:
    entry = library["KJ101"]
    client = signed("jixiaochu")
    values = {"state": "停用", "edition": 1, "reason": "口径取消"}
    client.post(f"/library/{entry.pk}/state/", {**values, "reason": ""})
    entry.refresh_from_db()
    assert entry.state == "现行"
    client.post(f"/library/{entry.pk}/state/", values)
    entry.refresh_from_db()
    assert (entry.state, entry.content["state"], entry.number) == ("停用", "停用", 2)
    assert signed("tianbao").get(f"/library/{entry.pk}/").status_code == 200
    client.post(f"/library/{entry.pk}/state/", {**values, "state": "现行", "edition": 2})
    entry.refresh_from_db()
    assert entry.state == "现行"


def test_a_name_stands_for_one_entry(library: Library, signed: Signed) -> None:
    answer = signed("jixiaochu").post("/library/new/", sent(name="国家重点实验室数量"))
    assert answer.status_code == 422
    assert "与 KJ106 相同" in "".join(answer.context["form"].errors["name"])
    entry = library["KJ101"]
    values = sent(entry, name="国家重点实验室数量")
    answer = signed("jixiaochu").post(f"/library/{entry.pk}/edit/", values)
    assert answer.status_code == 422
    assert "与 KJ106 相同" in "".join(answer.context["form"].errors["name"])


@pytest.mark.parametrize("person", ["tianbao", "jixiao", "caizheng", "renda"])
def test_others_do_not_write(library: Library, signed: Signed, person: str) -> None:
    entry = library["KJ101"]
    client = signed(person)
    assert client.post(f"/library/{entry.pk}/edit/", sent(entry, unit="个")).status_code == 403
    assert client.post("/library/new/", sent()).status_code == 403
    page = client.get(f"/library/{entry.pk}/").text
    assert "修改指标" not in page
