"""Replace the files of a folder together: all of them, or none."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotRestored(OSError):
    """Say that old files could not be put back, and where their copies are kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"旧文件保存在 {folder}")
        self.folder = folder


@contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder whose files take their places in `folder` when the block ends well.

    A file of the same name is replaced, every other one is left alone.  The temporary folder
    stands in `folder`, so that every move stays on one file system.  Old files are copied before
    the first move.  Whatever fails, every old file stands at its place again.

    Raises:
        NotRestored: old files could not be put back; their copies are kept.
    """
    temporary = Path(tempfile.mkdtemp(dir=folder, prefix=".jiheng-"))
    new, kept = temporary / "new", temporary / "old"
    is_over = True
    try:
        new.mkdir()
        kept.mkdir()
        yield new
        moves = {path: folder / path.name for path in sorted(new.iterdir())}
        before = {place: kept / place.name for place in moves.values() if os.path.lexists(place)}
        for place, copy in before.items():
            shutil.copy2(place, copy, follow_symlinks=False)
        try:
            for path, place in moves.items():
                os.replace(path, place)
        except BaseException:
            is_over = False
            _restore(before, [place for path, place in moves.items() if not path.exists()], kept)
            is_over = True
            raise
    finally:
        if is_over:
            shutil.rmtree(temporary, ignore_errors=True)


def _restore(before: dict[Path, Path], moved: list[Path], kept: Path) -> None:
    """Put old files back and take away new ones that replaced nothing."""
    is_whole = True
    for path, copy in before.items():
        try:
            # A file that was not touched yet needs no moving.
            if path in moved or not os.path.lexists(path):
                os.replace(copy, path)
        except OSError:
            is_whole = False
    for path in moved:
        if path not in before:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                is_whole = False
    if not is_whole:
        raise NotRestored(kept)
