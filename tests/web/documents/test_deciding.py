"""A document walks its chain: who may do what, what it needs, and what is written down."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from tests.web.documents.conftest import PATH, POINTS, SOUND, YEAR, Doers, points_adding_up_to

from jiheng.web.documents import deciding, inbox
from jiheng.web.documents.chains import all_chains
from jiheng.web.documents.editing import NotEditable, current, save_content
from jiheng.web.documents.judging import SheetAnswers, judge
from jiheng.web.documents.models import AdjustmentWindow, Decision, Document, Revision, State
from jiheng.web.documents.refusals import Incomplete, NotOpen, NotYours, Overtaken
from jiheng.web.documents.standing import Doer, Standing, actions_open_to, in_force
from jiheng.web.documents.states import workflow_folder
from jiheng.web.organisations.models import Region
from jiheng.web.people.models import Delegation, Membership
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import hats_of
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

FULL = SheetAnswers(POINTS)
_AIM, _YEARS_AIM = SOUND["targets"]
CHANGED = {**SOUND, "targets": [_AIM, {**_YEARS_AIM, "目标内容": "本年培训企业并办理登记。"}]}


def do(
    act: Callable[..., object], document: Document, doer: Doer, *args: object, **more: object
) -> object:
    with acting(doer.user):
        return act(document, document.edition, doer, *args, **more)


def walk(document: Document, as_person: Doers, *people: str) -> None:
    """Submit, and let these people agree in turn."""
    if document.state != State.IN_REVIEW:
        do(deciding.submit, document, as_person("tianbao"))
    for name in people:
        sheet = FULL if name == "jixiaochu" else None
        do(deciding.approve, document, as_person(name), sheet=sheet)


def locked(document: Document, as_person: Doers) -> Document:
    walk(document, as_person, *PATH)
    do(deciding.lock, document, as_person("jixiaochu"))
    return document


@pytest.fixture
def open_window(document: Document) -> None:
    today = timezone.localdate()
    with acting(None):
        AdjustmentWindow.objects.create(
            region=Region.objects.get(code="440100"), year=YEAR, reason="集中调整",
            opens=today, closes=today + timedelta(days=10),
        )  # fmt: skip


def test_the_example_has_nothing_that_blocks(document: Document) -> None:
    judged = judge(document, SOUND)
    assert judged.errors == ()
    assert judged.review is not None and not judged.review.is_blocked


def test_a_document_walks_through_five_levels_to_the_budget(
    document: Document, as_person: Doers
) -> None:
    walk(document, as_person)
    for name, level in zip(PATH, [step.code for step in Standing(document).steps], strict=True):
        assert (document.state, document.level) == (State.IN_REVIEW, level)
        walk(document, as_person, name)
    assert document.state == State.APPROVED
    do(deciding.lock, document, as_person("jixiaochu"))
    assert Document.objects.get().state == State.LOCKED
    approved = in_force(document)
    assert approved is not None and approved.content == SOUND
    actions = Decision.objects.order_by("id").values_list("action", "actor__username")
    assert list(actions) == [
        ("submit", "tianbao"), *(("approve", name) for name in PATH), ("lock", "jixiaochu"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["jixiao", "fuzeren", "caizheng", "jixiaochu", "renda", "lingju"])
def test_only_the_level_it_stands_at_decides(
    document: Document, as_person: Doers, name: str
) -> None:
    walk(document, as_person)
    with pytest.raises(NotYours, match="现在等待业务处室审核"):
        do(deciding.approve, document, as_person(name))
    assert actions_open_to(document, as_person(name)) == []


def test_a_filler_submits_and_nobody_else_of_the_path(document: Document, as_person: Doers) -> None:
    with pytest.raises(NotYours, match="“提交”由填报人、部门绩效专管员办理"):
        do(deciding.submit, document, as_person("chushi"))
    assert [one.action for one in actions_open_to(document, as_person("tianbao"))] == ["submit"]


def test_an_empty_document_is_not_submitted(document: Document, as_person: Doers) -> None:
    tianbao = as_person("tianbao")
    with acting(tianbao.user):
        save_content(document, {"targets": [{"目标内容": " "}]}, document.edition, tianbao.user)
    with pytest.raises(Incomplete, match="还没有填写内容"):
        do(deciding.submit, document, tianbao)
    assert not Decision.objects.exists()


def test_forms_that_can_not_be_read_are_not_submitted(document: Document, as_person: Doers) -> None:
    tianbao = as_person("tianbao")
    wrong = [{**SOUND["project_indicators"][0], "权重": "若干"}]
    with acting(tianbao.user):
        save_content(
            document, {**SOUND, "project_indicators": wrong}, document.edition, tianbao.user
        )
    with pytest.raises(Incomplete, match=r"有 1 处填写错误.*权重.*若干"):
        do(deciding.submit, document, tianbao)


def test_what_was_submitted_is_frozen(document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    assert current(document).is_frozen
    with pytest.raises(NotEditable), acting(as_person("tianbao").user):
        save_content(document, CHANGED, document.edition, as_person("tianbao").user)


def test_nobody_reviews_what_they_wrote(document: Document, as_person: Doers) -> None:
    jixiao = as_person("jixiao")
    with acting(jixiao.user):
        save_content(document, CHANGED, document.edition, jixiao.user)
    tianbao = as_person("tianbao")
    with acting(tianbao.user):
        save_content(document, SOUND, document.edition, tianbao.user)
    assert current(document).author == tianbao.user
    walk(document, as_person, "chushi")
    with pytest.raises(NotYours, match="您参与了这份材料的填报"):
        do(deciding.approve, document, jixiao)


def test_nobody_decides_at_two_levels(
    document: Document, as_person: Doers, joined: Callable[[str, str, Role], Doer]
) -> None:
    both = joined("both", "106001", Role.OFFICE_REVIEWER)
    with acting(None):
        place = as_person("jixiao").user.organisation
        Membership.objects.create(user=both.user, organisation=place, role=Role.PERFORMANCE_OFFICER)
    both = Doer(both.user, hats_of(both.user))
    walk(document, as_person)
    do(deciding.approve, document, both)
    with pytest.raises(NotYours, match="您在这一轮的另一环节已经同意过"):
        do(deciding.approve, document, both)
    do(deciding.return_for_correction, document, as_person("jixiao"), "指标值偏低")
    do(deciding.submit, document, as_person("tianbao"), "已与处室核对，指标值不改")
    do(deciding.approve, document, both)
    assert document.level == "performance_officer"


def test_a_units_officer_is_no_departments_officer(
    document: Document, as_person: Doers, joined: Callable[[str, str, Role], Doer]
) -> None:
    walk(document, as_person, "chushi")
    with pytest.raises(NotYours):
        do(deciding.approve, document, joined("unit", "106001", Role.PERFORMANCE_OFFICER))


def test_a_return_needs_a_reason_and_carries_findings(document: Document, as_person: Doers) -> None:
    tianbao = as_person("tianbao")
    poor = {**SOUND, "project_indicators": SOUND["project_indicators"][:1]}
    with acting(tianbao.user):
        save_content(document, poor, document.edition, tianbao.user)
    walk(document, as_person)
    judged = judge(document, poor)
    assert judged.review is not None and judged.review.is_blocked
    marked = [one.fingerprint for one in judged.review.findings][:2]
    with pytest.raises(Incomplete, match="请写明原因"):
        do(deciding.return_for_correction, document, as_person("chushi"), " ", marked)
    do(deciding.return_for_correction, document, as_person("chushi"), "指标不全", marked)
    assert document.state == State.RETURNED
    decision = Decision.objects.get(action="return")
    assert [one["fingerprint"] for one in decision.findings] == marked
    assert decision.reason == "指标不全"
    entry = Entry.objects.filter(object_type="documents.document", action="退回").get()
    assert (entry.reason, entry.after["state"]) == ("指标不全", "returned")


def test_a_return_that_changed_nothing_needs_a_word(document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    do(deciding.return_for_correction, document, as_person("chushi"), "请核对")
    with pytest.raises(Incomplete, match="退回后还没有修改"):
        do(deciding.submit, document, as_person("tianbao"))
    tianbao = as_person("tianbao")
    with acting(tianbao.user):
        save_content(document, CHANGED, document.edition, tianbao.user)
    do(deciding.submit, document, tianbao)
    assert (document.round, current(document).number) == (2, 2)
    assert document.level == "unit_office"


def test_the_last_one_takes_back_while_nobody_acted(document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    do(deciding.withdraw, document, as_person("tianbao"), "漏了附件")
    assert document.state == State.DRAFT
    walk(document, as_person, "chushi")
    with pytest.raises(NotOpen, match="下一环节已经办理"):
        do(deciding.withdraw, document, as_person("tianbao"))
    do(deciding.withdraw, document, as_person("chushi"))
    assert (document.state, document.level) == (State.IN_REVIEW, "unit_office")
    walk(document, as_person, "chushi", "jixiao")
    assert document.level == "department_head"
    standings = Decision.objects.filter(action="approve").values_list("actor__username", "standing")
    assert list(standings.order_by("id")) == [
        ("chushi", "taken_back"), ("chushi", "effective"), ("jixiao", "effective"),
    ]  # fmt: skip


def test_what_is_taken_back_after_a_return_is_returned_still(
    document: Document, as_person: Doers
) -> None:
    walk(document, as_person)
    do(deciding.return_for_correction, document, as_person("chushi"), "请核对")
    do(deciding.submit, document, as_person("tianbao"), "已核对")
    do(deciding.withdraw, document, as_person("tianbao"))
    assert document.state == State.RETURNED


def test_the_last_level_takes_back_until_the_budget(document: Document, as_person: Doers) -> None:
    walk(document, as_person, *PATH)
    do(deciding.withdraw, document, as_person("jixiaochu"))
    assert (document.state, document.level) == (State.IN_REVIEW, "finance_performance")
    walk(document, as_person, "jixiaochu")
    do(deciding.lock, document, as_person("jixiaochu"))
    with pytest.raises(NotOpen, match="不能“撤回”"):
        do(deciding.withdraw, document, as_person("jixiaochu"))


def test_the_sheet_is_due_at_its_level_and_exact(document: Document, as_person: Doers) -> None:
    walk(document, as_person, *PATH[:4])
    last = as_person("jixiaochu")
    with pytest.raises(Incomplete, match="须填绩效目标审核表"):
        do(deciding.approve, document, last)
    with pytest.raises(Incomplete, match=r"还有 1 项没有填写得分"):
        do(deciding.approve, document, last, sheet=SheetAnswers({**POINTS, "aim": ""}))
    with pytest.raises(Incomplete, match=r"“目标相关性”的得分超出范围：写的是“15\.01”，应为0～15"):
        do(deciding.approve, document, last, sheet=SheetAnswers({**POINTS, "aim": "15.01"}))
    do(deciding.approve, document, last, sheet=FULL)
    sheet = Decision.objects.get(level="finance_performance").sheet
    assert (sheet["total"], sheet["grade"]) == ("96.75", "优")


@pytest.mark.parametrize(
    ("lost", "grade", "works", "refused"),
    [
        ("10", "优", deciding.approve, deciding.reject),
        ("11", "良", deciding.approve, deciding.reject),
        ("20", "良", deciding.return_for_correction, deciding.reject),
        ("21", "中", deciding.return_for_correction, deciding.approve),
        ("40", "中", deciding.return_for_correction, deciding.reject),
        ("41", "差", deciding.reject, deciding.return_for_correction),
        ("41", "差", deciding.reject, deciding.approve),
    ],
)
def test_the_grade_decides_what_may_follow(
    document: Document,
    as_person: Doers,
    lost: str,
    grade: str,
    works: Callable[..., object],
    refused: Callable[..., object],
) -> None:
    walk(document, as_person, *PATH[:4])
    last, sheet = as_person("jixiaochu"), SheetAnswers(points_adding_up_to(lost))
    with pytest.raises(Incomplete, match=f"评定为“{grade}”.*可以办理"):
        do(refused, document, last, "已协商", sheet=sheet)
    do(works, document, last, "已协商", sheet=sheet)
    assert Decision.objects.order_by("id").last().sheet["grade"] == grade


def test_good_passes_with_a_word_about_the_talk(document: Document, as_person: Doers) -> None:
    walk(document, as_person, *PATH[:4])
    with pytest.raises(Incomplete, match="协商完善"):
        do(
            deciding.approve, document, as_person("jixiaochu"),
            sheet=SheetAnswers(points_adding_up_to("11")),
        )  # fmt: skip


def test_red_lines_stop_an_approval_until_explained(document: Document, as_person: Doers) -> None:
    tianbao = as_person("tianbao")
    poor = {**SOUND, "project_indicators": SOUND["project_indicators"][:1]}
    with acting(tianbao.user):
        save_content(document, poor, document.edition, tianbao.user)
    walk(document, as_person, *PATH[:4])
    judged = judge(document, poor)
    assert judged.review is not None
    red = [one.fingerprint for one in judged.review.findings if one.level.value == "红线"]
    with pytest.raises(Incomplete, match=rf"有 {len(red)} 处红线问题没有消除"):
        do(deciding.approve, document, as_person("jixiaochu"), sheet=FULL)
    explained = dict.fromkeys(red, "经核实，该项目只有一项产出")
    do(deciding.approve, document, as_person("jixiaochu"), sheet=SheetAnswers(POINTS, explained))
    assert Decision.objects.get(level="finance_performance").sheet["explained"] == explained


def test_an_early_level_does_not_reject(document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    with pytest.raises(NotYours, match="本环节不能作“不予通过”的决定"):
        do(deciding.reject, document, as_person("chushi"), "不必要")


def test_levels_of_one_step_must_both_agree(
    document: Document, as_person: Doers, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(settings.MEDIA_ROOT).parent / "workflow"
    folder.mkdir(exist_ok=True)
    text = (workflow_folder() / "guangzhou-project-targets.yaml").read_text("utf-8")
    own = """      - {code: unit_office, name: 业务处室审核, role: office_reviewer}
"""
    beside = own + "      - {code: officer_beside, name: 专管员会签, role: performance_officer}\n"
    path = folder / "guangzhou-project-targets.yaml"
    path.write_text(text.replace(own, beside), "utf-8")
    try:
        all_chains.cache_clear()
        walk(document, as_person, "jixiao")
        assert document.level == "unit_office"
        with pytest.raises(NotYours, match="另一环节已经同意过"):
            do(deciding.approve, document, as_person("jixiao"))
        walk(document, as_person, "chushi")
        assert document.level == "performance_officer"
    finally:
        path.unlink()
        all_chains.cache_clear()


def test_a_deputy_decides_for_whom_it_is_said(document: Document, as_person: Doers) -> None:
    walk(document, as_person, "chushi", "jixiao")
    today = timezone.localdate()
    deputy = as_person("renda").user
    head = as_person("fuzeren").user.memberships.get()
    with acting(None):
        Delegation.objects.create(
            membership=head, deputy=deputy, since=today, until=today, reason="出差"
        )
    do(deciding.approve, document, Doer(deputy, hats_of(deputy)))
    assert Decision.objects.get(actor=deputy).for_whom == "李局长"


def test_a_deputy_reviews_nothing_of_whom_it_is_for(document: Document, as_person: Doers) -> None:
    jixiao = as_person("jixiao")
    with acting(jixiao.user):
        save_content(document, CHANGED, document.edition, jixiao.user)
    walk(document, as_person, "chushi")
    today = timezone.localdate()
    deputy = as_person("renda").user
    with acting(None):
        Delegation.objects.create(
            membership=jixiao.user.memberships.get(),
            deputy=deputy,
            since=today,
            until=today,
            reason="出差",
        )
    stand_in = Doer(deputy, hats_of(deputy))
    with pytest.raises(NotYours, match="委托您的人参与了这份材料的填报"):
        do(deciding.approve, document, stand_in)
    assert not inbox.waiting(stand_in).exists()
    with acting(None):
        Revision.objects.update(author=as_person("tianbao").user)
    assert inbox.waiting(stand_in).contains(document)


def test_a_stale_edition_is_refused_and_its_words_are_kept(
    document: Document, as_person: Doers
) -> None:
    walk(document, as_person)
    chushi, before = as_person("chushi"), document.edition
    do(deciding.return_for_correction, document, chushi, "先改")
    with pytest.raises(Overtaken, match=r"林审核（chushi）已于.+作了“退回”"), acting(chushi.user):
        deciding.approve(document, before, chushi, "同意")
    with acting(chushi.user):
        deciding.keep_overtaken(document, chushi, Decision.Action.APPROVE, "同意")
        deciding.keep_overtaken(document, chushi, Decision.Action.APPROVE, " ")
    kept = Decision.objects.get(standing="overtaken")
    assert (kept.reason, document.state) == ("同意", State.RETURNED)


def test_an_adjustment_runs_in_its_window_and_takes_effect(
    document: Document, as_person: Doers, open_window: None
) -> None:
    locked(document, as_person)
    tianbao = as_person("tianbao")
    with pytest.raises(Incomplete, match="请写明调整的依据"):
        do(deciding.start_adjustment, document, tianbao, "任务增加", "")
    do(deciding.start_adjustment, document, tianbao, "任务增加", "穗科〔2022〕1号")
    with acting(tianbao.user):
        save_content(document, CHANGED, document.edition, tianbao.user)
    approved = in_force(document)
    assert approved is not None and approved.content == SOUND
    do(deciding.submit, document, tianbao)
    for name in ("jixiao", "caizheng", "jixiaochu"):
        do(deciding.approve, document, as_person(name))
    assert (document.state, document.is_adjustment) == (State.LOCKED, False)
    approved = in_force(document)
    assert approved is not None
    assert (approved.number, approved.content, approved.reason, approved.basis) == (
        2, CHANGED, "任务增加", "穗科〔2022〕1号",
    )  # fmt: skip
    assert Revision.objects.get(number=1).content == SOUND


def test_a_returned_adjustment_keeps_its_reason(
    document: Document, as_person: Doers, open_window: None
) -> None:
    locked(document, as_person)
    tianbao = as_person("tianbao")
    do(deciding.start_adjustment, document, tianbao, "任务增加", "穗科〔2022〕1号")
    do(deciding.submit, document, tianbao)
    do(deciding.return_for_correction, document, as_person("jixiao"), "没有写新值")
    with acting(tianbao.user):
        save_content(document, CHANGED, document.edition, tianbao.user)
    do(deciding.submit, document, tianbao)
    assert (current(document).number, current(document).reason) == (3, "任务增加")


@pytest.mark.parametrize("how", ["dropped", "rejected"])
def test_a_failed_adjustment_leaves_what_was_approved(
    document: Document, as_person: Doers, open_window: None, how: str
) -> None:
    locked(document, as_person)
    tianbao = as_person("tianbao")
    do(deciding.start_adjustment, document, tianbao, "任务增加", "穗科〔2022〕1号")
    with acting(tianbao.user):
        save_content(document, CHANGED, document.edition, tianbao.user)
    if how == "dropped":
        do(deciding.drop_adjustment, document, tianbao, "任务又取消了")
    else:
        do(deciding.submit, document, tianbao)
        do(deciding.approve, document, as_person("jixiao"))
        do(deciding.reject, document, as_person("caizheng"), "依据不足")
    assert (document.state, document.is_adjustment) == (State.LOCKED, False)
    assert current(document).content == SOUND
    assert Revision.objects.get(number=2).content == CHANGED


def test_outside_its_window_nothing_is_adjusted(document: Document, as_person: Doers) -> None:
    locked(document, as_person)
    with pytest.raises(NotOpen, match="调整窗口为2022年07月01日至2022年09月30日，现在已过"):
        do(deciding.start_adjustment, document, as_person("tianbao"), "任务增加", "依据")
    chain_days = {
        day: "open_adjustment" in [one.action for one in actions_open_to(document, as_person("tianbao"), day)]
        for day in (date(2022, 6, 30), date(2022, 7, 1), date(2022, 9, 30), date(2022, 10, 1))
    }  # fmt: skip
    assert list(chain_days.values()) == [False, True, True, False]


def test_a_locked_document_says_why_and_until_when(document: Document, as_person: Doers) -> None:
    assert Standing(document).why_locked() == ""
    walk(document, as_person)
    assert "现在等待业务处室审核，应于2021年09月25日前办结" in Standing(document).why_locked()
    walk(document, as_person, *PATH)
    assert "等待随预算批复" in Standing(document).why_locked()
    do(deciding.lock, document, as_person("jixiaochu"))
    early = Standing(document, date(2022, 3, 1)).why_locked()
    assert "已随预算批复" in early
    assert "调整窗口为2022年07月01日至2022年09月30日，现在未到" in early


@pytest.mark.parametrize("name", ["tianbao", "caizheng", "renda"])
def test_only_the_performance_office_locks(document: Document, as_person: Doers, name: str) -> None:
    walk(document, as_person, *PATH)
    with pytest.raises(NotYours, match="“批复锁定”由财政绩效处办理"):
        do(deciding.lock, document, as_person(name))


def test_a_refused_action_writes_nothing(document: Document, as_person: Doers) -> None:
    walk(document, as_person)
    before = (Entry.objects.count(), Document.objects.get().edition)
    for name in ("tianbao", "jixiao", "renda"):
        with pytest.raises(NotYours):
            do(deciding.approve, document, as_person(name))
    assert (Entry.objects.count(), Document.objects.get().edition) == before
