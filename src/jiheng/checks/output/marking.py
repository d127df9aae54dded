"""Where the operands of a finding stand in a text: for brackets, highlights and comments."""

import re
from collections.abc import Iterable

from jiheng.checks.document import Place
from jiheng.checks.finding import Finding, Quote

Span = tuple[int, int]


def span_in(text: str, quote: Quote) -> Span | None:
    """Find a quote in a text that may differ a little from what was read.

    The position that the quote states is believed where the words stand there; else the nearest
    place where they do, not inside a longer number.
    """
    if text[quote.start : quote.end] == quote.text and quote.text:
        return quote.start, quote.end
    found = occurrences(text, quote.text)
    return min(found, key=lambda span: abs(span[0] - quote.start)) if found else None


def occurrences(text: str, words: str) -> list[Span]:
    """List where words stand in a text, not as part of a longer number.

    >>> occurrences("2015年5个，15个", "5个")
    [(5, 7)]
    """
    spans = [match.span() for match in re.finditer(re.escape(words), text)] if words else []
    return [span for span in spans if not _cuts_a_figure(text, span)]


def _cuts_a_figure(text: str, span: Span) -> bool:
    start, end = span
    before = start > 0 and text[start].isdigit() and text[start - 1] in "0123456789."
    after = end < len(text) and text[end - 1].isdigit() and text[end].isdigit()
    return before or after


def context_spans(finding: Finding, texts: dict[Place, str]) -> list[Span]:
    """Find the operands of a finding in its context sentence, merged and in order."""
    spans: list[Span] = []
    start = _context_start(finding, texts)
    for quote in finding.quotes:
        if quote.place == finding.place and start is not None:
            inside = (quote.start - start, quote.end - start)
            if inside[0] >= 0 and finding.context[inside[0] : inside[1]] == quote.text:
                spans.append(inside)
                continue
        taken = [one for one in occurrences(finding.context, quote.text) if one not in spans]
        if taken and quote.place == finding.place:
            spans.append(taken[0])
    return merged(spans)


def _context_start(finding: Finding, texts: dict[Place, str]) -> int | None:
    """Find where the context begins in its paragraph, the one that holds the first quote."""
    text = texts.get(finding.place, "")
    if not finding.quotes or not finding.context:
        return None
    first = finding.quotes[0].start
    starts = [match.start() for match in re.finditer(re.escape(finding.context), text)]
    return next((at for at in starts if at <= first < at + len(finding.context)), None)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Put overlapping spans together.

    >>> merged([(5, 8), (0, 3), (2, 4)])
    [(0, 4), (5, 8)]
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def bracketed(text: str, spans: Iterable[Span], around: int = 70) -> str:
    """Put 【】 round the spans of a sentence; a long one is cut to `around` characters about them.

    >>> bracketed("执行率81.3%。", [(3, 8)])
    '执行率【81.3%】。'
    """
    marked = merged(spans)
    low = max(0, marked[0][0] - around) if marked else 0
    high = min(len(text), marked[-1][1] + around) if marked else min(len(text), 2 * around)
    parts, at = ["…" if low else ""], low
    for start, end in marked:
        parts += [text[at:start], f"【{text[start:end]}】"]
        at = end
    parts += [text[at:high], "…" if high < len(text) else ""]
    return "".join(parts)
