"""What the server says about its own processes, in Chinese, on standard error."""

import logging
import re
from typing import Any

_WORDS = (
    (r"Unexpected exit from worker-(\d+)", r"服务进程 \1 意外退出。"),
    (r"Respawning worker-(\d+)", r"服务进程 \1 已重新启动。"),
    (
        r"Worker crash loop detected, exiting",
        "服务进程一再意外退出，程序停止；请看上面的出错记录。",
    ),
    (r"Killing (?:old )?worker-(\d+) after it.*", r"服务进程 \1 没有按时停止，已强制结束。"),
)
_QUIET = ("Configured number of workers", "Configuration allows spawning")


class ChineseFormatter(logging.Formatter):
    """Write the known messages of the server in Chinese, others as they are."""

    def format(self, record: logging.LogRecord) -> str:
        """Give one line."""
        text = super().format(record)
        for pattern, words in _WORDS:
            text = re.sub(pattern, words, text)
        return text


class WorthSaying(logging.Filter):
    """Let warnings pass, and of what is told besides only that a process was started again."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is shown."""
        text = record.getMessage()
        if record.levelno >= logging.WARNING:
            return not text.startswith(_QUIET)
        return text.startswith("Respawning")


LOGGING: dict[str, Any] = {
    "formatters": {"line": {"()": ChineseFormatter, "fmt": "%(asctime)s %(message)s"}},
    "filters": {"worth": {"()": WorthSaying}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["worth"],
            "stream": "ext://sys.stderr",
        }
    },
    "loggers": {"_granian": {"handlers": ["console"], "propagate": False}},
}
"""Settings of the server's own log, as `logging.config` reads them."""
