"""The order of elements in a docx file: Word calls a file damaged that LibreOffice opens.

Source: ECMA-376 Part 1 (WordprocessingML), the sequences of each complex type.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from jiheng.reports.document import Document
from jiheng.reports.writers import render_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

EDGES = "top left bottom right insideH insideV"
SEQUENCES = {
    f"{W}{parent}": [f"{W}{child}" for child in children.split()]
    for parent, children in {
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
        "unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
        "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
        "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout",
        "tbl": "tblPr tblGrid tr",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
        "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription",
        "tblBorders": EDGES,
        "tblCellMar": EDGES,
        "tr": "trPr tc",
        "tc": "tcPr p",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
        "tcFitText vAlign hideMark",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
        "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
        "rtlGutter docGrid",
        "settings": "zoom proofState defaultTabStop evenAndOddHeaders characterSpacingControl "
        "compat rsids themeFontLang",
        "compat": "useFELayout compatSetting",
        "font": "altName panose1 charset family notTrueType pitch sig",
    }.items()
} | {
    f"{WP}inline": [
        f"{WP}extent",
        f"{WP}effectExtent",
        f"{WP}docPr",
        f"{WP}cNvGraphicFramePr",
        f"{A}graphic",
    ]
}
# These come first; what follows is free.
OPENINGS = {f"{W}p": f"{W}pPr", f"{W}r": f"{W}rPr"}


def misplaced(root: ElementTree.Element) -> Iterator[str]:
    """Tell each child that stands too late, or where none such may stand."""
    for parent in root.iter():
        sequence = SEQUENCES.get(parent.tag)
        place = 0
        for at, child in enumerate(parent):
            told = f"{parent.tag.rpartition('}')[2]}/{child.tag.rpartition('}')[2]}"
            if sequence is None:
                if child.tag == OPENINGS.get(parent.tag) and at:
                    yield told
            elif child.tag not in sequence[place:]:
                yield told
            else:
                place = sequence.index(child.tag)


def parts(content: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }


@pytest.mark.parametrize("name", ["sample", "long_document", "hostile"])
def test_every_element_stands_where_word_looks_for_it(
    name: str, request: pytest.FixtureRequest
) -> None:
    document: Document = request.getfixturevalue(name)
    found = parts(render_docx(document))
    assert {part: list(misplaced(root)) for part, root in found.items()} == {
        part: [] for part in found
    }


def test_the_check_has_something_of_every_kind_to_look_at(sample: Document) -> None:
    used = {e.tag for root in parts(render_docx(sample)).values() for e in root.iter()}
    assert set(SEQUENCES) - used == set()


@pytest.mark.parametrize(
    ("inner", "wrong"),
    [
        ("<p><pPr><pStyle/><keepNext/><jc/></pPr><r/></p>", []),
        ("<p><pPr><keepNext/><pStyle/><jc/></pPr><r/></p>", ["pPr/pStyle"]),
        ("<p><r/><pPr/></p>", ["p/pPr"]),
        ("<r><rPr><rFonts/><spacing/><sz/><szCs/><lang/></rPr><t/></r>", []),
        ("<r><rPr><rFonts/><sz/><spacing/></rPr><t/></r>", ["rPr/spacing"]),
        ("<tbl><tblPr><tblW/><tblLook/><tblCaption/></tblPr><tr/><tr/></tbl>", []),
        ("<tbl><tblPr><tblW/><tblCaption/><tblLook/></tblPr><tr/></tbl>", ["tblPr/tblLook"]),
        ("<tc><tcPr><tcW/><vMerge/><vAlign/><tblHeader/></tcPr></tc>", ["tcPr/tblHeader"]),
    ],
)
def test_the_check_itself_sees_a_child_out_of_order(inner: str, wrong: list[str]) -> None:
    root = ElementTree.fromstring(f'<body xmlns="{W[1:-1]}">{inner}</body>')
    assert list(misplaced(root)) == wrong
