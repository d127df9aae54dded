"""Start the application: data directory, database, server."""

import os
import socket
from pathlib import Path

from jiheng.web.data_directory import DATABASE_SETTING, HOME_SETTING, data_directory, prepare

SETTINGS = "jiheng.web.settings"
_LAST_PORT = 65535


class CannotServe(RuntimeError):
    """The application can not start; the message says why and what to do."""


def set_up() -> Path:
    """Make the data directory and load Django; give the directory.

    Raises:
        CannotServe: the directory can not be written, or the database setting is no address.
    """
    directory = data_directory()
    try:
        prepare(directory)
    except OSError as error:
        raise CannotServe(
            f"数据目录 {directory} 不可写（{error.strerror}）；"
            f"请改目录的权限，或用环境变量 {HOME_SETTING} 指定另一个目录。"
        ) from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    from jiheng.web.databases import DatabaseSettingError

    try:
        django.setup()
    except DatabaseSettingError as error:
        raise CannotServe(str(error)) from error
    return directory


def migrate() -> None:
    """Bring the database up to this version of the program.

    Raises:
        CannotServe: the database can not be reached.
    """
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from jiheng.web.trail.acting import acting

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            with acting(None, action="升级数据库"):
                call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        first = str(error).strip().splitlines()[0]
        raise CannotServe(
            f"连不上数据库：{first}；请核对环境变量 {DATABASE_SETTING}，并确认数据库已启动。"
        ) from error
    finally:
        connection.close()


def claim(host: str, port: int) -> str:
    """Make sure that the port is free, and give the address to listen at.

    Raises:
        CannotServe: it is taken, or the address is none of this machine's.
    """
    if not 1 <= port <= _LAST_PORT:
        raise CannotServe(f"端口 {port} 不存在；端口应在 1 到 {_LAST_PORT} 之间。")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServe(
                f"端口 {port} 用不了（{host}：{error.strerror}）；请用 --port 换一个端口。"
            ) from error
    return host


def run_server(host: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "jiheng.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()
