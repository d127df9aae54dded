"""`jiheng notices`: reminders and e-mails that go out by the clock."""

from __future__ import annotations

import typer

from jiheng.cli.chinese import ChineseCommand, ChineseGroup
from jiheng.cli.exits import CLEAN, UNREADABLE
from jiheng.cli.screen import print_error

app = typer.Typer(
    cls=ChineseGroup,
    help="网页应用的通知：到期提醒。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    """Be a group, though it has one command."""


@app.command("send-due", cls=ChineseCommand)
def send_due_command() -> int:
    """提醒各人：待办材料哪些 7 天内到期、哪些已过期；设了邮件服务器的，同时发邮件。

    供定时执行，一天之内重复执行不会重复提醒。以前没有发出的邮件也一并补发。
    """
    from jiheng.web.opening import opened_database
    from jiheng.web.serving import CannotServe

    try:
        with opened_database():
            from jiheng.web.notices.due import remind
            from jiheng.web.notices.mailing import deliver_all, goes_by_mail

            typer.echo(f"提醒了 {remind()} 人。")
            if not goes_by_mail():
                typer.echo("没有设邮件服务器（JIHENG_SMTP_HOST），提醒只在网页里。")
                return CLEAN
            sent, left = deliver_all()
            rest = f"，{left} 封没有发出，下次再试" if left else ""
            typer.echo(f"发出 {sent} 封邮件{rest}。")
    except CannotServe as error:
        print_error(f"错误：{error}")
        raise typer.Exit(UNREADABLE) from error
    return CLEAN
