"""Write workbooks of forms: empty templates, or filled ones."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from jiheng.forms.catalogue import FormSheet, form_catalogue, sheet_titled
from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormError, FormErrors, did_you_mean
from jiheng.forms.files import cannot_write, replaced_file
from jiheng.forms.rows.cells import LONGEST_TEXT
from jiheng.forms.rows.facts import COMPUTED
from jiheng.forms.xlsx.dictionary import Dictionary
from jiheng.forms.xlsx.guide import write_guide
from jiheng.forms.xlsx.sheet_writer import Cells, SheetContent, SheetWriter
from jiheng.forms.xlsx.styles import Styles

TEMPLATE_MARK = ("jiheng-template", "dossier-v1")
"""A custom property by which the workbook is known as one of these."""

BLANK_ROWS = 20

# A fixed date keeps the same content the same bytes.
_CREATED = datetime(2020, 1, 1)


def template_contents(forms: Iterable[str] | None, dossier: Dossier | None) -> list[SheetContent]:
    """Choose the sheets of a template and fill in what is known.

    Raises:
        FormErrors: a form code is unknown.
    """
    return [_content(sheet, dossier) for sheet in _chosen(forms)]


def write_workbook(path: Path, contents: Sequence[SheetContent]) -> None:
    """Write a workbook with a guide and one sheet for each content, all or nothing.

    Raises:
        FormErrors: a text is too long for a cell, or the path can not be written.
    """
    _refuse_long_texts(contents)
    try:
        with replaced_file(path) as temporary:
            _write(temporary, contents)
    except OSError as error:
        raise FormErrors([cannot_write(path, error)]) from None


def _write(path: Path, contents: Sequence[SheetContent]) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(path), options) as workbook:
        workbook.set_properties({"title": "全过程预算绩效管理填报表", "created": _CREATED})
        workbook.set_custom_property(*TEMPLATE_MARK)
        styles, dictionary = Styles(workbook), Dictionary()
        write_guide(workbook, styles, [content.sheet for content in contents])
        writer = SheetWriter(workbook, styles, dictionary)
        for content in contents:
            writer.write(content)
        dictionary.write(workbook)


def _chosen(forms: Iterable[str] | None) -> list[FormSheet]:
    if forms is None:
        return list(form_catalogue())
    chosen = list(forms)
    by_code = {sheet.code: sheet for sheet in form_catalogue()}
    found = {name: by_code.get(name) or sheet_titled(name) for name in chosen}
    known = [*(sheet.title for sheet in by_code.values()), *by_code]
    errors = [
        FormError("没有这个表", value=name, advice=did_you_mean(name, known))
        for name, sheet in found.items()
        if sheet is None
    ]
    if errors:
        raise FormErrors(errors)
    wanted = {form_catalogue()[0].code, *(sheet.code for sheet in found.values() if sheet)}
    return [sheet for sheet in form_catalogue() if sheet.code in wanted]


def _content(sheet: FormSheet, dossier: Dossier | None) -> SheetContent:
    rows: list[Cells] = (
        [row.cells() for row in dossier.forms.get(sheet.code, ())] if dossier else []
    )
    if sheet.group is None:
        return SheetContent(sheet, rows, with_example=not rows, blank_rows=BLANK_ROWS)
    present = {cells["code"] for cells in rows}
    for term in sheet.group.terms:
        if term.code not in present:
            # An empty row would override the formula, so it says that it does not.
            status = COMPUTED if term.formula else ""
            rows.append(
                {"code": term.code, "label": term.label, "unit": term.unit, "status": status}
            )
    return SheetContent(sheet, rows)


def _refuse_long_texts(contents: Sequence[SheetContent]) -> None:
    errors = [
        FormError(
            f"有 {len(text)} 字，一个单元格放不下",
            content.sheet.title,
            header=content.sheet.model.column(name).header,
            value=text,
            expected=f"不超过 {LONGEST_TEXT} 字",
            advice="拆成几行",
        )
        for content in contents
        for cells in content.rows
        for name, text in cells.items()
        if len(text) > LONGEST_TEXT
    ]
    if errors:
        raise FormErrors(errors)
