"""The pages of review: they work, refuse whom they should, and lose nobody's words."""

import pytest
from django.urls import reverse
from tests.web.conftest import Signed
from tests.web.documents.conftest import PATH, POINTS, SOUND, Doers, points_adding_up_to
from tests.web.documents.test_deciding import CHANGED, do, locked, walk

from jiheng.web.documents import deciding
from jiheng.web.documents.editing import save_content
from jiheng.web.documents.models import AdjustmentWindow, Decision, Document, SheetDraft, State
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry


def page(document: Document, name: str = "document_page") -> str:
    return reverse(name, args=[document.pk])


def act(
    signed: Signed, document: Document, name: str, action: str, **more: object
) -> tuple[int, str]:
    sent = {"action": action, "edition": document.edition, **more}
    answer = signed(name).post(page(document, "document_act"), sent)
    document.refresh_from_db()
    return answer.status_code, answer.content.decode()


def answers(points: dict[str, str]) -> dict[str, str]:
    return {f"points-{code}": text for code, text in points.items()}


def test_it_works_from_draft_to_budget(signed: Signed, document: Document) -> None:
    assert act(signed, document, "tianbao", "submit")[0] == 302
    for name in PATH[:4]:
        assert act(signed, document, name, "approve", reason="同意")[0] == 302
    assert act(signed, document, PATH[4], "approve", **answers(POINTS))[0] == 302
    assert act(signed, document, PATH[4], "lock")[0] == 302
    assert document.state == State.LOCKED
    shown = signed("renda").get(page(document)).content.decode()
    for said in ("已随预算批复，一般不作调整", "审核表 96.75 分，优", "陈填报", "调整窗口为"):
        assert said in shown


def test_it_is_logged(signed: Signed, document: Document, people: dict[str, User]) -> None:
    act(signed, document, "tianbao", "submit", reason="请审核")
    entry = Entry.objects.filter(object_type="documents.document", action="提交").get()
    assert (entry.actor, entry.reason) == (people["tianbao"], "请审核")
    assert entry.after["state"] == "in_review"


def test_a_reader_gets_403(signed: Signed, document: Document) -> None:
    assert act(signed, document, "renda", "submit")[0] == 403


def test_a_neighbour_gets_404(signed: Signed, document: Document) -> None:
    assert act(signed, document, "lingju", "submit")[0] == 404
    assert signed("lingju").get(page(document)).status_code == 404


def test_a_stranger_is_sent_to_the_door(signed: Signed, document: Document) -> None:
    assert act(signed, document, "", "submit")[0] == 302
    assert document.state == State.DRAFT


def test_a_colleague_who_is_not_asked_gets_403(signed: Signed, document: Document) -> None:
    act(signed, document, "tianbao", "submit")
    status, shown = act(signed, document, "fuzeren", "approve", reason="同意")
    assert (status, document.level) == (403, "unit_office")
    assert "现在等待业务处室审核，不归您办理" in shown


def test_a_wrong_state_gets_409_and_says_why(signed: Signed, document: Document) -> None:
    status, shown = act(signed, document, "chushi", "approve")
    assert status == 409
    assert "草稿，不能“通过”。尚未提交，由填报人修改" in shown


@pytest.mark.parametrize("sent", [{}, {"action": "approve"}, {"action": "fly", "edition": "1"}])
def test_a_page_that_sends_nonsense_gets_422(
    signed: Signed, document: Document, sent: dict[str, str]
) -> None:
    answer = signed("chushi").post(page(document, "document_act"), sent)
    assert answer.status_code == 422
    assert "页面送来的操作不完整" in answer.content.decode()


def test_get_is_refused_where_something_is_done(signed: Signed, document: Document) -> None:
    for name in ("document_act", "review_sheet_save"):
        assert signed("chushi").get(page(document, name)).status_code == 405
    assert signed("chushi").get(reverse("review_bulk")).status_code == 405


def test_a_bad_number_gets_404(signed: Signed, people: dict[str, User]) -> None:
    assert signed("chushi").get(reverse("document_page", args=[10**6])).status_code == 404


def test_who_comes_second_gets_409_and_keeps_the_words(signed: Signed, document: Document) -> None:
    act(signed, document, "tianbao", "submit")
    read = document.edition
    assert act(signed, document, "tianbao", "withdraw", reason="漏了附件")[0] == 302
    sent = {"action": "return", "edition": read, "reason": "指标值偏低，请核对"}
    answer = signed("chushi").post(page(document, "document_act"), sent)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "陈填报（tianbao）已于" in shown and "作了“撤回”" in shown
    kept = Decision.objects.get(standing="overtaken")
    assert (kept.reason, kept.actor.username) == ("指标值偏低，请核对", "chushi")
    assert shown.count("指标值偏低，请核对") >= 1


def test_a_return_without_reason_shows_the_error_and_writes_nothing(
    signed: Signed, document: Document
) -> None:
    act(signed, document, "tianbao", "submit")
    status, shown = act(signed, document, "chushi", "return")
    assert (status, document.state) == (422, State.IN_REVIEW)
    assert "请写明原因" in shown and 'aria-invalid="true"' in shown


def test_the_author_reads_why_it_came_back(signed: Signed, document: Document) -> None:
    act(signed, document, "tianbao", "submit")
    act(signed, document, "chushi", "return", reason="指标不全")
    shown = signed("tianbao").get(page(document)).content.decode()
    assert "林审核退回修改" in shown and "指标不全" in shown
    assert "退回待改" in signed("tianbao").get("/").content.decode()


def test_typed_text_is_never_markup(signed: Signed, document: Document) -> None:
    act(signed, document, "tianbao", "submit", reason="<script>alert(1)</script>")
    shown = signed("tianbao").get(page(document)).content.decode()
    assert "<script>alert" not in shown and "&lt;script&gt;alert" in shown


def at_the_sheet(document: Document, as_person: Doers) -> None:
    walk(document, as_person, *PATH[:4])


def test_the_sheet_has_eight_items_and_says_the_grade_live(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    at_the_sheet(document, as_person)
    client = signed("jixiaochu")
    shown = client.get(page(document, "review_sheet")).content.decode()
    assert shown.count('name="points-') == 8
    assert "没有规则审核这一项，请人工判断" in shown
    live = client.post(
        page(document, "review_sheet_save"), answers(POINTS), headers={"HX-Request": "true"}
    ).content.decode()
    assert "96.75" in live and "优" in live
    assert not SheetDraft.objects.exists()
    wrong = client.post(
        page(document, "review_sheet_save"),
        answers({**POINTS, "aim": "16"}),
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "“目标相关性”的得分超出范围：写的是“16”" in wrong and "还有 1 项没有填写得分" in wrong


def test_a_sheet_is_kept_and_taken_up_again(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    at_the_sheet(document, as_person)
    sent = {**answers({**POINTS, "aim": ""}), "reason": "待核对"}
    client = signed("jixiaochu")
    assert client.post(page(document, "review_sheet_save"), sent).status_code == 302
    shown = client.get(page(document, "review_sheet")).content.decode()
    assert 'value="9.25"' in shown and "待核对" in shown and "还有 1 项" in shown
    document.refresh_from_db()
    assert act(signed, document, "jixiaochu", "approve", **answers(POINTS))[0] == 302
    assert not SheetDraft.objects.exists()


def test_a_grade_that_does_not_fit_shows_the_sheet_again(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    at_the_sheet(document, as_person)
    sent = {**answers(points_adding_up_to("21")), "reason": "同意"}
    status, shown = act(signed, document, "jixiaochu", "approve", **sent)
    assert status == 422
    assert "评定为“中”" in shown and "可以办理：“退回”" in shown
    assert 'name="points-aim"' in shown


def test_the_sheet_is_closed_to_others(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    at_the_sheet(document, as_person)
    assert signed("caizheng").get(page(document, "review_sheet")).status_code == 409
    assert signed("renda").get(page(document, "review_sheet")).status_code == 403


def test_red_lines_have_a_field_for_the_reason(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    tianbao = as_person("tianbao")
    poor = {**SOUND, "project_indicators": SOUND["project_indicators"][:1]}
    with acting(tianbao.user):
        save_content(document, poor, document.edition, tianbao.user)
    at_the_sheet(document, as_person)
    shown = signed("jixiaochu").get(page(document, "review_sheet")).content.decode()
    assert shown.count('name="explained-') == shown.count(">红线<") > 0


def test_bulk_gives_a_result_for_each(signed: Signed, document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    picked = [f"{document.pk}:{document.edition}", f"{10**6}:1"]
    answer = signed("chushi").post(
        reverse("review_bulk"), {"action": "approve", "picked": picked, "reason": "同意"}
    )
    shown = answer.content.decode()
    assert "办成 1 份，没有办成 1 份" in shown and "没有这份材料，或不归您查看" in shown
    again = signed("chushi").post(reverse("review_bulk"), {"action": "approve", "picked": picked})
    assert "办成 0 份，没有办成 2 份" in again.content.decode()
    document.refresh_from_db()
    assert document.level == "performance_officer"


def test_bulk_does_not_pass_the_sheet(signed: Signed, document: Document, as_person: Doers) -> None:
    at_the_sheet(document, as_person)
    picked = [f"{document.pk}:{document.edition}"]
    shown = signed("jixiaochu").post(
        reverse("review_bulk"), {"action": "approve", "picked": picked}
    )
    assert "须填绩效目标审核表，请打开材料逐项填写" in shown.content.decode()
    document.refresh_from_db()
    assert document.state == State.IN_REVIEW


def test_the_inbox_finds_by_name_and_opens_at_what_waits(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    walk(document, as_person)
    client = signed("chushi")
    assert "科技企业服务网络建设" in client.get(reverse("review_inbox")).content.decode()
    none = client.get(reverse("review_inbox"), {"q": "不存在"}).content.decode()
    assert "没有符合条件的材料" in none
    assert "科技企业" in client.get(reverse("review_inbox"), {"q": "企业服务"}).content.decode()


def test_a_year_without_a_chain_is_told_and_nothing_breaks(
    signed: Signed, document: Document
) -> None:
    with acting(None):
        Document.objects.update(year=2010)
    document.refresh_from_db()
    client = signed("tianbao")
    for name in ("document_page", "document_compare"):
        assert client.get(page(document, name)).status_code == 200
    assert client.get("/").status_code == client.get("/review/?tab=drafts").status_code == 200
    assert client.get(page(document, "review_sheet")).status_code == 409
    status, shown = act(signed, document, "tianbao", "submit")
    assert status == 409
    assert "没有适用于2010年度“项目支出绩效目标”的审批流程" in shown


def test_versions_stand_side_by_side(
    signed: Signed, document: Document, as_person: Doers, open_window: None
) -> None:
    locked(document, as_person)
    tianbao = as_person("tianbao")
    do(deciding.start_adjustment, document, tianbao, "任务增加", "穗科〔2022〕1号")
    with acting(tianbao.user):
        save_content(document, CHANGED, document.edition, tianbao.user)
    shown = signed("jixiao").get(page(document, "document_compare")).content.decode()
    old, new = SOUND["targets"][1]["目标内容"], CHANGED["targets"][1]["目标内容"]
    assert f"<del>{old}</del>" in shown and f"<ins>{new}</ins>" in shown
    assert "任务增加" in shown and "穗科〔2022〕1号" in shown
    wrong = signed("jixiao").get(page(document, "document_compare"), {"old": "9"})
    assert wrong.status_code == 404


def test_an_adjustment_outside_its_window_is_said_to_be_closed(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    locked(document, as_person)
    status, shown = act(
        signed, document, "tianbao", "open_adjustment", reason="任务增加", basis="文"
    )
    assert status == 409
    assert "现在已过；另需调整的，请财政绩效处开放窗口" in shown


def test_a_window_is_opened_by_the_performance_office(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    sent = {"year": 2022, "opens": "2026-01-02", "closes": "2026-01-01", "reason": "集中调整"}
    client = signed("jixiaochu")
    answer = client.post(reverse("adjustment_windows"), sent)
    assert answer.status_code == 422 and "止日早于起日" in answer.content.decode()
    assert (
        client.post(reverse("adjustment_windows"), {**sent, "closes": "2026-02-01"}).status_code
        == 302
    )
    window = AdjustmentWindow.objects.get()
    assert window.region.code == "440100"
    assert Entry.objects.get(object_type="documents.adjustmentwindow").reason == "集中调整"


def test_a_secret_projects_document_is_kept_from_readers(
    signed: Signed, document: Document, as_person: Doers
) -> None:
    with acting(None):
        document.project.is_secret = True
        document.project.save(update_fields=["is_secret"])
    walk(document, as_person)
    for name, status in (("renda", 404), ("chushi", 200), ("caizheng", 200), ("lingju", 404)):
        assert signed(name).get(page(document)).status_code == status
    assert document.project.name not in signed("renda").get("/review/").content.decode()
    assert document.project.name in signed("chushi").get("/review/").content.decode()
