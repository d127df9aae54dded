"""Cut the text of a document into sentences and say of each figure what the words call it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from jiheng.checks.document import Place
from jiheng.checks.figures import Figure, Kind, Mark, Token
from jiheng.checks.labels import label_of
from jiheng.checks.prose.roles import Role, part_played

_END = re.compile(r"[。！？!?\n]+[”’）)]*")
_CLAUSE_END = re.compile(r"[；;，,、：:]")
_LONGEST, _MOST_TOKENS = 1_500, 100
"""Beyond these it is no sentence that a person wrote; it is cut at a comma."""
_REPLACED = frozenset(Kind) - {Kind.CODE}
_CLAUSE_MARKS = "，。；;：:、！？,"
FIGURES = "".join(kind.value for kind in Kind if kind.is_figure)
MARKS = Kind.YEAR.value + Kind.DATE.value + Kind.NUMBERING.value
_TOKENS = re.compile(f"[{FIGURES}]")
_OF_FIGURE = re.compile(rf"([^{FIGURES}{_CLAUSE_MARKS}（）()]*)[{FIGURES}]的(?:比[例重]为)?\s*$")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


@dataclass(frozen=True, eq=False)
class Sentence:
    """Hold one sentence of a paragraph or cell.

    `skeleton` is the sentence in which every token (but codes, which stay as words) is the one
    character of its kind; `tokens_at` gives the token of a position in it.
    """

    text: str
    start: int
    place: Place
    paragraph: int
    """The index of the passage in the document, so that neighbours can be told."""
    heading: int
    tokens: tuple[Token, ...]
    skeleton: str
    tokens_at: dict[int, Token]
    positions: dict[Token, int] = field(repr=False)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Give the figures, from left to right."""
        return tuple(token for token in self.tokens if isinstance(token, Figure))

    @cached_property
    def mentions(self) -> tuple["Mention", ...]:
        """Give every figure with its words, from left to right."""
        return tuple(_mention(self, figure) for figure in self.figures)

    def figure_at(self, position: int) -> Figure:
        """Give the figure at a position of the skeleton.

        Raises:
            KeyError: no figure stands there.
        """
        token = self.tokens_at[position]
        if not isinstance(token, Figure):
            raise KeyError(position)
        return token

    def mention_of(self, figure: Figure) -> "Mention":
        """Give a figure of this sentence with its words."""
        return self.mentions[self.figures.index(figure)]


@dataclass(frozen=True, eq=False)
class Mention:
    """Hold a figure with the words round it.

    `lead` is the text since the figure or clause mark before it, brackets without figures
    left out (they are in `qualifiers`); `clause` goes back to the comma or stop before it and
    includes what stands between; `depth` counts the brackets round the figure.
    """

    figure: Figure
    sentence: Sentence
    position: int
    lead: str
    clause: str
    qualifiers: tuple[str, ...]
    depth: int
    year: int | None
    after: str

    @cached_property
    def label(self) -> str:
        """Give the words that name the figure, without verbs, years and brackets."""
        return label_of(self.lead)

    @cached_property
    def role(self) -> Role:
        """Give the part the figure plays: budget, spending, change, share …"""
        following = self.sentence.skeleton[self.position + 1 : self.position + 4]
        return part_played(self.role_words, self.figure.kind, following)

    @cached_property
    def role_words(self) -> str:
        """Give the words that tell the role: those before the figure, and where they are only
        的 (完成预算74.60万元的54.50%) also those before the figure in between.
        """
        if self.lead not in ("的", "的比例为", "的比重为"):
            return self.lead
        match = _OF_FIGURE.search(self.sentence.skeleton[: self.position])
        return f"{match[1]}的" if match else self.lead

    @property
    def is_of_figure(self) -> bool:
        """Tell whether the base of a rate stands as a figure right before it (预算74.60万元的54.50%)."""
        return self.role_words != self.lead


def cut_sentences(
    text: str, tokens: list[Token], place: Place, paragraph: int, heading: int
) -> list[Sentence]:
    """Cut a passage at the ends of its sentences; no sentence mark inside a token cuts."""
    inside = {i for token in tokens for i in range(token.start, token.end)}
    sentences: list[Sentence] = []
    start = first = 0
    for stop in [*(m.end() for m in _END.finditer(text) if m.start() not in inside), len(text)]:
        while start < stop:
            end = _short_end(text, start, stop, tokens[first : first + _MOST_TOKENS + 1], inside)
            last = first
            while last < len(tokens) and tokens[last].start < end:
                last += 1
            mine = tokens[first:last]
            sentences.append(_sentence(text, start, end, mine, place, paragraph, heading))
            start, first = end, last
    return sentences


def _short_end(text: str, start: int, stop: int, tokens: list[Token], inside: set[int]) -> int:
    """Give where to cut so that a sentence stays within its limits, never inside a token."""
    end = min(stop, start + _LONGEST)
    if len(tokens) > _MOST_TOKENS:
        end = min(end, tokens[_MOST_TOKENS].start)
    if end == stop:
        return end
    marks = [m.end() for m in _CLAUSE_END.finditer(text, start, end) if m.start() not in inside]
    if marks:
        return marks[-1]
    return min(next((t.end for t in tokens if t.start < end < t.end), end), stop)


def _sentence(
    text: str, start: int, end: int, tokens: list[Token], place: Place, paragraph: int, heading: int
) -> Sentence:
    pieces: list[str] = []
    at: dict[int, Token] = {}
    positions: dict[Token, int] = {}
    length, cursor = 0, start
    for token in tokens:
        before = text[cursor : token.start]
        pieces.append(before)
        length += len(before)
        at[length] = token
        positions[token] = length
        shown = token.kind.value if token.kind in _REPLACED else token.text
        pieces.append(shown)
        length += len(shown)
        cursor = token.end
    pieces.append(text[cursor:end])
    return Sentence(
        text[start:end],
        start,
        place,
        paragraph,
        heading,
        tuple(tokens),
        "".join(pieces),
        at,
        positions,
    )


def _mention(sentence: Sentence, figure: Figure) -> Mention:
    position = sentence.positions[figure]
    skeleton = sentence.skeleton
    before = skeleton[:position]
    depth = max(0, len(re.findall(r"[（(]", before)) - len(re.findall(r"[）)]", before)))
    if depth:
        opening = max(before.rfind("（"), before.rfind("("))
        inner = before[opening + 1 :]
        lead = re.split(f"[{FIGURES}{_CLAUSE_MARKS}]", inner)[-1]
        return Mention(
            figure,
            sentence,
            position,
            lead.strip(),
            inner,
            (),
            depth,
            _year(sentence, position),
            _after(skeleton, position),
        )
    qualifiers: list[str] = []

    def note(match: re.Match[str]) -> str:
        if not _TOKENS.search(match[0]):
            qualifiers.append(match[0][1:-1])
        return ""

    plain = _BRACKETS.sub(note, before)
    clause = re.split("[，。；;！？,]", plain)[-1]
    lead = re.split(f"[{FIGURES}{_CLAUSE_MARKS}]", plain)[-1]
    return Mention(
        figure,
        sentence,
        position,
        lead.strip(),
        clause.strip(),
        tuple(qualifiers[-2:]),
        0,
        _year(sentence, position),
        _after(skeleton, position),
    )


def _after(skeleton: str, position: int) -> str:
    return re.split(f"[{FIGURES}，。；;：:、！？]", skeleton[position + 1 :])[0].strip()


def _year(sentence: Sentence, position: int) -> int | None:
    """Give the year named last before a figure in its sentence."""
    year = None
    for token in sentence.tokens:
        if sentence.positions[token] >= position:
            break
        if isinstance(token, Mark) and token.year is not None:
            year = token.year
    return year
