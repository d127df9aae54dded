"""`jiheng accounts`: how a real installation gets its first people."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.running import PATIENCE, environment, served

pytestmark = pytest.mark.process
INIT = ("init", "--region-code", "440100", "--region", "广州市", "--finance", "广州市财政局")


def accounts(home: Path, *words: str) -> tuple[int, str, str]:
    got = subprocess.run(
        [sys.executable, "-m", "jiheng.cli.main", "accounts", *words],
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return got.returncode, got.stdout, got.stderr


def test_the_first_people_once(tmp_path: Path) -> None:
    code, said, complained = accounts(tmp_path, *INIT)
    assert (code, complained) == (0, "")
    given = {line.split()[0]: line.split("　")[1] for line in said.splitlines()[1:]}
    assert set(given) == {"sysadmin", "secadmin", "auditadmin"}
    code, said, complained = accounts(tmp_path, *INIT)
    assert (code, said) == (3, "")
    assert "已有账号" in complained

    code, said, _ = accounts(tmp_path, "reset", "secadmin")
    assert code == 0
    assert said.rpartition("：")[2].strip() != given["secadmin"]
    code, _, complained = accounts(tmp_path, "reset", "没有")
    assert code == 3
    assert "没有用户名为“没有”的账号" in complained
    with served(tmp_path) as server:
        assert "登录" in server.get()[1]
    assert _trail(tmp_path) == 0
    assert "已有正式的账号" in _demo(tmp_path)


def _trail(home: Path) -> int:
    """Verify the trail of what was done."""
    return subprocess.run(
        [sys.executable, "-m", "jiheng.cli.main", "trail", "verify"],
        env=environment(home),
        capture_output=True,
        check=False,
    ).returncode


def _demo(home: Path) -> str:
    from tests.web.running import free_port, refused

    return refused(home, "--demo", "--port", free_port())[2]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("init", "--region-code", "44", "--region", "甲", "--finance", "乙"), "6、9 或 12 位数字"),
        (("init", "--region-code", "440100", "--region", "", "--finance", "乙"), "1 到 100 个字"),
        (("init",), "--region-code"),
        (("reset",), "用户名"),
    ],
)
def test_bad_words_make_no_database(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    code, said, complained = accounts(tmp_path / "none", *words)
    assert (code, said) == (2, "")
    assert message in complained
    assert not (tmp_path / "none").exists()
