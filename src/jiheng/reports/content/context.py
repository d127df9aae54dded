"""What every generator reads: dossier, scorecard, figures, texts, and a place for notices."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from jiheng.forms.dossier import Dossier
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.department import Profile
from jiheng.forms.rows.findings import Explanation
from jiheng.forms.rows.projects import Project
from jiheng.quantities import Missing, Status
from jiheng.reports.content.base import Notice
from jiheng.reports.content.binding import Binder
from jiheng.reports.content.figures import (
    fact_code,
    fact_figure,
    points_figure,
    reading_figure,
    row_figure,
    with_unit,
)
from jiheng.reports.content.number_form import in_one_form
from jiheng.reports.content.standard_names import standard_name
from jiheng.reports.content.wording import paragraphs, sentence, tidy_quotes, titled
from jiheng.reports.document import Paragraph
from jiheng.reports.spans import Figure, Span, spans
from jiheng.scoring import CriterionScore, Scorecard
from jiheng.scoring.readings import Reading, Readings
from jiheng.standards import Confidence, vocabulary

Row = TypeVar("Row", bound=RowModel)
WHOLE_DATE = 10
"""The length of a date that names the day."""


class Context:
    """Hold what one report is made from; `notices` grows while the sections are written."""

    def __init__(self, dossier: Dossier, card: Scorecard, *, draft: bool = False) -> None:
        self.dossier, self.card = in_one_form(dossier, card)
        self.draft = draft
        self.readings = Readings(self.dossier, vocabulary())
        self.notices: list[Notice] = []
        self.used_texts: set[str] = set()

    @cached_property
    def profile(self) -> Profile | None:
        """Give the card that opens the dossier, if there is one."""
        return next(self.rows(Profile), None)

    @property
    def we(self) -> str:
        """Give the word by which the department speaks of itself."""
        return (self.profile.appellation if self.profile else "") or "本部门"

    @property
    def is_guangzhou(self) -> bool:
        """Tell whether the department is one of 广州, whose reports have words of their own."""
        return "广州" in self.dossier.region

    @property
    def day(self) -> date | None:
        """Give the day the report was filled, None where none or only a month is stated."""
        filled = self.profile.filled_on if self.profile else ""
        return date.fromisoformat(filled) if len(filled) == WHOLE_DATE else None

    @cached_property
    def standard_name(self) -> str:
        """Give the standard's name where it was published, else words that name no document."""
        return standard_name(self.card.standard)

    @cached_property
    def cited_standard(self) -> str:
        """Give the standard as a sentence cites it: only what was published stands in 《》."""
        is_published = self.card.standard.confidence is Confidence.PUBLISHED
        return titled(self.standard_name) if is_published else self.standard_name

    def blank(self, what: str) -> tuple[Span, ...]:
        """Mark in a draft what is still to be filled; a filed text says nothing there."""
        return spans(f"【待填报：{what}】") if self.draft else ()

    def rows(self, model: type[Row]) -> Iterator[Row]:
        """Yield the rows of a form."""
        for row in self.dossier.forms.get(model.form.code, ()):
            if isinstance(row, model):
                yield row

    def reading(self, code: str) -> Reading:
        """Read a fact, stated or computed."""
        return self.readings.read(code)

    def figure(self, code: str) -> Figure:
        """Give the figure of a fact code."""
        return reading_figure(self.reading(code))

    def is_reported(self, code: str) -> bool:
        """Tell whether a fact has a value."""
        return not isinstance(self.reading(code).value, Missing)

    def figures_of(self, row: RowModel) -> dict[str, Figure]:
        """Give the figures of a row by column; the dossier's facts come first (试算)."""
        made = {}
        for one in row.figures():
            fact = self.dossier.fact(one.code)
            made[one.column] = row_figure(one) if fact is None else fact_figure(fact)
        return made

    def points(self, score: CriterionScore) -> Figure:
        """Give the points of a criterion, with 分 behind them."""
        source = f"{self.standard_name}：{score.name}"
        return with_unit(points_figure(f"score.{score.code}", score.points, score.status, source))

    @property
    def total(self) -> Figure:
        """Give the total, with 分 behind it."""
        card = self.card
        figure = points_figure("score.total", card.total, card.status, self.standard_name)
        return with_unit(figure)

    def bind(self, text: str, near: Collection[str] = ()) -> tuple[Span, ...]:
        """Bind the numbers of an officer's text to the facts they repeat."""
        return self._binder.bind(text, frozenset(map(fact_code, near)))

    def text(self, code: str) -> str:
        """Give the officer's text for a section code, empty where there is none."""
        self.used_texts.add(code)
        return self.dossier.narratives.get(code, "").strip()

    def narrative(self, code: str, near: Collection[str] = ()) -> list[Paragraph]:
        """Give the officer's text for a section code as bound paragraphs."""
        return [Paragraph(self.bind(_stopped(part), near)) for part in paragraphs(self.text(code))]

    @cached_property
    def explanations(self) -> dict[str, Explanation]:
        """Map fact codes to the officer's reasons."""
        return {row.fact: row for row in self.rows(Explanation)}

    def notice(self, where: str, what: str, advice: str = "") -> None:
        """Tell the officer of something the report lacks; each thing once."""
        one = Notice(where, tidy_quotes(what), advice)
        if one not in self.notices:
            self.notices.append(one)

    @cached_property
    def _binder(self) -> Binder:
        labels: dict[str, str] = {}
        figures = []
        for figure, label in self._known_figures():
            figures.append(figure)
            labels[figure.fact] = label
        return Binder(figures, labels)

    def _known_figures(self) -> Iterator[tuple[Figure, str]]:
        hidden = tuple(self._secret_paths())
        for fact in self.dossier.facts.values():
            if not fact.code.removeprefix("explanation.").startswith(hidden):
                yield fact_figure(fact), fact.label
        for code, term in vocabulary().items():
            if code not in self.dossier.facts and term.formula is not None:
                yield self.figure(code), term.label
        yield self.total, "总分"
        for score in self.card.walk():
            if score.status is Status.REPORTED:
                yield self.points(score), score.name

    def _secret_paths(self) -> Iterator[str]:
        """Give how the fact codes of secret projects begin: no text may point to them."""
        for row in self.rows(Project):
            if row.secret is True:
                for kind in ("project", "evaluation", "monitoring"):
                    yield f"{kind}.{row.code}."


def _stopped(part: str) -> str:
    """End a paragraph with a full stop, unless it leads on to what stands below it."""
    return part if part.endswith(("：", ":")) else sentence(part)
