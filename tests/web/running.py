"""Start the real `jiheng serve` in a process of its own, as a person would in a terminal."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PATIENCE = 60.0  # 秒；只防测试挂住，不是对速度的要求。


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, **more: str) -> dict[str, str]:
    """Give the environment of a person's shell: no setting but those named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIHENG_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "JIHENG_HOME": str(home), "PYTHONUTF8": "1", **more}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "jiheng.cli.main", "serve", *map(str, arguments)]


def refused(home: Path, *arguments: object, **settings: str) -> tuple[int, str, str]:
    """Run a start that does not succeed; give exit code, output and what it complains of."""
    got = subprocess.run(
        command(*arguments),
        env=environment(home, **settings),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return got.returncode, got.stdout, got.stderr


class Served:
    """A server that answers."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process = process
        self.address = f"http://127.0.0.1:{port}"
        self.said: list[str] = []
        self.complained: list[str] = []
        self._readers = [
            threading.Thread(target=_read, args=(stream, lines), daemon=True)
            for stream, lines in ((process.stdout, self.said), (process.stderr, self.complained))
        ]
        for reader in self._readers:
            reader.start()

    def hear_out(self) -> None:
        """Wait until all that the ended process said is read."""
        for reader in self._readers:
            reader.join(PATIENCE)

    def get(self, path: str = "/login/") -> tuple[int, str]:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()

    def wait_until_up(self) -> None:
        limit = time.monotonic() + PATIENCE
        while True:
            try:
                self.get()
                return
            except OSError:
                if self.process.poll() is not None:
                    self.hear_out()
                    raise AssertionError(f"没有启动：{self.said} {self.complained}") from None
                assert time.monotonic() < limit, "等了很久也没有启动"
                time.sleep(0.02)

    def workers(self) -> list[int]:
        """Give the ids of the processes that answer requests."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(word) for word in listed.read_text().split()]

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(sign)
        code = self.process.wait(PATIENCE)
        self.hear_out()
        return code


def _read(stream: IO[str], lines: list[str]) -> None:
    with stream:
        for line in stream:
            lines.append(line)


@contextmanager
def served(home: Path, *arguments: object, **settings: str) -> Iterator[Served]:
    """Serve on a free port while the block runs."""
    port = free_port()
    process = subprocess.Popen(
        command("--port", port, *arguments),
        env=environment(home, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    server = Served(process, port)
    try:
        server.wait_until_up()
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE)
        server.hear_out()
