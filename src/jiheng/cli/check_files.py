"""The files of `jiheng check`: which to read, and where to write what was found."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiheng.checks.suppression import FILE_NAME
from jiheng.cli.usage import NotWritten

WALKED = (".docx", ".doc", ".pdf", ".xlsx", ".xls", ".ods", ".txt", ".html", ".htm")
"""What is looked at in a folder; a file named by itself is told by its content."""
MARK = "-核验"
"""Ends the names of what this command writes; such files in a folder are not read again."""


@dataclass(frozen=True)
class Target:
    """Name a file to check; `label` is what the user sees."""

    path: Path
    label: str


def find_targets(paths: Sequence[Path]) -> tuple[Target, ...]:
    """List the files given and those in the folders given, each once."""
    found: dict[Path, Path] = {}
    for path in paths:
        for one in walk(path) if path.is_dir() else (path,):
            found.setdefault(Path(os.path.abspath(one)), one)
    names = Counter(path.name for path in found.values())
    return tuple(
        Target(path, path.name if names[path.name] == 1 else str(path)) for path in found.values()
    )


def walk(folder: Path) -> Iterator[Path]:
    """Yield the readable kinds of file in a folder and below, by name.

    Hidden files, the lock files of office programs and what this command wrote are left out.

    Raises:
        OSError: a folder cannot be listed.
    """

    def refuse(error: OSError) -> None:
        raise error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            is_ours = name == FILE_NAME or path.stem.endswith(MARK)
            if path.suffix.lower() in WALKED and not name.startswith((".", "~$")) and not is_ours:
                yield path


def plan_outputs(
    targets: Sequence[Target], output: Path | None, ending: str, *, replace: bool
) -> dict[Path, Path]:
    """Name the file to write for each document, before any work is done.

    Without `output` it stands beside the document; for several documents `output` is a folder.

    Raises:
        NotWritten: a file is there already, or would be one of the documents itself.
    """
    if output is not None and len(targets) == 1 and not output.is_dir():
        planned = {targets[0].path: output}
    else:
        planned = _default_names(targets, output, ending)
    for path in planned.values():
        refuse_existing(path, [target.path for target in targets], replace=replace)
    return planned


def _default_names(targets: Sequence[Target], folder: Path | None, ending: str) -> dict[Path, Path]:
    planned: dict[Path, Path] = {}
    taken: set[Path] = set()
    for target in targets:
        path = target.path
        place = path.parent if folder is None else folder
        # 甲.pdf beside 甲.docx keeps its suffix in the name; more of a name get numbers.
        choices = [f"{path.stem}{MARK}.{ending}", f"{path.name}{MARK}.{ending}"]
        choices += [f"{path.name}-{n}{MARK}.{ending}" for n in range(2, len(targets) + 2)]
        chosen = next(place / name for name in choices if place / name not in taken)
        taken.add(chosen)
        planned[path] = chosen
    return planned


def refuse_existing(path: Path, documents: Sequence[Path], *, replace: bool) -> None:
    """Refuse to write over a document, ever, or over another file unless asked to.

    Raises:
        NotWritten: saying what to do instead.
    """
    if not path.exists():
        return
    if any(one.exists() and path.samefile(one) for one in documents):
        raise NotWritten(f"“{path}”是要核验的原文件，不能覆盖；请用 --output 另写文件名。")
    if path.is_dir():
        raise NotWritten(f"“{path}”是文件夹；请用 --output 写文件名。")
    if not replace:
        raise NotWritten(f"“{path}”已经存在，里面可能有填好的内容；确认替换请加 --replace。")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file at once: whoever reads it sees the old content or the new, never a part."""
    # Loaded only now: the room of forms is large, and most checks write no file.
    from jiheng.forms.files import replaced_file

    with replaced_file(path) as temporary:
        temporary.write_bytes(content)
