"""Open the database of an installation for a command that works beside the server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jiheng.web import serving
from jiheng.web.data_directory import HOME_SETTING, data_directory
from jiheng.web.databases import sqlite_database


@contextmanager
def opened_database() -> Iterator[Path]:
    """Work with a database that is there and of this version; give the data directory.

    Raises:
        CannotServe: there is none, it can not be reached, or another version wrote it.
    """
    directory = data_directory()
    if not os.environ.get("JIHENG_DATABASE", "").strip():
        file = Path(sqlite_database(directory)["NAME"])
        if not file.is_file():
            raise serving.CannotServe(
                f"数据目录 {directory} 里没有数据库；"
                f"请用环境变量 {HOME_SETTING} 指对数据目录，或先用 jiheng serve 启动一次。"
            )
    serving.set_up()
    from django.db import connection

    try:
        serving.refuse_other_versions()
        yield directory
    finally:
        connection.close()
