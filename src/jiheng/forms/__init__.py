"""The official forms: rows, templates, workbooks and csv folders, and the dossier they add up to."""

from jiheng.forms.catalogue import FormSheet, form_catalogue, form_sheet
from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormError, FormErrors, describe
from jiheng.forms.exchange import export_folder, import_folder, write_blank_folder
from jiheng.forms.facts import Fact, Source
from jiheng.forms.reading import Inspection, inspect, inspect_tables, read_dossier
from jiheng.forms.rows.base import Form, RowModel
from jiheng.forms.rows.cells import Column
from jiheng.forms.workbooks import check_workbook, write_template

__all__ = [
    "Column",
    "Dossier",
    "Fact",
    "Form",
    "FormError",
    "FormErrors",
    "FormSheet",
    "Inspection",
    "RowModel",
    "Source",
    "check_workbook",
    "describe",
    "export_folder",
    "form_catalogue",
    "form_sheet",
    "import_folder",
    "inspect",
    "inspect_tables",
    "read_dossier",
    "write_blank_folder",
    "write_template",
]
