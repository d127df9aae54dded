"""Draw Vega-Lite specifications as SVG and PNG, each once for all writers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jiheng.reports.fonts import floor_folder

__all__ = ["draw_png", "draw_svg", "svg_size", "warm_up"]

_VEGA_LITE = "6.1"
_SIZE = re.compile(r'<svg[^>]*? width="([0-9.]+)" height="([0-9.]+)"')


def draw_svg(spec: Mapping[str, Any]) -> str:
    """Draw a specification as SVG with its text kept as text."""
    drawn = {key: value for key, value in spec.items() if key not in ("usermeta", "description")}
    return _svg(json.dumps(drawn, ensure_ascii=False, sort_keys=True))


def draw_png(spec: Mapping[str, Any], scale: int = 3) -> bytes:
    """Draw a specification as PNG, ``scale`` dots per px (3 is 288 dots an inch)."""
    return _png(draw_svg(spec), scale)


def svg_size(svg: str) -> tuple[float, float]:
    """Read width and height of a drawn SVG, px of 1/96 inch.

    >>> svg_size('<svg class="marks" width="363" height="82.5" viewBox="0 0 363 82.5">')
    (363.0, 82.5)
    """
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("SVG 没有写明宽和高")
    return float(found[1]), float(found[2])


@cache
def warm_up() -> None:
    """Load the drawing engine and its Chinese font; done once a process."""
    import vl_convert

    vl_convert.register_font_directory(str(floor_folder()))


@lru_cache(maxsize=64)
def _svg(spec: str) -> str:
    import vl_convert

    warm_up()
    return vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)


@lru_cache(maxsize=64)
def _png(svg: str, scale: int) -> bytes:
    import vl_convert

    warm_up()
    return vl_convert.svg_to_png(svg, scale=scale)
