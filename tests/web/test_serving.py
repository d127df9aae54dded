"""`jiheng serve` as a real process: it starts, stops, comes back, and says in one line why not."""

import os
import signal
import socket
import sqlite3
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.running import PATIENCE, free_port, refused, served

pytestmark = pytest.mark.process


def eventually(holds: Callable[[], bool]) -> bool:
    limit = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > limit:
            return False
        time.sleep(0.05)
    return True


def test_it_starts_tells_its_address_and_stops(tmp_path: Path) -> None:
    home = tmp_path / "数据"
    with served(home) as server:
        status, page = server.get()
        assert (status, "<html lang=" in page) == (200, True)
        assert server.stop() == 0
    first, told, how, last = server.said
    assert first == "正在建立数据库……\n"
    assert told == f"绩衡已启动：{server.address}/　数据目录：{home}\n"
    assert (how, last) == ("按 Ctrl-C 停止。\n", "已停止。\n")
    assert server.complained == []
    with served(home) as again:
        assert again.stop(signal.SIGTERM) == 0
    assert "正在建立数据库……\n" not in again.said


def test_what_it_keeps_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "jiheng"
    with served(home):
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600


def test_ctrl_c_in_a_terminal_reaches_all_and_nobody_complains(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        os.killpg(server.process.pid, signal.SIGINT)  # 终端把 Ctrl-C 发给整个前台进程组。
        assert server.process.wait(PATIENCE) == 0
    assert (server.said[-1], server.complained) == ("已停止。\n", [])


def test_a_process_that_is_killed_comes_back(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", 1) as server:
        (old,) = server.workers()
        os.kill(old, signal.SIGKILL)
        assert eventually(lambda: server.workers() not in ([old], []))
        server.wait_until_up()
        assert server.stop() == 0
    told = "".join(server.complained)
    assert "服务进程 1 意外退出。" in told
    assert "服务进程 1 已重新启动。" in told
    assert "worker" not in told


def test_processes_end_when_the_main_one_is_killed(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", 2) as server:
        children = server.workers()
        assert len(children) == 2
        server.process.kill()
        server.process.wait(PATIENCE)
        assert eventually(lambda: not any(Path(f"/proc/{one}/exe").exists() for one in children))


def test_a_busy_port_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    home = tmp_path / "没有"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        got = refused(home, "--port", port)
    line = f"错误：端口 {port} 用不了（127.0.0.1：已被占用）；请用 --port 换一个端口。\n"
    assert (got, home.exists()) == ((3, "", line), False)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_out_of_range(tmp_path: Path, port: int) -> None:
    line = f"错误：端口 {port} 不存在；端口应在 1 到 65535 之间。\n"
    assert refused(tmp_path / "a", "--port", port) == (3, "", line)


@pytest.mark.parametrize(
    ("host", "words"),
    [("没有.invalid", "没有 没有.invalid 这个地址"), ("192.0.2.1", "不是本机的地址")],
)
def test_an_address_of_another_machine(tmp_path: Path, host: str, words: str) -> None:
    code, _, line = refused(tmp_path / "a", "--host", host, "--port", free_port())
    assert (code, line.count("\n"), words in line) == (3, 1, True)


@pytest.mark.parametrize("count", [0, 65])
def test_a_number_of_processes_that_can_not_be(tmp_path: Path, count: int) -> None:
    code, _, line = refused(tmp_path / "a", "--workers", count)
    assert (code, f"--workers 应为 1 到 64 的整数，写的是 {count}" in line) == (2, True)


def test_a_data_directory_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("别动我")
    for home in (tmp_path / "文件", tmp_path / "文件" / "里面"):
        code, said, line = refused(home, "--port", free_port())
        assert (code, said, line.count("\n")) == (3, "", 1)
        assert line.startswith(f"错误：数据目录 {home} 不可写（")
    assert (tmp_path / "文件").read_text() == "别动我"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("JIHENG_DATABASE", "mysql://甲:乙丙@主机/库", "不是数据库地址；应写成 postgresql://"),
        ("JIHENG_DATABASE", "postgresql://a:乙丙@主机:端口/库", "不是数据库地址"),
        ("JIHENG_DATABASE", "postgresql://a:乙丙@127.0.0.1:1/b", "连不上数据库："),
        ("JIHENG_DATABASE", "postgresql://a:乙丙@127.0.0.1:1/b?x=1", "连不上数据库："),
        ("JIHENG_IDLE_MINUTES", "半小时", "应为 1 到 1440 之间的整数"),
        ("JIHENG_SMTP_PORT", "65536", "应为 1 到 65535 之间的整数"),
        ("JIHENG_TIME_ZONE", "北京", "没有这个时区；应写成 Asia/Shanghai"),
        ("JIHENG_ORIGINS", "jixiao.example", "“jixiao.example”不是网址；应写成 https://主机名"),
    ],
)
def test_a_setting_that_is_wrong(tmp_path: Path, name: str, text: str, expected: str) -> None:
    code, said, line = refused(tmp_path / "a", "--port", free_port(), **{name: text})
    assert (code, said, line.count("\n")) == (3, "", 1)
    assert name in line
    assert expected in line
    assert "乙丙" not in line  # 密码不上屏幕。
    assert not (tmp_path / "a" / "jiheng.sqlite3").exists()


def test_a_database_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "jiheng.sqlite3").write_text("这不是数据库" * 100)
    code, _, line = refused(tmp_path, "--port", free_port())
    assert (code, line.count("\n")) == (3, 1)
    assert line.startswith(f"错误：数据库文件 {tmp_path}/jiheng.sqlite3 用不了：")
    assert (tmp_path / "jiheng.sqlite3").read_text() == "这不是数据库" * 100


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with served(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "jiheng.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('projects', '9999_来年', '2030-01-01')"
        )
    code, said, line = refused(tmp_path, "--port", free_port())
    assert (code, said) == (3, "")
    assert line == (
        "错误：数据库由更新版本的绩衡写过（projects 9999_来年），本版本不认得；"
        "请升级绩衡，或恢复升级之前的备份。\n"
    )


def test_the_demonstration_never_comes_into_real_data(tmp_path: Path) -> None:
    with served(tmp_path, "--demo") as server:
        assert any("Jiheng-2021" in line for line in server.said)
    with sqlite3.connect(tmp_path / "jiheng.sqlite3") as database:
        database.execute("UPDATE people_user SET username = 'real_' || username")
    code, _, line = refused(tmp_path, "--demo", "--port", free_port())
    assert (code, line.count("\n")) == (3, 1)
    assert "已有正式的账号，不载入演示数据" in line


@pytest.mark.parametrize(("settings", "serves"), [({}, True), ({"CI": "true"}, False)])
def test_make_run_ends_in_the_application_but_never_hangs_a_ci(
    settings: dict[str, str], serves: bool
) -> None:
    root = Path(__file__).parents[2]
    # 测试自己也可能由 make 启动。
    outer = ("CI", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    clean = {name: value for name, value in os.environ.items() if name not in outer}
    plan = subprocess.run(
        ["make", "-n", "--no-print-directory", "run", "PORT=8123"],
        cwd=root,
        env={**clean, **settings},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    last = plan.splitlines()[-1]
    assert ("serve --demo --port 8123" in last) is serves
    assert (f"JIHENG_HOME={root}/out/demo" in last) is serves


def test_the_classifications_are_there_without_a_demonstration(tmp_path: Path) -> None:
    for _ in range(2):  # 再次启动不再载入。
        with served(tmp_path):
            pass
    with sqlite3.connect(tmp_path / "jiheng.sqlite3") as database:
        names = [name for (name,) in database.execute("SELECT name FROM projects_classification")]
    assert "基础研究计划" in names
    assert len(names) == len(set(names))
