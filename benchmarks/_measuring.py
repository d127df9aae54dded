"""What the benchmarks share: medians, a table in the terminal, a section in docs/benchmarks.md."""

import platform
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

from jiheng.quantities import display_width, pad

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "guangzhou-kjj-2021"
PAGE = ROOT / "docs" / "benchmarks.md"
OPENING = """# 速度

<!-- 本页由 make bench 写成，请勿手工修改。 -->

每个数都与同一次运行里测得的“下限”相比。下限是任何程序都省不掉的部分。
比值比时间更可靠：换一台机器，时间会变，比值大致不变。测试里不设时间限制。
"""


@dataclass(frozen=True)
class Row:
    """Hold one line: what was measured, its seconds, the floor's seconds, and what the floor is."""

    name: str
    seconds: float
    floor: float
    floor_name: str


def median_seconds(works: Sequence[Callable[[], object]], times: int) -> list[float]:
    """Time several works in turn, so that a busy moment hits all of them; give their medians."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for spent, work in zip(taken, works, strict=True):
            start = time.perf_counter()
            work()
            spent.append(time.perf_counter() - start)
    return [statistics.median(spent) for spent in taken]


def duration(seconds: float) -> str:
    """Print a duration in a fitting unit."""
    for limit, factor, unit in ((1e-3, 1e6, "微秒"), (1, 1e3, "毫秒")):
        if seconds < limit:
            return f"{seconds * factor:.0f} {unit}"
    return f"{seconds:.2f} 秒"


def cells(rows: Sequence[Row]) -> list[list[str]]:
    """Give the table, headers first."""
    return [["项目", "用时", "下限", "下限用时", "比值"], *map(_line, rows)]


def print_table(title: str, rows: Sequence[Row]) -> None:
    """Print the table, its columns lined up."""
    table = cells(rows)
    widths = [max(display_width(line[n]) for line in table) for n in range(len(table[0]))]
    print(title)
    for line in table:
        print("  ".join(pad(text, width) for text, width in zip(line, widths, strict=True)))


def write_section(name: str, title: str, note: str, rows: Sequence[Row], page: Path = PAGE) -> None:
    """Put a section into the page, in place of the one of the same name."""
    head, *body = cells(rows)
    lines = ["| " + " | ".join(line) + " |" for line in (head, ["---"] * len(head), *body)]
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    section = "\n".join([start, f"## {title}", "", *lines, "", note, "", machine(), end])
    text = page.read_text("utf-8") if page.exists() else OPENING
    old = re.compile(re.escape(start) + ".*?" + re.escape(end), re.DOTALL)
    if not old.search(text):
        text = f"{text.rstrip()}\n\n{section}\n"
    page.write_text(old.sub(lambda _: section, text), "utf-8")


def _line(row: Row) -> list[str]:
    ratio = f"{row.seconds / row.floor:.1f} 倍"
    return [row.name, duration(row.seconds), row.floor_name, duration(row.floor), ratio]


def machine() -> str:
    """Say what it was measured on."""
    python = ".".join(platform.python_version_tuple()[:2])
    return (
        f"测量环境：{platform.machine()}，{cpu_count()} 核，{platform.system()}，Python {python}。"
    )
