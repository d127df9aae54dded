"""The form that delegates approval."""

from typing import Any

from django import forms
from django.utils import timezone

from jiheng.web.people.delegating import delegable, deputies
from jiheng.web.people.forms.fields import StyledForm, day
from jiheng.web.people.models import Membership, User


class MembershipField(forms.ModelChoiceField):
    """Roles with the organisation."""

    def label_from_instance(self, obj: Membership) -> str:
        """Give the line of one role."""
        return f"{obj.organisation.name} {obj.get_role_display()}"


class DeputyField(forms.ModelChoiceField):
    """People with their user names."""

    def label_from_instance(self, obj: User) -> str:
        """Give the line of one person."""
        return obj.shown_name


class DelegateForm(StyledForm):
    """Which role, to whom, from which day to which, and why."""

    membership = MembershipField(
        Membership.objects.none(), label="委托的角色", empty_label="请选择"
    )
    deputy = DeputyField(User.objects.none(), label="受托人", empty_label="请选择")
    since = day("自", required=True)
    until = day("至", required=True, help_text="当天仍有效，之后自动收回。")
    reason = forms.CharField(label="原因", max_length=200, help_text="例如：出差、学习、休假。")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = Membership.objects.filter(pk__in=[one.pk for one in delegable(user)])
        self.fields["membership"].queryset = roles.select_related("organisation")
        people = User.objects.filter(pk__in=[one.pk for one in deputies(user)])
        self.fields["deputy"].queryset = people
        self.fields["since"].initial = timezone.localdate
