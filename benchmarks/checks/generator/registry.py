"""The styles of report; those of held_out/ are found by themselves, round by round."""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType

from benchmarks.checks import held_out
from benchmarks.checks.generator.builder import Builder
from benchmarks.checks.generator.styles import (
    guangzhou,
    hunan,
    project,
    shanghai,
    sichuan,
    yunnan,
)

Writer = Callable[[Builder], None]
STYLES: dict[str, Writer] = {
    "guangzhou": guangzhou.write,
    "hunan": hunan.write,
    "sichuan": sichuan.write,
    "yunnan": yunnan.write,
    "shanghai": shanghai.write,
    "project": project.write,
}


def _found_in(package: ModuleType) -> dict[str, Writer]:
    """Find the styles of a package: every module with a function ``write(builder)``."""
    found: dict[str, Writer] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        loaded = import_module(f"{package.__name__}.{module.name}")
        if hasattr(loaded, "write"):
            found[module.name] = loaded.write
    return found


@cache
def rounds() -> tuple[dict[str, Writer], ...]:
    """Find the rounds of held_out/, oldest first; each gives its styles by name."""
    names = sorted(
        (found.name for found in pkgutil.iter_modules(held_out.__path__) if found.ispkg),
        key=lambda name: int(name.removeprefix("round")),
    )
    return tuple(_found_in(import_module(f"{held_out.__name__}.{name}")) for name in names)


def held_out_styles() -> dict[str, Writer]:
    """Give the styles of all rounds."""
    return {name: write for found in rounds() for name, write in found.items()}
