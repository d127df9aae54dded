"""Write the style, settings, font and footer parts of an official docx file.

The faces are the ones of GB/T 9704-2012 by name; machines of public bodies have them. Each is
listed in the font table with its usual stand-in.
"""

from __future__ import annotations

from jiheng.reports.writers import page
from jiheng.reports.writers.markup import Attributes, tag

__all__ = [
    "FANG",
    "HEI",
    "NAMESPACES",
    "font_table_xml",
    "footer_xml",
    "run_fonts",
    "section_xml",
    "settings_xml",
    "styles_xml",
    "twips",
]

FANG, HEI, KAI, SONG, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
_STAND_INS = {FANG: "仿宋", HEI: "SimHei", KAI: "楷体", SONG: "SimSun", TITLE: "宋体"}

_SCHEMAS = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "xmlns:w": f"{_SCHEMAS}/wordprocessingml/2006/main",
    "xmlns:r": f"{_SCHEMAS}/officeDocument/2006/relationships",
    "xmlns:wp": f"{_SCHEMAS}/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": f"{_SCHEMAS}/drawingml/2006/main",
    "xmlns:pic": f"{_SCHEMAS}/drawingml/2006/picture",
}
_W = {"xmlns:w": NAMESPACES["xmlns:w"]}

_LINE = round(page.LINE_PT * 20)
_TRACKING = round(page.TRACKING_PT * 20)


def twips(millimetres: float) -> int:
    """Turn millimetres into twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def run_fonts(face: str) -> str:
    """Name one face for Chinese and Latin alike; the hint keeps quotation marks full width."""
    return tag(
        "w:rFonts",
        {
            "w:hint": "eastAsia",
            "w:ascii": face,
            "w:hAnsi": face,
            "w:eastAsia": face,
            "w:cs": face,
        },
    )


def _size(points: float) -> str:
    half_points = round(points * 2)
    return tag("w:sz", {"w:val": half_points}) + tag("w:szCs", {"w:val": half_points})


def _style(
    style_id: str, name: str, paragraph: str = "", run: str = "", after: str = "Normal"
) -> str:
    based = "" if style_id == "Normal" else tag("w:basedOn", {"w:val": "Normal"})
    default: Attributes = {"w:default": 1} if style_id == "Normal" else {}
    return tag(
        "w:style",
        {"w:type": "paragraph", **default, "w:styleId": style_id},
        tag("w:name", {"w:val": name}),
        based,
        tag("w:next", {"w:val": after}),
        tag("w:qFormat"),
        tag("w:pPr", None, paragraph),
        tag("w:rPr", None, run),
    )


def _spacing(line: float, rule: str = "exact", before: float = 0, after: float = 0) -> str:
    return tag(
        "w:spacing",
        {
            "w:before": round(before * 20),
            "w:after": round(after * 20),
            "w:line": round(line * 20),
            "w:lineRule": rule,
        },
    )


def _side(value: str) -> str:
    return tag("w:jc", {"w:val": value})


_INDENT = tag("w:ind", {"w:firstLineChars": 200, "w:firstLine": page.BODY_PT * 2 * 20})
_KEEP = tag("w:keepNext") + tag("w:keepLines")
_FREE = tag("w:snapToGrid", {"w:val": 0})
_NARROW = tag("w:spacing", {"w:val": _TRACKING})


def _heading(level: int, face: str) -> str:
    paragraph = _KEEP + _INDENT + tag("w:outlineLvl", {"w:val": level - 1})
    return _style(f"Heading{level}", f"heading {level}", paragraph, run_fonts(face), "BodyText")


def styles_xml() -> str:
    """Write ``word/styles.xml``."""
    small = _size(page.SMALL_PT) + tag("w:lang", {"w:eastAsia": "zh-CN"})
    plain = tag("w:spacing", {"w:val": 0})
    language = tag("w:lang", {"w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"})
    defaults = tag(
        "w:docDefaults",
        None,
        tag(
            "w:rPrDefault", None, tag("w:rPr", None, run_fonts(FANG), _size(page.BODY_PT), language)
        ),
        tag("w:pPrDefault"),
    )
    line = _spacing(page.LINE_PT)
    heads = "".join(_heading(n, face) for n, face in ((1, HEI), (2, KAI), (3, FANG), (4, FANG)))
    written = (
        _style(
            "Normal", "Normal", tag("w:widowControl", {"w:val": 0}) + line + _side("both"), _NARROW
        ),
        _style("BodyText", "Body Text", _INDENT, after="BodyText"),
        _style(
            "Title",
            "Title",
            tag("w:keepNext") + _FREE + _spacing(34) + _side("center"),
            run_fonts(TITLE) + plain + _size(page.TITLE_PT),
        ),
        heads,
        _style("Attachment", "公文附件", "", run_fonts(HEI)),
        _style(
            "Caption",
            "caption",
            _KEEP + _FREE + _spacing(22, before=8) + _side("center"),
            run_fonts(HEI) + plain + _size(12),
        ),
        _style(
            "ChartCaption",
            "公文图题",
            _FREE + _spacing(20, before=2, after=8) + _side("center"),
            run_fonts(HEI) + plain + _size(12),
        ),
        _style(
            "TableUnit",
            "公文表格单位",
            tag("w:keepNext") + _FREE + _spacing(16) + _side("right"),
            run_fonts(SONG) + plain + small,
        ),
        _style(
            "TableText",
            "公文表格",
            _FREE + _spacing(17, "atLeast") + _side("left"),
            run_fonts(SONG) + plain + small,
            "TableText",
        ),
        _style(
            "TableHead",
            "公文表头",
            _FREE + _spacing(17, "atLeast") + _side("center"),
            run_fonts(HEI) + plain + small,
            "TableText",
        ),
        _style(
            "TableNote",
            "公文表注",
            _FREE + _spacing(17, after=6),
            run_fonts(SONG) + plain + small,
            "BodyText",
        ),
        _style("TableEnd", "公文表后", _FREE + _spacing(12), _size(5), "BodyText"),
        _style(
            "Picture",
            "公文图",
            tag("w:keepNext") + _FREE + _spacing(12, "auto", before=6) + _side("center"),
            plain,
        ),
        _style(
            "Signature",
            "Signature",
            _KEEP + tag("w:ind", {"w:rightChars": 400, "w:right": 1280}) + _side("right"),
        ),
        _style("Footer", "footer", _FREE + _spacing(16), run_fonts(SONG) + plain + _size(14)),
        tag(
            "w:style",
            {"w:type": "table", "w:default": 1, "w:styleId": "TableNormal"},
            tag("w:name", {"w:val": "Normal Table"}),
            tag("w:uiPriority", {"w:val": 99}),
            tag("w:semiHidden"),
            tag("w:unhideWhenUsed"),
        ),
    )
    return tag("w:styles", _W, defaults, *written)


def settings_xml() -> str:
    """Write ``word/settings.xml``: odd and even footers, Chinese line breaking."""
    mode: Attributes = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": 15,
    }
    return tag(
        "w:settings",
        _W,
        tag("w:zoom", {"w:percent": 100}),
        tag("w:defaultTabStop", {"w:val": 420}),
        tag("w:evenAndOddHeaders"),
        tag("w:characterSpacingControl", {"w:val": "compressPunctuation"}),
        tag("w:compat", None, tag("w:useFELayout"), tag("w:compatSetting", mode)),
        tag("w:themeFontLang", {"w:val": "en-US", "w:eastAsia": "zh-CN"}),
    )


def font_table_xml() -> str:
    """Write ``word/fontTable.xml``: each official face with a stand-in."""
    fonts = (
        tag(
            "w:font",
            {"w:name": face},
            tag("w:altName", {"w:val": stand_in}),
            tag("w:charset", {"w:val": "86"}),
            tag("w:family", {"w:val": "auto"}),
            tag("w:pitch", {"w:val": "variable"}),
        )
        for face, stand_in in _STAND_INS.items()
    )
    return tag("w:fonts", _W, *fonts)


def footer_xml(side: str) -> str:
    """Write a footer 「— 1 —」; ``side`` "right" is for odd pages, "left" for even ones.

    The number stands one character inside the edge (GB/T 9704-2012, 7.5).
    """
    indent = tag("w:ind", {f"w:{side}Chars": 100, f"w:{side}": page.FOOTER_PT * 20})

    def run(inner: str) -> str:
        return tag("w:r", None, inner)

    def words(text: str) -> str:
        return run(tag("w:t", {"xml:space": "preserve"}, text))

    def field(kind: str) -> str:
        return run(tag("w:fldChar", {"w:fldCharType": kind}))

    instruction = run(tag("w:instrText", {"xml:space": "preserve"}, " PAGE "))
    number = field("begin") + instruction + field("separate") + words("1") + field("end")
    style = tag("w:pStyle", {"w:val": "Footer"})
    paragraph = tag("w:pPr", None, style, indent, _side(side))
    return tag("w:ftr", NAMESPACES, tag("w:p", None, paragraph, words("— "), number, words(" —")))


def section_xml(odd_footer: str, even_footer: str) -> str:
    """Write the section: A4, margins, footers (relationship ids), a grid of lines."""
    return tag(
        "w:sectPr",
        None,
        tag("w:footerReference", {"w:type": "default", "r:id": odd_footer}),
        tag("w:footerReference", {"w:type": "even", "r:id": even_footer}),
        tag("w:pgSz", {"w:w": twips(page.WIDTH_MM), "w:h": twips(page.HEIGHT_MM)}),
        tag(
            "w:pgMar",
            {
                "w:top": twips(page.TOP_MM),
                "w:right": twips(page.RIGHT_MM),
                "w:bottom": twips(page.BOTTOM_MM),
                "w:left": twips(page.LEFT_MM),
                "w:header": twips(15),
                "w:footer": twips(25),
                "w:gutter": 0,
            },
        ),
        # A grid of characters would make LibreOffice set far fewer than 28 of them a line.
        tag("w:docGrid", {"w:type": "lines", "w:linePitch": _LINE}),
    )
