"""What people send to decide: read from the page as it was typed."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from jiheng.web.documents.judging import SheetAnswers
from jiheng.web.documents.models import AdjustmentWindow, Decision
from jiheng.web.organisations.models import Region
from jiheng.web.trail.acting import because

_POINTS, _EXPLAINED = "points-", "explained-"
_FIRST_YEAR, _LAST_YEAR = 2015, 2100


@dataclass(frozen=True)
class Deed:
    """What somebody would do with a document: action, edition read, words, findings, sheet."""

    action: Decision.Action
    edition: int
    reason: str
    basis: str
    findings: tuple[str, ...]
    sheet: SheetAnswers | None


class Unreadable(ValueError):
    """The page sent something that it has no field for."""


def read_deed(posted: QueryDict) -> Deed:
    """Read what a page sent.

    Raises:
        Unreadable: the action or the edition is none.
    """
    try:
        action = Decision.Action(posted.get("action", ""))
        edition = int(posted.get("edition", ""))
    except ValueError as error:
        raise Unreadable("页面送来的操作不完整，请刷新后再试。") from error
    return Deed(
        action,
        edition,
        posted.get("reason", "").strip(),
        posted.get("basis", "").strip(),
        tuple(posted.getlist("findings")),
        read_answers(posted),
    )


def read_answers(posted: QueryDict) -> SheetAnswers | None:
    """Read the points and explanations of a review sheet; None where the page has none."""
    points = _starting_with(posted, _POINTS)
    if not points:
        return None
    return SheetAnswers(points, _starting_with(posted, _EXPLAINED))


def _starting_with(posted: QueryDict, start: str) -> dict[str, str]:
    return {name[len(start) :]: posted[name].strip() for name in posted if name.startswith(start)}


class WindowForm(forms.ModelForm):
    """Open a window for adjustment."""

    class Meta:
        model = AdjustmentWindow
        fields = ("year", "opens", "closes", "reason")
        widgets = {
            "year": forms.NumberInput(attrs={"class": "form-control"}),
            "opens": forms.DateInput(attrs={"class": "form-control", "type": "date"}),
            "closes": forms.DateInput(attrs={"class": "form-control", "type": "date"}),
            "reason": forms.TextInput(attrs={"class": "form-control"}),
        }

    def store(self, region: Region) -> AdjustmentWindow:
        """Open the window for a region."""
        self.instance.region = region
        with because("开放调整窗口", self.cleaned_data["reason"]):
            return self.save()

    def clean_year(self) -> int:
        """Refuse a year that no budget has."""
        year = self.cleaned_data["year"]
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise forms.ValidationError(f"预算年度应在 {_FIRST_YEAR} 到 {_LAST_YEAR} 之间。")
        return year

    def clean(self) -> dict[str, object]:
        """Refuse a window that ends before it begins."""
        values = super().clean()
        opens, closes = values.get("opens"), values.get("closes")
        if opens and closes and opens > closes:
            self.add_error("closes", "止日早于起日，请改正其中之一。")
        return values
