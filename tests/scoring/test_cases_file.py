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
    ("text", "words"),
    [
        ("nothing:\n  - {name: 甲, given: {}, expect: {}}", "没有编码“nothing”"),
        (
            "budget_completion:\n  - {name: 甲, given: {finance.complete: 1}, expect: {}}",
            "没有定义",
        ),
        ("budget_completion:\n  - {name: 甲, given: {}, expects: {}}", "不认识的项“expects”"),
    ],
)
def test_faults_of_the_file_are_named(run, text, words):
    with pytest.raises(StandardError, match=words):
        run(text)


def test_a_standard_without_cases_has_none(tmp_path):
    assert run_cases(find_standard(STANDARD), tmp_path / "none.cases.yaml") == ()
    assert cases_path(find_standard(STANDARD)).name == f"{STANDARD}.cases.yaml"
