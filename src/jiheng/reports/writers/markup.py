"""Build HTML as text, with every word escaped."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["Attributes", "escaped", "tag"]

Attributes = Mapping[str, str | int]

_VOID = frozenset({"br"})
"""Elements that hold nothing and have no end."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(words: str) -> str:
    """Escape words for element content and for quoted attributes.

    >>> escaped('<b>"5" & more</b>')
    '&lt;b&gt;&quot;5&quot; &amp; more&lt;/b&gt;'
    """
    return words.translate(_ESCAPES)


def tag(name: str, attributes: Attributes | None = None, *content: str) -> str:
    """Write one element; attribute values are escaped here, ``content`` is markup already.

    >>> tag("td", {"colspan": 2}, "甲"), tag("p", None, escaped("<甲>"), tag("br"))
    ('<td colspan="2">甲</td>', '<p>&lt;甲&gt;<br/></p>')
    """
    written = "".join(
        f' {key}="{escaped(str(value))}"' for key, value in (attributes or {}).items()
    )
    inside = "".join(content)
    return f"<{name}{written}/>" if name in _VOID else f"<{name}{written}>{inside}</{name}>"
