"""The forms of the door."""

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.http import HttpRequest

from jiheng.web.people.models import User


class LoginForm(forms.Form):
    """User name and password."""

    username = forms.CharField(label="用户名", max_length=50)
    password = forms.CharField(label="密码", widget=forms.PasswordInput, strip=False)

    def __init__(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None
        for name, complete in (("username", "username"), ("password", "current-password")):
            self.fields[name].widget.attrs.update(
                {"class": "form-control", "autocomplete": complete}
            )

    def clean(self) -> dict[str, object]:
        """Check the password."""
        values = super().clean()
        if "username" in values and "password" in values:
            self.user = authenticate(
                self.request, username=values["username"], password=values["password"]
            )
            if self.user is None:
                raise forms.ValidationError("用户名或密码不对，或账号已停用、已到期。")
        return values


class ChangePasswordForm(forms.Form):
    """The old password and, twice, the new one."""

    old = forms.CharField(label="原密码", widget=forms.PasswordInput, strip=False)
    new = forms.CharField(label="新密码", widget=forms.PasswordInput, strip=False)
    again = forms.CharField(label="再输一次新密码", widget=forms.PasswordInput, strip=False)

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean_old(self) -> str:
        """Check the old password."""
        old = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError("原密码不对。")
        return old

    def clean_new(self) -> str:
        """Check the new password against the policy."""
        new = self.cleaned_data["new"]
        password_validation.validate_password(new, self.user)
        if self.user.check_password(new):
            raise forms.ValidationError("新密码不能与原密码相同。")
        return new

    def clean(self) -> dict[str, object]:
        """Compare the two."""
        values = super().clean()
        if values.get("new") and values.get("again") and values["new"] != values["again"]:
            self.add_error("again", "两次输入的新密码不一致。")
        return values
