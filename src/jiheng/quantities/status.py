"""The four states of a figure: reported, and three different kinds of nothing."""

from enum import StrEnum
from typing import Self

from jiheng.quantities.errors import QuantityError


class Status(StrEnum):
    """Tell whether a figure is there, and if not, why not.

    >>> Status.UNREPORTED.label
    '未填报'
    >>> Status.from_label("不适用")
    <Status.NOT_APPLICABLE: 'not_applicable'>
    """

    REPORTED = "reported"
    UNREPORTED = "unreported"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def label(self) -> str:
        """Give the Chinese term shown to people."""
        return _LABELS[self.value]

    @classmethod
    def from_label(cls, label: str) -> Self:
        """Find the status that a Chinese label names; spaces around it are ignored.

        Raises:
            QuantityError: the label is none of the four.
        """
        wanted = label.strip()
        for status in cls:
            if status.label == wanted:
                return status
        choices = "、".join(_LABELS.values())
        raise QuantityError(label, f"填报状态（{choices}）", "改为其中之一")


_LABELS = {
    "reported": "已填报",
    "unreported": "未填报",
    "not_applicable": "不适用",
    "not_assessable": "无法判断",
}
