"""Findings for a person at a terminal, aligned by display width."""

from collections.abc import Iterator, Sequence

from jiheng.checks.document import Place
from jiheng.checks.finding import Against, Finding, Severity
from jiheng.checks.output.checked import (
    Checked,
    against_words,
    count_words,
    coverage_words,
    explanation,
    left_out_words,
    place_words,
    unchecked_by_place,
)
from jiheng.checks.output.marking import bracketed, context_spans
from jiheng.checks.suppression import Accepted, Suppression
from jiheng.quantities.terminal import display_width, fold

Line = tuple[str, str]
"""A line and how it is coloured on a terminal (empty: not at all)."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "cyan"}
_NARROWEST = 40
_SHOWN_REASONS = 20


def document_lines(checked: Checked, width: int = 80) -> Iterator[Line]:
    """Give the block of one document in lines of at most `width` columns (40 at least)."""
    room = max(width, _NARROWEST)
    yield from _styled(fold(checked.label, room), "bold")
    texts = checked.document.texts
    for finding in checked.findings:
        yield "", ""
        head = f"{finding.severity.label} {finding.code} {finding.name}　{place_words(finding)}"
        yield from _styled(fold(head, room), STYLES[finding.severity])
        yield from _body(finding, bracketed_context(finding, texts), room)
    if checked.findings:
        yield "", ""
    yield from _accepted(checked, room)
    for part in checked.unread:
        yield from _styled(fold(f"没有读：{part}", room), "yellow")
    against = checked.result.against
    if against is not None:
        yield from _unchecked(against, room)
        words = against_words(against, checked.result.coverage.figures)
        yield from _styled(fold(f"{words}。", room), "bold")
    counted = f"{coverage_words(checked.result.coverage)}；{count_words((checked,))}"
    left_out = left_out_words(checked.accepted)
    if left_out:
        counted += f"；{left_out}"
    yield from _styled(fold(f"{counted}。", room), "bold")


def closing_lines(
    checked: Sequence[Checked],
    unreadable: int,
    stale: Sequence[Suppression],
    width: int = 80,
    *,
    summed: bool,
) -> Iterator[Line]:
    """Give what is said once after all documents: stale entries, and the sum if asked for."""
    room = max(width, _NARROWEST)
    if stale:
        names = [f"{one.fingerprint}（{one.code or '规则不详'}：{one.quote}）" for one in stale]
        words = f"以下核对记录没有对应的发现，可以删去：{'、'.join(names)}。"
        yield from _styled(fold(words, room), "yellow")
    if summed:
        failed = f"；读不了 {unreadable} 个" if unreadable else ""
        words = f"共核验 {len(checked)} 个文件：{count_words(tuple(checked))}{failed}。"
        yield "", ""
        yield from _styled(fold(words, room), "bold")


def bracketed_context(finding: Finding, texts: dict[Place, str]) -> str:
    """Give the sentence of a finding with its operands in 【】."""
    return bracketed(finding.context, context_spans(finding, texts))


def _body(finding: Finding, context: str, room: int) -> Iterator[Line]:
    if context:
        yield from _styled(fold(context, room, 2), "")
    yield from _styled(fold(finding.message, room, 2), "")
    for label, text in explanation(finding):
        yield from _styled(_hanging(f"  {label}：", text, room), "")
    last = f"  说明：jiheng explain {finding.code}　指纹：{finding.fingerprint}"
    yield last, "dim"


def _unchecked(against: Against, room: int) -> Iterator[Line]:
    listed = unchecked_by_place(against)
    if not listed:
        return
    head = f"未能核对 {len(against.unchecked)} 个，没有对应的填报数，请照来源材料核对："
    yield from _styled(fold(head, room), "yellow")
    for place, figures in listed:
        yield from _styled(fold(f"{place}：{figures}", room, 2), "")


def _accepted(checked: Checked, room: int) -> Iterator[Line]:
    looked_at = [one for one in checked.accepted if not one.suppression.is_rule]
    of_rules = [one for one in checked.accepted if one.suppression.is_rule]
    yield from _listed("已核对无误，不再列为发现：", "", looked_at, room)
    yield from _listed("规则已停用，没有列为发现，也没有逐处核对：", "停用理由：", of_rules, room)


def _listed(head: str, why: str, accepted: Sequence[Accepted], room: int) -> Iterator[Line]:
    if accepted:
        yield head, "dim"
    for one in accepted[:_SHOWN_REASONS]:
        entry = one.suppression
        who = "，".join(part for part in (entry.by, entry.on) if part)
        quoted = f"“{one.finding.quotes[0].text}”" if one.finding.quotes else ""
        text = f"{one.finding.code} {place_words(one.finding)}{quoted}：{why}{entry.reason}"
        yield from _styled(fold(text + (f"（{who}）" if who else ""), room, 2), "dim")
    if len(accepted) > _SHOWN_REASONS:
        yield f"  ……另有 {len(accepted) - _SHOWN_REASONS} 处。", "dim"


def _hanging(head: str, text: str, room: int) -> list[str]:
    start = display_width(head)
    first, *rest = fold(text, room, start) or [""]
    return [head + first.strip(), *rest]


def _styled(lines: list[str], style: str) -> Iterator[Line]:
    return ((line, style) for line in lines)
