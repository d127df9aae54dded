"""Blank any one fact of the real example: its criteria say 未填报, and nothing gains."""

from pathlib import Path

import pytest

from jiheng.forms import read_dossier
from jiheng.quantities import Status
from jiheng.scoring import score
from jiheng.standards import find_standard

DOSSIER = read_dossier(Path(__file__).parents[2] / "examples" / "guangzhou-kjj-2021")
STANDARD = find_standard(DOSSIER.standard)
BEFORE = score(DOSSIER, STANDARD)
READ = sorted({fact.code for leaf in BEFORE.leaves() for fact in leaf.facts})


def test_the_example_reads_the_facts_of_the_standard():
    assert len(READ) == 25


@pytest.mark.parametrize("code", READ)
def test_blank(code):
    after = score(DOSSIER.with_values({code: ""}), STANDARD)
    assert after.total is None
    assert after.status is Status.UNREPORTED
    assert after.low <= BEFORE.total <= after.high
    touched = 0
    for old, new in zip(BEFORE.leaves(), after.leaves(), strict=True):
        if code in {fact.code for fact in old.facts}:
            touched += 1
            assert (new.points, new.status) == (None, Status.UNREPORTED)
            assert f"{new.name}（未填报）" in after.conditional_on
        else:
            assert new.points == old.points
    assert touched == len(after.conditional_on) >= 1
