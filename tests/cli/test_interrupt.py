"""Ctrl-C is one line in Chinese and exit code 130, at whatever moment it is pressed."""

import subprocess
import sys

from jiheng.cli import score

ONE_LINE = "已中止。没有写完的文件不会留下。\n"

PRESSED_WHILE_LOADING = """
import sys
class Pressed:
    def find_spec(self, name, *_):
        if name == "jiheng.cli.app":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Pressed())
from jiheng.cli.main import run
run(["--version"])
"""


def test_while_a_command_works(jiheng, example, monkeypatch):
    def press(*_):
        raise KeyboardInterrupt

    assert jiheng("score", example).code == 0
    monkeypatch.setattr(score, "open_dossier", press)
    got = jiheng("score", example)
    assert (got.code, got.out, got.err) == (130, "", ONE_LINE)


def test_while_the_program_loads():
    command = [sys.executable, "-c", PRESSED_WHILE_LOADING]
    got = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (got.returncode, got.stdout, got.stderr) == (130, "", ONE_LINE)
