"""The example dossier, read once, and scored under both reconstructions of its standard."""

from pathlib import Path

import pytest

from jiheng.forms import Dossier, read_dossier
from jiheng.scoring import Scorecard, score
from jiheng.standards import find_standard

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "guangzhou-kjj-2021"
STANDARDS = ("guangzhou-department-2021", "guangzhou-department-2021-b")


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    return read_dossier(EXAMPLE)


@pytest.fixture(scope="session", params=STANDARDS)
def card(request: pytest.FixtureRequest, dossier: Dossier) -> Scorecard:
    return score(dossier, find_standard(request.param))
