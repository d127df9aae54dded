"""Say in Chinese what is wrong with a command line."""

from __future__ import annotations

import re

_ADVICE = "用 jiheng --help 或 jiheng 命令 --help 查看用法。"
_PATTERNS = (
    (r"Missing argument '?([^']+?)'?\.?$", "缺少参数 {0}。"),
    (r"Missing option '?([^']+?)'?\.?$", "缺少选项 {0}。"),
    (r"No such option:? '?([^\s'.]+)'?\.?", "没有选项 {0}。"),
    (r"No such command '?([^'.]+)'?\.?", "没有命令“{0}”。"),
    (r"Missing command", "缺少子命令。"),
    (r"Option '?([^']+?)'? requires an argument", "选项 {0} 后面要写值。"),
    (r"Got unexpected extra arguments? \((.+)\)", "多出了参数：{0}。"),
    (r"'(.+)' is not one of (.+)\.?$", "“{0}”不在可选范围内：{1}。"),
)


def usage_message(error: Exception) -> str:
    """Translate a usage error into one Chinese line with what to do.

    >>> usage_message(ValueError("No such command 'scor'."))
    '命令没有写对：没有命令“scor”。用 jiheng --help 或 jiheng 命令 --help 查看用法。'
    """
    format_message = getattr(error, "format_message", None)
    message = str(format_message()) if format_message else str(error)
    for pattern, words in _PATTERNS:
        match = re.search(pattern, message.splitlines()[0] if message else "")
        if match:
            return f"命令没有写对：{words.format(*match.groups())}{_ADVICE}"
    message = re.sub(r"^Invalid value( for [^:]+)?: ", "", message)
    return f"命令没有写对：{message}{_ADVICE}"
