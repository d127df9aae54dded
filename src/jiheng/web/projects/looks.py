"""How the state of a document is shown in lists: its name on a badge of a colour."""

from jiheng.web.documents.models import State

STATE_NAMES = dict(State.choices)
STATE_COLOURS = {
    State.DRAFT: "secondary",
    State.IN_REVIEW: "blue",
    State.RETURNED: "orange",
    State.REJECTED: "red",
    State.APPROVED: "green",
    State.LOCKED: "green",
}
