"""Define the styles of an official docx file.

The faces are the ones of GB/T 9704-2012 by name; machines of public bodies have them. Body text
and headings stand on the grid of 22 lines, each character a quarter point closer to the next; all
smaller type leaves the grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

from jiheng.reports.writers import page
from jiheng.reports.writers.docx_oxml import add_element, element, set_face, set_indent

__all__ = ["FANG", "HEI", "KAI", "SONG", "TABLE", "TITLE", "define_styles"]

FANG, HEI, KAI, SONG, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
TABLE = "公文表"

_CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
_TRACKING = round(page.TRACKING_PT * 20)


@dataclass(frozen=True, slots=True)
class _Look:
    """Say how a paragraph style differs from the body's; lengths in points, 0 for no difference.

    ``line`` is an exact height, or the least one. ``following`` names the style of the paragraph
    typed after one of this style.
    """

    name: str
    style_id: str
    face: str = ""
    size: float = 0
    line: int = 0
    least: bool = False
    before: int = 0
    after: int = 0
    side: WD_ALIGN_PARAGRAPH | None = None
    keep_next: bool = False
    keep_lines: bool = False
    first_line: int = 0
    right: int = 0
    outline: int | None = None
    on_grid: bool = False
    following: str = "Body Text"


def _heading(level: int, face: str) -> _Look:
    return _Look(
        f"Heading {level}",
        f"Heading{level}",
        face,
        keep_next=True,
        keep_lines=True,
        first_line=2,
        outline=level - 1,
        on_grid=True,
    )


_SMALL = page.SMALL_PT
_LOOKS = (
    _Look("Body Text", "BodyText", first_line=2, on_grid=True),
    _Look("Title", "Title", TITLE, page.OFFICIAL.title_pt, 34, side=_CENTER, keep_next=True),
    _heading(1, HEI),
    _heading(2, KAI),
    _heading(3, FANG),
    _heading(4, FANG),
    _Look("公文附件", "Attachment", HEI, on_grid=True),
    _Look(
        "Caption", "Caption", HEI, 12, 22, before=8, side=_CENTER, keep_next=True, keep_lines=True
    ),
    _Look("公文图题", "ChartCaption", HEI, 12, 20, before=2, after=8, side=_CENTER),
    _Look("公文表格单位", "TableUnit", SONG, _SMALL, 16, side=_RIGHT, keep_next=True),
    _Look(
        "公文表格",
        "TableText",
        SONG,
        _SMALL,
        17,
        least=True,
        side=WD_ALIGN_PARAGRAPH.LEFT,
        following="公文表格",
    ),
    _Look(
        "公文表头",
        "TableHead",
        HEI,
        _SMALL,
        17,
        least=True,
        side=_CENTER,
        following="公文表格",
    ),
    _Look("公文表注", "TableNote", SONG, _SMALL, 17, after=6),
    _Look("公文表后", "TableEnd", size=5, line=12),
    _Look("公文表接", "TableJoin", size=1, line=1, keep_next=True),
    _Look("公文图", "Picture", before=6, side=_CENTER, keep_next=True),
    _Look(
        "Signature",
        "Signature",
        side=_RIGHT,
        keep_next=True,
        keep_lines=True,
        right=4,
        on_grid=True,
        following="Signature",
    ),
    _Look("Footer", "Footer", SONG, page.FOOTER_PT, 16, following="Footer"),
)


def define_styles(styles: Styles) -> None:
    """Put the official styles in place of the ones a new python-docx file comes with."""
    for style in list(styles):
        if style.name not in _KEPT:
            style.delete()
    for number in styles.element.xpath("w:style/w:rsid"):
        number.getparent().remove(number)
    _set_defaults(styles.element.find(qn("w:docDefaults")))
    _set_normal(styles["Normal"])
    for look in _LOOKS:
        _add_style(styles, look)
    for look in _LOOKS:
        styles[look.name].next_paragraph_style = styles[look.following]
    _add_table_style(styles)


def _set_defaults(defaults: Any) -> None:
    """Set face, size and language for whatever has no style; the theme's faces go."""
    defaults.clear()
    run = add_element(add_element(defaults, "rPrDefault"), "rPr")
    add_element(run, "rFonts", hint="eastAsia", ascii=FANG, hAnsi=FANG, eastAsia=FANG, cs=FANG)
    add_element(run, "sz", val=page.BODY_PT * 2)
    add_element(run, "szCs", val=page.BODY_PT * 2)
    add_element(run, "lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    add_element(defaults, "pPrDefault")


def _set_normal(style: ParagraphStyle) -> None:
    layout = style.paragraph_format
    layout.widow_control = False
    layout.line_spacing = Pt(page.LINE_PT)
    layout.space_before = layout.space_after = Pt(0)
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _track(style, _TRACKING)


# python-docx leaves add_style untyped, hence Any.
def _add_style(styles: Any, look: _Look) -> None:
    builtin = look.name.isascii()
    style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin)
    style.style_id = look.style_id
    style.base_style = styles["Normal"]
    style.quick_style = True
    _set_paragraph(style, look)
    if look.face:
        set_face(style.font, look.face)
    if not look.on_grid:
        _track(style, 0)
    if look.size:
        style.font.size = Pt(look.size)
        style.element.rPr.insert_element_before(element("szCs", val=round(look.size * 2)), "w:lang")


def _set_paragraph(style: ParagraphStyle, look: _Look) -> None:
    layout = style.paragraph_format
    if look.keep_next:
        layout.keep_with_next = True
    if look.keep_lines:
        layout.keep_together = True
    if not look.on_grid:
        _leave_grid(style)
        layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
        if look.line:
            layout.line_spacing = Pt(look.line)
        else:
            layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if look.least:
        layout.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    if look.first_line:
        layout.first_line_indent = Pt(page.BODY_PT * look.first_line)
        set_indent(layout, "firstLine", look.first_line)
    if look.right:
        layout.right_indent = Pt(page.BODY_PT * look.right)
        set_indent(layout, "right", look.right)
    if look.side is not None:
        layout.alignment = look.side
    if look.outline is not None:
        style.element.pPr.get_or_add_outlineLvl().val = look.outline


def _leave_grid(style: ParagraphStyle) -> None:
    later = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    style.element.get_or_add_pPr().insert_element_before(element("snapToGrid", val=0), *later)


def _track(style: ParagraphStyle, twentieths: int) -> None:
    later = ("w:sz", "w:szCs", "w:lang")
    style.element.get_or_add_rPr().insert_element_before(element("spacing", val=twentieths), *later)


def _add_table_style(styles: Any) -> None:
    """Define thin lines all round and a little air in every cell."""
    style = styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.style_id = "OfficialTable"
    style.base_style = styles["Normal Table"]
    properties = add_element(style.element, "tblPr")
    borders = add_element(properties, "tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add_element(borders, edge, val="single", sz=4, space=0, color="000000")
    margins = add_element(properties, "tblCellMar")
    for edge, width in (("top", 30), ("left", 70), ("bottom", 30), ("right", 70)):
        add_element(margins, edge, w=width, type="dxa")
