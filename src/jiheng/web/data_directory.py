"""The directory that holds everything an installation keeps: database, key, attachments."""

import os
import secrets
from pathlib import Path

HOME_SETTING = "JIHENG_HOME"
DATABASE_SETTING = "JIHENG_DATABASE"


def data_directory() -> Path:
    """Give the data directory: the setting JIHENG_HOME, or `jiheng` in the home directory."""
    chosen = os.environ.get("JIHENG_HOME", "").strip()
    return Path(chosen).expanduser().absolute() if chosen else Path.home() / "jiheng"


def prepare(directory: Path) -> None:
    """Make the data directory, readable by its owner alone, and the signing key in it.

    Raises:
        OSError: the directory can not be made or written.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    signing_key(directory)


def signing_key(directory: Path) -> str:
    """Give the key that sessions are signed with; it is made at the first start and kept.

    Raises:
        OSError: the key can neither be read nor be written.
    """
    path = directory / "secret.key"
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)  # 两个进程同时启动时，先到的为准。
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
