"""The benchmarks run; how long they take is for docs/benchmarks.md, never for a test."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

from _measuring import Row, cells, duration, median_seconds, write_section
from doc_markdown import DOCS, ROOT, Page
from report import FORMATS, write_empty
from score import plain_total, plain_values

import library
from jiheng.forms import read_dossier
from jiheng.library import Candidate, shipped_contents
from jiheng.scoring import score
from jiheng.standards import find_standard

ROW = Row("写报告", 3.0, 1.5, "只导入")


def measured(script: str, page: Path, *settings: str) -> str:
    done = subprocess.run(
        [sys.executable, f"benchmarks/{script}", "--output", str(page), *settings],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "倍" in done.stdout
    return page.read_text("utf-8")


def test_the_score_benchmark_runs(tmp_path: Path) -> None:
    assert "给一个部门评分" in measured("score.py", tmp_path / "page.md", "--runs", "1")


def test_the_report_benchmark_runs(tmp_path: Path) -> None:
    few = ["--runs", "1", "--warm", "1", "--to", "html,xlsx"]
    text = measured("report.py", tmp_path / "page.md", *few)
    assert "整个命令" in text
    assert "已启动后" in text


def test_the_check_benchmark_runs(tmp_path: Path) -> None:
    few = ["--runs", "1", "--characters", "1800", "--pages", "1"]
    text = measured("check.py", tmp_path / "page.md", *few)
    assert "1800 字，内存" in text
    assert "有表格的 pdf" in text


def test_the_web_benchmark_runs(tmp_path: Path) -> None:
    few = ["--departments", "1", "--projects", "8", "--people", "2", "--times", "1"]
    text = measured("web.py", tmp_path / "page.md", *few)
    assert "财政项目列表" in text
    assert "没有内容的一页" in text


def test_the_floor_of_the_score_gives_the_same_total() -> None:
    dossier = read_dossier(ROOT / "examples" / "guangzhou-kjj-2021")
    standard = find_standard(dossier.standard)
    values = plain_values(dossier)
    assert plain_total(values) == score(dossier, standard).total
    worse = {**values, "procurement.execution_rate": Fraction(1, 2)}
    lower = score(dossier.with_values({"procurement.execution_rate": "50%"}), standard).total
    assert plain_total(worse) == lower


def test_the_floor_of_the_report_writes_every_format(tmp_path: Path) -> None:
    write_empty(tmp_path / "empty", FORMATS)
    written = sorted((tmp_path / "empty").iterdir())
    assert [path.suffix for path in written] == [".docx", ".html", ".pdf", ".xlsx"]
    assert all(path.stat().st_size for path in written)


def test_works_are_timed_in_turn() -> None:
    done: list[str] = []
    spent = median_seconds([lambda: done.append("a"), lambda: done.append("b")], 3)
    assert done == ["a", "b"] * 3
    assert len(spent) == 2


def test_durations_and_ratios_are_printed() -> None:
    assert [duration(x) for x in (0.00005, 0.05, 5)] == ["50 微秒", "50 毫秒", "5.00 秒"]
    assert cells([ROW])[1] == ["写报告", "3.00 秒", "只导入", "1.50 秒", "2.0 倍"]


def test_a_section_is_put_in_place_of_the_old_one(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    write_section("one", "甲", "说明", [ROW], page)
    write_section("two", "乙", "说明", [ROW], page)
    first = page.read_text("utf-8")
    write_section("one", "甲", "说明", [ROW], page)
    assert page.read_text("utf-8") == first
    write_section("one", "甲", "改过的说明", [ROW], page)
    assert page.read_text("utf-8") == first.replace("说明", "改过的说明", 1)


def test_the_page_holds_every_measurement() -> None:
    text = (DOCS / "benchmarks.md").read_text("utf-8")
    assert next(name for _, name in Page(DOCS / "benchmarks.md").headings()) == "速度"
    names = ("check", "report", "score", "web")
    assert [name for name in names if f"<!-- {name} -->" not in text] == []


def test_the_page_of_recommendations_is_what_the_script_writes(tmp_path: Path) -> None:
    assert (DOCS / "library-benchmark.md").read_text("utf-8") == library.page()


def test_an_indicator_in_the_library_is_what_is_counted() -> None:
    found = list(library.projects())
    assert [len(one.own) for one in found if one.plan] == [4, 9, 4, 8]
    own = {one.name: one.codes for project in found for one in project.own}
    assert own["国家自然科学基金立项数"] == {"KJ101"}
    assert "国家重点实验室占全省比重" not in own
    candidates = [Candidate.of(content) for content in shipped_contents()]
    none = [one for one in candidates if not one.code.startswith("KJ")]
    assert library.left_out_hits(none, found, 10)[0] == 0
    assert library.left_out_hits(candidates, found, len(candidates))[0] > 0
