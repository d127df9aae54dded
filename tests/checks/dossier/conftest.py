"""The example dossier, its score, and documents written in a line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.checks.builder import build_document

from jiheng.checks import CheckResult
from jiheng.checks.dossier import Record, check_against, known_facts, known_scores
from jiheng.forms import Dossier, read_dossier
from jiheng.scoring import Scorecard, score
from jiheng.standards import find_standard

EXAMPLE = Path(__file__).parents[3] / "examples" / "guangzhou-kjj-2021"


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    return read_dossier(EXAMPLE)


@pytest.fixture(scope="session")
def card(dossier: Dossier) -> Scorecard:
    return score(dossier, find_standard(dossier.standard))


@pytest.fixture(scope="session")
def record(dossier: Dossier, card: Scorecard) -> Record:
    return Record(dossier.organisation, dossier.year, (*known_facts(dossier), *known_scores(card)))


@pytest.fixture
def check(record: Record) -> Callable[[str], CheckResult]:
    def run(text: str) -> CheckResult:
        return check_against(build_document(f"2021年度绩效自评报告\n{text}"), record)

    return run
