"""The table of states and the chains: what ships is whole, and every fault is told at its line."""

from datetime import date
from pathlib import Path

import pytest

from jiheng.standards import StandardError
from jiheng.web.documents.chains import NoChain, all_chains, chain_for, load_chain, load_chains
from jiheng.web.documents.dates import read_date
from jiheng.web.documents.models import Decision, Kind, State
from jiheng.web.documents.states import load_table, state_table, workflow_folder

GUANGZHOU = "440100"
PROJECT = (workflow_folder() / "guangzhou-project-targets.yaml").read_text("utf-8")
STATES = (workflow_folder() / "states.yaml").read_text("utf-8")


def written(folder: Path, text: str, name: str = "city-targets.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_every_action_is_in_the_table_and_every_state_can_be_reached() -> None:
    rows = state_table().transitions
    assert {row.action for row in rows} == set(Decision.Action.values)
    reached = {row.to for row in rows} | {State.DRAFT, State.APPROVED}
    assert set(State.values) <= reached


def test_grades_lead_where_the_rule_says() -> None:
    allowed = {
        grade: outcome.allowed for grade, outcome in state_table().sheet_outcomes.by_grade.items()
    }
    assert allowed == {
        "优": ("approve",), "良": ("approve", "return"), "中": ("return",), "差": ("reject",),
    }  # fmt: skip


def test_the_project_chain_of_guangzhou_has_five_levels() -> None:
    chain = chain_for([GUANGZHOU, "440000"], Kind.PROJECT_TARGETS, 2022)
    assert [level.role for step in chain.steps for level in step.levels] == [
        "office_reviewer", "performance_officer", "department_head",
        "finance_office", "finance_performance",
    ]  # fmt: skip
    assert [level.sheet for step in chain.steps for level in step.levels] == [False] * 4 + [True]
    assert chain.submission.due.of(2022) == date(2021, 9, 15)
    assert chain.adjustment.window(2022) == (date(2022, 7, 1), date(2022, 9, 30))


def test_a_region_without_a_file_takes_the_general_chain() -> None:
    assert chain_for(["999999"], Kind.PROJECT_TARGETS, 2022).code == "general-targets"


def test_a_year_before_every_file_has_no_chain() -> None:
    with pytest.raises(NoChain, match=r"没有适用于2014年度“项目支出绩效目标”的审批流程"):
        chain_for([GUANGZHOU], Kind.PROJECT_TARGETS, 2014)


def test_a_later_file_takes_over_from_its_year_on(tmp_path: Path) -> None:
    later = PROJECT.replace("since: 2021", "since: 2023")
    written(tmp_path, later, "guangzhou-targets-2023.yaml")
    chains = load_chains((workflow_folder(), tmp_path))
    assert chains["guangzhou-targets-2023"].since == 2023
    assert set(chains) == {*all_chains(), "guangzhou-targets-2023"}


def test_two_files_for_the_same_are_refused(tmp_path: Path) -> None:
    written(tmp_path, PROJECT)
    with pytest.raises(StandardError, match=r"与 guangzhou-project-targets.yaml 的地区"):
        load_chains((workflow_folder(), tmp_path))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("上年9月15日", "9月15日", r"第\d+行：“9月15日”不是日期的写法，应为上年"),
        ("上年9月15日", "上年2月30日", r"第\d+行：“上年2月30日”没有这一天"),
        ("role: office_reviewer", "role: office_reviwer", r"第\d+行：没有可以审核的角色.*office_reviewer"),
        ("code: department_head", "code: unit_office", r"第\d+行：环节编码“unit_office”已用过"),
        ("kinds: [project_targets]", "kinds: [projects]", r"第\d+行：没有材料“projects”"),
        ("opens: 当年7月1日", "opens: 次年7月1日", r"第\d+行：调整窗口的止日早于起日"),
        ("since: 2021", "sinse: 2021", r"第\d+行：不认识的项“sinse”.*since"),
        ("of_department: true", "of_department: 是的", r"第\d+行：“of_department”"),
    ],
)  # fmt: skip
def test_a_fault_of_a_chain_is_told_at_its_line(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    load_chain(written(tmp_path, PROJECT))
    with pytest.raises(StandardError, match=told):
        load_chain(written(tmp_path, PROJECT.replace(right, wrong, 1)))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("action: lock,", "action: look,", r"没有操作“look”.*lock"),
        ("state: locked,", "state: lokced,", r"没有状态“lokced”.*locked"),
        ("to: next", "to: nxt", r"没有状态“nxt”.*next"),
        ("action: reject", "action: return", r"状态“in_review”的操作“return”写了两次"),
        ("    差:", "    劣:", r"缺少等级“差”"),
        ("allowed: [reject]", "allowed: [rejct]", r"没有操作“rejct”"),
        ("  locked: {", "  lock: {", r"缺少状态“locked”"),
        ("who: last", "who: somebody", r"“who”写的不在可选范围内"),
    ],
)
def test_a_fault_of_the_table_is_told_at_its_line(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    load_table(written(tmp_path, STATES))
    with pytest.raises(StandardError, match=rf"第\d+行：[\s\S]*{told}|{told}"):
        load_table(written(tmp_path, STATES.replace(right, wrong, 1)))


def test_the_last_of_february_stands_in_every_year() -> None:
    last = read_date("当年2月29日")
    assert (last.of(2023), last.of(2024)) == (date(2023, 2, 28), date(2024, 2, 29))


def test_the_manuals_example_can_be_read(tmp_path: Path) -> None:
    manual = Path("docs/how-to/approve-targets.md").read_text("utf-8")
    shown = manual.split("```yaml file=workflow/guangzhou-targets-2027.yaml\n")[1].split("```")[0]
    path = written(tmp_path, shown, "guangzhou-targets-2027.yaml")
    assert [len(step.levels) for step in load_chain(path).steps] == [2, 1]
    assert load_chains((workflow_folder(), tmp_path))["guangzhou-targets-2027"].since == 2027
