"""The form that gives a role."""

from typing import Any

from django import forms

from jiheng.web.organisations.models import Office
from jiheng.web.people.forms.fields import StyledForm, day, organisation
from jiheng.web.people.roles import Role


class OfficeField(forms.ModelChoiceField):
    """Offices with the organisation they belong to."""

    def label_from_instance(self, obj: Office) -> str:
        """Give the line of one office."""
        return f"{obj.organisation.name} {obj.name}"


class GrantForm(StyledForm):
    """Which role, where, and from which day to which."""

    role = forms.ChoiceField(label="角色", choices=[("", "请选择"), *Role.choices])
    organisation = organisation()
    office = OfficeField(
        Office.objects.none(), label="处室", required=False, empty_label="不限处室"
    )
    since = day("自", help_text="不填为今天起。")
    until = day("至", help_text="不填为长期；第三方不填为账号的有效期。")
    reason = forms.CharField(label="原因", max_length=200, help_text="例如：任职通知、岗位调整。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = Office.objects.filter(is_active=True, organisation__is_active=True)
        self.fields["office"].queryset = offices.select_related("organisation")

    def clean_role(self) -> Role:
        """Give the role."""
        return Role(self.cleaned_data["role"])
