"""One process that answers requests: how it starts, and that it never outlives its parent."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

_SET_PARENT_DEATH_SIGNAL = 1  # prctl(2)


def load(_target: str) -> Callable[..., Any]:
    """Load the application in a new process, and tie the process to the one that started it."""
    from jiheng.web.wsgi import application

    with contextlib.suppress(OSError):
        os.setpgid(0, 0)  # Ctrl-C 只停主进程，由它来停各服务进程。
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    return application


def warm_up() -> None:
    """Load what every process needs once, before they part; no connection is handed on."""
    from django.db import connections
    from django.urls import get_resolver

    from jiheng.web.wsgi import application

    assert application is not None
    _ = get_resolver().url_patterns
    connections.close_all()
