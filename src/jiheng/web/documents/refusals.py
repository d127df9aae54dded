"""Why an action on a document is refused; each message is what the person reads."""

from datetime import datetime


class Refusal(RuntimeError):
    """An action is refused."""


class NotYours(Refusal):
    """The person's roles do not allow it, or it is the person's own work."""


class NotOpen(Refusal):
    """The document stands where nobody can do this."""


class Overtaken(Refusal):
    """Somebody acted on the document after it was read: who, when, and its edition since then."""

    def __init__(
        self, message: str, edition: int, by: str | None = None, at: datetime | None = None
    ) -> None:
        super().__init__(message)
        self.edition, self.by, self.at = edition, by, at


class Incomplete(Refusal):
    """Something is missing that the action needs; `field` names the input it belongs to."""

    def __init__(self, message: str, field: str = "reason") -> None:
        super().__init__(message)
        self.field = field
