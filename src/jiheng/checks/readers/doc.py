"""Read doc, rtf and odt files by way of LibreOffice, where the machine has it."""

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from jiheng.checks.document import Document
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.docx import read_docx

_PATIENCE = 180
_SAVE_DOCX = "请在 WPS 或 Word 中打开，另存为 docx"


def read_converted(path: Path) -> Document:
    """Convert a file to docx in a folder of its own and read that.

    Raises:
        UnreadableFile: LibreOffice is missing, or can not open the file.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        what = "是老格式的文件，本机没有安装 LibreOffice，不能转换"
        raise UnreadableFile(what, str(path), "docx 文件", _SAVE_DOCX)
    with tempfile.TemporaryDirectory(prefix="jiheng-") as folder:
        home = Path(folder)
        # A fixed name: the user's own may begin with a dash or hold what a command line eats.
        source = home / f"source{path.suffix.lower() or '.doc'}"
        shutil.copyfile(path, source)
        command = [
            office,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(home / "converted"),
            str(source),
        ]
        try:
            _run(command)
        except subprocess.TimeoutExpired:
            what = f"LibreOffice 转换超过 {_PATIENCE} 秒"
            raise UnreadableFile(what, str(path), "docx 文件", _SAVE_DOCX) from None
        converted = home / "converted" / "source.docx"
        if not converted.is_file():
            what = "LibreOffice 打不开这个文件（已损坏或有密码）"
            raise UnreadableFile(what, str(path), "docx 文件", _SAVE_DOCX)
        try:
            document = read_docx(converted)
        except UnreadableFile as error:
            raise UnreadableFile(error.what, str(path), error.expected, _SAVE_DOCX) from None
    return replace(document, name=path.name, format="doc")


def _run(command: list[str]) -> None:
    """Run a command; end it with all that it started when it takes too long."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            if os.name == "posix":
                # The launcher is only the parent of the program that does the work.
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            raise
