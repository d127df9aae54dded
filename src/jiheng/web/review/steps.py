"""The chain of a document drawn as steps: done, where it stands, still to come."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jiheng.web.documents.models import Decision, State
from jiheng.web.documents.standing import Action, Standing

DONE, ACTIVE, OPEN = "done", "active", "open"


@dataclass(frozen=True)
class Drawn:
    """One step as it is drawn: `lines` say who did what, or what is waited for."""

    name: str
    due: date
    state: str
    lines: tuple[str, ...]


def drawn_steps(standing: Standing) -> list[Drawn]:
    """Give the steps of a document's way, submission and approval with the budget included."""
    document, chain = standing.document, standing.chain
    was_adjusted = _was_adjusted(standing)
    agreed = {one.level: one for one in standing.decisions if one.action == Action.APPROVE}
    submitted = [one for one in standing.decisions if one.action == Action.SUBMIT]
    is_open = document.state in (State.DRAFT, State.RETURNED)
    year = document.year
    last_day = chain.adjustment.closes if document.is_adjustment else chain.submission.due
    steps = [
        Drawn(
            chain.submission.name,
            last_day.of(year),
            ACTIVE if is_open else DONE,
            (document.get_state_display(),) if is_open else tuple(map(_said, submitted[-1:])),
        )
    ]
    here = standing.step
    for step in chain.steps_for(document.is_adjustment or was_adjusted):
        if is_open:
            lines, state = [], OPEN
        else:
            said = [agreed.get(level.code) for level in step.levels]
            lines = [_said(one) for one in said if one is not None]
            state = DONE if all(said) else OPEN
            if here is not None and step.code == here.code:
                state = ACTIVE
                lines += [f"等待{level.name}" for level in standing.open_levels]
        steps.append(Drawn(step.name, step.due.of(year), state, tuple(lines)))
    if not document.is_adjustment and not was_adjusted:
        locks = [one for one in standing.decisions if one.action == Action.LOCK]
        state = DONE if document.state == State.LOCKED else OPEN
        if document.state == State.APPROVED:
            state = ACTIVE
        lines = [_said(one) for one in locks[-1:]] or (["等待批复"] if state == ACTIVE else [])
        due = chain.approval.due.of(year)
        steps.append(Drawn(chain.approval.name, due, state, tuple(lines)))
    return steps


def _was_adjusted(standing: Standing) -> bool:
    """Tell whether the newest round was an adjustment that took effect without a budget's approval."""
    actions = {one.action for one in standing.decisions}
    return (
        standing.document.state == State.LOCKED
        and Action.APPROVE in actions
        and Action.LOCK not in actions
    )


def _said(decision: Decision) -> str:
    name = decision.actor.name
    if decision.for_whom:
        name = f"{name}（代{decision.for_whom}）"
    return f"{name} {timezone.localtime(decision.made_at):%m月%d日}{decision.get_action_display()}"
