"""The one error that reading or naming a figure can raise."""

_LONGEST_QUOTE = 40


class QuantityError(ValueError):
    """Say that a text is not a usable figure or unit, and what to write instead.

    Attributes:
        what: the text as the user wrote it.
        expected: what would have been accepted (Chinese).
        advice: what to do next (Chinese).

    >>> str(QuantityError("12.5万员", "认识的单位", "改为“万元”"))
    '“12.5万员”读不出数：应为认识的单位；改为“万元”。'
    """

    def __init__(self, what: str, expected: str, advice: str) -> None:
        # All three go to args so that the error survives pickling between processes.
        super().__init__(what, expected, advice)
        self.what = what
        self.expected = expected
        self.advice = advice

    def __str__(self) -> str:
        # One line always: messages are listed one per row for a whole workbook.
        quote = " ".join(self.what.split())
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE] + "…"
        return f"“{quote}”读不出数：应为{self.expected}；{self.advice}。"
