"""Build a Document from text as cases and manual pages write it.

Every line is a paragraph; a line may go on under a `\\` at its end.  Lines of `| a | b |` one
under another are a table (a rule `|---|---|` is skipped); a cell `^^` belongs to the cell above
it and `<<` to the cell on its left.  Title and unit lines above a table are found as the readers
find them.  `# ` opens a heading of level 1, `## ` of level 2.
"""

import re

from jiheng.checks.document import Block, Cell, Document, Paragraph, Place, Table
from jiheng.checks.readers.captions import with_captions

_UP, _LEFT = "^^", "<<"
_RULE = re.compile(r"[\s|:-]+")
_HEADING = re.compile(r"(#+) (.*)")


def build_document(text: str, name: str = "样例.txt") -> Document:
    """Read a case's text."""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    paragraphs = tables = 0
    for line in [*text.replace("\\\n", "").splitlines(), ""]:
        stripped = line.strip()
        if stripped.startswith("|"):
            if not (_RULE.fullmatch(stripped) and "-" in stripped):
                rows.append([cell.strip() for cell in stripped.strip("|").split("|")])
            continue
        if rows:
            tables += 1
            blocks.append(build_table(rows, tables))
            rows = []
        if stripped:
            paragraphs += 1
            heading = _HEADING.fullmatch(stripped)
            words, level = (heading[2], len(heading[1])) if heading else (stripped, 0)
            blocks.append(Paragraph(words, Place(paragraph=paragraphs), level))
    return Document(name, "txt", with_captions(blocks))


def build_table(rows: list[list[str]], number: int = 1) -> Table:
    """Make a table of rows of texts; short rows are filled up with blank cells."""
    width = max(len(row) for row in rows)
    texts = [row + [""] * (width - len(row)) for row in rows]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            if text == _UP:
                owners[r, c] = owners[r - 1, c]
            elif text == _LEFT:
                owners[r, c] = owners[r, c - 1]
            else:
                owners[r, c] = (r, c)
    cells: dict[tuple[int, int], Cell] = {}
    for first in set(owners.values()):
        covered = [at for at, owner in owners.items() if owner == first]
        r, c = first
        cells[first] = Cell(
            texts[r][c],
            Place(table=number, row=r + 1, column=c + 1),
            max(at[0] for at in covered) - r + 1,
            max(at[1] for at in covered) - c + 1,
        )
    grid = tuple(tuple(cells[owners[r, c]] for c in range(width)) for r in range(len(texts)))
    return Table(grid, Place(table=number))
