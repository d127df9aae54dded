"""Check a report that was just composed, without reading its files back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path

from jiheng.checks import CheckResult, Document, Paragraph, Place, Severity, Table
from jiheng.checks.document import Block, Cell
from jiheng.checks.dossier import Identity, Record, Stamp, check_against
from jiheng.checks.dossier.rule import DiffersFromDossier
from jiheng.cli.screen import shell_word
from jiheng.reports.document import Document as Report
from jiheng.reports.document import Heading, ListBlock, Note, Signature
from jiheng.reports.document import Paragraph as ReportParagraph
from jiheng.reports.document import Table as ReportTable
from jiheng.reports.numbering import Numbered, numbered
from jiheng.reports.spans import Figure, Span, Text


def check_report(report: Report, record: Record) -> CheckResult:
    """Check a report by all rules, every figure of it by its identity."""
    model = _Model()
    model.add(report)
    document = Document(report.title_line, "docx", tuple(model.blocks))
    return check_against(document, record, model.stamps)


@contextmanager
def checking(report: Report, record: Record) -> Iterator[Callable[[], CheckResult]]:
    """Check a report while its files are being written; the function given waits for the result.

    On Linux the check runs in a process of its own, which starts as a copy of this one and so
    without loading anything again.  Elsewhere, or should that process be lost, it runs when its
    result is asked for.
    """
    if sys.platform != "linux":
        yield lambda: check_report(report, record)
        return
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def send() -> None:
        # What goes wrong here goes wrong again, and is told, where the result is asked for.
        with suppress(Exception, KeyboardInterrupt):
            sender.send(check_report(report, record))

    beside = context.Process(target=send, daemon=True)
    beside.start()
    sender.close()

    def result() -> CheckResult:
        try:
            found: CheckResult = receiver.recv()
        except EOFError:
            return check_report(report, record)
        return found

    try:
        yield result
    finally:
        beside.kill()
        beside.join()
        receiver.close()


def summary(result: CheckResult) -> str:
    """Say how many figures were checked and what was found.

    A figure is unchecked where it is no fact and no name told which one it could be.
    """
    against = result.against
    assert against is not None
    figures = result.coverage.figures
    unchecked = len(against.unchecked)
    errors = _count(result, Severity.ERROR)
    warnings = _count(result, Severity.WARNING)
    return (
        f"已核验 {figures} 个数：一致 {against.agree}，不一致 {against.differ}，"
        f"未能核对 {unchecked}；勾稽规则查出错误 {errors}、存疑 {warnings}。"
    )


def findings_note(result: CheckResult, report: Path, dossier: Path, standard: str) -> str:
    """Say where to see the findings and the figures that a person has to compare, if any.

    `standard` is the one asked for in place of the dossier's own.
    """
    levels = (Severity.ERROR, Severity.WARNING)
    count = sum(finding.severity in levels for finding in result.findings)
    against = result.against
    if not count and (against is None or not against.unchecked):
        return ""
    found = f"核验发现 {count} 处，请核对；" if count else "未能核对的数须由人照来源材料核对；"
    words = ["jiheng check", shell_word(str(report)), "--against", shell_word(str(dossier))]
    words += ["--standard", shell_word(standard)] if standard else []
    return f"{found}明细：{' '.join(words)}"


def _count(result: CheckResult, severity: Severity) -> int:
    return sum(
        finding.severity is severity and finding.code != DiffersFromDossier.code
        for finding in result.findings
    )


class _Model:
    """Turn the blocks of a report into those that are checked, with the identity of figures."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stamps: list[Stamp] = []
        self._paragraphs = self._tables = 0

    def add(self, report: Report) -> None:
        """Add all blocks of a report, its title first."""
        self._paragraph(Text(report.title_line))
        for entry in numbered(report):
            self._block(entry)

    def _block(self, entry: Numbered) -> None:
        match entry.block:
            case Heading() as block:
                self._paragraph(Text(entry.number + block.text), heading=block.level)
            case ReportParagraph() as block:
                self._paragraph(*block.spans)
            case ListBlock() as block:
                for number, item in zip(entry.items, block.items, strict=True):
                    self._paragraph(Text(number + item.lead), *item.spans)
            case Note() as block:
                self._paragraph(Text("注："), *block.spans)
            case Signature() as block:
                for line in block.lines:
                    self._paragraph(Text(line))
            case ReportTable() as block:
                self._table(block, entry)
            case _:
                # A chart prints the figures of its table, a page break nothing.
                return

    def _paragraph(self, *spans: Span, heading: int = 0) -> None:
        self._paragraphs += 1
        place = Place(paragraph=self._paragraphs)
        self.blocks.append(Paragraph(self._text(spans, place), place, heading))

    def _table(self, table: ReportTable, entry: Numbered) -> None:
        self._tables += 1
        placed = table.placed()
        height = len(table.header) + len(table.rows)
        rows: list[list[Cell | None]] = [[None] * len(table.columns) for _ in range(height)]
        for one in placed:
            place = Place(table=self._tables, row=one.row + 1, column=one.column + 1)
            text = self._text(one.cell.spans, place)
            cell = Cell(text, place, one.cell.rowspan, one.cell.colspan)
            for row in range(one.row, one.row + one.cell.rowspan):
                for column in range(one.column, one.column + one.cell.colspan):
                    rows[row][column] = cell
        grid = tuple(map(tuple, rows))
        caption = f"{entry.number}{table.caption}"
        self.blocks.append(Table(grid, Place(table=self._tables), caption, table.unit))
        for note in table.notes:
            self._paragraph(*note)

    def _text(self, spans: tuple[Span, ...], place: Place) -> str:
        """Join spans and note where each figure stands."""
        pieces: list[str] = []
        length = 0
        for span in spans:
            if isinstance(span, Figure):
                identity = Identity(span.fact, span.text, span.unit)
                end = length + len(span.text)
                self.stamps.append(Stamp(place, length, end, span.text, identity))
            pieces.append(span.text)
            length += len(span.text)
        return "".join(pieces)
