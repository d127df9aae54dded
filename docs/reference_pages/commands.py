"""The page of commands, from the command line itself."""

from collections.abc import Iterator
from typing import Any

import typer

from jiheng.cli.app import make_app
from reference_pages.markdown import code, fence, page, table


def commands_page() -> str:
    """Make the page."""
    parts = [
        "每条命令都可以加 `-h` 或 `--help` 查看用法，退出码见[退出码](exit-codes.md)。",
        table(
            ["命令", "做什么"],
            [[f"[`{words}`](#{words.replace(' ', '-')})", _help(one)] for words, one in commands()],
        ),
    ]
    for words, command in commands():
        parts += [f"## {words}", _help(command), fence(_usage(words, command), "text")]
        parts += [_arguments(command), _options(command)]
    return page("命令", *parts, _general())


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command with its words: `jiheng standards show`."""
    yield from _below("jiheng", typer.main.get_command(make_app()))


def options(command: Any) -> list[Any]:
    """List the options of a command, without --help."""
    return [one for one in command.params if one.param_type_name == "option"]


def arguments(command: Any) -> list[Any]:
    """List the arguments of a command."""
    return [one for one in command.params if one.param_type_name == "argument"]


def _below(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    for name, child in getattr(command, "commands", {}).items():
        if hasattr(child, "commands"):
            yield from _below(f"{words} {name}", child)
        else:
            yield f"{words} {name}", child


def _help(command: Any) -> str:
    return str(command.help or "").strip()


def _usage(words: str, command: Any) -> str:
    shown = ["[选项]"] if options(command) else []
    for one in arguments(command):
        name = one.metavar + ("..." if one.nargs == -1 else "")
        shown.append(name if one.required else f"[{name}]")
    return " ".join([words, *shown])


def _arguments(command: Any) -> str:
    rows = [
        [code(one.metavar), "必写" if one.required else "可省", one.help or ""]
        for one in arguments(command)
    ]
    return table(["参数", "", "说明"], rows) if rows else ""


def _options(command: Any) -> str:
    rows = [[code(_spelling(one)), one.help or "", _default(one)] for one in options(command)]
    return table(["选项", "说明", "不写时"], rows) if rows else ""


def _spelling(option: Any) -> str:
    names = "，".join(sorted(option.opts, key=len))
    return f"{names} {option.metavar}" if option.metavar else names


def _default(option: Any) -> str:
    if option.required:
        return "必写"
    return "" if option.default in (None, "", False, ()) else code(str(option.default))


def _general() -> str:
    top = typer.main.get_command(make_app())
    rows = [[code("，".join(one.opts)), one.help or ""] for one in options(top)]
    return "## 通用选项\n\n" + table(
        ["选项", "说明"], [*rows, [code("-h，--help"), "显示用法后退出。"]]
    )
