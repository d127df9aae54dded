"""What can not be done with people and roles, and why."""


class Refused(ValueError):
    """A deed that the rules or the state do not allow; `field` names what was filled in wrong."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotAdmitted(Exception):
    """The identity provider lets nobody in; the message is what the person reads.

    `username` is whom it was about, as far as that is known.
    """

    def __init__(self, words: str, username: str = "") -> None:
        super().__init__(words)
        self.username = username
