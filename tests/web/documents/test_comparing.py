"""Two revisions side by side: pairs by key, and nothing said of what is the same."""

from jiheng.web.documents.comparing import ADDED, CHANGED, REMOVED, SAME, compare

FIRST = {"指标编码": "1", "三级指标": "培训场次", "指标值": "10", "权重": "20"}
SECOND = {"指标编码": "2", "三级指标": "登记份数", "指标值": "300", "权重": "30"}


def pairs(old: list[dict[str, str]], new: list[dict[str, str]]) -> list[tuple[str, str]]:
    (form,) = compare({"project_indicators": old}, {"project_indicators": new})
    assert form.title == "项目绩效指标"
    return [(row.kind, row.name) for row in form.rows]


def test_rows_are_paired_by_their_key_wherever_they_stand() -> None:
    moved = [SECOND, {**FIRST, "指标值": "12"}]
    assert pairs([FIRST, SECOND], moved) == [(SAME, "登记份数"), (CHANGED, "培训场次")]


def test_old_and_new_values_stand_beside_each_other() -> None:
    (form,) = compare(
        {"project_indicators": [FIRST]}, {"project_indicators": [{**FIRST, "指标值": "12"}]}
    )
    (row,) = form.differing
    assert [(cell.header, cell.old, cell.new) for cell in row.changed] == [("指标值", "10", "12")]


def test_a_row_that_came_and_one_that_went() -> None:
    assert pairs([FIRST], [SECOND]) == [(REMOVED, "培训场次"), (ADDED, "登记份数")]


def test_rows_without_a_key_are_paired_by_place() -> None:
    duties = [{"职责内容": "拟订规划"}, {"职责内容": "组织实施"}]
    (form,) = compare({"duties": duties}, {"duties": [*duties, {"职责内容": "检查评估"}]})
    assert [row.kind for row in form.rows] == [SAME, SAME, ADDED]


def test_a_form_that_neither_has_is_not_listed() -> None:
    assert compare({"targets": []}, {}) == []
