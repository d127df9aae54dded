"""Run the command line in this process and keep what it prints."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jiheng.cli.main import exit_code

EXAMPLE = Path(__file__).parents[2] / "examples" / "guangzhou-kjj-2021"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def jiheng(capsys, monkeypatch) -> Callable[..., Outcome]:
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Outcome:
        code = exit_code([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def example() -> Path:
    return EXAMPLE


@pytest.fixture
def copy(tmp_path) -> Path:
    """Give a copy of the example that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "资料"))
