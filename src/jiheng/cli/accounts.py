"""`jiheng accounts`: the first administrators, and a new password for who forgot it."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from jiheng.cli.chinese import ChineseCommand, ChineseGroup
from jiheng.cli.exits import CLEAN, UNREADABLE
from jiheng.cli.screen import print_error

_REGION = re.compile(r"\d{6}|\d{9}|\d{12}")
app = typer.Typer(
    cls=ChineseGroup,
    help="网页应用的账号：首批管理员、重置密码。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("init", cls=ChineseCommand)
def init_command(
    code: Annotated[
        str, typer.Option("--region-code", help="行政区划代码（GB/T 2260）。", metavar="代码")
    ],
    region: Annotated[str, typer.Option("--region", help="地区名称，例如广州市。", metavar="地区")],
    finance: Annotated[
        str, typer.Option("--finance", help="财政部门名称，例如广州市财政局。", metavar="名称")
    ],
) -> int:
    """开立首批账号：系统、安全、审计管理员各一个，印出初始密码。

    数据库还没有时先建立。初始密码只印这一次，首次登录须改；三个账号请交给三个人。
    """
    if not _REGION.fullmatch(code):
        raise typer.BadParameter(
            f"行政区划代码是 6、9 或 12 位数字，写的是“{code}”", param_hint="--region-code"
        )
    for name, text in (("--region", region), ("--finance", finance)):
        if not 1 <= len(text.strip()) <= 100:
            raise typer.BadParameter("应为 1 到 100 个字", param_hint=name)
    from jiheng.web import serving

    try:
        serving.set_up()
        serving.migrate()
        from jiheng.web.people.first import open_first_accounts
        from jiheng.web.people.refusals import Refused

        try:
            given = open_first_accounts(code, region.strip(), finance.strip())
        except Refused as refused:
            raise serving.CannotServe(str(refused)) from refused
    except serving.CannotServe as error:
        print_error(f"错误：{error}")
        raise typer.Exit(UNREADABLE) from error
    typer.echo("已开立三个管理员账号，初始密码只印这一次：")
    for one in given:
        typer.echo(f"  {one.username:<10} {one.role}　{one.password}")
    return CLEAN


@app.command("reset", cls=ChineseCommand)
def reset_command(
    username: Annotated[str, typer.Argument(help="谁的密码。", metavar="用户名")],
) -> int:
    """重置一个人的密码并取消其动态口令，印出初始密码；这件事会留痕。

    供安全管理员、审计管理员忘记密码时用；其他人由系统管理员在网页里重置。
    """
    from jiheng.web.opening import opened_database
    from jiheng.web.serving import CannotServe

    try:
        with opened_database():
            from jiheng.web.people.first import reset_from_server
            from jiheng.web.people.refusals import Refused

            try:
                password = reset_from_server(username)
            except Refused as refused:
                raise CannotServe(str(refused)) from refused
    except CannotServe as error:
        print_error(f"错误：{error}")
        raise typer.Exit(UNREADABLE) from error
    typer.echo(f"{username} 的初始密码（只印这一次，首次登录须改）：{password}")
    return CLEAN
