"""The `jiheng` command: one thin module per verb, Chinese messages, exit codes 0 to 3."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import typer

from jiheng import __version__
from jiheng.cli.chinese import ChineseCommand, ChineseGroup
from jiheng.cli.exits import CLEAN, INTERRUPTED, UNREADABLE, USAGE
from jiheng.cli.screen import print_error
from jiheng.cli.usage import file_message, usage_message

COMMANDS = ("score", "explain", "report", "check", "serve")
"""Each is the function `…_command` of the module of its name."""
GROUPS = ("standards", "forms", "accounts", "notices", "trail")
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


UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def outcome(words: Sequence[str]) -> int:
    """Run the command of these words and return its exit code; a known fault is one message.

    What no user's file or command line accounts for is raised.
    """
    try:
        result = make_app(words[0] if words else "")(args=list(words), standalone_mode=False)
        return int(result or 0)
    except UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(str(error))
            return CLEAN
        print_error(usage_message(error))
        return USAGE
    except BrokenPipeError:
        return 0
    except typer.Abort:
        return INTERRUPTED
    except OSError as error:
        print_error(file_message(error))
        return UNREADABLE
    except Exception as error:
        if not _is_known(error):
            raise
        print_error(str(error))
        return UNREADABLE


def _is_known(error: Exception) -> bool:
    """Tell whether an error is a fault of the user's files, told in its own words."""
    # Loaded only now: a command that does not need these rooms starts without them.
    from jiheng.forms.errors import FormErrors
    from jiheng.reports.fonts import FontError
    from jiheng.standards import StandardError
    from jiheng.tables.layout import TableError

    return isinstance(error, StandardError | FormErrors | FontError | TableError)
