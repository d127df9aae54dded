"""An error of the program itself is one message, and shows its record only when asked."""

import pytest

from jiheng.cli import score


@pytest.fixture
def broken(monkeypatch):
    def fail(*_):
        raise RuntimeError("断了")

    monkeypatch.setattr(score, "open_dossier", fail)


def test_one_message(jiheng, example, broken, monkeypatch):
    monkeypatch.delenv("JIHENG_DEBUG", raising=False)
    got = jiheng("score", example)
    assert got.code == 3
    assert "程序内部出错：RuntimeError：断了" in got.err
    assert "Traceback" not in got.err


def test_the_record_when_asked(jiheng, example, broken, monkeypatch):
    monkeypatch.setenv("JIHENG_DEBUG", "1")
    with pytest.raises(RuntimeError, match="断了"):
        jiheng("score", example)
