"""Files: written all or nothing, and why one can not be opened."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jiheng.forms.errors import FormError


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """Give a temporary path that takes the place of `path` when the block ends well.

    The folder is made where it is missing.  When the block fails, nothing is left behind and
    what stood at `path` is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp makes files that only their owner may read; a report is for colleagues.
        temporary.chmod(_usual_mode())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def cannot_open(path: Path, error: OSError) -> FormError:
    """Say in Chinese why a file or folder can not be opened."""
    reasons = {
        FileNotFoundError: ("没有这个文件或文件夹", "请核对路径"),
        PermissionError: ("没有读取权限", "请让管理员授权，或复制到自己的文件夹"),
        IsADirectoryError: ("这是文件夹，不是文件", "请指定文件"),
        NotADirectoryError: ("这不是文件夹", "请指定文件夹"),
    }
    what, advice = reasons.get(type(error), ("打不开", "请确认文件没有损坏、没有被占用"))
    return FormError(what, value=path.name, file=str(path), advice=advice)
