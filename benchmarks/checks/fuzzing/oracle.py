"""What must hold of `jiheng check` for any file: raise the first thing that does not."""

import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import traceback
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from jiheng.checks import CheckResult, Document, check_document, read_document
from jiheng.checks.output.checked import Checked
from jiheng.checks.output.data import document_data
from jiheng.cli.main import DEBUG, exit_code

CLEAN, FINDINGS, UNREADABLE = 0, 1, 3
FORMATS = ("text", "sarif", "xlsx", "html", "docx")
MOST_MEMORY = 400 * 1024
"""Kilobytes on top of what the process had; it holds some 100 MB when it has just begun."""
HANGING = 4
"""So many times the time allowed are waited for before a run is stopped."""
HARD_STOP = 600


class Fault(AssertionError):
    """Say what did not hold."""


class _Hang(BaseException):
    """Break into a run that takes too long; no `except Exception` keeps it."""


def examine(path: Path, rng: random.Random, *, timed: bool = True) -> int:
    """Check one file in every way that a user could; give the exit code.

    Raises:
        Fault: something did not hold.
    """
    roof = _allowed(path, None, None)
    before = _reset_peak()
    start = _processor_time()
    code, out, err = _run(["check", str(path), "--format", "json"], roof if timed else HARD_STOP)
    spent = _processor_time() - start
    if code == UNREADABLE:
        if out or not err.strip():
            raise Fault(f"退出码 3，但屏幕输出 {out[:80]!r}，错误 {err[:80]!r}")
        _in_time(spent, roof, timed=timed)
        return code
    if code not in (CLEAN, FINDINGS):
        raise Fault(f"退出码 {code}：{err[:200]}")
    try:
        told = json.loads(out)
    except ValueError:
        raise Fault(f"不是 JSON：{out[:200]!r}") from None
    document = read_document(path)
    result = check_document(document)
    _in_time(spent, _allowed(path, document, result), timed=timed)
    if not document.characters:
        raise Fault("没有读到字，退出码却不是 3")
    hold_result(document, result)
    again = json.loads(json.dumps(document_data(Checked(path.name, document, result))))
    if again != told:
        raise Fault("同一个文件两次核验，结果不同")
    if (code == FINDINGS) != any(one["severity"] == "error" for one in told["findings"]):
        raise Fault(f"退出码 {code} 与发现的级别不符")
    _write(path, rng.choice(FORMATS), code)
    if timed and (grown := _memory("VmHWM") - before) > MOST_MEMORY:
        raise Fault(f"内存增加 {grown // 1024} MB")
    return code


def hold_result(document: Document, result: CheckResult) -> None:
    """See that a result is sane: verbatim quotes, own fingerprints, counts that fit.

    Raises:
        Fault: it is not.
    """
    texts = document.texts
    for finding in result.findings:
        for quote in finding.quotes:
            text = texts.get(quote.place)
            if text is None:
                raise Fault(f"{finding.code}：没有这个位置 {quote.place}")
            if text[quote.start : quote.end] != quote.text or not quote.text:
                raise Fault(f"{finding.code}：引文不是原文 {quote.text[:60]!r}")
    fingerprints = [finding.fingerprint for finding in result.findings]
    if len(set(fingerprints)) < len(fingerprints):
        raise Fault("两处发现的指纹相同")
    count = result.coverage
    if not 0 <= count.checked <= count.related <= count.figures:
        raise Fault(f"覆盖不合理：{count}")
    if count.checked + count.not_assessable != count.related:
        raise Fault(f"覆盖加不起来：{count}")


def examine_apart(path: Path) -> int:
    """Check one file in a process of its own, as a user does; give the exit code.

    Raises:
        Fault: a traceback, an exit code of no meaning, or it takes too long.
    """
    command = [sys.executable, "-c", "from jiheng.cli.main import run; run()"]
    env = {key: value for key, value in os.environ.items() if key != DEBUG}
    limit = HANGING * (5 + _allowed(path, None, None))
    try:
        done = subprocess.run(
            [*command, "check", str(path), "--format", "json"],
            capture_output=True,
            timeout=limit,
            env=env,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Fault(f"单独运行超过 {limit:.0f} 秒") from None
    if done.returncode not in (CLEAN, FINDINGS, UNREADABLE) or b"Traceback" in done.stderr:
        raise Fault(
            f"单独运行：退出码 {done.returncode} {done.stderr[-300:].decode(errors='replace')}"
        )
    if done.returncode != UNREADABLE:
        json.loads(done.stdout)
    elif done.stdout:
        raise Fault("单独运行：退出码 3 而有输出")
    return done.returncode


def _write(path: Path, form: str, code: int) -> None:
    target = path.with_name(f"out-{path.stem}.{form}")
    words = ["check", str(path), "--format", form, "--output", str(target), "--replace"]
    try:
        got, _, err = _run(words, HARD_STOP)
        if got != code or not target.exists():
            raise Fault(f"--format {form}：退出码 {got}，应为 {code}：{err[:200]}")
        if form == "sarif":
            json.loads(target.read_text("utf-8"))
        if form in ("xlsx", "docx"):
            with zipfile.ZipFile(target) as package:
                if package.testzip() is not None:
                    raise Fault(f"--format {form}：写出的文件是坏的")
    finally:
        target.unlink(missing_ok=True)


def _run(words: list[str], seconds: float) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    os.environ[DEBUG] = "1"
    try:
        with _stopped_after(HANGING * seconds), redirect_stdout(out), redirect_stderr(err):
            code = exit_code(words)
    except _Hang:
        where = "".join(traceback.format_exc().splitlines(keepends=True)[-9:])
        raise Fault(f"超过 {HANGING * seconds:.0f} 秒没有结束：{where}") from None
    except Exception:
        raise Fault(f"出错：{traceback.format_exc()[-900:]}") from None
    return code, out.getvalue(), err.getvalue()


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _Hang

    before = signal.signal(signal.SIGPROF, stop)
    # Processor time, since the machine may be busy with other things.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _allowed(path: Path, document: Document | None, result: CheckResult | None) -> float:
    """Give the seconds allowed: for the characters and figures read, else for the bytes."""
    size = path.stat().st_size
    pages = path.read_bytes().count(b"/Page") if size < 1 << 22 else 0
    seconds = 2 + pages / 10
    if document is None or result is None:
        return seconds + 150e-6 * (size + _unpacked(path) / 10)
    cells = sum(len(table.rows) * table.width for table in document.tables)
    work = 50e-6 * document.characters + 500e-6 * result.coverage.figures + 100e-6 * cells
    return seconds + work + 1e-6 * size


def _unpacked(path: Path) -> int:
    try:
        with zipfile.ZipFile(path) as package:
            return sum(part.file_size for part in package.infolist())
    except Exception:
        # Whatever is wrong with it, the checker is what has to say so.
        return 0


def _in_time(spent: float, allowed: float, *, timed: bool) -> None:
    if timed and spent > allowed:
        raise Fault(f"用了 {spent:.1f} 秒，应不超过 {allowed:.1f} 秒")


def _processor_time() -> float:
    """Give the seconds of this process and of the processes that it waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _reset_peak() -> int:
    """Forget the most memory used so far; give what is used now."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        # Elsewhere the most is that of the whole run.
        return _memory("VmHWM")
    return _memory("VmRSS")


def _memory(name: str) -> int:
    """Give a count of the process's memory, in kilobytes."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in lines if line.startswith(name))
