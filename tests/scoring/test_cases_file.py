"""The runner of worked cases: it passes, fails, and says what is wrong with a file."""

import pytest

from jiheng.scoring.cases import cases_path, run_cases
from jiheng.standards import StandardError, find_standard

STANDARD = "guangzhou-department-2021"


@pytest.fixture
def run(tmp_path):
    def make(text, standard=STANDARD):
        path = tmp_path / "some.cases.yaml"
        path.write_text(text, encoding="utf-8")
        return run_cases(find_standard(standard), path)

    return make


def test_a_case_passes_and_its_wrong_twin_fails(run):
    right, wrong = run("""
budget_completion:
  - {name: 甲, given: {finance.completion_rate: 99.66%}, expect: {points: "3.932"}}
  - {name: 乙, given: {finance.completion_rate: 99.66%}, expect: {points: "3.931"}}
""")
    assert right.passed and not wrong.passed
    assert (wrong.expected, wrong.got) == ("3.931", "3.932")


def test_statuses_flags_and_both(run):
    results = run("""
asset_match:
  - {name: 空, given: {assets.books_match: null}, expect: {status: 未填报}}
  - {name: 否, given: {assets.books_match: 否}, expect: {status: 已填报, points: 0}}
  - {name: 真, given: {assets.books_match: true}, expect: {points: 2}}
  - {name: 应有分而没有, given: {assets.books_match: null}, expect: {points: 0}}
""")
    assert [one.passed for one in results] == [True, True, True, False]
    assert results[3].got == "无得分"


def test_a_value_that_is_no_figure_fails_with_its_reason(run):
    (result,) = run("""
budget_completion:
  - {name: 甲, given: {finance.completion_rate: 很高}, expect: {points: 4}}
""")
    assert not result.passed and "很高" in result.got


def test_indicator_cases(run):
    results = run(
        """
output:
  - {name: 达到, given: {nature: ≥, level1: 产出, level2: 数量, weight: 10, target: 100, actual: 100}, expect: {points: 10}}
  - {name: 空, given: {nature: ≥, level1: 产出, weight: 10, target: 100, actual: null}, expect: {status: 未填报}}
  - {name: 不适用, given: {nature: ≥, level1: 产出, weight: 10, target: 100, actual: 不适用}, expect: {status: 不适用}}
  - {name: 定性, given: {nature: 定性, level1: 产出, weight: 10, tier: 达成, awarded: 8}, expect: {points: 8}}
""",
        "caiyu-2020-10-project",
    )
    assert all(one.passed for one in results), [one.got for one in results]


@pytest.mark.parametrize(
    ("row", "points"),
    [
        ("{nature: ≥, weight: 10, target: 1万元, actual: 5000元}", "5"),
        ("{nature: ≥, weight: 10, target: 90%, actual: 81%}", "9"),
        ("{nature: ≥, weight: 10, target: 90, unit: '%', actual: 81%}", "9"),
        ("{nature: 区间, weight: 10, target: 80～100, actual: 40}", "5"),
        ("{nature: 区间, weight: 10, target: 80%～100%, actual: 40%}", "5"),
        ("{nature: 区间, weight: 10, target: 80～100%, actual: 40%}", "5"),
        ("{nature: ≥, level1: 产出指标, weight: 10, target: 1.2万, unit: 家, actual: 6000}", "5"),
    ],
)
def test_rows_are_read_as_the_form_reads_them(run, row, points):
    text = f"output:\n  - {{name: 甲, given: {row}, expect: {{points: {points}}}}}\n"
    (result,) = run(text, "caiyu-2020-10-project")
    assert result.passed, result.got


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{nature: ≥, weight: 10, target: 很多, actual: 5}", "与指标性质“≥”不符"),
        ("{nature: 大, weight: 10, target: 1, actual: 5}", "≥"),
        ("{nature: ≥, weight: 很重, target: 1, actual: 5}", "应为"),
    ],
)
def test_a_row_that_the_form_refuses_fails_with_its_reason(run, row, words):
    text = f"output:\n  - {{name: 甲, given: {row}, expect: {{points: 10}}}}\n"
    (result,) = run(text, "caiyu-2020-10-project")
    assert not result.passed and words in result.got


def test_points_are_compared_to_the_last_place(run):
    results = run("""
budget_completion:
  - {name: 甲, given: {finance.completion_rate: 99.66%}, expect: {points: "3.93201"}}
  - {name: 乙, given: {finance.completion_rate: 99.66%}, expect: {points: "3.93200"}}
""")
    assert [one.passed for one in results] == [False, True]


def test_a_nature_without_a_rule_is_not_assessable(run):
    results = run(
        """
satisfaction:
  - {name: 甲, given: {nature: ≤, weight: 10, target: 1, actual: 1}, expect: {status: 无法判断}}
  - {name: 乙, given: {nature: ≥, weight: 10, target: 90%, actual: 90%}, expect: {points: 10}}
""",
        "caiyu-2021-101-project",
    )
    assert [one.passed for one in results] == [True, True]


CASE = "  - {name: 甲, given: {}, expect: {points: 4}}"
ROW = "output:\n  - {name: 甲, given: {nature: ≥, weight: 10}, expect: {status: 未填报}}"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f"nothing:\n{CASE}", 1, "没有编码“nothing”"),
        ("budget_completion: 略", 1, "“budget_completion”下应为用例清单"),
        ("budget_completion:", 1, "“budget_completion”下应为用例清单"),
        ("budget_completion: {name: 甲}", 1, "“budget_completion”下应为用例清单"),
        (f"budget_completion:\n{CASE}\n  - 略", 1, "用例应为“名称: 值”，而不是“略”"),
        (f"budget_completion:\n{CASE.replace('expect', 'expects')}", 2, "不认识的项“expects”"),
        (f"budget_completion:\n{CASE.replace('name: 甲, ', '')}", 2, "用例没有写 name"),
        (f"budget_completion:\n{CASE.replace(', given: {}', '')}", 2, "用例没有写 given"),
        (f"budget_completion:\n{CASE.replace('given: {}', 'given: 1')}", 2, "given 应为"),
        (
            f"budget_completion:\n{CASE.replace('{}', '{finance.complete: 1}')}",
            2,
            "given 中的“finance.complete”没有定义",
        ),
        (
            f"budget_completion:\n{CASE.replace('{}', '{finance.spent: [1]}')}",
            2,
            "given 中的“finance.spent”应为一个数或文字",
        ),
        ("budget_completion:\n  - {name: 甲, given: {}}", 2, "用例没有写 expect"),
        (f"budget_completion:\n{CASE.replace('{points: 4}', '4')}", 2, "expect 写法不对"),
        (
            f"budget_completion:\n{CASE.replace('points: 4', '')}",
            2,
            "expect 中没有 points 或 status",
        ),
        (
            "budget_completion:\n  - name: 甲\n    given: {}\n    expect:\n      pionts: 4",
            5,
            "expect 中的“pionts”没有定义　是不是要写“points”？",
        ),
        (
            f"budget_completion:\n{CASE.replace('points: 4', 'points: 四')}",
            2,
            "points 不是数：“四”",
        ),
        (f"budget_completion:\n{CASE.replace('points: 4', 'points: true')}", 2, "points 不是数"),
        (f"budget_completion:\n{CASE.replace('points: 4', 'points: ')}", 2, "points 不是数"),
        (f"budget_completion:\n{CASE.replace('points: 4', 'status: 空')}", 2, "status 不对：“空”"),
        (ROW.replace("nature: ≥, ", ""), 2, "given 中没有“nature”"),
        (ROW.replace(", weight: 10", ""), 2, "given 中没有“weight”"),
        (ROW.replace("weight: 10", "weight: 10, level1: 效益"), 2, "“产出指标”不含一级指标“效益”"),
        (ROW.replace("weight: 10", "weight: 10, colour: 红"), 2, "given 中的“colour”没有定义"),
    ],
)
def test_faults_of_the_file_are_named_at_their_line(run, text, line, words):
    standard = "caiyu-2020-10-project" if text.startswith("output") else STANDARD
    with pytest.raises(StandardError) as caught:
        run(text, standard)
    assert any(one.line == line and words in str(one) for one in caught.value.faults), caught.value


def test_the_twins_of_the_faulty_files_run(run):
    assert len(run(f"budget_completion:\n{CASE}")) == 1
    (result,) = run(ROW, "caiyu-2020-10-project")
    assert result.passed


def test_a_standard_without_cases_has_none(tmp_path):
    assert run_cases(find_standard(STANDARD), tmp_path / "none.cases.yaml") == ()
    assert cases_path(find_standard(STANDARD)).name == f"{STANDARD}.cases.yaml"
