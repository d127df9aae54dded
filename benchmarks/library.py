"""How often the library recommends what the example's own projects measure; writes docs/library-benchmark.md."""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from _measuring import EXAMPLE, ROOT

from jiheng.forms.figures import unit_of
from jiheng.library import (
    Candidate,
    Indicator,
    Subject,
    recommend,
    shipped_contents,
    shipped_library,
)
from jiheng.quantities import QuantityError, Value, parse_quantity, print_rate

PAGE = ROOT / "docs" / "library-benchmark.md"
COUNTS = (5, 10)
CATEGORY = "市科技创新发展专项资金"
OPENING = """# 指标推荐的基准

<!-- 本页由 python benchmarks/library.py 写成，请勿手工修改。 -->

推荐只看项目的名称、分类和内容。示例部门的四大计划和五项年度任务，各有自己的指标（工作成效表）：
把这些指标藏起来，看指标库推荐的前几条里有没有它们。

- **自己的指标**：工作成效表里属于这个计划或任务、并且指标库里有对应条目的指标。
- **对应**：条目的参考值与这个指标数值相同、单位相同、出自报告同一页。机器比对，不由人指定。
- **空表**：申报表还没有填指标。给的是名称和分类（计划）或名称和主要内容（任务），不给任何一个自己的指标。
- **留一**：逐个藏起一个指标，其余的当作已经填好；已填的不再推荐。推荐里有藏起的那一个，算命中。
- **调过**：推荐的权重只在五项任务的留一上比较过；四大计划没有参加，是检验。
- **局限**：科技专项的条目一部分取自同一份报告，所以用语相近，别的部门会低一些。
"""


@dataclass(frozen=True)
class Own:
    """Hold one indicator of a project and the entries of the library that measure the same."""

    name: str
    codes: frozenset[str]


@dataclass(frozen=True)
class Project:
    """Hold a plan or a task of the example with its own indicators; tasks were tuned on."""

    name: str
    category: str
    plan: str
    text: str
    own: tuple[Own, ...]

    def subject(self, filled: Sequence[Own] = ()) -> Subject:
        """Say what is recommended for, with the indicators that are filled in already."""
        words = " ".join([self.text, *(one.name for one in filled)])
        return Subject(self.name, category=self.category, plan=self.plan, text=words)

    @property
    def is_tuned(self) -> bool:
        """Tell whether weights were compared on it."""
        return not self.plan


def main() -> int:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=PAGE, help="写入哪一页")
    given = parser.parse_args()
    text = page()
    print(text[len(OPENING) :].strip())
    given.output.write_text(text, "utf-8")
    return 0


def page() -> str:
    """Write the page: the same figures in every run."""
    library = [Candidate.of(content) for content in shipped_contents()]
    found = list(projects())
    return "\n".join([OPENING, *_blank(library, found), *_left_out(library, found)]) + "\n"


def projects() -> Iterator[Project]:
    """Yield the plans and tasks of the example, each with its own indicators."""
    known = list(shipped_library())
    results = _rows("工作成效")
    for row in _rows("计划支出"):
        own = _own(row["编码"], results, known)
        name = row["计划（任务）名称"]
        yield Project(name, CATEGORY, name, "", own)
    for row in _rows("年度工作任务"):
        own = _own(row["编码"], results, known)
        yield Project(row["任务名称"], "", "", row["主要内容"], own)


def left_out_hits(
    library: Sequence[Candidate], found: Sequence[Project], count: int
) -> tuple[int, int]:
    """Count the indicators that are recommended when they alone are hidden, and all of them."""
    hits = total = 0
    for project in found:
        for hidden in project.own:
            filled = [one for one in project.own if one is not hidden]
            used = {code for one in filled for code in one.codes}
            offered = [one for one in library if one.code not in used]
            best = recommend(project.subject(filled), offered, count)
            hits += any(one.code in hidden.codes for one in best)
            total += 1
    return hits, total


def _blank(library: Sequence[Candidate], found: Sequence[Project]) -> Iterator[str]:
    yield "## 空表\n"
    yield "| 计划或任务 | 自己的指标 | 前 5 条里有 | 前 10 条里有 | 调过 |"
    yield "| --- | ---: | ---: | ---: | --- |"
    any_hit = dict.fromkeys(COUNTS, 0)
    for project in found:
        hits = []
        for count in COUNTS:
            codes = {one.code for one in recommend(project.subject(), library, count)}
            hits.append(sum(bool(one.codes & codes) for one in project.own))
            any_hit[count] += bool(hits[-1])
        tuned = "是" if project.is_tuned else "否"
        yield f"| {project.name} | {len(project.own)} | {hits[0]} | {hits[1]} | {tuned} |"
    five, ten = (f"{any_hit[count]}/{len(found)}" for count in COUNTS)
    yield f"\n至少推荐中一个的计划和任务：前 5 条 {five}，前 10 条 {ten}。\n"


def _left_out(library: Sequence[Candidate], found: Sequence[Project]) -> Iterator[str]:
    yield "## 留一\n"
    yield "| 哪些 | 指标 | 前 5 条命中 | 前 10 条命中 |"
    yield "| --- | ---: | ---: | ---: |"
    for name, chosen in (
        ("四大计划（没有调过）", [one for one in found if not one.is_tuned]),
        ("五项任务（调过）", [one for one in found if one.is_tuned]),
        ("合计", found),
    ):
        five, total = left_out_hits(library, chosen, COUNTS[0])
        ten, _ = left_out_hits(library, chosen, COUNTS[1])
        cells = [f"{hits}（{print_rate(Fraction(hits, total), 1)}）" for hits in (five, ten)]
        yield f"| {name} | {total} | {cells[0]} | {cells[1]} |"
    chance = [print_rate(Fraction(count, len(library)), 1) for count in COUNTS]
    yield f"| 随意取（指标库 {len(library)} 条） | | {chance[0]} | {chance[1]} |"


def _own(
    code: str, results: Sequence[dict[str, str]], known: Sequence[Indicator]
) -> tuple[Own, ...]:
    found = [
        Own(row["指标名称"], frozenset(one.code for one in known if _same(row, one)))
        for row in results
        if row["所属任务"] == code
    ]
    return tuple(one for one in found if one.codes)


def _same(row: dict[str, str], one: Indicator) -> bool:
    """Tell whether an entry's reference value is the row's figure, on the same page."""
    reference = one.reference
    if reference.confidence != "published" or row["单位"] != one.unit or not row["数值"]:
        return False
    pages = row["页码或单元格"].split("、")
    on_page = any(page in reference.clause.replace("（", "、").split("、") for page in pages)
    return on_page and _value(row["数值"], one.unit) == _value(reference.value, one.unit)


def _value(text: str, unit: str) -> Value | None:
    try:
        return parse_quantity(text, unit_of(unit)).value
    except QuantityError:
        return None


def _rows(title: str) -> list[dict[str, str]]:
    with (EXAMPLE / f"{title}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
