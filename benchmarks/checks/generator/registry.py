"""The styles of report; those of held_out/ are found by themselves and reported apart."""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module

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


@cache
def held_out_styles() -> dict[str, Writer]:
    """Find the styles of held_out/: every module with a function ``write(builder)``."""
    found: dict[str, Writer] = {}
    for module in sorted(pkgutil.iter_modules(held_out.__path__), key=lambda found: found.name):
        loaded = import_module(f"{held_out.__name__}.{module.name}")
        if hasattr(loaded, "write"):
            found[module.name] = loaded.write
    return found
