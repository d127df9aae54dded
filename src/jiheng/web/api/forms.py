"""The form that makes a token."""

from datetime import timedelta

from django import forms
from django.utils import timezone

_LONGEST_DAYS = 366


def _in_three_months() -> object:
    return timezone.localdate() + timedelta(days=90)


class TokenForm(forms.Form):
    """What the token is for, until when, and whether it may write."""

    name = forms.CharField(label="用途", max_length=100)
    expires_on = forms.DateField(
        label="有效期至",
        initial=_in_three_months,
        widget=forms.DateInput({"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )
    may_write = forms.BooleanField(label="可写（不选则只能读）", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["class"] = "form-control"
        self.fields["may_write"].widget.attrs["class"] = "form-check-input"

    def clean_expires_on(self) -> object:
        """Check that the last day is ahead, and within a year."""
        day, today = self.cleaned_data["expires_on"], timezone.localdate()
        if not today <= day <= today + timedelta(days=_LONGEST_DAYS):
            raise forms.ValidationError("有效期应在今天以后、一年以内。")
        return day
