"""Checked documents: with findings of every severity, with an accepted one, with none."""

from pathlib import Path

import pytest
from tests.checks.output.sample import make_checked, note_finding, rate_finding

from jiheng.checks.output.checked import Checked
from jiheng.checks.suppression import Accepted, Suppression


@pytest.fixture
def checked() -> Checked:
    return make_checked()


@pytest.fixture
def with_accepted() -> Checked:
    finding = note_finding()
    entry = Suppression(
        reason="原件如此", fingerprint=finding.fingerprint, code="NF001", by="张三", on="2026-01-02"
    )
    return make_checked((rate_finding(),), (Accepted(finding, entry),))


@pytest.fixture
def clean() -> Checked:
    return make_checked(())


@pytest.fixture
def docx_path(tmp_path) -> Path:
    return tmp_path / "报告.docx"
