"""Everything the rules read of one document: sentences, figures, tables, the year."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jiheng.checks.document import Document, Paragraph, Table
from jiheng.checks.figures import Figure, Kind, Mark, read_tokens
from jiheng.checks.prose.passages import Passage, passages
from jiheng.checks.sentences import Mention, Sentence, cut_sentences
from jiheng.checks.tables import TableReading, read_table

_TITLE_YEAR = re.compile(r"(?:19|20)\d{2}\s*年")
_BASE = re.compile(r"(?:较|比|与|同|相比)\s*$")
_TITLE_PARAGRAPHS = 8
_SHORTEST_NAME, _LONGEST_NAME = 4, 30


@dataclass(frozen=True, eq=False)
class Reading:
    """Hold a document read: the sentences of its paragraphs and its tables with figures."""

    document: Document

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Give the sentences of all paragraphs outside tables, in reading order."""
        found: list[Sentence] = []
        for index, block in enumerate(self.document.blocks):
            if isinstance(block, Paragraph) and block.text.strip():
                tokens = read_tokens(block.text, block.place)
                found += cut_sentences(block.text, tokens, block.place, index, block.heading)
        return tuple(found)

    @cached_property
    def tables(self) -> tuple[TableReading, ...]:
        """Give the tables with the figures of their cells."""
        return tuple(
            read_table(block, index)
            for index, block in enumerate(self.document.blocks)
            if isinstance(block, Table)
        )

    @cached_property
    def cell_sentences(self) -> tuple[Sentence, ...]:
        """Give the sentences of table cells that hold prose."""
        return tuple(s for table in self.tables for s in table.sentences)

    @cached_property
    def prose(self) -> tuple[Sentence, ...]:
        """Give all sentences, of paragraphs and of cells."""
        return self.sentences + self.cell_sentences

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Give every figure of the document once."""
        in_text = [figure for sentence in self.sentences for figure in sentence.figures]
        in_tables = [figure for table in self.tables for figure in table.figures]
        return tuple(in_text + in_tables)

    @cached_property
    def row_names(self) -> frozenset[str]:
        """Give the words of the rows of all tables that are long enough to be names."""
        return frozenset(
            name
            for table in self.tables
            for row in range(len(table.table.rows))
            for name in table.labels(row)
            if _SHORTEST_NAME <= len(name) <= _LONGEST_NAME
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Give every paragraph and cell with text, in order."""
        return tuple(passages(self.document))

    @cached_property
    def text_passages(self) -> tuple[Passage, ...]:
        """Give every paragraph with text, in order."""
        return tuple(passage for passage in self.passages if not passage.in_table)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Give every figure of the prose with its words."""
        return tuple(m for sentence in self.sentences for m in sentence.mentions)

    @cached_property
    def year(self) -> int | None:
        """Give the year that the document reports on: that of its title, else the commonest."""
        for sentence in self._first_sentences():
            match = _TITLE_YEAR.search(sentence.text)
            if match and len(sentence.text) <= 80:
                return int(match[0][:4])
        years = Counter(mark.year for mark in self.year_marks if not self._is_base(mark))
        return years.most_common(1)[0][0] if years else None

    @cached_property
    def year_marks(self) -> tuple[Mark, ...]:
        """Give every mark that names a year, in the prose."""
        return tuple(
            token
            for sentence in self.sentences
            for token in sentence.tokens
            if isinstance(token, Mark) and token.kind is Kind.YEAR and token.year is not None
        )

    def _is_base(self, mark: Mark) -> bool:
        """Tell whether a year is only what something is compared with."""
        sentence = self._sentence_with[mark]
        return _BASE.search(sentence.skeleton, 0, sentence.positions[mark]) is not None

    @cached_property
    def _sentence_with(self) -> dict[Mark, Sentence]:
        return {
            token: sentence
            for sentence in self.sentences
            for token in sentence.tokens
            if isinstance(token, Mark)
        }

    def sentences_of(self, paragraph: int) -> tuple[Sentence, ...]:
        """Give the sentences of one paragraph by its index."""
        return self._by_paragraph.get(paragraph, ())

    @cached_property
    def _by_paragraph(self) -> dict[int, tuple[Sentence, ...]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return {index: tuple(sentences) for index, sentences in found.items()}

    def _first_sentences(self) -> Iterator[Sentence]:
        yield from self.sentences[:_TITLE_PARAGRAPHS]
