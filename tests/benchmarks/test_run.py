"""What counts as found and as a false alarm; the run with checkers of known quality."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.checks.injector import Injection
from benchmarks.checks.measuring import Plan, Run, Score, Seen, is_found, new_findings
from benchmarks.checks.run import main, parse, sections, write_page
from benchmarks.checks.tables import percent

ERROR = Injection("sum", "5.10万元", "5.70万元", "其中甲5.70万元，乙4.00万元", False, ("sum",))


def seen(*quotes: str, context: str = "", severity: str = "error") -> Seen:
    return Seen("SM001", severity, quotes, context)


@pytest.mark.parametrize(
    ("finding", "found"),
    [
        (seen("5.70万元"), True),
        (seen("甲5.70万元"), True),
        (seen("15.70万元"), False),
        (seen("4.00万元"), False),
        (seen("4.00万元", context="其中甲5.70万元，乙4.00万元"), True),
        (seen("4.00万元", context="其中甲5.70万元， 乙4.00万元。"), True),
        (seen("4.00万元", context="其中丙5.70万元，丁4.00万元"), False),
        (seen("5.70万元", severity="warning"), True),
        (seen("5.70万元", severity="info"), False),
        (seen("x", context="其中甲5.70万元，乙4.00万元" + "后文" * 40), False),
    ],
)
def test_found_means_quoted_or_same_sentence(finding: Seen, found: bool) -> None:
    assert is_found(ERROR, finding) is found


def test_a_short_quote_alone_says_too_little() -> None:
    error = Injection("weights", "10", "20", "预算执行率\t20\t9.80", True, ("weights",))
    assert not is_found(error, seen("20", context="满意度\t20\t9.00"))
    assert is_found(error, seen("20", context="预算执行率 20 9.80"))
    assert is_found(error, seen("100", context="预算执行率｜20｜9.80"))


def test_what_the_clean_report_had_is_not_new() -> None:
    clean = [seen("1.00"), seen("2.00")]
    assert new_findings([seen("1.00"), seen("2.00")], clean) == []
    assert new_findings([seen("1.00"), seen("1.00")], clean) == [seen("1.00")]
    assert new_findings([seen("3.00")], clean) == [seen("3.00")]


def test_percent_is_rounded_half_up() -> None:
    assert percent(Score(1, 2000)) == "0.1%"
    assert percent(Score(1, 2001)) == "0.0%"
    assert percent(Score(0, 0)) == "—"


class Oracle:
    """Find every line that the clean report did not have: it saw the clean one first."""

    def __init__(self) -> None:
        self._clean: set[str] = set()
        self._seen: set[str] = set()

    def __call__(self, path: Path) -> Sequence[Seen]:
        lines = path.read_text("utf-8").splitlines()
        if lines[0] not in self._seen and not self._seen & set(lines):
            self._clean = set(lines)
            self._seen = set(lines[:1])
            return []
        return [
            Seen("XX000", "error", (sentence,), sentence)
            for line in lines
            if line not in self._clean
            for sentence in line.split("。")
        ]


def plan(*styles: str) -> Plan:
    return Plan(styles, 1, 1, ("txt",))


def test_an_oracle_finds_nearly_everything() -> None:
    total = Run(plan("hunan"), Oracle()).go().total(["hunan"])
    assert total.rate is not None
    assert total.rate > 0.9


def test_a_silent_checker_finds_nothing_and_raises_no_alarm() -> None:
    results = Run(plan("hunan", "project"), lambda path: []).go()
    assert results.total(["hunan", "project"]).hits == 0
    assert not results.alarms
    assert results.characters["hunan"] > 2000


def test_an_alarmist_gets_no_credit_for_what_it_always_says() -> None:
    def alarmist(path: Path) -> Sequence[Seen]:
        return [seen("2022年", severity="warning"), seen("目标", severity="info")]

    results = Run(plan("project"), alarmist).go()
    assert results.total(["project"]).hits == 0
    assert results.alarms["project", "warning"] == 1
    assert results.alarms["project", "info"] == 1


def test_the_command_prints_the_tables_and_writes_the_misses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misses = tmp_path / "misses.txt"
    arguments = ["--documents", "1", "--styles", "project", "--formats", "txt"]
    assert main([*arguments, "--misses", str(misses)], lambda path: []) == 0
    printed = capsys.readouterr().out
    assert "放进去的错，找到多少" in printed
    assert "误报" in printed
    assert "漏报 project/1000 txt digit_swap" in misses.read_text("utf-8")


def test_the_page_is_made_of_the_same_tables(tmp_path: Path) -> None:
    results = Run(plan("project"), lambda path: []).go()
    page = tmp_path / "page.md"
    write_page(results, plan("project"), "python -m benchmarks.checks.run", page)
    text = page.read_text("utf-8")
    assert all(f"## {title}" in text for title, _ in sections(results, plan("project")))
    assert "| 相邻数字对调 | 0.0% | 0.0% | 1 |" in text


def test_the_styles_of_a_round_stand_in_tables_of_their_own() -> None:
    styles = ("project", "beijing", "hubei")
    results = Run(plan(*styles), lambda path: []).go()
    found = {title: table[0] for title, table in sections(results, plan(*styles))}
    assert found["放进去的错，找到多少"][1:2] == ["project"]
    assert found["第1轮样式：放进去的错，找到多少"][1:-2] == ["beijing"]
    assert found["第2轮样式：放进去的错，找到多少"][1:-2] == ["hubei"]


@pytest.mark.parametrize(
    "wrong", [["--styles", "atlantis"], ["--formats", "odt"], ["--styles", "hunan,atlantis"]]
)
def test_an_unknown_name_is_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(wrong)
    assert stopped.value.code == 2
    assert parse(["--styles", "hunan"]).styles == ["hunan"]


def test_the_installed_checker_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--documents", "1", "--styles", "project", "--formats", "txt"]) == 0
    assert "不可能的比率" in capsys.readouterr().out
