"""Run a checker over clean and corrupted reports and count what it finds."""

import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator import generate
from benchmarks.checks.generator.model import Report
from benchmarks.checks.injector import CLASSES, Injection, inject, inject_many
from benchmarks.checks.writers import write_report

ALARMS = ("error", "warning")
SEVERITIES = (*ALARMS, "info")
MANY = "many"
SIGNS = re.compile(r"[\s|｜│/]+")


@dataclass(frozen=True)
class Seen:
    """Hold a finding as a reader of the JSON sees it."""

    code: str
    severity: str
    quotes: tuple[str, ...]
    context: str
    message: str = ""


Checker = Callable[[Path], Sequence[Seen]]


def _plain(text: str) -> str:
    return SIGNS.sub("", text)


def _stands_in(text: str, quote: str) -> bool:
    """Tell whether a printed text stands in a quote as a whole: 5.1 does not stand in 15.12."""
    before = r"(?<![\d.,])" if text[:1].isdigit() else ""
    after = r"(?![\d]|[.,]\d)" if text[-1:].isdigit() else ""
    return re.search(before + re.escape(text) + after, quote) is not None


def is_found(injection: Injection, finding: Seen) -> bool:
    """Tell whether a finding points at an error.

    It does when it is an error or a warning and quotes the corrupted text, or has the sentence
    (or table row) of the error as its context.  A quote of one or two characters says too
    little: there the context must fit as well.
    """
    if finding.severity not in ALARMS:
        return False
    context, sentence = _plain(finding.context), _plain(injection.sentence)
    text = _plain(injection.corrupted)
    fits = bool(context) and (
        (context in sentence and text in context)
        or (sentence in context and len(context) <= 2 * len(sentence) + 20)
    )
    quoted = any(_stands_in(text, _plain(quote)) for quote in finding.quotes)
    digits = sum(letter.isdigit() for letter in text)
    is_short = len(text) <= 2 or 0 < digits <= 2
    return fits or (quoted and not is_short)


def new_findings(found: Sequence[Seen], clean: Sequence[Seen]) -> list[Seen]:
    """Leave out what was already said of the clean report."""
    before = Counter((finding.code, finding.quotes) for finding in clean)
    new = []
    for finding in found:
        key = (finding.code, finding.quotes)
        if before[key]:
            before[key] -= 1
        else:
            new.append(finding)
    return new


@dataclass
class Score:
    """Count hits over tries."""

    hits: int = 0
    tries: int = 0

    def add(self, hit: bool) -> None:
        self.hits += hit
        self.tries += 1

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.hits, self.tries) if self.tries else None


@dataclass
class Results:
    """Hold what a run counted, by class, style, format and kind of relation."""

    recall: dict[tuple[str, str], Score] = field(default_factory=dict)
    by_format: dict[str, Score] = field(default_factory=dict)
    by_kind: dict[str, Score] = field(default_factory=dict)
    pointed: dict[str, Score] = field(default_factory=dict)
    alarms: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarm_codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def total(self, styles: Sequence[str], error: str | None = None) -> Score:
        """Add up over styles; without a class, all classes of one error per report."""
        total = Score()
        for (style, kind), score in self.recall.items():
            wanted = kind == error if error else kind != MANY
            if style in styles and wanted:
                total.hits += score.hits
                total.tries += score.tries
        return total


@dataclass(frozen=True)
class Plan:
    """Say what to run."""

    styles: tuple[str, ...]
    documents: int
    seed: int
    formats: tuple[str, ...]


class Run:
    """Go through a plan with a checker."""

    def __init__(self, plan: Plan, checker: Checker) -> None:
        self.plan, self.checker = plan, checker
        self.results = Results()
        self._clean: dict[str, Sequence[Seen]] = {}

    def go(self) -> Results:
        """Measure everything; files are written to a folder that is removed afterwards."""
        with tempfile.TemporaryDirectory() as folder:
            for style in self.plan.styles:
                for number in range(self.plan.documents):
                    self._document(style, number, Path(folder))
        return self.results

    def _document(self, style: str, number: int, folder: Path) -> None:
        report = generate(style, self.plan.seed * 1000 + number)
        for form in self.plan.formats:
            self._clean[form] = self._check(report, folder, form)
            self._count_alarms(report, form)
        for turn, (error, made, injections) in enumerate(_corrupted(report, number)):
            form = self.plan.formats[(turn + number) % len(self.plan.formats)]
            found = new_findings(self._check(made, folder, form), self._clean[form])
            self._count_hits(report, form, error, injections, found)

    def _check(self, report: Report, folder: Path, form: str) -> Sequence[Seen]:
        path = write_report(report, folder, form)
        start = time.perf_counter()
        found = self.checker(path)
        self.results.seconds.setdefault(form, []).append(time.perf_counter() - start)
        return found

    def _count_alarms(self, report: Report, form: str) -> None:
        results = self.results
        results.characters[report.style] += report.characters
        results.documents[report.style] += 1
        for finding in self._clean[form]:
            results.alarms[report.style, finding.severity] += 1
            results.alarm_codes[finding.code, finding.severity] += 1
            results.notes.append(_note(f"误报 {finding.severity}", report, form, finding))

    def _count_hits(
        self,
        report: Report,
        form: str,
        error: str,
        injections: Sequence[Injection],
        found: Sequence[Seen],
    ) -> None:
        results = self.results
        for injection in injections:
            hit = any(is_found(injection, finding) for finding in found)
            results.recall.setdefault((report.style, error), Score()).add(hit)
            results.by_format.setdefault(form, Score()).add(hit)
            for kind in injection.broken:
                results.by_kind.setdefault(kind, Score()).add(hit)
            if not hit:
                what = f"{injection.error}：{injection.original} → {injection.corrupted}"
                where = f"{report.style}/{report.seed} {form}"
                broken = "、".join(injection.broken)
                results.notes.append(f"漏报 {where} {what}（{broken}）\n    {injection.sentence}")
        for finding in found:
            if finding.severity in ALARMS:
                points = any(is_found(injection, finding) for injection in injections)
                results.pointed.setdefault(report.style, Score()).add(points)
                if not points:
                    title = f"旁及 {finding.severity} {error}"
                    results.notes.append(_note(title, report, form, finding))


def _corrupted(report: Report, number: int) -> Iterator[tuple[str, Report, list[Injection]]]:
    """Give one report per class with one error, then one report with three to six errors."""
    for error in CLASSES:
        made = inject(report, error, number)
        if made is not None:
            yield error, made[0], [made[1]]
    size = 3 + number % 4
    chosen = [CLASSES[(number * 5 + step * 3) % len(CLASSES)] for step in range(size)]
    several, injections = inject_many(report, tuple(dict.fromkeys(chosen)), number)
    if injections:
        yield MANY, several, injections


def _note(title: str, report: Report, form: str, finding: Seen) -> str:
    quotes = "｜".join(finding.quotes)
    head = f"{title} {report.style}/{report.seed} {form} {finding.code} {finding.message}"
    return f"{head}\n    {quotes}\n    {finding.context}"
