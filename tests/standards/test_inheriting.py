"""A standard may inherit another: what it replaces, what it keeps, where its faults are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng.standards import Fault, Standard
from jiheng.standards.loading import load_standard

Write = Callable[[str, str], Path]

PARENT = """\
code: parent-2020
title: 某市部门整体支出绩效自评评分标准
kind: department
region: 某市
validity: {from_year: 2021, verified_until: 2022}
source: {document: 某市财绩〔2021〕1号, clause: 附件2, confidence: published}
criteria:
  - code: completion
    name: 预算完成率
    points: 40
    value: finance.completion_rate
    rule: {per_point: {deduct: 0.4}}
  - code: utilisation
    name: 固定资产利用率
    points: 60
    value: assets.utilisation_rate
    rule: {bands: {bands: [{at_least: 90%, points: 60}]}}
"""

CHILD = """\
code: city-2021
title: 某市评分标准（修订）
inherits: parent-2020
replace:
  completion:
    rule: {proportional: {full_at: 95%}}
  utilisation: {name: 资产利用率}
"""


@pytest.fixture
def parent(write: Write) -> Path:
    return write("parent-2020.yaml", PARENT)


def test_a_child_replaces_what_it_names_and_keeps_the_rest(
    parent: Path, load: Callable[[str], Standard]
) -> None:
    standard = load(CHILD)
    assert (standard.title, standard.region) == ("某市评分标准（修订）", "某市")
    completion, utilisation = standard.find("completion"), standard.find("utilisation")
    assert completion is not None and completion.rule is not None
    assert completion.rule.kind == "proportional"
    assert completion.points is not None and completion.points.value == 40
    assert utilisation is not None and utilisation.name == "资产利用率"


def test_a_child_may_bring_its_own_parts(parent: Path, load: Callable[[str], Standard]) -> None:
    parts = "criteria:\n  - {code: all, name: 全部, points: 100, value: bonus.net, rule: manual}\n"
    standard = load(CHILD[: CHILD.index("replace")] + parts)
    assert [criterion.code for criterion in standard.walk()] == ["all"]


def test_a_fault_of_the_parent_is_told_in_the_parents_file(
    write: Write, faults: Callable[[str], tuple[Fault, ...]]
) -> None:
    write(
        "parent-2020.yaml", PARENT.replace("value: assets.utilisation_rate", "value: assets.rate")
    )
    (fault,) = faults(CHILD)
    assert str(fault).startswith(
        "parent-2020.yaml 第16行：“资产利用率”用到没有定义的名称“assets.rate”"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "inherits: parent-2020",
            "inherits: parent-2019",
            "city-2021.yaml 第3行：找不到所继承的标准“parent-2019”",
        ),
        (
            "inherits: parent-2020",
            "inherits: city-2021",
            "city-2021.yaml 第3行：继承成环：city-2021 → city-2021",
        ),
        (
            "inherits: parent-2020",
            "inherits: sub/parent-2020",
            "city-2021.yaml 第3行：所继承的标准写作“sub/parent-2020”，应为编码，只用小写字母、"
            "数字和短横线　继承自己的标准，把那个文件放在同一个文件夹，写它的编码",
        ),
        (
            "inherits: parent-2020",
            "inherits: [parent-2020]",
            "city-2021.yaml 第3行：所继承的标准写作“['parent-2020']”，应为编码，只用小写字母、"
            "数字和短横线　继承自己的标准，把那个文件放在同一个文件夹，写它的编码",
        ),
        (
            "  completion:\n",
            "  complettion:\n",
            "city-2021.yaml 第5行：所继承的标准没有编码“complettion”　是不是要写“completion”？",
        ),
        (
            "  completion:\n    rule: {proportional: {full_at: 95%}}\n",
            "  completion: 95%\n",
            "city-2021.yaml 第5行：“completion”下应写“名称: 值”",
        ),
        (
            CHILD[CHILD.index("replace:") :],
            "replace: 无\n",
            "city-2021.yaml 第4行：“replace”下应写“编码: 改动”",
        ),
        (
            "full_at: 95%",
            "full_at: 九成",
            "city-2021.yaml 第6行：“九成”不是数，应如 0.2 或 90%",
        ),
        (
            "  utilisation: {name: 资产利用率}",
            "  utilisation: {points: 61}",
            "city-2021.yaml 第7行：各指标分值合计为101，应等于满分100",
        ),
    ],
)
def test_a_fault_of_inheriting_is_told_at_its_line(
    old: str, new: str, message: str, parent: Path, faults: Callable[[str], tuple[Fault, ...]]
) -> None:
    assert CHILD.count(old) == 1
    (parent.parent / "sub").mkdir()
    (parent.parent / "sub" / parent.name).write_text(PARENT, "utf-8")
    told = [str(fault) for fault in faults(CHILD.replace(old, new))]
    if "合计" in message:  # The total is counted over the parent's list of parts.
        message = message.replace("city-2021.yaml 第7行", "parent-2020.yaml 第7行")
    assert told == [message]


def test_a_loop_over_two_files_is_found(
    write: Write, faults: Callable[[str], tuple[Fault, ...]]
) -> None:
    write("parent-2020.yaml", "code: parent-2020\ninherits: city-2021\n")
    assert [str(fault) for fault in faults(CHILD)] == [
        "parent-2020.yaml 第2行：继承成环：city-2021 → parent-2020 → city-2021"
    ]


@pytest.mark.parametrize("parts", ["", "criteria: 略\n", "criteria: [略, {code: [a]}]\n"])
def test_a_parent_without_proper_parts_is_a_fault_not_a_crash(
    parts: str, write: Write, faults: Callable[[str], tuple[Fault, ...]]
) -> None:
    write("parent-2020.yaml", f"code: parent-2020\n{parts}")
    assert any("没有编码“completion”" in str(fault) for fault in faults(CHILD))
    assert faults(CHILD[: CHILD.index("replace")])


def test_a_parent_may_be_a_shipped_standard(write: Write) -> None:
    path = write(
        "my-2021.yaml",
        """
        code: my-2021
        title: 本单位试用
        inherits: guangzhou-department-2021
        replace:
          asset_match: {name: 账实相符}
        """,
    )
    found = load_standard(path).find("asset_match")
    assert found is not None and found.name == "账实相符"


def test_an_heir_does_not_relabel_what_it_inherits(tmp_path: Path) -> None:
    heir = (
        "code: heir\ninherits: guangzhou-department-2021\n"
        "source: {document: 公布文件, confidence: published}\n"
        "replace:\n  procurement_execution: {rule: {proportional: {full_at: 95%}}}\n"
        "  budget_completion: {explanation: 只改说明}\n"
    )
    path = tmp_path / "heir.yaml"
    path.write_text(heir, encoding="utf-8")
    standard = load_standard(path)
    known = {one.code: source.confidence.value for one, source in standard.sources()}
    assert known["procurement_execution"] == "published"
    assert known["budget_completion"] == known["public_cost"] == "inferred"
    assert known["asset_utilisation"] == "inferred"
