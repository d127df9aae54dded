"""Modules are named for what they hold, and stay small."""

from pathlib import Path

import pytest

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
LONGEST = 450


def vague_names(path: Path) -> set[str]:
    """Name the folders and the module in ``path`` (relative) that say nothing."""
    return VAGUE & {*path.parent.parts, path.stem}


def is_too_long(text: str) -> bool:
    """Tell whether a module has more lines than one sitting can read."""
    return len(text.splitlines()) > LONGEST


def test_names_say_what_is_inside(repository_files: list[Path], root: Path) -> None:
    modules = [path.relative_to(root) for path in repository_files if path.suffix == ".py"]
    assert [str(path) for path in modules if vague_names(path)] == []


def test_source_files_are_small(source_files: list[Path], root: Path) -> None:
    long = [path for path in source_files if is_too_long(path.read_text("utf-8"))]
    assert [str(path.relative_to(root)) for path in long] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("src/jiheng/forms/utils.py", "src/jiheng/forms/rows.py"),
        ("src/jiheng/common/text.py", "src/jiheng/commons/text.py"),
        ("tests/helpers/__init__.py", "tests/house/__init__.py"),
    ],
)
def test_a_vague_name_is_caught_and_its_twin_passes(wrong: str, right: str) -> None:
    assert vague_names(Path(wrong))
    assert not vague_names(Path(right))


def test_one_line_too_many_is_caught_and_its_twin_passes() -> None:
    assert is_too_long("x\n" * (LONGEST + 1))
    assert not is_too_long("x\n" * LONGEST)
