"""The library by programs: found, tried out, written by edition, out and in as a workbook."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from tests.web.api.conftest import Callers

from jiheng.web.documents.models import Document
from jiheng.web.library.keeping import load_library_entries
from jiheng.web.library.models import LibraryEntry, LibraryUse
from jiheng.web.people.models import User


@pytest.fixture(autouse=True)
def _library(people: dict[str, User]) -> None:
    load_library_entries()


def written(caller: Callers, **changed: Any) -> Any:
    keeper = caller("jixiaochu")
    entry = keeper.get("/library/KJ101").json()
    content = {**entry["content"], **changed}
    body = {"content": content, "edition": entry["edition"], "reason": "依据新文件"}
    return keeper.send("put", "/library/KJ101", body)


def test_entries_are_found_by_pinyin(caller: Callers) -> None:
    program = caller("tianbao")
    name = program.get("/library/KJ101").json()["name"]
    found = program.get("/library", q=name, limit=5).json()
    assert found["items"][0]["code"] == "KJ101"
    assert program.get("/library", level1="满意度指标").json()["count"] > 0
    assert program.get("/library", q="没有这样的指标").json()["count"] == 0


def test_an_entry_is_tried_out_exactly(caller: Callers) -> None:
    program = caller("tianbao")
    example = program.get("/library/KJ101").json()["content"]["example"]
    sent = {name: example[name] for name in ("target", "actual", "weight") if name in example}
    got = program.send("post", "/library/KJ101/try", sent).json()
    assert Decimal(got["points"]) == Decimal(example["points"])
    assert got["formula"]


def test_a_new_version_is_written_by_edition(caller: Callers) -> None:
    first = written(caller, definition="改过的解释。")
    assert first.status_code == 200, first.json()
    assert (first.json()["version"], first.json()["edition"]) == (2, 2)
    same = written(caller, definition="改过的解释。")
    assert same.json()["version"] == 2
    body = {"content": first.json()["content"], "edition": 1, "reason": "迟到"}
    late = caller("jixiaochu").send("put", "/library/KJ101", body)
    assert (late.status_code, late.json()["code"]) == (409, "stale")


def test_what_is_unsound_is_told_at_its_field(caller: Callers) -> None:
    wrong = written(caller, level1="产出")
    assert wrong.status_code == 422
    assert [place["where"] for place in wrong.json()["places"]] == ["level1"]
    assert LibraryEntry.objects.get(code="KJ101").number == 1


def test_a_code_is_taken_once(caller: Callers) -> None:
    content = caller("jixiaochu").get("/library/KJ101").json()["content"]
    body = {"content": content, "reason": "再建一条"}
    got = caller("jixiaochu").send("post", "/library", body)
    assert (got.status_code, got.json()["code"]) == (409, "exists")
    other = {**content, "code": "BD901"}
    same_name = caller("jixiaochu").send("post", "/library", {"content": other, "reason": "本地"})
    assert (same_name.status_code, same_name.json()["code"]) == (409, "exists")
    other["name"] = "本地区国家自然科学基金立项数"
    made = caller("jixiaochu").send("post", "/library", {"content": other, "reason": "本地"})
    assert made.status_code == 201, made.json()


def test_an_entry_out_of_use_is_not_picked(caller: Callers, document: Document) -> None:
    path = f"/documents/{document.pk}"
    offered = caller("tianbao").get(f"{path}/recommended").json()
    assert offered and offered[0]["reasons"]
    code = offered[0]["code"]
    assert caller("tianbao").send("post", f"{path}/picked", {"code": code}).status_code == 204
    assert LibraryUse.objects.get().entry.code == code
    state = {"state": "停用", "edition": 1, "reason": "重复"}
    stopped = caller("jixiaochu").send("post", f"/library/{code}/state", state)
    assert stopped.json()["state"] == "停用"
    assert caller("tianbao").send("post", f"{path}/picked", {"code": code}).status_code == 404


def test_the_workbook_goes_out_and_in(caller: Callers) -> None:
    keeper = caller("jixiaochu")
    content = keeper.get("/library/workbook").content

    def send(**asked: str) -> Any:
        file = SimpleUploadedFile("指标库.xlsx", changed)
        query = "".join(f"?{name}={value}" for name, value in asked.items())
        return keeper.client.post(f"/api/library/workbook{query}", {"workbook": file})

    book = load_workbook(BytesIO(content))
    sheet = book["指标库"]
    heads = next(
        row for row in sheet.iter_rows() if any("指标解释" in str(cell.value) for cell in row)
    )
    column = next(cell.column for cell in heads if "指标解释" in str(cell.value))
    sheet.cell(heads[0].row + 1, column).value = "改过的解释。"
    buffer = BytesIO()
    book.save(buffer)
    changed = buffer.getvalue()
    tried = send(only_try="true")
    assert tried.status_code == 200, tried.json()
    assert (tried.json()["changed"], tried.json()["is_written"]) == (1, False)
    assert not LibraryEntry.objects.filter(number=2).exists()
    assert send().json()["is_written"] is True
    assert LibraryEntry.objects.filter(number=2).count() == 1
    assert send().json()["changed"] == 0


def test_a_list_costs_no_more_with_more(
    caller: Callers, django_assert_max_num_queries: Any
) -> None:
    program = caller("tianbao")
    program.get("/me")  # 一天里第一次用令牌，另记下日期。
    for limit in (2, 100):
        with django_assert_max_num_queries(6):
            assert len(program.get("/library", limit=limit).json()["items"]) == limit
