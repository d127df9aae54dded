"""Start the application: data directory, database, server."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

from jiheng.web.data_directory import DATABASE_SETTING, HOME_SETTING, data_directory, prepare

SETTINGS = "jiheng.web.settings"
_LAST_PORT = 65535
_SECONDS_TO_STOP = 10


class CannotServe(RuntimeError):
    """The application can not start; the message says why and what to do."""


def set_up() -> Path:
    """Make the data directory and load Django; give the directory.

    Raises:
        CannotServe: the directory can not be written, or a setting or a workflow file can not be
            understood.
    """
    from jiheng.standards import StandardError
    from jiheng.web.databases import database
    from jiheng.web.environment import SettingError

    directory = data_directory()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        database(directory, os.environ.get("JIHENG_DATABASE", ""))
        prepare(directory)
        import django

        django.setup()
    except SettingError as error:
        raise CannotServe(str(error)) from error
    except StandardError as error:
        more = f"（另有 {len(error.faults) - 1} 处）" if len(error.faults) > 1 else ""
        raise CannotServe(f"审批流程文件有误：{error.faults[0]}{more}") from error
    except OSError as error:
        raise CannotServe(
            f"数据目录 {directory} 不可写（{_reason(error)}）；"
            f"请改目录的权限，或用环境变量 {HOME_SETTING} 指定另一个目录。"
        ) from error
    return directory


def migrate(say: Callable[[str], object] = lambda _: None) -> None:
    """Bring the database up to this version of the program; `say` gets one line if that is work.

    Raises:
        CannotServe: the database can not be reached or written, or a newer program made it.
    """
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from jiheng.web.trail.acting import acting

    try:
        executor = MigrationExecutor(connection)
        _refuse_what_is_newer(executor.loader)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("正在升级数据库……" if executor.loader.applied_migrations else "正在建立数据库……")
            with acting(None, action="升级数据库"):
                call_command("migrate", interactive=False, verbosity=0)
        _count_up()
    except DatabaseError as error:
        raise CannotServe(_database_trouble(error)) from error
    finally:
        connection.close()


def _count_up() -> None:
    """Let SQLite see how its tables are filled: it picks the indexes of its queries by that.

    PostgreSQL does so itself. It takes a twentieth of a second with 20,000 projects.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=10000")
            cursor.execute("ANALYZE")


def refuse_other_versions() -> None:
    """Make sure that the database can be reached and is of this version.

    Raises:
        CannotServe: it is not.
    """
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        _refuse_what_is_newer(executor.loader)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CannotServe("数据库还没有升级到本版本；请先用 jiheng serve 启动一次。")
    except DatabaseError as error:
        raise CannotServe(_database_trouble(error)) from error


def claim(host: str, port: int) -> str:
    """Make sure that the port is free, and give the numeric address to listen at.

    Raises:
        CannotServe: it is taken, or the address is none of this machine's.
    """
    if not 1 <= port <= _LAST_PORT:
        raise CannotServe(f"端口 {port} 不存在；端口应在 1 到 {_LAST_PORT} 之间。")
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise CannotServe(
            f"没有 {host} 这个地址；--host 应写本机的 IP 地址，0.0.0.0 供全网访问。"
        ) from error
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            raise CannotServe(_port_trouble(host, port, error)) from error
    return str(place[0])


def run_server(address: str, port: int, workers: int) -> None:
    """Serve until stopped; a process that dies is started again.

    Raises:
        CannotServe: the processes that answer die as soon as they are started.
    """
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from jiheng.web import server_log, worker

    worker.warm_up()
    server = Granian(
        "jiheng.web.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_level=LogLevels.info,
        log_dictconfig=server_log.LOGGING,
        respawn_failed_workers=True,
        workers_kill_timeout=_SECONDS_TO_STOP,
    )
    try:
        server.serve(target_loader=worker.load)
    except SystemExit as error:
        if not server.interrupt_signal:
            raise CannotServe("服务进程一再意外退出；原因见上面的出错记录。") from error


def _refuse_what_is_newer(loader: object) -> None:
    replaced = {name for one in loader.disk_migrations.values() for name in one.replaces}
    unknown = {
        (app, name)
        for app, name in loader.applied_migrations.keys() - loader.disk_migrations.keys() - replaced
        if app in loader.migrated_apps
    }
    if unknown:
        app, name = min(unknown)
        raise CannotServe(
            f"数据库由更新版本的绩衡写过（{app} {name}），本版本不认得；"
            "请升级绩衡，或恢复升级之前的备份。"
        )


def _database_trouble(error: Exception) -> str:
    from django.conf import settings

    first = next((line.strip() for line in str(error).splitlines() if line.strip()), "原因不明")
    kept = settings.DATABASES["default"]
    if "sqlite" in kept["ENGINE"]:
        return f"数据库文件 {kept['NAME']} 用不了：{first}；请核对文件的权限，或从备份恢复。"
    return f"连不上数据库：{first}；请核对环境变量 {DATABASE_SETTING}，并确认数据库已启动。"


def _port_trouble(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} 不是本机的地址；--host 应写本机的 IP 地址，0.0.0.0 供全网访问。"
    return f"端口 {port} 用不了（{host}：{_reason(error)}）；请用 --port 换一个端口。"


def _reason(error: OSError) -> str:
    known = {
        errno.EADDRINUSE: "已被占用",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EROFS: "只读",
        errno.ENOSPC: "磁盘已满",
        errno.ENOTDIR: "路径中有一段不是目录",
        errno.EEXIST: "已有同名的文件",
    }
    return known.get(error.errno or 0, error.strerror or str(error))
