"""The form that takes a one-time code."""

from django import forms

from jiheng.web.people.forms.fields import StyledForm


class CodeForm(StyledForm):
    """Six digits of the app, or a recovery code."""

    code = forms.CharField(
        label="动态口令",
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "text"}),
        help_text="手机应用上的六位数字；手机不在身边时，可用一个恢复码。",
    )


class ConfirmForm(StyledForm):
    """Six digits of the app."""

    code = forms.CharField(
        label="动态口令",
        max_length=10,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
        help_text="输入手机应用上现在显示的六位数字。",
    )
