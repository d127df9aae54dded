"""The form that gives work to a third party."""

from typing import Any

from django import forms

from jiheng.web.people.forms.fields import StyledForm, day
from jiheng.web.people.models import User


class AssignForm(StyledForm):
    """To whom, what for, and until when."""

    user = forms.ModelChoiceField(User.objects.none(), label="第三方", empty_label="请选择")
    task = forms.CharField(label="交办事项", max_length=200, help_text="例如：绩效目标评审。")
    until = day("至", required=True)

    def __init__(self, people: list[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [user.pk for user in people]
        self.fields["user"].queryset = User.objects.filter(pk__in=numbers)
