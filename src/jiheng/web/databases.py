"""The database: SQLite in the data directory, or PostgreSQL by one setting."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from jiheng.web.data_directory import DATABASE_SETTING
from jiheng.web.environment import SettingError

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
    " PRAGMA mmap_size=134217728; PRAGMA cache_size=-32768;"
)


SECONDS_TO_CONNECT = "5"


class DatabaseSettingError(SettingError):
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
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _no_address(address) from error
    name = parts.path.strip("/")
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise _no_address(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"connect_timeout": SECONDS_TO_CONNECT, **dict(parse_qsl(parts.query))},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def without_password(address: str) -> str:
    """Give an address as it may be shown.

    >>> without_password("postgresql://jiheng:secret@db/jiheng")
    'postgresql://jiheng:***@db/jiheng'
    """
    return re.sub(r"(://[^:/@]*:).*@", r"\1***@", address)


def _no_address(address: str) -> DatabaseSettingError:
    return DatabaseSettingError(
        f"设置 {DATABASE_SETTING} 写作“{without_password(address)}”，不是数据库地址；"
        "应写成 postgresql://用户名:密码@主机:端口/库名，密码里的 @ : / 写成 %40 %3A %2F。"
    )


def database(directory: Path, address: str) -> dict[str, Any]:
    """Give the database settings: PostgreSQL where an address is set, SQLite where none is."""
    return postgres_database(address) if address.strip() else sqlite_database(directory)
