"""The database: SQLite in the data directory, or PostgreSQL by one setting."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from jiheng.web.data_directory import DATABASE_SETTING

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
    " PRAGMA mmap_size=134217728; PRAGMA cache_size=-32768;"
)


class DatabaseSettingError(ValueError):
    """The setting JIHENG_DATABASE can not be understood."""


def sqlite_database(directory: Path) -> dict[str, Any]:
    """Give the settings of the SQLite file of a data directory."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(directory / "jiheng.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": _SQLITE_PRAGMAS,
        },
        "CONN_MAX_AGE": 600,
    }


def postgres_database(address: str) -> dict[str, Any]:
    """Read postgresql://user:password@host:port/name, with options behind a question mark.

    Raises:
        DatabaseSettingError: it is no such address.

    >>> postgres_database("postgresql://jiheng@localhost/jiheng")["NAME"]
    'jiheng'
    """
    parts = urlsplit(address)
    name = parts.path.strip("/")
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise DatabaseSettingError(
            f"设置 {DATABASE_SETTING} 写作“{address}”，不是数据库地址；"
            "应写成 postgresql://用户名:密码@主机:端口/库名。"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def database(directory: Path, address: str) -> dict[str, Any]:
    """Give the database settings: PostgreSQL where an address is set, SQLite where none is."""
    return postgres_database(address) if address.strip() else sqlite_database(directory)
