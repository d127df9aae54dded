"""Money and points are exact: no float and no round() where they are computed."""

import ast
from pathlib import Path

import pytest

EXACT_ROOMS = ("quantities", "standards", "scoring", "forms", "checks", "tables")
INEXACT = {"float", "round"}


def floats(source: str) -> list[str]:
    """Name every float literal, and every ``float`` or ``round`` called or handed to be called."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            found.append(f"第{node.lineno}行：浮点数 {node.value}")
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else ""
            if name in INEXACT:
                found.append(f"第{node.lineno}行：调用 {name}()")
            if isinstance(called, ast.Attribute) and called.attr in INEXACT:
                found.append(f"第{node.lineno}行：调用 .{called.attr}()")
            if name in {"isinstance", "issubclass"}:  # asking is allowed: that is how one refuses
                continue
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                if isinstance(argument, ast.Name) and argument.id in INEXACT:
                    found.append(f"第{node.lineno}行：传递 {argument.id}")
    return found


@pytest.mark.parametrize("room", EXACT_ROOMS)
def test_room_is_exact(room: str, root: Path) -> None:
    files = sorted((root / "src" / "jiheng" / room).rglob("*.py"))
    assert files, f"没有找到 {room} 的模块"
    found = [f"{path.name} {line}" for path in files for line in floats(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("x = 0.5", "x = Fraction(1, 2)"),
        ("x = 1e3", "x = 10**3"),
        ("x = 2j", "x = '2j'"),
        ("x = float('1.5')", "x = Fraction('1.5')"),
        ("x = round(y, 2)", "x = round_half_up(y, 2)"),
        ("x = frame.round(2)", "x = frame.rounded(2)"),
        ("x = map(float, rows)", "x = map(Fraction, rows)"),
        ("x = sorted(rows, key=round)", "x = sorted(rows, key=len)"),
        ("x: object = float(y)", "x: bool = isinstance(y, float)"),
    ],
)
def test_a_float_is_caught_and_its_twin_passes(wrong: str, right: str) -> None:
    assert len(floats(wrong)) == 1
    assert floats(right) == []
