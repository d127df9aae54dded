"""Workbooks, official forms and attachments by programs."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.api.conftest import Caller, Callers
from tests.web.targets.test_workbooks import INDICATORS, changed, nothing, put

from jiheng.web.documents.editing import current
from jiheng.web.documents.models import Document


def fetched(program: Caller, path: str) -> tuple[bytes, str]:
    answer = program.get(path)
    assert answer.status_code == 200
    return answer.content, answer["Jiheng-Seen"]


def sent(program: Caller, path: str, content: bytes, change: Any, seen: str, **more: Any) -> Any:
    body = {"workbook": changed(content, change), "seen": seen, **more}
    return program.client.post(f"/api{path}", body)


def test_a_workbook_goes_out_and_comes_back(caller: Callers, document: Document) -> None:
    program, path = caller("tianbao"), f"/documents/{document.pk}/workbook"
    content, seen = fetched(program, path)
    got = sent(program, path, content, put(INDICATORS, 1, "指标值", "3100"), seen)
    assert got.status_code == 200, got.json()
    assert got.json()["rows"] == 6
    assert got.json()["documents"][0]["edition"] == document.edition + 1
    assert current(document).content["project_indicators"][0]["指标值"] == "3100"


def test_the_workbook_of_a_units_year(caller: Callers, document: Document) -> None:
    program, path = caller("tianbao"), "/organisations/106001/targets/2022/workbook"
    content, seen = fetched(program, path)
    got = sent(program, path, content, put(INDICATORS, 1, "指标值", "3200"), seen)
    assert got.status_code == 200, got.json()
    assert [one["project"] for one in got.json()["documents"]] == ["P01"]


def test_errors_are_told_at_cells_with_a_marked_workbook(
    caller: Callers, document: Document
) -> None:
    program, path = caller("tianbao"), f"/documents/{document.pk}/workbook"
    content, seen = fetched(program, path)
    got = sent(program, path, content, put(INDICATORS, 1, "权重", "很多"), seen)
    told = got.json()
    assert (got.status_code, told["code"]) == (422, "wrong_workbook")
    assert any(
        "权重" in place["where"] and INDICATORS in place["where"] for place in told["places"]
    )
    assert Document.objects.get().edition == document.edition
    marked = program.client.get(told["marked"])
    assert marked.status_code == 200
    assert marked["Content-Type"].endswith("sheet")
    assert caller("jixiao").client.get(told["marked"]).status_code == 404
    unfinished = put(INDICATORS, 1, "三级指标", None)
    assert sent(program, path, content, unfinished, seen).status_code == 422
    draft = sent(program, path, content, unfinished, seen, as_draft="true")
    assert draft.status_code == 200
    assert draft.json()["remarks"]


def test_who_wrote_since_is_not_written_over(caller: Callers, document: Document) -> None:
    program, path = caller("tianbao"), f"/documents/{document.pk}/workbook"
    content, seen = fetched(program, path)
    rows = {"edition": document.edition, "forms": {}}
    caller("jixiao").send("put", f"/documents/{document.pk}/content", rows)
    got = sent(program, path, content, nothing, seen)
    assert (got.status_code, got.json()["code"]) == (409, "stale")
    assert got.json()["by"]


def test_the_moment_seen_has_to_be_said(caller: Callers, document: Document) -> None:
    program, path = caller("tianbao"), f"/documents/{document.pk}/workbook"
    content, _ = fetched(program, path)
    got = program.client.post(f"/api{path}", {"workbook": changed(content, nothing)})
    assert got.json()["places"] == [{"where": "seen", "problem": "没有写，这一项必填"}]


def test_the_official_form(caller: Callers, document: Document) -> None:
    program = caller("tianbao")
    paper = program.get(f"/documents/{document.pk}/form.docx")
    assert paper.content[:2] == b"PK"
    other = program.get(f"/documents/{document.pk}/form.doc")
    assert other.json()["error"] == "没有 doc 格式；可以是 docx、pdf。"


def test_attachments_are_added_fetched_and_taken_away(caller: Callers, document: Document) -> None:
    program, path = caller("tianbao"), f"/documents/{document.pk}/attachments"
    file = SimpleUploadedFile("批文.pdf", b"%PDF-1.7\n")
    made = program.client.post(f"/api{path}", {"file": file})
    assert made.status_code == 201, made.json()
    number = made.json()["number"]
    got = program.get(f"/attachments/{number}")
    assert b"".join(got.streaming_content) == b"%PDF-1.7\n"
    assert [one["name"] for one in program.get(path).json()] == ["批文.pdf"]
    assert program.send("delete", f"/attachments/{number}").status_code == 204
    assert program.get(path).json() == []
    wrong = program.client.post(f"/api{path}", {"file": SimpleUploadedFile("甲.exe", b"MZ")})
    assert wrong.status_code == 422


def test_rows_name_forms_and_columns_that_are_there(caller: Callers, document: Document) -> None:
    address = f"/documents/{document.pk}/content"
    forms = {"duties": [], "targets": [{"knd": "总目标"}, {"kind": "总目标", "text": "甲"}]}
    got = caller("tianbao").send("put", address, {"edition": document.edition, "forms": forms})
    assert {place["where"] for place in got.json()["places"]} == {"duties", "targets 第1行 knd"}


def test_findings_say_what_is_to_be_put_right(caller: Callers, document: Document) -> None:
    program = caller("tianbao")
    good = program.get(f"/documents/{document.pk}/findings").json()
    assert good["grave"] == 0
    assert good["weights"] == [
        {
            "form": "project_indicators", "sum": "90", "words": "合计正确", "is_right": True,
            "quantified_share": "100%",
        }
    ]  # fmt: skip
    forms = {"project_indicators": [{"code": "1", "weight": "很多"}]}
    body = {"edition": document.edition, "forms": forms}
    told = program.send("put", f"/documents/{document.pk}/content", body).json()
    wrong = [mark for mark in told["marks"] if mark["column"] == "weight"]
    assert [(mark["form"], mark["row"]) for mark in wrong] == [("project_indicators", 1)]
    assert told["grave"] >= len(wrong)
