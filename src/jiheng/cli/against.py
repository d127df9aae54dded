"""What a report is checked against: the facts of a dossier and the points of its score."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from jiheng.checks import CheckResult, Document
from jiheng.checks.dossier import (
    Identity,
    Record,
    Stamp,
    check_against,
    known_facts,
    known_rules,
    known_scores,
    stamps_of_docx,
)
from jiheng.cli.reading import choose_standard, open_dossier, score_asked
from jiheng.forms import Dossier
from jiheng.scoring import Scorecard


def read_record(path: Path, standard: str = "") -> Record:
    """Read a dossier and score it by a standard, its own unless given; with none, no points.

    Raises:
        FormErrors: every wrong cell.
        StandardError: there is no such standard.
        typer.BadParameter: the standard is one for projects.
    """
    dossier = open_dossier(path)
    if not (standard or dossier.standard):
        return record_of(dossier)
    chosen = choose_standard(dossier, standard)
    return record_of(dossier, score_asked(dossier, chosen, trial=True))


def record_of(dossier: Dossier, card: Scorecard | None = None) -> Record:
    """Gather the figures of a dossier and of its score."""
    scores = known_scores(card) if card is not None else ()
    rules = known_rules(card) if card is not None else ()
    known = (*known_facts(dossier), *scores)
    return Record(dossier.organisation, dossier.year, known, tuple(rules))


def check_file_against(path: Path, document: Document, record: Record) -> CheckResult:
    """Check a document; a docx written from a dossier says itself which figure is which."""
    stamps = _stamps(path, document) if document.format == "docx" else ()
    return check_against(document, record, stamps)


def _stamps(path: Path, document: Document) -> tuple[Stamp, ...]:
    from jiheng.reports.writers.docx_figures import read_docx_figures

    try:
        printed = read_docx_figures(path)
    except (OSError, BadZipFile, KeyError, ParseError):
        # The reader of documents is more patient with damage; what it read is checked by words.
        return ()
    identities = {one.bookmark: Identity(one.fact, one.printed, one.unit) for one in printed}
    return stamps_of_docx(path, document, identities)
