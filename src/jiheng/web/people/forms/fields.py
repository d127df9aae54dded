"""Fields that the forms of people share."""

from typing import Any

from django import forms

from jiheng.web.organisations.models import Organisation


def day(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    """Give a field for a day, picked from a calendar."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def organisation(label: str = "单位", *, required: bool = True) -> forms.ModelChoiceField:
    """Give a field for an organisation in use, listed as its tree."""
    return OrganisationField(
        Organisation.objects.filter(is_active=True),
        label=label,
        required=required,
        empty_label="请选择",
    )


class OrganisationField(forms.ModelChoiceField):
    """Organisations with their codes, those below others further in."""

    def label_from_instance(self, obj: Organisation) -> str:
        """Give the line of one organisation."""
        return f"{'　' * (obj.path.count('/') - 1)}{obj.name}（{obj.code}）"


class StyledForm(forms.Form):
    """A form whose fields look as all others do, and tell screen readers what is wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs.setdefault("class", kind)

    def refuse(self, message: str, field: str = "") -> None:
        """Show why it could not be done, at its field where there is one."""
        self.add_error(field if field in self.fields else None, message)
