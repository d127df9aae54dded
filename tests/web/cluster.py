"""A PostgreSQL cluster of the tests' own: made, started, and taken away again.

It listens on no port, only on a socket in its own folder, so that any number can run beside each
other and beside the machine's own. As root, it runs as another user, which PostgreSQL demands.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

USER = "jiheng"
_DEBIAN = Path("/usr/lib/postgresql")
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


class NoPostgres(RuntimeError):
    """PostgreSQL's programs are not installed, or do not run."""


def programs() -> Path | None:
    """Give the folder of initdb and pg_ctl: the newest of Debian's, or the one on PATH."""
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class Cluster:
    """One cluster in a folder that is only its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._data = folder / "data"

    @staticmethod
    def new_folder() -> Path:
        """Make the folder; short, since a socket's path may not be long."""
        return Path(tempfile.mkdtemp(prefix="jhpg-"))

    def start(self) -> None:
        """Make the cluster and start it.

        Raises:
            NoPostgres: the programs are missing or fail.
        """
        if os.geteuid() == 0:
            owner = self._owner()
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self._run(
            "initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' {_FAST}"
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self._data, "-l", log, "-o", options, "-w", "start")

    def stop(self) -> None:
        """End it at once, and remove it."""
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str = "postgres") -> str:
        """Give the address as JIHENG_DATABASE is written."""
        return f"postgresql://{USER}@/{database}?host={quote(str(self.folder), safe='')}"

    def create(self, database: str) -> str:
        """Make an empty database, and give its address."""
        self._run("createdb", "-h", self.folder, "-U", USER, database)
        return self.address(database)

    def _run(self, program: str, *arguments: object) -> None:
        folder = programs()
        if folder is None:
            raise NoPostgres("没有找到 PostgreSQL；Debian 上请执行 apt-get install postgresql。")
        owner = self._owner() if os.geteuid() == 0 else None
        with (self.folder / f"{program}.out").open("w+b") as out:
            done = subprocess.run(
                [str(folder / program), *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                user=owner.pw_uid if owner else None,
                group=owner.pw_gid if owner else None,
                extra_groups=[] if owner else None,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                check=False,
            )
            out.seek(0)
            if done.returncode:
                raise NoPostgres(f"{program} 没有成功：{out.read().decode(errors='replace')}")

    @staticmethod
    def _owner() -> pwd.struct_passwd:
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        return names.get("postgres") or names["nobody"]
