"""The table of states: which action leads from which state to which, who may take it, what it needs."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from jiheng.forms.review.data_files import read_data
from jiheng.forms.review.sheet_template import load_sheet
from jiheng.standards import Fault, Source, StandardError
from jiheng.standards.citation import Strict
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import LinedMapping, place
from jiheng.web.documents.models import Decision, State

NEXT, BACK = "next", "back"
"""Where an action leads that moves along the chain: to the next step, or to the one before."""
_FILE = "states.yaml"


class Who(StrEnum):
    """Who may take an action, as the chain of the document names them."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    LAST = "last"
    LOCKER = "locker"


class Need(StrEnum):
    """What an action needs before it may be taken."""

    CONTENT = "content"
    REASON = "reason"
    BASIS = "basis"
    SHEET = "sheet"
    WINDOW = "window"
    ADJUSTMENT = "adjustment"


class Transition(Strict):
    """Be one row: in this state, this action leads to that state."""

    action: str
    state: str
    to: str
    who: Who
    needs: tuple[Need, ...]


class StateWords(Strict):
    """Say what a state means to whoever would like to write."""

    explains: str


class Outcome(Strict):
    """Say what may be done with a grade of the review sheet, and what that needs."""

    allowed: tuple[str, ...]
    needs: tuple[Need, ...]


class SheetOutcomes(Strict):
    """Map each grade of the review sheet to what it allows."""

    source: Source
    by_grade: dict[str, Outcome]


class StateTable(Strict):
    """Hold all states, transitions and what the grades of the review sheet allow."""

    title: str
    source: Source
    states: dict[str, StateWords]
    transitions: tuple[Transition, ...]
    sheet_outcomes: SheetOutcomes

    def of(self, state: str) -> tuple[Transition, ...]:
        """Give the rows of one state."""
        return tuple(row for row in self.transitions if row.state == state)

    def row(self, state: str, action: str) -> Transition | None:
        """Give the row of an action in a state; None where the state does not allow it."""
        return next((row for row in self.of(state) if row.action == action), None)


def workflow_folder() -> Path:
    """Return the folder of the workflow files that ship with the package."""
    return Path(str(files("jiheng"))) / "data" / "workflow"


@cache
def state_table() -> StateTable:
    """Give the table that ships with the package.

    Raises:
        StandardError: every fault of the file, each at its line.
    """
    return load_table(workflow_folder() / _FILE)


def load_table(path: Path) -> StateTable:
    """Read a table of states.

    Raises:
        StandardError: unknown states, actions or grades, or a row that stands twice.
    """
    table, content = read_data(path, StateTable)
    faults = [*_state_faults(table, content), *_row_faults(table, content)]
    faults += _grade_faults(table, content)
    if faults:
        raise StandardError(faults)
    return table


def _state_faults(table: StateTable, content: LinedMapping) -> Iterator[Fault]:
    here = place(content, ("states",))
    for state in State.values:
        if state not in table.states:
            yield Fault(*here, f"缺少状态“{state}”", "补上它的说明")
    for state in table.states:
        if state not in State.values:
            at = place(content, ("states", state))
            yield Fault(*at, f"没有状态“{state}”", suggest(state, State.values))


def _row_faults(table: StateTable, content: LinedMapping) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    actions = Decision.Action.values
    for index, row in enumerate(table.transitions):
        here = place(content, ("transitions", index, "action"))
        if row.action not in actions:
            yield Fault(*here, f"没有操作“{row.action}”", suggest(row.action, actions))
        if row.state not in State.values:
            yield Fault(*here, f"没有状态“{row.state}”", suggest(row.state, State.values))
        targets = (*State.values, NEXT, BACK)
        if row.to not in targets:
            yield Fault(*here, f"没有状态“{row.to}”", suggest(row.to, targets))
        if (row.state, row.action) in seen:
            yield Fault(*here, f"状态“{row.state}”的操作“{row.action}”写了两次", "删去其中一处")
        seen.add((row.state, row.action))


def _grade_faults(table: StateTable, content: LinedMapping) -> Iterator[Fault]:
    grades = [row.name for row in load_sheet().grades.rows]
    actions = Decision.Action.values
    given = table.sheet_outcomes.by_grade
    for grade in grades:
        if grade not in given:
            here = place(content, ("sheet_outcomes", "by_grade"))
            yield Fault(*here, f"缺少等级“{grade}”允许的办理方式")
    for grade, outcome in given.items():
        here = place(content, ("sheet_outcomes", "by_grade", grade))
        if grade not in grades:
            yield Fault(*here, f"审核表没有等级“{grade}”", suggest(grade, grades))
        for action in outcome.allowed:
            if action not in actions:
                yield Fault(*here, f"没有操作“{action}”", suggest(action, actions))
