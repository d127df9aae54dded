"""Find the fonts that PDF files and charts are set in.

The official faces of GB/T 9704-2012 are not free, so a chain is tried: the site's own folders
(environment variable ``JIHENG_FONTS``), then Fandol where TeX has put it, then the Noto fonts of
the package ``pylopdf-fonts-zh-cn``, which are always there. Docx files only name the official
faces and need no font at all.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

__all__ = ["CHART_FONT", "FontError", "FontSet", "find_fonts", "floor_folder"]

CHART_FONT = "Noto Sans SC"

_FLOOR = {"sans": "Noto Sans SC", "serif": "Noto Serif SC"}

# Role in the document: families to try in order, then the floor that every machine has. A font
# file may call itself by its Chinese or by its English name.
_ROLES: dict[str, tuple[tuple[str, ...], str]] = {
    "title": (
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋_GBK"),
        "serif",
    ),
    "body": (("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "FandolFang R"), "serif"),
    "hei": (("黑体", "SimHei", "FandolHei"), "sans"),
    "kai": (("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "FandolKai"), "serif"),
    "song": (("宋体", "SimSun", "FandolSong"), "serif"),
}

_TEX_ROOTS = (
    "/usr/share/texlive/texmf-dist",
    "/usr/share/texmf-dist",
    "/usr/share/texmf",
    "/usr/local/share/texmf",
    "/opt/texlive/texmf-dist",
)
_FANDOL = "fonts/opentype/public/fandol"


class FontError(ValueError):
    """Report a font setting that cannot be followed."""


@dataclass(frozen=True, eq=False)
class FontSet:
    """Hold the fonts found: the opened faces and, per role, the families to set text in.

    ``faces`` are typst's opened fonts; ``plain`` names the roles for which only the floor was
    found, so that the page design can tell their headings apart in another way.
    """

    folders: tuple[Path, ...]
    families: dict[str, tuple[str, ...]]
    plain: frozenset[str]
    faces: typst.Fonts


def floor_folder() -> Path:
    """Give the folder of the fonts that come with the installation.

    Raises FontError when the package is missing.
    """
    found = find_spec("pylopdf_fonts_zh_cn")
    if found is None or found.origin is None:
        raise FontError(
            "没有找到随附的中文字库（pylopdf-fonts-zh-cn）。"
            "应当随安装一起就位。请重新安装绩衡，或用 JIHENG_FONTS 指定字库文件夹。"
        )
    return Path(found.origin).parent


def find_fonts(setting: str | None = None) -> FontSet:
    """Open the chain of fonts; ``setting`` replaces the variable ``JIHENG_FONTS``.

    The setting is one folder or several, separated as in PATH. Raises FontError when one of them
    does not exist.
    """
    chosen = os.environ.get("JIHENG_FONTS", "") if setting is None else setting
    return _open_fonts(tuple(part for part in chosen.split(os.pathsep) if part))


@lru_cache(maxsize=4)
def _open_fonts(site: tuple[str, ...]) -> FontSet:
    import typst

    folders = [Path(part) for part in site]
    for folder in folders:
        if not folder.is_dir():
            raise FontError(
                f"环境变量 JIHENG_FONTS 中的“{folder}”不是文件夹。"
                "应为存放 ttf、ttc 或 otf 字库的文件夹。请改正路径，或取消这个变量。"
            )
    folders += [folder for root in _TEX_ROOTS if (folder := Path(root, _FANDOL)).is_dir()]
    folders.append(floor_folder())
    faces = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders],
    )
    there = set(faces.families())
    families: dict[str, tuple[str, ...]] = {}
    plain = set()
    for role, (wanted, floor) in _ROLES.items():
        found = [name for name in wanted if name in there]
        if not found:
            plain.add(role)
        # GB2312 fonts lack characters such as ㎡ 喆 镕: a floor always stands behind them.
        behind = [_FLOOR[floor], *(name for name in _FLOOR.values() if name != _FLOOR[floor])]
        families[role] = (*found[:1], *behind)
    return FontSet(tuple(folders), families, frozenset(plain), faces)
