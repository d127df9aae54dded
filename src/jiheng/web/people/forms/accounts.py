"""The forms of accounts."""

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from jiheng.web.people.forms.fields import StyledForm, day, organisation
from jiheng.web.people.models import User

USERNAME = RegexValidator(
    r"^[A-Za-z][A-Za-z0-9._-]{1,49}$",
    "用户名以字母开头，用字母、数字、点、横线或下划线，2 到 50 个字符。",
)
PHONE = RegexValidator(r"^[0-9+() -]{5,20}$", "电话只写数字、空格、横线和括号，5 到 20 个字符。")


class ChangeAccountForm(StyledForm):
    """What is known of a person."""

    name = forms.CharField(label="姓名", max_length=50)
    organisation = organisation("所在单位")
    email = forms.EmailField(label="邮箱", required=False, max_length=254)
    phone = forms.CharField(label="电话", required=False, validators=[PHONE])
    expires_on = day("有效期至", help_text="到期后不能登录；第三方账号必须填。")


class NewAccountForm(ChangeAccountForm):
    """A new account: the user name stays as it is given here."""

    username = forms.CharField(
        label="用户名",
        validators=[USERNAME],
        help_text="登录时用，以后不能改。",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ("username", "name", "organisation", "email", "phone", "expires_on")

    def clean_username(self) -> str:
        """Check that nobody has it, in capitals or small letters."""
        username = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("这个用户名已经有人用了，请换一个。")
        return username

    def clean_expires_on(self) -> object:
        """Check that the last day is not over."""
        last = self.cleaned_data["expires_on"]
        if last is not None and last < timezone.localdate():
            raise forms.ValidationError("有效期应在今天或以后。")
        return last


class ReasonForm(StyledForm):
    """Why something is done."""

    reason = forms.CharField(label="原因", max_length=200)
