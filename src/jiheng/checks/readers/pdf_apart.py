"""Read a pdf that may draw itself in a process of its own, which can be stopped."""

from __future__ import annotations

import faulthandler
import multiprocessing
import re
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from jiheng.checks.document import Document
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.opening import damaged

Reader = Callable[[Path, bytes], Document]

MOST_MEMORY = 400 * 1024 * 1024
"""Bytes on top of what the process had."""
LEAST_SECONDS = 20
BYTES_PER_SECOND = 20_000
_FORM = re.compile(rb"/Subtype\s*/(?:Form|#)")


def read_apart(path: Path, data: bytes, read: Reader) -> Document:
    """Read a pdf; one with drawings that can hold each other is read under limits.

    The library opens such drawings again and again, in memory without bound, and cannot be
    interrupted.  Where processes cannot be forked it is read as any other.

    Raises:
        UnreadableFile: whatever `read` raises, or the limits were reached.
    """
    if _FORM.search(data) is None or "fork" not in multiprocessing.get_all_start_methods():
        return read(path, data)
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, path, data, read), daemon=True)
    process.start()
    sender.close()
    try:
        outcome = receiver.recv()
    except EOFError:
        # Killed by its limits, or by the library itself when memory ran out.
        damaged(str(path))
    finally:
        receiver.close()
        process.join()
    if isinstance(outcome, Document):
        return outcome
    raise outcome


def _work(sender: Connection, path: Path, data: bytes, read: Reader) -> None:
    # What ends it is told in the one message of the file, not in a dump.
    faulthandler.disable()
    _limit(LEAST_SECONDS + len(data) // BYTES_PER_SECOND)
    outcome: Document | UnreadableFile
    try:
        outcome = read(path, data)
    except UnreadableFile as error:
        outcome = UnreadableFile(error.what, error.where, error.expected, error.advice)
    except MemoryError:
        return
    sender.send(outcome)


def _limit(seconds: int) -> None:
    # Not there on every system that runs this.
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _lower(resource.RLIMIT_CPU, spent + seconds)
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return
    _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + MOST_MEMORY)


def _lower(kind: int, wanted: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (wanted if hard < 0 else min(wanted, hard), hard))
