"""Say in Chinese what is wrong with a command line."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import typer


class NotWritten(typer.BadParameter):
    """Say that a file is left as it is; the command itself was written well."""


_ADVICE = "用 jiheng --help 或 jiheng 命令 --help 查看用法。"
_PATTERNS = (
    (r"Missing argument '?([^']+?)'?\.?$", "缺少参数 {0}。"),
    (r"Missing option '([^']+)'.*$", "缺少选项 {0}。"),
    (r"No such option:? '?([^\s'.]+)'?\.?", "没有选项 {0}。"),
    (r"No such command '(.+?)'\.?", "没有命令“{0}”，命令写在资料前面。"),
    (r"Missing command", "缺少子命令。"),
    (r"Option '?([^']+?)'? requires an argument", "选项 {0} 后面要写值。"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", "多出了参数：{0}。"),
    (r"'(.+)' is not one of (.+)\.?$", "“{0}”不在可选范围内：{1}。"),
)


def usage_message(error: Exception) -> str:
    """Translate a usage error into one Chinese line with what to do.

    >>> usage_message(ValueError("No such command 'scor'."))
    '命令没有写对：没有命令“scor”，命令写在资料前面。用 jiheng --help 或 jiheng 命令 --help 查看用法。'
    """
    format_message = getattr(error, "format_message", None)
    message = str(format_message()) if format_message else str(error)
    for pattern, words in _PATTERNS:
        match = re.search(pattern, message.splitlines()[0] if message else "")
        if match:
            return f"命令没有写对：{words.format(*match.groups())}{_ADVICE}"
    message = re.sub(r"^Invalid value( for [^:]+)?: ", "", message)
    if isinstance(error, NotWritten):
        return f"没有写入：{message}"
    message = message if message.endswith(("。", "？", "！")) else f"{message.rstrip('.')}。"
    return f"命令没有写对：{message}{_ADVICE}"


def file_message(error: OSError) -> str:
    """Say in Chinese why a file cannot be read or written, and what to do.

    >>> file_message(PermissionError(errno.EACCES, "Permission denied", "某处/报告.docx"))
    '“某处/报告.docx”不能读写：没有读写的权限。请检查路径、权限和磁盘空间，关闭正打开该文件的程序。'
    """
    # Loaded only now: the room of forms is large, and most commands end without an error.
    from jiheng.forms.files import system_reason

    reason = system_reason(error)
    path = Path(str(error.filename)) if error.filename else None
    # A hidden temporary name means nothing to the user: its folder does.
    shown = path.parent if path is not None and path.name.startswith(".") else path
    where = f"“{shown}”" if shown is not None else "文件"
    if error.errno == errno.EEXIST:
        return f"没有写入：{where}已有同名的文件。请换一个文件名，或先移走原来的文件。"
    advice = "请检查路径、权限和磁盘空间，关闭正打开该文件的程序。"
    return f"{where}不能读写：{reason}。{advice}"
