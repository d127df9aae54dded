"""`jiheng serve`: start the web application on this computer."""

from __future__ import annotations

from typing import Annotated

import typer

from jiheng.cli.exits import CLEAN, UNREADABLE
from jiheng.cli.screen import print_error

LOCAL = "本机"
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

    try:
        address = serving.claim("127.0.0.1" if host == LOCAL else host, port)
        directory = serving.set_up()
        serving.migrate()
        if demo:
            _load_demo()
    except serving.CannotServe as error:
        print_error(f"错误：{error}")
        raise typer.Exit(UNREADABLE) from error
    shown = "127.0.0.1" if host in (LOCAL, "0.0.0.0", "::") else host
    typer.echo(f"绩衡已启动：http://{shown}:{port}/　数据目录：{directory}")
    typer.echo("按 Ctrl-C 停止。")
    serving.run_server(address, port, workers)
    raise typer.Exit(CLEAN)


def _load_demo() -> None:
    from jiheng.web.demo.accounts import ACCOUNTS, PASSWORD, load_accounts
    from jiheng.web.people.roles import Role

    load_accounts()
    typer.echo(f"演示账号（密码都是 {PASSWORD}）：")
    for username, name, _, role in ACCOUNTS:
        typer.echo(f"  {username:<10} {name}（{Role(role).label}）")
