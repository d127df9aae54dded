"""A finding: one proven contradiction or blemish, with everything needed to redo the proof."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from jiheng.checks.document import Place


class Severity(StrEnum):
    """Grade a finding.

    ERROR: no rounding and no reading of the text makes the figures agree.  WARNING: a person
    should look.  INFO: explained by truncation, a rounding tail or the form of a number.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """Give the word for the screen."""
        return {"error": "错误", "warning": "存疑", "info": "提示"}[self.value]


@dataclass(frozen=True)
class Quote:
    """Hold a verbatim piece of the document: `start` and `end` count characters of the text
    of the paragraph or cell at `place`.
    """

    text: str
    place: Place
    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """Hold one finding.

    `quotes` are the operands as printed, the figure most likely wrong first; `context` is the
    sentence or row; `calculation` can be redone with a pocket calculator; `expected` is what
    the printed figure should have been; `repairs` are the smallest changes that make the
    figures agree, most likely first.
    """

    code: str
    name: str
    severity: Severity
    message: str
    quotes: tuple[Quote, ...]
    context: str
    expected: str = ""
    calculation: str = ""
    repairs: tuple[str, ...] = ()
    occurrence: int = field(default=1)
    """Counts findings that are alike in all that the fingerprint reads, from 1."""

    @property
    def place(self) -> Place:
        """Give the place of the figure most likely wrong."""
        return self.quotes[0].place if self.quotes else Place()

    @property
    def fingerprint(self) -> str:
        """Give a name that survives other edits to the file: made of the rule, the quotes and
        the sentence without spaces, not of places.
        """
        parts = [self.code, str(self.occurrence), *(quote.text for quote in self.quotes)]
        text = "\x1f".join([*parts, self.context])
        return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Coverage:
    """Count what was done with the figures of a document.

    `figures` were read, `related` stand in at least one relation with others, `checked` in at
    least one that could be decided, `not_assessable` in relations none of which could.
    """

    figures: int
    related: int
    checked: int
    not_assessable: int


@dataclass(frozen=True)
class Against:
    """Count what was done with the figures of a document that was compared with a dossier.

    `facts` are the figures of the dossier, `matched` the figures of the document that are one of
    them; of these `agree` and `differ`, and the rest could not be decided.  `unchecked` are the
    figures of the document that were neither found to agree nor to differ, in reading order.
    """

    facts: int
    matched: int
    agree: int
    differ: int
    unchecked: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class CheckResult:
    """Hold the outcome for one document; `suppressed` were marked as checked and correct.

    `against` is None where the document was compared with no dossier.
    """

    document: str
    coverage: Coverage
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    unread: tuple[str, ...] = ()
    against: Against | None = None


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """Number findings that are alike, so that every fingerprint is one finding's own."""
    counts: Counter[str] = Counter()
    taken: set[str] = set()
    done: list[Finding] = []
    for finding in findings:
        name = replace(finding, occurrence=1).fingerprint
        counts[name] += 1
        own = replace(finding, occurrence=counts[name])
        # The 11th of one kind may read like the first of another whose quote begins with 1.
        while own.fingerprint in taken:
            counts[name] += 1
            own = replace(finding, occurrence=counts[name])
        taken.add(own.fingerprint)
        done.append(own)
    return done
