"""`jiheng serve` with PostgreSQL: one setting, the same application."""

from pathlib import Path

import psycopg
import pytest
from tests.web.cluster import Cluster
from tests.web.running import free_port, refused, served

from jiheng.web.databases import postgres_database

pytestmark = pytest.mark.process


def test_it_starts_and_everything_is_kept_there(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.create("serve")
    with served(tmp_path, "--demo", JIHENG_DATABASE=address) as server:
        assert server.get()[0] == 200
        assert server.stop() == 0
    assert "正在建立数据库……\n" in server.said
    assert not (tmp_path / "jiheng.sqlite3").exists()
    with psycopg.connect(address) as database:
        accounts = database.execute("SELECT count(*) FROM people_user").fetchone()
        entries = database.execute("SELECT count(*), max(sequence) FROM trail_entry").fetchone()
    assert accounts == (12,)
    assert entries is not None
    assert entries[0] == entries[1] > 12


def test_the_database_itself_refuses_to_change_the_trail(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.create("trail")
    with served(tmp_path, "--demo", JIHENG_DATABASE=address), psycopg.connect(address) as database:
        for statement in ("UPDATE trail_entry SET reason = '改'", "DELETE FROM trail_entry"):
            with pytest.raises(psycopg.DatabaseError, match="留痕只能追加"):
                database.execute(statement)
            database.rollback()


def test_a_database_that_is_not_there(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.address("没有")
    code, said, line = refused(tmp_path, "--port", free_port(), JIHENG_DATABASE=address)
    assert (code, said, line.count("\n")) == (3, "", 1)
    assert line.startswith("错误：连不上数据库：")


def test_an_address_is_read_in_all_its_parts() -> None:
    read = postgres_database("postgresql://%E7%BB%A9:p%40ss@10.0.0.8:6432/ji%68eng?sslmode=require")
    assert read == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "jiheng",
        "USER": "绩",
        "PASSWORD": "p@ss",
        "HOST": "10.0.0.8",
        "PORT": "6432",
        "OPTIONS": {"connect_timeout": "5", "sslmode": "require"},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
