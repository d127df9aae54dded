"""`jiheng trail verify` and `jiheng trail export`, as one runs them beside the server."""

import csv
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.running import PATIENCE, environment

pytestmark = pytest.mark.process

_MAKE = (
    "from jiheng.web import serving; serving.set_up(); serving.migrate();"
    "from jiheng.web.demo.accounts import load_accounts; load_accounts()"
)


def trail(home: Path, *words: object, cwd: Path | None = None) -> tuple[int, str, str]:
    got = subprocess.run(
        [sys.executable, "-m", "jiheng.cli.main", "trail", *map(str, words)],
        env=environment(home),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return got.returncode, got.stdout, got.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made")
    subprocess.run([sys.executable, "-c", _MAKE], env=environment(home), check=True)
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """Give a copied installation, as somebody takes one home to change it at leisure."""
    return Path(shutil.copytree(made, tmp_path / "copy"))


def edit(home: Path, *statements: str) -> None:
    database = sqlite3.connect(home / "jiheng.sqlite3")
    with database:
        for statement in statements:
            database.execute(statement)
    database.close()


DROPPED = ("DROP TRIGGER trail_entry_no_UPDATE", "DROP TRIGGER trail_entry_no_DELETE")


def test_a_whole_trail(home: Path) -> None:
    code, said, complained = trail(home, "verify")
    assert (code, complained) == (0, "")
    assert "留痕完整：共 " in said
    anchor = said.rpartition("：")[2].strip()
    assert trail(home, "verify", "--anchor", anchor)[0] == 0


def test_a_row_that_was_edited_is_found(home: Path) -> None:
    database = sqlite3.connect(home / "jiheng.sqlite3")
    with pytest.raises(sqlite3.IntegrityError, match="留痕只能追加"):
        database.execute("UPDATE trail_entry SET actor_name = '别人' WHERE sequence = 5")
    database.close()
    edit(home, *DROPPED, "UPDATE trail_entry SET actor_name = '别人' WHERE sequence = 5")
    code, said, _ = trail(home, "verify")
    assert code == 1
    assert "第5条　内容与校验值不符" in said
    assert "触发器不在了" in said


def test_only_the_guards_are_gone(home: Path) -> None:
    edit(home, DROPPED[0])
    code, said, _ = trail(home, "verify")
    assert code == 1
    assert "拒绝 UPDATE 的触发器" in said


def test_an_end_that_was_cut_off(home: Path) -> None:
    anchor = trail(home, "verify")[1].rpartition("：")[2].strip()
    number = int(anchor.partition(":")[0])
    edit(
        home,
        *DROPPED,
        f"DELETE FROM trail_entry WHERE sequence = {number}",
        *(
            f"CREATE TRIGGER trail_entry_no_{event} BEFORE {event} ON trail_entry "
            "BEGIN SELECT RAISE(ABORT, '留痕只能追加'); END"
            for event in ("UPDATE", "DELETE")
        ),
    )
    assert trail(home, "verify")[0] == 0
    code, said, _ = trail(home, "verify", "--anchor", anchor)
    assert code == 1
    assert f"第{number}条　与核对点不符" in said


def test_many_breaks_are_not_all_listed(home: Path) -> None:
    edit(home, *DROPPED, "UPDATE trail_entry SET actor_name = '别人'")
    said = trail(home, "verify")[1]
    assert said.count("内容与校验值不符") <= 20
    assert "……另有 " in said


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["verify", "--anchor", "3"], 2, "不是核对点"),
        (["export", "a.txt"], 2, "后缀不对"),
        (["export", "没有这个目录/a.csv"], 3, "没有这个目录"),
        (["export"], 2, "文件"),
    ],
)
def test_bad_words(home: Path, tmp_path: Path, words: list[str], code: int, message: str) -> None:
    got, said, complained = trail(home, *words, cwd=tmp_path)
    assert (got, said) == (code, "")
    assert message in complained
    assert len(complained.strip().splitlines()) <= 2
    assert not list(tmp_path.glob("*a.*"))


def test_where_there_is_no_database_none_is_made(tmp_path: Path) -> None:
    home = tmp_path / "none"
    code, said, complained = trail(home, "verify")
    assert (code, said) == (3, "")
    assert f"数据目录 {home} 里没有数据库" in complained
    assert not home.exists()


def test_a_database_of_another_version_is_left_alone(home: Path) -> None:
    edit(home, "DELETE FROM django_migrations WHERE app = 'notices'")
    code, _, complained = trail(home, "verify")
    assert code == 3
    assert "还没有升级到本版本" in complained


def test_export_as_a_table(home: Path, tmp_path: Path) -> None:
    code, said, complained = trail(home, "export", tmp_path / "留痕.csv")
    assert (code, said) == (0, "")
    assert "条留痕" in complained
    with (tmp_path / "留痕.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["序号"]) for row in rows] == list(range(1, len(rows) + 1))
    user = next(row for row in rows if row["对象名称"] == "陈填报（tianbao）")
    assert "所在单位：广州市科学技术局本级" in user["变动"]
    assert "密码：（不记录）" in user["变动"]
    assert "argon2" not in (tmp_path / "留痕.csv").read_text("utf-8-sig")


def test_export_with_all_fields_can_be_verified_elsewhere(home: Path, tmp_path: Path) -> None:
    import hashlib

    assert trail(home, "export", tmp_path / "a.jsonl")[0] == 0
    previous = "0" * 64
    for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        claimed = entry.pop("hash")
        if entry["project_number"] is None:
            del entry["project_number"]
        assert entry["previous_hash"] == previous
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert previous == claimed


def test_a_text_that_looks_like_a_formula_stays_text(home: Path, tmp_path: Path) -> None:
    script = (
        "from jiheng.web import serving; serving.set_up();"
        "from jiheng.web.trail.acting import acting;"
        "from jiheng.web.organisations.models import Organisation\n"
        "with acting(None, reason='=1+1'):\n"
        "    Organisation.objects.first().offices.create(name='+甲')"
    )
    subprocess.run([sys.executable, "-c", script], env=environment(home), check=True)
    trail(home, "export", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        last = list(csv.DictReader(file))[-1]
    assert (last["对象名称"], last["原因"]) == ("'+甲", "'=1+1")
