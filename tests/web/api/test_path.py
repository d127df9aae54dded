"""The whole path by programs: six people's tokens, the review sheet, the budget, an adjustment."""

from typing import Any

from tests.web.api.conftest import Caller, Callers
from tests.web.documents.conftest import PATH, POINTS

from jiheng.web.documents.models import Document
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.models import Entry

ROWS = {
    "targets": [
        {"kind": "总目标", "text": "三年内建成覆盖全市的科技企业服务网络。"},
        {"kind": "年度目标", "text": "本年为科技企业办理技术合同登记并开展培训。"},
    ]
}


def act(who: Caller, number: int, action: str, **more: Any) -> Any:
    edition = who.get(f"/documents/{number}").json()["edition"]
    body = {"action": action, "edition": edition, **more}
    return who.send("post", f"/documents/{number}/actions", body)


def approve(caller: Callers, number: int, *people: str) -> None:
    for name in people:
        more = {"sheet": {"points": POINTS}} if name == "jixiaochu" else {}
        done = act(caller(name), number, "approve", **more)
        assert done.status_code == 200, done.json()


def test_from_draft_to_budget_and_adjustment(
    caller: Callers, document: Document, open_window: None
) -> None:
    number = document.pk
    submitted = act(caller("tianbao"), number, "submit")
    assert submitted.json()["message"] == "已提交审核。"
    assert submitted.json()["document"]["state"] == "in_review"
    for name in PATH:
        assert [
            one["number"] for one in caller(name).get("/documents", pile="waiting").json()["items"]
        ] == [number]
        approve(caller, number, name)
    finance = caller("jixiaochu")
    assert act(finance, number, "lock").json()["document"]["state"] == "locked"
    opened = act(
        caller("tianbao"), number, "open_adjustment", reason="任务增加", basis="穗府〔2022〕1号"
    )
    assert opened.json()["document"]["is_adjustment"]
    filler = caller("tianbao")
    edition = opened.json()["document"]["edition"]
    content = filler.get(f"/documents/{number}/content").json()
    rows = {form["form"]: form["rows"] for form in content["forms"]}
    changed = {"kind": "年度目标", "text": "本年培训企业并办理登记。"}
    rows["targets"] = [ROWS["targets"][0], changed]
    saved = filler.send("put", f"/documents/{number}/content", {"edition": edition, "forms": rows})
    assert saved.status_code == 200, saved.json()
    compared = filler.get(f"/documents/{number}/compare", old=1, new=2).json()
    kinds = [row["kind"] for form in compared["forms"] for row in form["rows"]]
    assert kinds.count("修改") == 1
    whole = filler.get(f"/documents/{number}").json()
    assert (whole["revision"], whole["revision_in_force"]) == (2, 1)
    assert [one["action"] for one in whole["decisions"]][:2] == ["submit", "approve"]


def test_what_is_returned_says_why_and_brings_findings(caller: Callers, document: Document) -> None:
    act(caller("tianbao"), document.pk, "submit")
    assert act(caller("chushi"), document.pk, "return").json()["places"] == [
        {"where": "reason", "problem": "请写明原因。"}
    ]
    returned = act(caller("chushi"), document.pk, "return", reason="指标不全")
    assert returned.status_code == 200
    home = caller("tianbao").get("/me/home").json()
    pile = next(one for one in home["piles"] if one["pile"] == "returned")
    assert (pile["number"], pile["documents"][0]["number"]) == ("1", document.pk)
    assert home["unread_notices"] == 1
    notices = caller("tianbao").get("/me/notices", unread=True).json()["items"]
    assert "退回修改：指标不全" in notices[0]["text"]
    read = caller("tianbao").send("post", f"/me/notices/{notices[0]['number']}/read")
    assert read.json() == {"marked": 1}
    assert caller("tianbao").get("/me/notices", unread=True).json()["count"] == 0


def test_the_review_sheet_is_kept_and_added_up(caller: Callers, document: Document) -> None:
    act(caller("tianbao"), document.pk, "submit")
    approve(caller, document.pk, *PATH[:-1])
    reviewer = caller("jixiaochu")
    address = f"/documents/{document.pk}/sheet"
    kept = reviewer.send("put", address, {"points": POINTS, "reason": "看过"}).json()
    assert (kept["total"], kept["grade"], kept["problems"]) == ("96.75", "优", [])
    assert "approve" in kept["allowed"]
    assert reviewer.get(address).json() == kept
    wrong = reviewer.send("put", address, {"points": {**POINTS, "clear": "11"}}).json()
    assert wrong["total"] is None
    assert len(wrong["problems"]) == 1
    bare = act(reviewer, document.pk, "approve")
    assert (bare.status_code, bare.json()["code"]) == (422, "incomplete")


def test_many_are_decided_on_each_with_its_result(
    caller: Callers, document: Document, people: dict[str, User]
) -> None:
    act(caller("tianbao"), document.pk, "submit")
    edition = Document.objects.get().edition
    picked = [
        {"number": document.pk, "edition": edition},
        {"number": 10**6, "edition": 0},
    ]
    body = {"action": "approve", "documents": picked}
    got = caller("chushi").send("post", "/documents/bulk", body).json()
    assert (got["done"], got["failed"]) == (1, 1)
    assert got["results"][1]["message"] == "没有这份材料，或不归您查看。"


def test_who_comes_second_is_told_by_whom_and_when(caller: Callers, document: Document) -> None:
    act(caller("tianbao"), document.pk, "submit")
    seen = Document.objects.get().edition
    approve(caller, document.pk, "chushi")
    body = {"action": "return", "edition": seen, "reason": "我的意见"}
    late = caller("jixiao").send("post", f"/documents/{document.pk}/actions", body)
    told = late.json()
    assert (late.status_code, told["code"], told["edition"]) == (409, "overtaken", seen + 1)
    assert "（chushi）·令牌" in told["by"]
    assert told["at"]
    kept = caller("jixiao").get(f"/documents/{document.pk}").json()["decisions"][-1]
    assert (kept["standing"], kept["reason"]) == ("overtaken", "我的意见")


def test_two_programs_at_one_form(caller: Callers, document: Document) -> None:
    address = f"/documents/{document.pk}/content"
    body = {"edition": document.edition, "forms": ROWS}
    assert caller("tianbao").send("put", address, body).status_code == 200
    other = {"edition": document.edition, "forms": {"targets": ROWS["targets"][:1]}}
    late = caller("jixiao").send("put", address, other)
    assert (late.status_code, late.json()["code"]) == (409, "stale")
    assert late.json()["edition"] == document.edition + 1
    assert late.json()["by"] and late.json()["at"]
    # 同样的内容再存一次不写入，也不算冲突。
    again = {"edition": document.edition + 1, "forms": ROWS}
    filler = caller("tianbao")
    before = Entry.objects.count()
    assert filler.send("put", address, again).json()["edition"] == document.edition + 1
    assert Entry.objects.count() == before


def test_the_trail_names_the_person_and_the_token(caller: Callers, project: Project) -> None:
    program = caller("tianbao", name="财务系统同步")
    changed = program.send("patch", "/projects/2022/P01", {"name": "改名"})
    assert changed.status_code == 200
    entry = Entry.objects.filter(object_type="projects.project").first()
    assert entry.actor.username == "tianbao"
    assert entry.actor_name.endswith("（tianbao）·令牌“财务系统同步”")
    assert entry.after == {"name": "改名"}


def test_long_names_leave_room_for_the_token(caller: Callers, project: Project) -> None:
    caller("tianbao", name="长" * 100).send("patch", "/projects/2022/P01", {"name": "改名"})
    entry = Entry.objects.filter(object_type="projects.project").first()
    assert entry.actor_name.endswith(f"（tianbao）·令牌“{'长' * 30}”")
