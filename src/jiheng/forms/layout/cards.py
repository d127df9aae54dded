"""Lay a sheet on a card: one record, written as two columns, 项目 and 内容."""

from jiheng.forms.layout.base import HEADER_SEARCH, Layout, plain_header, trimmed
from jiheng.forms.tables import CARD_HEADERS, Table, TableRow


class CardLayout(Layout):
    """Read the record of a card by its labels."""

    def table(self) -> Table | None:
        """Give the table of one row, or None where the record is incomplete."""
        header_row = self._header_row()
        if header_row is None:
            self.no_header("、".join(CARD_HEADERS[:2]))
            return None
        self.refuse_merged(header_row)
        cells: dict[str, str] = {}
        places: dict[str, int] = {}
        unknown: list[tuple[int, str]] = []
        for number, row in enumerate(self.raw.rows[header_row:], start=header_row + 1):
            label, text = (*trimmed(row[:2]), "", "")[:2]
            column = self.find(label)[0]
            if not label:
                if text:
                    advice = "在“项目”栏写明填的是什么"
                    self.report("这一行没有项目名称", number, 1, value=text, advice=advice)
            elif column is None:
                unknown.append((number, label))
            elif column.name in places:
                advice = f"与第{places[column.name]}行合并为一行"
                self.report("项目重复", number, 0, value=label, advice=advice)
            else:
                cells[column.name], places[column.name] = text, number
                self.mark(number, 1, column, text)
        for number, label in unknown:
            self.report_unknown("项目", number, 0, label, places, "不需要的行请删去")
        missing = [c for c in self.sheet.columns if c.required and c.name not in places]
        for column in missing:
            advice = f"加一行，“项目”写“{column.header}”"
            self.report(f"缺少必填的“{column.header}”", advice=advice)
        if missing:
            return None
        only = TableRow(header_row + 1, cells)
        columns = dict.fromkeys(places, 1)
        return Table(self.sheet, self.title, self.raw.file, columns, [only], [], places, header_row)

    def _header_row(self) -> int | None:
        for number, row in enumerate(self.raw.rows[:HEADER_SEARCH], start=1):
            if [plain_header(text) for text in row[:2]] == list(CARD_HEADERS[:2]):
                return number
        return None
