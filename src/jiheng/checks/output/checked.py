"""One checked document with all that an output may show of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from jiheng.checks.document import Document
from jiheng.checks.finding import Against, CheckResult, Coverage, Finding, Quote, Severity
from jiheng.checks.suppression import Accepted

ORDER = tuple(Severity)
"""Severities, the worst first."""


@dataclass(frozen=True)
class Checked:
    """Hold a document, what was found in it, and what had been accepted before.

    `label` names the file to the user: its name, or its path where names would be alike.
    """

    label: str
    document: Document
    result: CheckResult
    accepted: tuple[Accepted, ...] = ()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Give the findings, errors first; within a severity in the order of the document."""
        return tuple(sorted(self.result.findings, key=lambda one: ORDER.index(one.severity)))

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return self._counts[severity]

    @cached_property
    def _counts(self) -> Counter[Severity]:
        return Counter(finding.severity for finding in self.result.findings)

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """Name what was not read, with the reason; each once."""
        parts = [f"{one.where}（{one.reason}）" for one in self.document.unread]
        return tuple(dict.fromkeys(parts or self.result.unread))


def coverage_words(coverage: Coverage) -> str:
    """Say what was done with the figures.

    >>> coverage_words(Coverage(9, 6, 5, 1))
    '共读出 9 个数，6 个与别处有勾稽关系，5 个已核对，1 个无法判断'
    """
    return (
        f"共读出 {coverage.figures} 个数，{coverage.related} 个与别处有勾稽关系，"
        f"{coverage.checked} 个已核对，{coverage.not_assessable} 个无法判断"
    )


def against_words(against: Against, figures: int) -> str:
    """Say how the figures of a document stand to those of the dossier.

    >>> against_words(Against(facts=9, matched=6, agree=4, differ=1), 10)
    '与填报数据核对：10 个数中 6 个找到对应的填报数，其中一致 4 个、不一致 1 个、口径不明未比 1 个'
    """
    open_ones = against.matched - against.agree - against.differ
    doubtful = f"、口径不明未比 {open_ones} 个" if open_ones else ""
    return (
        f"与填报数据核对：{figures} 个数中 {against.matched} 个找到对应的填报数，"
        f"其中一致 {against.agree} 个、不一致 {against.differ} 个{doubtful}"
    )


def unchecked_by_place(against: Against) -> list[tuple[str, str]]:
    """List the figures that were not checked: the place in words, the figures there."""
    grouped = groupby(against.unchecked, key=lambda quote: quote.place.words or "全文")
    return [(place, "、".join(quote.text.strip() for quote in quotes)) for place, quotes in grouped]


def count_words(checked: tuple[Checked, ...]) -> str:
    """Count the findings of documents together: 错误 1、存疑 0、提示 2."""
    return "、".join(f"{one.label} {sum(doc.count(one) for doc in checked)}" for one in ORDER)


def left_out_words(accepted: Sequence[Accepted]) -> str:
    """Count what is not listed: checked and correct, or of a rule that is switched off.

    >>> left_out_words(())
    ''
    """
    off = sum(one.suppression.is_rule for one in accepted)
    counted = ((len(accepted) - off, "已核对无误"), (off, "所属规则已停用"))
    said = "、".join(f"{count} 处{words}" for count, words in counted if count)
    return f"另有 {said}" if said else ""


def place_words(finding: Finding) -> str:
    """Name the place of a finding; one without a place concerns the whole document."""
    return finding.place.words or "全文"


def elsewhere(finding: Finding) -> tuple[Quote, ...]:
    """List the operands that stand elsewhere than the figure most likely wrong."""
    return tuple(quote for quote in finding.quotes if quote.place != finding.place)


def explanation(finding: Finding, *, with_places: bool = True) -> list[tuple[str, str]]:
    """List what there is to say after the message, as label and text.

    The labels are 计算, 应为, 建议改为 and 另一处.
    """
    said = [
        ("计算", finding.calculation),
        ("应为", finding.expected),
        ("建议改为", "；或 ".join(finding.repairs)),
    ]
    if with_places:
        said += [("另一处", f"{one.place.words}“{one.text}”") for one in elsewhere(finding)]
    return [(label, text) for label, text in said if text]
