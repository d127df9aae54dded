"""The forms of regions, organisations and offices."""

from django import forms
from django.core.validators import RegexValidator

from jiheng.web.organisations.models import Kind, Organisation, Region
from jiheng.web.people.forms.fields import StyledForm, organisation

CODE = RegexValidator(r"^[A-Za-z0-9]{1,20}$", "编码只写字母和数字，最多 20 个。")
REGION_CODE = RegexValidator(r"^(\d{6}|\d{9}|\d{12})$", "行政区划代码是 6、9 或 12 位数字。")


class OrganisationForm(StyledForm):
    """A new organisation."""

    code = forms.CharField(label="单位编码", validators=[CODE], help_text="与预算一体化系统一致。")
    name = forms.CharField(label="单位名称", max_length=100)
    kind = forms.ChoiceField(label="单位类别", choices=[("", "请选择"), *Kind.choices])
    region = forms.ModelChoiceField(Region.objects.all(), label="地区", empty_label="请选择")
    parent = organisation("上级单位", required=False)

    def clean_code(self) -> str:
        """Check that no other organisation has it."""
        return free_code(self.cleaned_data["code"])


class RenameForm(StyledForm):
    """A new name or code, and why."""

    code = forms.CharField(label="单位编码", validators=[CODE])
    name = forms.CharField(label="单位名称", max_length=100)
    reason = forms.CharField(label="原因", max_length=200, help_text="例如：机构改革的文号。")

    def __init__(self, organisation: Organisation, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean_code(self) -> str:
        """Check that no other organisation has it."""
        return free_code(self.cleaned_data["code"], self.organisation.pk)


class RegionForm(StyledForm):
    """A new region."""

    code = forms.CharField(label="行政区划代码", validators=[REGION_CODE])
    name = forms.CharField(label="名称", max_length=100)
    parent = forms.ModelChoiceField(
        Region.objects.all(), label="上级地区", required=False, empty_label="没有"
    )

    def clean_code(self) -> str:
        """Check that no other region has it."""
        code = self.cleaned_data["code"]
        if Region.objects.filter(code=code).exists():
            raise forms.ValidationError("已有这个代码的地区。")
        return code


class OfficeForm(StyledForm):
    """The name of an office."""

    name = forms.CharField(label="处室名称", max_length=100)


class ChangeOfficeForm(OfficeForm):
    """The name of an office, and whether it is in use."""

    is_active = forms.BooleanField(
        label="在用", required=False, widget=forms.CheckboxInput({"class": "form-check-input"})
    )


def free_code(code: str, but: int | None = None) -> str:
    """Give the code.

    Raises:
        ValidationError: another organisation has it.
    """
    other = Organisation.objects.filter(code=code).exclude(pk=but).first()
    if other is not None:
        raise forms.ValidationError(f"{other.name}已用这个编码。")
    return code
