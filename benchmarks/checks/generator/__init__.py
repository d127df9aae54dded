"""Generate self-consistent reports from a seed, with the list of what is true in them."""

from benchmarks.checks.generator.builder import Builder
from benchmarks.checks.generator.model import Report
from benchmarks.checks.generator.registry import STYLES, held_out_styles, rounds

__all__ = ["STYLES", "generate", "held_out_styles", "rounds"]


def generate(style: str, seed: int) -> Report:
    """Write the report of a style from a seed; the same seed gives the same report.

    Raises KeyError when no style has that name.
    """
    write = {**STYLES, **held_out_styles()}[style]
    builder = Builder(style, seed)
    write(builder)
    return builder.finish()
