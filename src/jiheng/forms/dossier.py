"""The dossier: everything one department filled in for one year."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jiheng.forms.errors import FormError, FormErrors, nearest
from jiheng.forms.facts import Fact, Source
from jiheng.forms.figures import read_plain, unit_of
from jiheng.forms.rows.base import RowModel
from jiheng.quantities import QuantityError
from jiheng.standards import vocabulary
from jiheng.standards.quoting import quoted

WHAT_IF = "试算"


@dataclass(frozen=True)
class Dossier:
    """Hold one department's year: facts by code, rows by form code, texts by section code.

    `forms` has an entry for every form of the catalogue; a form that was not filled is empty.
    `warnings` are the remarks on the forms that did not stop the reading.
    """

    organisation: str
    region: str
    year: int
    standard: str
    version: str
    facts: Mapping[str, Fact]
    forms: Mapping[str, tuple[RowModel, ...]] = field(default_factory=dict)
    narratives: Mapping[str, str] = field(default_factory=dict)
    path: Path | None = None
    warnings: tuple[FormError, ...] = ()

    def fact(self, code: str) -> Fact | None:
        """Give the fact of a code, or None where no row of any form carries it."""
        return self.facts.get(code)

    def with_values(self, values: Mapping[str, str]) -> "Dossier":
        """Give the dossier that would be if some figures were others (试算).

        `values` maps fact codes to text as it would be typed: `{"procurement.actual": "95"}`
        in the unit of the fact, or `"不适用"`.  Rows stay as they are; only facts change.

        Raises:
            FormErrors: naming every unknown code and every text that is no figure.
        """
        facts = dict(self.facts)
        errors: list[FormError] = []
        for code, text in values.items():
            try:
                facts[code] = self._what_if(code, text)
            except QuantityError as error:
                errors.append(
                    FormError(
                        "不是可用的数",
                        WHAT_IF,
                        header=code,
                        value=text,
                        expected=error.expected,
                        advice=error.advice,
                    )
                )
            except KeyError:
                labels = [vocabulary().label(term) for term in vocabulary()]
                near = nearest(code, (*self.facts, *vocabulary(), *labels))
                advice = (
                    f"是否应为{quoted(near)}？" if near else "写填报表格“编码”栏的编码或指标名称"
                )
                errors.append(FormError("没有这个指标编码", WHAT_IF, value=code, advice=advice))
        if errors:
            raise FormErrors(errors)
        return replace(self, facts=facts)

    def _what_if(self, code: str, text: str) -> Fact:
        known = self.facts.get(code)
        label = known.label if known else vocabulary().label(code)
        wanted = known.unit if known else unit_of(vocabulary()[code].unit)
        reading = read_plain(text, wanted)
        return Fact.of(
            reading,
            code,
            label,
            Source(WHAT_IF),
            organisation=self.organisation,
            period=f"{self.year}年",
            version=self.version,
        )
