"""The styles of report; those of held_out/ are found by themselves and reported apart."""

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
from benchmarks.checks.held_out import exam

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
def held_out_styles() -> dict[str, Writer]:
    """Find the styles of held_out/."""
    return _found_in(held_out)


@cache
def exam_styles() -> dict[str, Writer]:
    """Find the styles of held_out/exam/, written after the rules and reported apart again."""
    return _found_in(exam)
