"""Long drop-down lists, kept on a sheet that does not show."""

from collections.abc import Sequence

from xlsxwriter import Workbook

from jiheng.forms.tables import letter

DICTIONARY_SHEET = "_字典"

_INLINE_LIMIT = 200


class Dictionary:
    """Hold the lists of one workbook; short ones go into the drop-down itself."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def source(self, choices: Sequence[str]) -> str | list[str]:
        """Give the source of a drop-down: the choices, or the range where they will stand."""
        wanted = tuple(choices)
        has_comma = any("," in choice for choice in wanted)
        if len(",".join(wanted)) <= _INLINE_LIMIT and not has_comma:
            return list(wanted)
        if wanted not in self._lists:
            self._lists.append(wanted)
        column = letter(self._lists.index(wanted))
        return f"='{DICTIONARY_SHEET}'!${column}$1:${column}${len(wanted)}"

    def write(self, workbook: Workbook) -> None:
        """Add the sheet with the long lists, if there are any."""
        if not self._lists:
            return
        page = workbook.add_worksheet(DICTIONARY_SHEET)
        for column, choices in enumerate(self._lists):
            for row, choice in enumerate(choices):
                page.write_string(row, column, choice)
        page.very_hidden()
