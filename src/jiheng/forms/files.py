"""Files: written all or nothing, one or several, and why one can not be opened."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jiheng.forms.errors import FormError


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """Give a temporary path that takes the place of `path` when the block ends well.

    The folder is made where it is missing.  When the block fails, nothing is left behind and
    what stood at `path` is untouched.
    """
    temporary = _temporary(path)
    try:
        yield temporary
        _settle(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write several files together: all of them, or what stood there before.

    Every content is on disk beside its place, and every old file has a copy, before the first
    file takes its place; when one can not (it is open in another program), those that did are
    put back.  A copy that can not be put back either stays, and a note on the error names it.

    Raises:
        OSError: a file can not be written or replaced.
    """
    made: list[Path] = []
    fresh: dict[Path, Path] = {}
    old: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            fresh[path] = _temporary(path)
            made.append(fresh[path])
            fresh[path].write_bytes(content)
            _settle(fresh[path])
        for path in contents:
            if path.exists():
                copy = _temporary(path)
                made.append(copy)
                shutil.copy2(path, copy)
                old[path] = copy
        _replace_all(fresh, old, made)
    finally:
        for temporary in made:
            temporary.unlink(missing_ok=True)


def _replace_all(fresh: Mapping[Path, Path], old: Mapping[Path, Path], made: list[Path]) -> None:
    done: list[Path] = []
    try:
        for path, temporary in fresh.items():
            temporary.replace(path)
            done.append(path)
    except BaseException as error:
        for path in reversed(done):
            try:
                if path in old:
                    old[path].replace(path)
                else:
                    path.unlink()
            except OSError:
                if path in old:
                    made.remove(old[path])
                    error.add_note(f"原来的“{path.name}”没能放回原处，副本在 {old[path]}。")
        raise


def _temporary(path: Path) -> Path:
    """Make an empty file in the folder of `path`, which is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".jiheng-", suffix=path.suffix)
    os.close(handle)
    return Path(name)


def _settle(temporary: Path) -> None:
    """Have the disk keep what was written, and let colleagues read it."""
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    # mkstemp makes files that only their owner may read; a report is for colleagues.
    temporary.chmod(_usual_mode())


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


def cannot_write(path: Path, error: OSError) -> FormError:
    """Say in Chinese why a file or folder can not be written."""
    what = f"写不进去：{system_reason(error)}"
    advice = "请换一个文件夹，或关闭正打开同名文件的程序"
    if isinstance(error, FileExistsError):
        # Only making a folder fails so: a file has the name that a folder should have.
        name = Path(str(error.filename or path.parent)).name
        what, advice = f"写不进去：路径中的“{name}”是文件，不是文件夹", "请换一个文件夹"
    return FormError(what, value=path.name, file=str(path), advice=advice)


_REASONS = {
    errno.ENOENT: "路径不存在",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有读写的权限",
    errno.EPERM: "没有读写的权限",
    errno.EROFS: "所在的磁盘只能读",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘已满",
    errno.EFBIG: "文件太大",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "文件正被其他程序使用",
    errno.EXDEV: "不在同一个磁盘上",
    errno.EIO: "磁盘读写出错",
    errno.EINVAL: "文件名里有系统不允许的字符",
}


def system_reason(error: OSError) -> str:
    """Say in Chinese what the system objects to.

    >>> system_reason(OSError(errno.EROFS, "Read-only file system"))
    '所在的磁盘只能读'
    """
    number = error.errno or 0
    return _REASONS.get(number) or f"系统报错（{number}）{error.strerror or error}"
