"""All reference pages, by file name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from reference_pages.api import api_page
from reference_pages.checks import checks_page
from reference_pages.commands import commands_page
from reference_pages.exit_codes import exit_codes_page
from reference_pages.facts import facts_page
from reference_pages.forms import forms_page
from reference_pages.library import library_page
from reference_pages.outlines import outlines_page
from reference_pages.review import review_page
from reference_pages.rules import rules_page
from reference_pages.settings import settings_page
from reference_pages.standards import standards_page
from reference_pages.tables import tables_page

FOLDER = Path(__file__).resolve().parents[1] / "reference"

PAGES: dict[str, Callable[[], str]] = {
    "api.md": api_page,
    "checks.md": checks_page,
    "commands.md": commands_page,
    "exit-codes.md": exit_codes_page,
    "facts.md": facts_page,
    "forms.md": forms_page,
    "library.md": library_page,
    "outlines.md": outlines_page,
    "review.md": review_page,
    "rules.md": rules_page,
    "settings.md": settings_page,
    "standards.md": standards_page,
    "tables.md": tables_page,
}


Pages = Mapping[str, Callable[[], str]]


def stale_pages(folder: Path = FOLDER, pages: Pages = PAGES) -> list[str]:
    """List the pages that would change if they were made again, and files that none makes."""
    there = {path.name for path in folder.glob("*.md")}
    old = [
        name
        for name, make in pages.items()
        if name not in there or (folder / name).read_text("utf-8") != make()
    ]
    return sorted([*old, *(there - set(pages))])


def write_pages(folder: Path = FOLDER, pages: Pages = PAGES) -> list[Path]:
    """Write every page, and give the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, make in pages.items():
        path = folder / name
        path.write_text(make(), "utf-8")
        written.append(path)
    return written
