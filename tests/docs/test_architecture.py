"""The table of rooms in the document is what the imports in the code are."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path

from doc_markdown import DOCS, ROOT, Page

PACKAGE = ROOT / "src" / "jiheng"
NO_CODE = {"data"}


def rooms(package: Path) -> list[str]:
    return sorted(
        path.parent.name
        for path in package.glob("*/__init__.py")
        if path.parent.name not in NO_CODE
    )


def room_imports(package: Path) -> dict[str, set[str]]:
    """Derive from the code which rooms each room imports."""
    known = rooms(package)
    found: dict[str, set[str]] = {room: set() for room in known}
    for room in known:
        for path in (package / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                for name in modules(node):
                    parts = name.split(".")
                    if parts[0] == "jiheng" and len(parts) > 1 and parts[1] in known:
                        found[room].add(parts[1])
        found[room].discard(room)
    return found


def modules(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names, level=0):
            return [module, *(f"{module}.{alias.name}" for alias in names)]
    return []


def documented() -> Mapping[str, set[str]]:
    (table,) = Page(DOCS / "architecture.md").tables()
    return {row[0].strip("`"): set(re.findall(r"`(\w+)`", row[2])) for row in table[1:]}


def test_the_table_of_rooms_is_what_the_code_imports() -> None:
    assert documented() == room_imports(PACKAGE)


def test_the_order_of_the_rooms_is_the_one_drawn() -> None:
    text = Page(DOCS / "architecture.md").text
    (line,) = re.findall(r"^quantities ◄─ .*$", text, re.MULTILINE)
    drawn = line.split(" ◄─ ")
    for room, used in room_imports(PACKAGE).items():
        if room in drawn:
            assert used <= set(drawn[: drawn.index(room)]), room


def test_imports_are_found_in_every_spelling(tmp_path: Path) -> None:
    for room in ("low", "high", "top"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").write_text("", "utf-8")
    (tmp_path / "high" / "a.py").write_text("from jiheng.low.x import y\n", "utf-8")
    late = "def f():\n    import jiheng.low\n    from jiheng import high\n    import lowly\n"
    (tmp_path / "top" / "b.py").write_text(late, "utf-8")
    assert room_imports(tmp_path) == {"low": set(), "high": {"low"}, "top": {"low", "high"}}
