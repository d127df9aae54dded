"""`jiheng serve`: start the web application on this computer."""

from __future__ import annotations

from typing import Annotated

import typer

from jiheng.cli.exits import CLEAN, UNREADABLE
from jiheng.cli.screen import print_error

LOCAL = "本机"
MOST_WORKERS = 64
HostOption = Annotated[
    str, typer.Option("--host", help="监听的地址；0.0.0.0 供全网访问。", metavar="地址")
]
PortOption = Annotated[int, typer.Option("--port", help="监听的端口。", metavar="端口")]
DemoOption = Annotated[
    bool, typer.Option("--demo", help="载入示例部门和各角色的演示账号（已载入的不再重复）。")
]
WorkersOption = Annotated[int, typer.Option("--workers", help="服务进程的个数。", metavar="个数")]


def serve_command(
    host: HostOption = LOCAL,
    port: PortOption = 8000,
    demo: DemoOption = False,
    workers: WorkersOption = 2,
) -> None:
    """启动网页应用：备好数据目录和数据库，打印网址，按 Ctrl-C 停止。

    数据放在环境变量 JIHENG_HOME 指定的目录，不指定时为用户目录下的 jiheng；
    数据库默认是其中的 SQLite 文件，设环境变量 JIHENG_DATABASE 则用 PostgreSQL。
    """
    from jiheng.web import serving

    if not 1 <= workers <= MOST_WORKERS:
        raise typer.BadParameter(f"--workers 应为 1 到 {MOST_WORKERS} 的整数，写的是 {workers}")
    try:
        address = serving.claim("127.0.0.1" if host == LOCAL else host, port)
        directory = serving.set_up()
        serving.migrate(typer.echo)
        _load_reference_data()
        if demo:
            _load_demo()
        typer.echo(f"绩衡已启动：{_shown(host, port)}　数据目录：{directory}")
        typer.echo("按 Ctrl-C 停止。")
        serving.run_server(address, port, workers)
    except serving.CannotServe as error:
        print_error(f"错误：{error}")
        raise typer.Exit(UNREADABLE) from error
    typer.echo("已停止。")
    raise typer.Exit(CLEAN)


def _shown(host: str, port: int) -> str:
    """Give the address as one types it into a browser on this computer."""
    name = "127.0.0.1" if host in (LOCAL, "0.0.0.0", "::") else host
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _load_reference_data() -> None:
    from jiheng.web.reference_data import load_reference_data

    load_reference_data()


def _load_demo() -> None:
    from jiheng.web.demo.accounts import ACCOUNTS, PASSWORD
    from jiheng.web.demo.loading import NotADemonstration, load_demo
    from jiheng.web.people.roles import Role
    from jiheng.web.serving import CannotServe

    try:
        load_demo()
    except NotADemonstration as error:
        raise CannotServe(str(error)) from error
    typer.echo(f"演示账号（密码都是 {PASSWORD}，只供试用）：")
    for username, name, _, role in ACCOUNTS:
        typer.echo(f"  {username:<10} {name}（{Role(role).label}）")
