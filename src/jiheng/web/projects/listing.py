"""The list of projects: what was asked for, in the order of the tree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.people.scope import Hat
from jiheng.web.projects.models import Classification, Level, Project, ProjectQuerySet

ON_A_PAGE = 30
NO_TARGETS = "none"
"""The state of a project without a targets document."""
SECRET = {"yes": "涉密", "no": "不涉密"}


@dataclass(frozen=True)
class Wanted:
    """What to list: words, year, level, classifications and organisation by number, secrecy, state.

    What is empty asks for all.
    """

    words: str = ""
    year: int | None = None
    level: str = ""
    category: int | None = None
    plan: int | None = None
    chain: int | None = None
    secret: str = ""
    state: str = ""
    organisation: int | None = None

    @classmethod
    def read(cls, query: QueryDict, year: Callable[[], int | None]) -> "Wanted":
        """Read what an address asks for; what is not understood asks for nothing.

        `year` gives the year to list where the address names none.
        """
        level, secret, state = (query.get(name, "") for name in ("level", "secret", "state"))
        return cls(
            words=query.get("q", "").strip(),
            year=_number(query["year"]) if "year" in query else year(),
            level=level if level in Level.values else "",
            category=_number(query.get("category", "")),
            plan=_number(query.get("plan", "")),
            chain=_number(query.get("chain", "")),
            secret=secret if secret in SECRET else "",
            state=state if state in (NO_TARGETS, *State.values) else "",
            organisation=_number(query.get("organisation", "")),
        )

    def address(self) -> str:
        """Write what is asked for as the query of an address."""
        values = {"q": self.words, **{name: getattr(self, name) for name in _NAMES}}
        return urlencode({name: "" if value is None else value for name, value in values.items()})

    @property
    def is_narrowed(self) -> bool:
        """Tell whether more than the year is asked for."""
        return any([self.words, *(getattr(self, name) for name in _NAMES if name != "year")])


_NAMES = ("year", "level", "category", "plan", "chain", "secret", "state", "organisation")


def listed(worn: tuple[Hat, ...], wanted: Wanted) -> ProjectQuerySet:
    """Give the visible projects asked for, in order."""
    rows = Project.objects.visible_to(worn).filter(is_active=True, **_conditions(wanted))
    if wanted.words:
        rows = rows.filter(Q(name__contains=wanted.words) | Q(code__startswith=wanted.words))
    if wanted.state:
        documents = Document.objects.filter(kind=Kind.PROJECT_TARGETS, project__isnull=False)
        if wanted.state == NO_TARGETS:
            rows = rows.exclude(pk__in=documents.values("project"))
        else:
            rows = rows.filter(pk__in=documents.filter(state=wanted.state).values("project"))
    return rows.order_by("-year", "tree")


def _conditions(wanted: Wanted) -> dict[str, Any]:
    values = {
        "year": wanted.year,
        "level": wanted.level,
        "category": wanted.category,
        "plan": wanted.plan,
        "chain": wanted.chain,
        "organisation": wanted.organisation,
        "is_secret": {"yes": True, "no": False}.get(wanted.secret),
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


def choices(classes: Iterable[Classification]) -> dict[str, Any]:
    """Give the choices of the list's filters, of classifications those in use."""
    axes: dict[str, list[Classification]] = {axis.value: [] for axis in Classification.Axis}
    for one in classes:
        if one.is_active:
            axes[one.axis].append(one)
    return {
        "levels": Level.choices,
        "secrets": SECRET.items(),
        "states": [(NO_TARGETS, "未填报"), *State.choices],
        **axes,
    }


def known_years() -> list[int]:
    """List the years from the first that has a project to the last, the newest first."""
    years = Project.objects.values_list("year", flat=True)
    last = years.order_by("-year").first()
    if last is None:
        return []
    first = years.order_by("year").first()
    return list(range(last, (first or last) - 1, -1))


def newest_year(worn: tuple[Hat, ...], known: list[int]) -> int | None:
    """Give the newest of the years that has visible projects; None where none has."""
    visible = Project.objects.visible_to(worn)
    # 逐年问一句有没有：不必把几万个项目都看一遍。
    return next((year for year in known if visible.filter(year=year).exists()), None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
