"""How fast pages come with a city's data, against an empty page for who is signed in."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from _measuring import PAGE, Row, print_table, write_section  # noqa: E402
from _web.load import Asked, answer_times, sign_in  # noqa: E402
from tests.web.cluster import Cluster  # noqa: E402
from tests.web.running import served  # noqa: E402

PASSWORD = "Jiheng-2021"
ROUNDS = 10
LOADING = (
    "import sys; from jiheng.web import serving; serving.set_up(); serving.migrate();"
    "from _web.loading import load; print(load(int(sys.argv[1]), int(sys.argv[2])))"
)
NOTE = (
    "每个用时是第 95 百分位：100 次里有 95 次比它快。同时有 {people} 个人，各自收到一页就要下一页，"
    "两个服务进程，提问的程序也在同一台机器上。下限是同一个应用里没有内容的一页：核对登录，"
    "查出角色和未读通知，画出菜单，不查业务数据；它自己的下限是空白页："
    "会话、登录和全部中间件都在，但不画模板、一个字也没有。"
    "财政绩效处的人看得到全部项目，部门的人只看得到本部门的。"
    "对空白页，各页是：{blank}。"
)


def main() -> int:
    """Load, measure, print, and write the section of docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--departments", type=int, default=100)
    parser.add_argument("--projects", type=int, default=20_000)
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--times", type=int, default=8, help="每人每轮看几页")
    parser.add_argument("--postgres", action="store_true", help="用 PostgreSQL，不用 SQLite")
    parser.add_argument("--output", type=Path, default=PAGE, help="写入哪一页")
    given = parser.parse_args()
    cluster = Cluster(Cluster.new_folder()) if given.postgres else None
    try:
        ahead = [str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]
        settings = {
            "DJANGO_SETTINGS_MODULE": "_web.settings",
            "PYTHONPATH": os.pathsep.join(ahead),
        }
        if cluster:
            cluster.start()
            settings["JIHENG_DATABASE"] = cluster.create("bench")
        with tempfile.TemporaryDirectory() as home:
            rows = measure(Path(home), given, settings)
    finally:
        if cluster:
            cluster.stop()
    kind = "PostgreSQL" if given.postgres else "SQLite"
    title = f"网页（{given.departments} 个部门、{given.projects} 个项目，{kind}）"
    print_table(title, rows)
    name = "web-postgres" if given.postgres else "web"
    blank = rows[0].floor
    shares = "、".join(f"{row.name} {row.seconds / blank:.1f} 倍" for row in rows)
    note = NOTE.format(people=given.people, blank=shares)
    write_section(name, title, note, rows, given.output)
    return 0


def measure(home: Path, given: argparse.Namespace, settings: dict[str, str]) -> list[Row]:
    """Load the data, serve it, and time each page in turn, several rounds."""
    start = time.perf_counter()
    loaded = subprocess.run(
        [sys.executable, "-c", LOADING, str(given.departments), str(given.projects)],
        env={**os.environ, "JIHENG_HOME": str(home), **settings},
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    document = int(loaded.stdout)
    print(f"载入数据用了 {time.perf_counter() - start:.0f} 秒。", file=sys.stderr)
    pages = {
        "空白页": ("jixiaochu", "/blank/"),
        "没有内容的一页": ("jixiaochu", "/empty/"),
        "财政首页": ("jixiaochu", "/"),
        "财政项目列表": ("jixiaochu", "/projects/?year=2022"),
        "财政审核列表": ("jixiaochu", "/review/"),
        "财政绩效目标表": ("jixiaochu", f"/targets/{document}/"),
        "部门首页": ("jixiao", "/"),
        "部门项目列表": ("jixiao", "/projects/?year=2022"),
    }
    taken: dict[str, list[float]] = {name: [] for name in pages}
    with served(home, **settings) as server:
        host, port = server.address.removeprefix("http://").split(":")
        cookies = {
            user: sign_in(host, int(port), user, PASSWORD)
            for user in {u for u, _ in pages.values()}
        }
        for _ in range(ROUNDS):
            for name, (user, path) in pages.items():
                asked = Asked(host, int(port), path, cookies[user], given.times)
                taken[name] += answer_times(asked, given.people)
    slow = {name: ninety_fifth(spent) for name, spent in taken.items()}
    blank, empty = slow.pop("空白页"), slow["没有内容的一页"]
    first, *others = slow.items()
    return [
        Row(*first, blank, "空白页"),
        *(Row(name, seconds, empty, first[0]) for name, seconds in others),
    ]


def ninety_fifth(seconds: list[float]) -> float:
    """Give the value that 95 of 100 do not exceed (nearest rank)."""
    return sorted(seconds)[-(-len(seconds) * 95 // 100) - 1]


if __name__ == "__main__":
    sys.exit(main())
