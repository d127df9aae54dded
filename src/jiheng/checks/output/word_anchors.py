"""Hang comments on words of a paragraph: runs are split, their formatting goes with both halves."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from jiheng.checks.finding import Quote
from jiheng.checks.output.marking import Span, span_in
from jiheng.checks.readers.word_xml import body_items, name_of

Element = Any
"""An lxml element; lxml ships no types."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HOLDERS = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple"})
"""What may stand between a paragraph and its runs."""


@dataclass(frozen=True)
class _Piece:
    """Hold a run and the part of the paragraph's text that it prints."""

    run: Element
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def paragraphs_of(element: Element) -> list[Element]:
    """List the paragraphs of a cell, nested tables left out; a paragraph is its own list."""
    if name_of(element) == "p":
        return [element]
    return [item for item in body_items(element) if name_of(item) == "p"]


def anchor_comment(element: Element, quote: Quote | None, number: int) -> None:
    """Put a comment's marks round a quote in a `w:p` or `w:tc`.

    Where the quote is not found, or there is none, the marks go round the whole first paragraph.
    """
    paragraphs = paragraphs_of(element)
    if not paragraphs:
        return
    for paragraph in paragraphs if quote is not None else ():
        pieces = _pieces(paragraph)
        span = span_in("".join(piece.text for piece in pieces), quote) if quote else None
        if span is not None:
            _mark(_cut_out(pieces, span), number)
            return
    pieces = _pieces(paragraphs[0])
    if pieces:
        _mark([piece.run for piece in pieces], number)
    else:
        _mark_empty(paragraphs[0], number)


def _pieces(paragraph: Element) -> list[_Piece]:
    found: list[_Piece] = []
    at = 0
    stack = list(reversed(paragraph))
    while stack:
        item = stack.pop()
        name = name_of(item)
        if name == "r":
            text = _run_text(item)
            if text:
                found.append(_Piece(item, at, text))
                at += len(text)
        elif name in _HOLDERS:
            stack.extend(reversed(item))
    return found


def _run_text(run: Element) -> str:
    return "".join(item.text or "" for item in run if name_of(item) == "t")


def _cut_out(pieces: list[_Piece], span: Span) -> list[Element]:
    """Give the runs that print a span, after splitting those that print more."""
    start, end = span
    runs = []
    for piece in pieces:
        if piece.end <= start or piece.start >= end:
            continue
        run = piece.run
        if piece.start < start:
            run = _split(run, start - piece.start)
        if piece.end > end:
            _split(run, end - max(start, piece.start))
        runs.append(run)
    return runs


def _split(run: Element, at: int) -> Element:
    """Split a run before the character `at` and give its second half.

    A run with anything but text and formatting (a picture, a field, a tab) stays whole.
    """
    texts = [item for item in run if name_of(item) == "t"]
    if len(texts) != 1 or any(name_of(item) not in {"t", "rPr"} for item in run):
        return run
    second = copy.deepcopy(run)
    second.tail = None
    whole = texts[0].text or ""
    _set_text(texts[0], whole[:at])
    _set_text(next(item for item in second if name_of(item) == "t"), whole[at:])
    run.addnext(second)
    return second


def _set_text(element: Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _mark(runs: list[Element], number: int) -> None:
    first, last = runs[0], runs[-1]
    first.addprevious(_element(first, "commentRangeStart", number))
    end = _element(last, "commentRangeEnd", number)
    last.addnext(end)
    end.addnext(_reference(last, number))


def _mark_empty(paragraph: Element, number: int) -> None:
    paragraph.append(_element(paragraph, "commentRangeStart", number))
    paragraph.append(_element(paragraph, "commentRangeEnd", number))
    paragraph.append(_reference(paragraph, number))


def _reference(like: Element, number: int) -> Element:
    namespace = etree.QName(like).namespace
    run = like.makeelement(f"{{{namespace}}}r")
    run.append(_element(like, "commentReference", number))
    return run


def _element(like: Element, name: str, number: int) -> Element:
    namespace = etree.QName(like).namespace
    return like.makeelement(f"{{{namespace}}}{name}", {f"{{{namespace}}}id": str(number)})
