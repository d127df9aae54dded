"""Print a review for the terminal: grouped by project, aligned by display width."""

from collections.abc import Iterator

from jiheng.forms.review.outcome import Level, Where
from jiheng.forms.review.report import Finding, Review, RuleCoverage
from jiheng.quantities import display_width, fold, pad

_NARROWEST = 40
_SHARED = 3
"""A reason that so many rules have is said once, with their codes."""


def review_text(review: Review, width: int = 80) -> str:
    """Give the review as text of at most `width` columns (40 at least).

    First the outcome, then the findings by project, what was explained, and what could not be
    judged, with its reasons.
    """
    room = max(width, _NARROWEST)
    lines = [f"目标审核　{review.organisation}　{review.year}年"]
    counts = [f"{level.value} {review.count(level)}" for level in Level]
    lines += ["　".join([*counts, f"无法判断 {review.coverage.unjudged}"])]
    lines += fold(review.verdict, room)
    for code, name in review.owners.items():
        found = [finding for finding in review.findings if finding.where.project == code]
        if found:
            lines += ["", *fold(f"【{name}】", room)]
            for finding in found:
                lines += _finding(finding, room)
    lines += _explained(review, room)
    lines += _not_judged(review, room)
    lines += ["", *fold(_rows(review), room)]
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, room: int) -> Iterator[str]:
    yield from fold(
        f"{finding.level.value} {finding.code} {finding.name}　{finding.where}", room, 2
    )
    yield from fold(_sentence(finding.message), room, 6)
    if finding.expected:
        yield from fold(f"应为：{_sentence(finding.expected)}", room, 6)
    yield from fold(f"怎么办：{_sentence(finding.advice)}", room, 6)
    source = finding.source
    clause = f"，{source.clause}" if source.clause else ""
    words = f"依据：{source.document}{clause}（{source.confidence.label}）"
    yield from fold(words, room, 6)


def _explained(review: Review, room: int) -> Iterator[str]:
    if review.suppressed:
        yield from ("", "【已说明，不再列为问题】")
    for one in review.suppressed:
        finding = one.finding
        text = f"{finding.code} {finding.name}　{finding.where}：{_sentence(one.reason)}"
        yield from fold(text, room, 2)
    if review.unused_suppressions:
        codes = "、".join(review.unused_suppressions)
        yield ""
        yield from fold(f"以下说明没有对应的问题，可以删去：{codes}。", room)


def _not_judged(review: Review, room: int) -> Iterator[str]:
    rules = [rule for rule in review.coverage.rules if rule.unjudged]
    if not rules:
        return
    yield from ("", "【无法判断】")
    codes: dict[str, list[str]] = {}
    for rule in rules:
        for reason, _ in rule.reasons:
            codes.setdefault(reason, []).append(rule.code)
    shared = [reason for reason, where in codes.items() if len(where) >= _SHARED]
    for reason in shared:
        text = f"{_placed(reason, rules)}，涉及 {'、'.join(codes[reason])}。"
        yield from fold(text, room, 2)
    own = {rule.code: [pair for pair in rule.reasons if pair[0] not in shared] for rule in rules}
    listed = [rule for rule in rules if own[rule.code]]
    name_width = max((display_width(rule.name) for rule in listed), default=0)
    for rule in listed:
        count = sum(times for _, times in own[rule.code])
        head = f"  {rule.code} {pad(rule.name, name_width)} {count:>4} 处　"
        yield from _hanging(head, _reasons(own[rule.code], rule), room)


def _hanging(head: str, text: str, room: int) -> Iterator[str]:
    start = display_width(head)
    if room - start < _NARROWEST // 2:
        yield head.rstrip()
        yield from fold(text, room, 6)
        return
    first, *rest = fold(text, room, start)
    yield head + first.strip()
    yield from rest


def _reasons(reasons: list[tuple[str, int]], rule: RuleCoverage) -> str:
    return _sentence("；".join(_placed(reason, [rule]) for reason, _ in reasons))


def _placed(reason: str, rules: list[RuleCoverage]) -> str:
    return reason if _is_empty_sheet(reason, rules) else f"{reason}（{_places(reason, rules)}）"


def _places(reason: str, rules: list[RuleCoverage]) -> str:
    """Say where a reason stands in the way: the first place, and how many there are."""
    found = [one.where for rule in rules for one in rule.unjudged if one.reason == reason]
    places = list(dict.fromkeys(map(_place, found)))
    return places[0] + (f"等 {len(places)} 处" if len(places) > 1 else "")


def _place(where: Where) -> str:
    if where.row:
        return f"{where.sheet} 第{where.row}行"
    return f"{where.sheet} 第{where.position}条"


def _is_empty_sheet(reason: str, rules: list[RuleCoverage]) -> bool:
    """Tell whether a reason is that a whole sheet is empty: then it has no row to point at."""
    found = [one.where for rule in rules for one in rule.unjudged if one.reason == reason]
    return all(reason.startswith(f"“{where.sheet}”表没有填写") for where in found)


def _rows(review: Review) -> str:
    rows = [f"{title} {count}" for title, count in review.coverage.rows.items() if count]
    whole = [rule for rule in review.coverage.rules if rule.state != "不适用"]
    idle = len(review.coverage.rules) - len(whole)
    parts = [f"共 {len(review.coverage.rules)} 条规则"]
    if idle:
        parts.append(f"其中 {idle} 条没有适用的内容")
    parts.append(f"读取 {'、'.join(rows)} 行" if rows else "各表都没有填写")
    return _sentence("，".join(parts))


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "？", "！")) else text + "。"
