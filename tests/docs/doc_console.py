"""Run the command blocks of a page as a reader would, and compare what is printed.

In a ```console block a line that starts with `$ ` is a command, the lines after it are what it
prints; in a ```bash block every line is a command. In expected output `…` stands for any text, on
a line of its own for any lines. `exit=1` on the block's first line is the exit code of its last
command; every other command must end with 0. A block with `file=name` is a file to write. A block
with `served=yes` needs a running server, and is run by test_api_page.py.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from doc_markdown import ROOT, Fence

from jiheng.cli.main import exit_code

ACTIVATION = ". .venv/bin/activate"
_SHELL = re.compile(r"[|<>;&$*?`]|^\w+=")


@dataclass(frozen=True)
class Step:
    """Hold one command with what it should print (None: not told) and its exit code."""

    command: str
    expected: tuple[str, ...] | None
    exit_code: int
    line: int


def steps(fence: Fence) -> list[Step]:
    """Read the commands of a block.

    Raises:
        ValueError: output stands before the first command, or there is no command.
    """
    commands: list[tuple[str, list[str], int]] = []
    going_on = False
    for offset, line in enumerate(fence.content.splitlines(), 1):
        if going_on:
            text, output, at = commands[-1]
            commands[-1] = (text.removesuffix("\\") + line.strip(), output, at)
        elif fence.language == "bash":
            if line.strip() and not line.startswith("#"):
                commands.append((line.strip(), [], fence.line + offset))
        elif line.startswith("$ "):
            commands.append((line[2:].strip(), [], fence.line + offset))
        elif commands:
            commands[-1][1].append(line.rstrip())
        else:
            raise ValueError(f"第{fence.line + offset}行：输出写在命令之前")
        going_on = bool(commands) and commands[-1][0].endswith("\\")
    if not commands:
        raise ValueError(f"第{fence.line}行：没有命令")
    last = len(commands) - 1
    return [
        Step(text, tuple(output) or None, int(fence.info.get("exit", 0)) if n == last else 0, at)
        for n, (text, output, at) in enumerate(commands)
    ]


def make_folder(folder: Path) -> Path:
    """Lay out what a reader has at hand: the examples of the repository."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def write_file(fence: Fence, folder: Path) -> None:
    """Write a block that shows the content of a file."""
    path = folder / fence.info["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(fence.content, "utf-8")


def run(step: Step, folder: Path) -> str:
    """Run a step in a folder and say what went wrong, or nothing."""
    words = step.command.split()
    if step.command == ACTIVATION:
        return ""
    if words[0] == "make":
        known = make_targets((ROOT / "Makefile").read_text("utf-8"))
        return "" if words[1] in known else f"Makefile 里没有 {words[1]}"
    if words[0] == "jiheng" and not _SHELL.search(step.command):
        code, printed = _in_process(shlex.split(step.command)[1:], folder)
    else:
        code, printed = _in_shell(step.command, folder)
    if code != step.exit_code:
        return f"退出码为 {code}，应为 {step.exit_code}：\n{printed}"
    if step.expected is not None and not prints(step.expected, printed):
        return f"输出不同：\n{printed}"
    return ""


def make_targets(makefile: str) -> set[str]:
    """Give the targets of a Makefile."""
    return set(re.findall(r"^([a-z][\w-]*):", makefile, re.MULTILINE))


def prints(expected: tuple[str, ...], printed: str) -> bool:
    """Tell whether what was printed is what was expected, where `…` stands for anything."""
    lines = [line.rstrip() for line in printed.rstrip().splitlines()]
    pattern = ""
    for line in expected:
        if line == "…":
            pattern += r"(?:.*\n)*"
        else:
            pattern += "[^\n]*".join(map(re.escape, line.split("…"))) + r"\n"
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


def _in_process(arguments: list[str], folder: Path) -> tuple[int, str]:
    printed = io.StringIO()
    kept = {name: os.environ.pop(name) for name in ("COLUMNS", "FORCE_COLOR") if name in os.environ}
    try:
        with (
            contextlib.chdir(folder),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            return exit_code(arguments), printed.getvalue()
    finally:
        os.environ.update(kept)


def _in_shell(command: str, folder: Path) -> tuple[int, str]:
    scripts = str(Path(sys.executable).parent)
    environment = {
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)]),
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
    }
    done = subprocess.run(
        ["bash", "-euc", command],
        check=False,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )
    return done.returncode, done.stdout.decode("utf-8")
