"""The `jiheng` command: one thin module per verb, Chinese messages, exit codes 0 to 3."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

from jiheng import __version__
from jiheng.cli.chinese import ChineseCommand, ChineseGroup
from jiheng.cli.exits import CLEAN, UNREADABLE, USAGE
from jiheng.cli.screen import print_error
from jiheng.cli.usage import file_message, usage_message

COMMANDS = ("score", "explain", "report", "check")
"""Each is the function `…_command` of the module of its name."""
GROUPS = ("standards", "forms")
"""Each is the `app` of the module of its name."""
PURPOSE = "绩衡：全过程预算绩效管理——精确评分、自评报告、勾稽核验、填报表格。"


def make_app(only: str = "") -> typer.Typer:
    """Make the command line: with all commands, or with `only` one, which starts faster.

    The modules of commands load what they work with, and no command needs all of it.
    """
    app = typer.Typer(
        name="jiheng",
        cls=ChineseGroup,
        help=PURPOSE,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    known = only in (*COMMANDS, *GROUPS)
    for name in (*COMMANDS, *GROUPS):
        if known and name != only:
            continue
        module = import_module(f"jiheng.cli.{name}")
        if name in COMMANDS:
            app.command(name, cls=ChineseCommand)(getattr(module, f"{name}_command"))
        else:
            app.add_typer(module.app, name=name)
    app.callback()(_main)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"绩衡 jiheng {__version__}")
        raise typer.Exit()


def _main(
    version: bool = typer.Option(
        False, "--version", help="显示版本后退出。", callback=_print_version, is_eager=True
    ),
) -> None:
    """Do what stands before every command."""


DEBUG = "JIHENG_DEBUG"
"""The environment variable that lets an internal error show its whole record."""

UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage, 3 could not read."""
    sys.exit(exit_code(arguments))


def exit_code(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; every known fault is one clear message."""
    try:
        words = sys.argv[1:] if arguments is None else arguments
        result = make_app(words[0] if words else "")(args=words, standalone_mode=False)
        return int(result or 0)
    except UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(str(error))
            return CLEAN
        print_error(usage_message(error))
        return USAGE
    except BrokenPipeError:
        return 0
    except (KeyboardInterrupt, typer.Abort):
        print_error("已中止，没有写入任何文件。")
        return USAGE
    except OSError as error:
        print_error(file_message(error))
        return UNREADABLE
    except Exception as error:
        if _is_known(error):
            print_error(str(error))
            return UNREADABLE
        if os.environ.get(DEBUG):
            raise
        print_error(
            f"程序内部出错：{type(error).__name__}：{error}。这是程序的缺陷，不是资料的错误；"
            f"请把这条信息反馈给维护者（设环境变量 {DEBUG}=1 可显示完整记录）。"
        )
        return UNREADABLE


def _is_known(error: Exception) -> bool:
    """Tell whether an error is a fault of the user's files, told in its own words."""
    # Loaded only now: a command that does not need these rooms starts without them.
    from jiheng.forms.errors import FormErrors
    from jiheng.reports.fonts import FontError
    from jiheng.standards import StandardError

    return isinstance(error, StandardError | FormErrors | FontError)


if __name__ == "__main__":
    run()
