"""Print the figures typed into number cells in one form throughout a report.

Whatever was typed as a figure gets separators of thousands (2160个 is printed 2,160个), in
sentences, tables and charts alike.  What the officer wrote as text stands as written, numbers
included; nothing here touches it.

Source: GB/T 15835—2011: one document writes its numbers in one form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from jiheng.forms.dossier import Dossier
from jiheng.quantities import Missing
from jiheng.scoring import CriterionScore, Scorecard, Trace

_LONG = re.compile(r"(?<![0-9.,])[0-9]{4,}(?![0-9,年])")
_THOUSANDS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+$)")
_TYPED = re.compile(r"[0-9][^0-9]*[^0-9.,\s]$")
"""A figure with its unit; a bare number in a sentence may be anything, a year for one."""


def grouped(text: str) -> str:
    """Write separators into the whole numbers of a figure's text; years have none.

    >>> grouped("2160个"), grouped("12043.5万元"), grouped("超2350人次"), grouped("2022年")
    ('2,160个', '12,043.5万元', '超2,350人次', '2022年')
    """
    return _LONG.sub(lambda found: _THOUSANDS.sub(",", found[0]), text)


def in_one_form(dossier: Dossier, card: Scorecard) -> tuple[Dossier, Scorecard]:
    """Give dossier and scorecard with their typed figures in the report's form of numbers."""
    facts = {
        code: replace(fact, text=text)
        for code, fact in dossier.facts.items()
        if not isinstance(fact.value, Missing) and (text := grouped(fact.text)) != fact.text
    }
    typed = {dossier.facts[code].text: fact.text for code, fact in facts.items()}
    forms = {before: after for before, after in typed.items() if _TYPED.search(before)}
    if facts:
        dossier = replace(dossier, facts={**dossier.facts, **facts})
    if forms:
        form = _Form(forms)
        card = replace(card, criteria=tuple(form.score(one) for one in card.criteria))
    return dossier, card


class _Form:
    """Rewrite typed figures where a scorecard quotes them."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = forms
        longest_first = sorted(forms, key=len, reverse=True)
        self._typed = re.compile(rf"(?<![0-9.,])(?:{'|'.join(map(re.escape, longest_first))})")

    def score(self, score: CriterionScore) -> CriterionScore:
        return replace(
            score,
            calculation=self._text(score.calculation),
            value_text=self._text(score.value_text),
            reason=self._text(score.reason),
            trace=None if score.trace is None else self._trace(score.trace),
            children=tuple(self.score(child) for child in score.children),
        )

    def _trace(self, trace: Trace) -> Trace:
        return replace(
            trace,
            worked=self._text(trace.worked),
            children=tuple(map(self._trace, trace.children)),
            conditions=tuple(map(self._trace, trace.conditions)),
        )

    def _text(self, text: str) -> str:
        return self._typed.sub(lambda found: self._forms[found[0]], text)
