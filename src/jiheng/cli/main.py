"""The door of the `jiheng` command: run it, and end with its exit code."""

from __future__ import annotations

import os
import sys

from jiheng.cli.exits import INTERRUPTED, UNREADABLE

DEBUG = "JIHENG_DEBUG"
"""The environment variable that lets an internal error show its whole record."""


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage, 3 could not read."""
    sys.exit(exit_code(arguments))


def exit_code(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; Ctrl-C and a defect are one line each."""
    try:
        # Loaded only here, so that Ctrl-C while it loads shows no traceback either.
        from jiheng.cli.app import outcome

        code = outcome(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        text = (
            f"程序内部出错：{type(error).__name__}：{error}。这是程序的缺陷，不是资料的错误；"
            f"请把这条信息反馈给维护者（设环境变量 {DEBUG}=1 可显示完整记录）。"
        )
        print(text, file=sys.stderr)
        return UNREADABLE
    if code == INTERRUPTED:
        # A terminal has just shown ^C in the same line.
        start = "\n" if sys.stderr.isatty() else ""
        print(f"{start}已中止。没有写完的文件不会留下。", file=sys.stderr)
    return code


if __name__ == "__main__":
    run()
