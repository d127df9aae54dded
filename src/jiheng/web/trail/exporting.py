"""Write the trail to a file: csv for a spreadsheet, jsonl with all that the hashes cover."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from django.utils import timezone

from jiheng.web.trail.models import Entry
from jiheng.web.trail.reading import Read, read

FORMATS = (".csv", ".jsonl")
_BATCH = 1000
_TITLES = (
    "序号", "时间", "操作人", "操作", "对象类型", "对象编号", "对象名称", "变动", "原因", "请求编号",
    "校验值",
)  # fmt: skip
_FIELDS = (
    "sequence", "at", "actor_id", "actor_name", "action", "object_type", "object_id", "object_name",
    "organisation_path", "project_number", "before", "after", "reason", "request_id",
    "previous_hash", "hash",
)  # fmt: skip


class UnknownFormat(ValueError):
    """The name of the file does not say a format that is known."""


def export(path: Path, report: Callable[[int], object] = lambda _: None) -> int:
    """Write every entry in order; give how many there are. The file appears when it is whole.

    Raises:
        UnknownFormat: the name ends neither with .csv nor with .jsonl.
        OSError: the file can not be written.
    """
    if path.suffix.lower() not in FORMATS:
        raise UnknownFormat(f"“{path.name}”的后缀不对；请写成 .csv（表格）或 .jsonl（全部字段）。")
    write = _write_csv if path.suffix.lower() == ".csv" else _write_jsonl
    encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding=encoding, newline="") as file:
            count = write(file, report)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _batches() -> Iterator[list[Entry]]:
    entries = Entry.objects.order_by("sequence").iterator(chunk_size=_BATCH)
    while batch := list(islice(entries, _BATCH)):
        yield batch


def _write_csv(file: IO[str], report: Callable[[int], object]) -> int:
    rows = csv.writer(file)
    rows.writerow(_TITLES)
    count = 0
    for batch in _batches():
        for one in read(batch):
            rows.writerow([_inert(text) for text in _row(one)])
        count += len(batch)
        report(count)
    return count


def _row(one: Read) -> tuple[str, ...]:
    entry = one.entry
    changes = "；".join(
        f"{line.name}：{line.before} → {line.after}"
        if line.before
        else f"{line.name}：{line.after}"
        for line in one.lines
    )
    return (
        str(entry.sequence), f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}", entry.actor_name,
        entry.action, entry.object_type, entry.object_id, entry.object_name, changes, entry.reason,
        entry.request_id, entry.hash,
    )  # fmt: skip


def _inert(text: str) -> str:
    """Keep a spreadsheet from taking a text that somebody typed for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _write_jsonl(file: IO[str], report: Callable[[int], object]) -> int:
    count = 0
    for batch in _batches():
        for entry in batch:
            content = {name: getattr(entry, name) for name in _FIELDS}
            content["at"] = entry.at.isoformat()
            file.write(json.dumps(content, ensure_ascii=False) + "\n")
        count += len(batch)
        report(count)
    return count
