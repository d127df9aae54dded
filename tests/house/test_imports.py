"""Rooms import upward: quantities ← standards ← forms ← scoring ← reports, checks ← web ← cli."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

# A room may import rooms of a smaller number and itself; rooms of the same number leave each
# other alone. A room that is missing here is reported, so a new one gets its place on purpose.
STOREY = {
    "data": 0,
    "quantities": 1,
    "standards": 2,
    "forms": 3,
    "scoring": 4,
    "tables": 5,
    "reports": 5,
    "checks": 5,
    "library": 5,
    "web": 6,
    "cli": 7,
    "__main__": 8,
}


def imported_names(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of everything imported, also inside functions.

    ``package`` is the package that a relative import starts from.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = [*start, *([node.module] if node.module else [])]
            for alias in node.names:
                yield node.lineno, ".".join([*base, alias.name])
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if called in {"import_module", "__import__"} and isinstance(node.args[0].value, str):
                yield node.lineno, node.args[0].value


def violations(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """Name every import in ``module`` (dotted, from ``jiheng``) that points the wrong way."""
    parts = tuple(module.split("."))
    room = parts[1] if len(parts) > 1 else ""
    # jiheng/__init__.py is imported by every room, so it may import none.
    if room and room not in STOREY:
        return [f"{module}: 房间 {room} 没有登记楼层"]
    storey = STOREY[room] if room else -1
    found = []
    for line, name in imported_names(ast.parse(source), parts if is_package else parts[:-1]):
        top, *below = name.split(".")
        if top == "django" and room != "web":
            found.append(f"{module}:{line}: web 之外不得导入 {name}")
        if top != "jiheng" or not below or below[0] not in STOREY or below[0] == room:
            continue
        if STOREY[below[0]] >= storey:
            found.append(f"{module}:{line}: {room or 'jiheng'} 不得导入 {name}")
    return found


def test_rooms_import_upward_only(source_files: list[Path], root: Path) -> None:
    found = []
    for path in source_files:
        parts = path.relative_to(root / "src").with_suffix("").parts
        is_package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if is_package else parts)
        found += violations(path.read_text("utf-8"), module, is_package=is_package)
    assert found == []


@pytest.mark.parametrize(
    ("module", "wrong", "right"),
    [
        (
            "jiheng.quantities.value",
            "from jiheng.scoring import score",
            "from jiheng.quantities import Unit",
        ),
        ("jiheng.forms.rows", "import jiheng.reports.document", "import jiheng.standards.terms"),
        ("jiheng.checks.findings", "from jiheng import reports", "from jiheng import scoring"),
        ("jiheng.reports.outline", "from ..checks import check", "from ..scoring import score"),
        ("jiheng.web.urls", "from ..cli import app", "from ..checks import check"),
        (
            "jiheng.standards.loading",
            "def f():\n    from ..forms import Dossier",
            "def f():\n    from ..quantities import Unit",
        ),
        (
            "jiheng.scoring.tree",
            "importlib.import_module('jiheng.cli.main')",
            "importlib.import_module('jiheng.forms')",
        ),
        ("jiheng.forms.rows", "from django.db import models", "from djangolike import models"),
        ("jiheng.forms.rows", "import django", "import json"),
        ("jiheng", "from jiheng.quantities import Unit", "from importlib import metadata"),
    ],
)
def test_a_wrong_import_is_caught_and_its_twin_passes(module: str, wrong: str, right: str) -> None:
    assert len(violations(wrong, module)) == 1
    assert violations(right, module) == []


def test_relative_imports_start_from_the_right_package() -> None:
    upward = "from .value import add"
    assert violations(upward, "jiheng.quantities", is_package=True) == []
    outward = "from ..scoring import score"
    assert len(violations(outward, "jiheng.quantities", is_package=True)) == 1
    assert len(violations(outward, "jiheng.quantities.value")) == 1


def test_web_may_use_django() -> None:
    assert violations("from django.db import models", "jiheng.web.models") == []


def test_an_unregistered_room_is_caught() -> None:
    assert violations("import json", "jiheng.attic.boxes") == [
        "jiheng.attic.boxes: 房间 attic 没有登记楼层"
    ]
