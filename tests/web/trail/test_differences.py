"""An entry holds what differs, and the new value can be made of the old one and the entry."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Signed
from tests.web.documents.conftest import Doers, _chains_are_read_anew, as_person, document, project

from jiheng.web.documents.editing import current, save_content
from jiheng.web.documents.models import Document
from jiheng.web.trail.acting import acting
from jiheng.web.trail.differences import differences
from jiheng.web.trail.models import Entry
from jiheng.web.trail.reading import lines_of

__all__ = ["_chains_are_read_anew", "as_person", "document", "project"]

CELLS = st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["", "1", "2", "3"]), max_size=3)
CONTENTS = st.dictionaries(st.sampled_from("abc"), st.lists(CELLS, max_size=6), max_size=3)


def redone(old: Any, before: Any, after: Any) -> Any:
    """Make the new value of the old one, written apart from what is tried."""
    if isinstance(old, list) and isinstance(after, dict):
        if len(before) == len(after) and list(before) == list(after):
            rows = list(old)
            for key in after:
                at = int(key[1:]) - 1
                rows[at] = redone(old[at], before[key], after[key])
            return rows
        start = int(next(iter([*before, *after]))[1:]) - 1
        return [*old[:start], *after.values(), *old[start + len(before) :]]
    if isinstance(old, dict) and isinstance(after, dict):
        kept = {key: value for key, value in old.items() if key not in before or key in after}
        for key, value in after.items():
            kept[key] = redone(old[key], before[key], value) if key in old else value
        return kept
    return after


@given(CONTENTS, CONTENTS)
def test_the_new_value_can_be_made_again(old: dict[str, Any], new: dict[str, Any]) -> None:
    before, after = differences(old, new)
    assert redone(old, before, after) == new
    assert differences(new, old) == (after, before)


@given(CONTENTS)
def test_what_is_the_same_differs_in_nothing(content: dict[str, Any]) -> None:
    assert differences(content, json.loads(json.dumps(content))) == ({}, {})


def test_a_row_put_in_between_is_the_only_one_told() -> None:
    rows = [{"x": str(at)} for at in range(5)]
    more = [*rows[:2], {"x": "新"}, *rows[2:]]
    assert differences({"a": rows}, {"a": more}) == ({"a": {}}, {"a": {"#3": {"x": "新"}}})
    assert differences({"a": more}, {"a": rows}) == ({"a": {"#3": {"x": "新"}}}, {"a": {}})


def test_one_cell_of_a_long_form_is_one_cell_of_the_trail(
    document: Document, as_person: Doers, signed: Signed
) -> None:
    writer = as_person("tianbao").user
    row = {
        "指标编码": "1",
        "一级指标": "产出指标",
        "三级指标": "办理份数",
        "指标值": "3000",
        "权重": "1",
    }
    long = {"project_indicators": [{**row, "指标编码": str(at)} for at in range(1, 2001)]}
    with acting(writer):
        save_content(document, long, document.edition, writer)
        rows = [dict(one) for one in long["project_indicators"]]
        rows[1499]["指标值"] = "3100"
        save_content(document, {"project_indicators": rows}, document.edition, writer)
    entry = Entry.objects.filter(object_type="documents.revision").order_by("-sequence")[0]
    assert entry.after == {"content": {"project_indicators": {"#1500": {"指标值": "3100"}}}}
    assert entry.before == {"content": {"project_indicators": {"#1500": {"指标值": "3000"}}}}
    (line,) = lines_of(entry)
    assert "第1500行 指标值" in line.name and (line.before, line.after) == ("3000", "3100")
    assert current(document).content["project_indicators"][1499]["指标值"] == "3100"
