"""The glossary holds every word that the code uses as a name, once."""

from collections import Counter

from doc_markdown import DOCS, ROOT, Page

from jiheng.forms import form_catalogue
from jiheng.quantities import Status
from jiheng.standards import Confidence, vocabulary
from jiheng.standards.rules import RULE_KINDS

PAGE = Page(DOCS / "glossary.md")


def repeated(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def pairs() -> list[tuple[str, str]]:
    return [(row[0], row[1].strip("`")) for table in PAGE.tables() for row in table[1:]]


def test_one_word_for_one_term() -> None:
    for table in PAGE.tables():
        assert table[0] == ["中文", "英文", "说明"]
        assert repeated([row[0] for row in table[1:]]) == []
        assert repeated([row[1] for row in table[1:]]) == []


def test_a_word_used_twice_is_seen_and_its_twin_passes() -> None:
    assert repeated(["target", "target", "fact"]) == ["target"]
    assert repeated(["target", "targets", "fact"]) == []


def test_every_room_is_there() -> None:
    rooms = {
        path.name
        for path in (ROOT / "src" / "jiheng").iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert rooms <= {word for _, word in pairs()}


def test_every_form_and_group_is_there_under_its_title() -> None:
    known = set(pairs())
    for sheet in form_catalogue():
        assert (sheet.title, sheet.code) in known
    for group in vocabulary().groups:
        assert (group.title, f"facts.{group.code}") in known


def test_every_rule_kind_status_and_confidence_is_there() -> None:
    known = set(pairs())
    assert set(RULE_KINDS) <= {word for _, word in known}
    for status in Status:
        assert (status.label, status.value) in known
    for confidence in Confidence:
        assert (confidence.label, confidence.value) in known


def test_words_of_the_field_that_the_design_fixes() -> None:
    known = dict(pairs()[:60])
    assert known["预算执行率"] == "execution_rate"
    assert known["绩效目标"] == "target"
    assert known["自评"] == "self_evaluation"
    assert known["勾稽核验"] == "crosscheck"
