"""The form of a project; the rules of the official form decide what is right."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from jiheng.forms.rows.cells import FIRST_YEAR, LAST_YEAR
from jiheng.quantities import QuantityError
from jiheng.web.organisations.models import Organisation, OrganisationQuerySet
from jiheng.web.projects.amounts import print_wan, read_amount
from jiheng.web.projects.models import Classification, Level, Project
from jiheng.web.projects.rows import project_errors
from jiheng.web.trail.acting import because

_FIELD_OF = {
    "parent": "parent",
    "start": "starts_on",
    "finish": "ends_on",
    "total": "total_funds",
    "appropriation": "appropriation",
    "carried_in": "carried_over",
    "other": "other_funds",
    "code": "code",
    "name": "name",
    "level": "level",
    "category": "category",
    "nature": "nature",
    "secret": "is_secret",
}
"""The form's field for each column of the official row."""
_ABOVE = {Level.SECOND: (Level.FIRST,), Level.UNDERTAKEN: (Level.FIRST, Level.SECOND)}


_LONGEST_AMOUNT = 40
_TAKEN = "这个年度已有相同编码的项目，请核对编码。"
_SECRECY = {True: "标为涉密", False: "取消涉密"}


class CodeTaken(ValueError):
    """Another project of the year has the code; the message says what to do."""


class AmountField(forms.Field):
    """An amount typed in 万元; its value is 元, None where nothing is filled in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput, **options)
        self.widget.attrs.update(
            {"inputmode": "decimal", "autocomplete": "off", "maxlength": _LONGEST_AMOUNT}
        )

    def prepare_value(self, value: Any) -> Any:
        """Show an amount in 万元, and a text as it was typed."""
        return print_wan(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        """Read the amount."""
        text = (value or "").strip()
        if not text:
            return None
        if len(text) > _LONGEST_AMOUNT:
            raise ValidationError(f"金额最多写 {_LONGEST_AMOUNT} 个字。")
        try:
            return read_amount(text)
        except QuantityError as error:
            raise ValidationError(f"应为{error.expected}；{error.advice}。") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is shown."""
        return (data or "") != (self.prepare_value(initial) or "")


class ProjectForm(forms.ModelForm):
    """A project as its people fill it in; amounts in 万元."""

    total_funds = AmountField(label="项目资金总额（万元）", help_text="跨年累计，不与当年预算比较")
    appropriation = AmountField(label="当年财政拨款（万元）")
    carried_over = AmountField(label="上年结转（万元）", help_text="没有的填 0，不知道的留空")
    other_funds = AmountField(label="其他资金（万元）", help_text="没有的填 0，不知道的留空")

    class Meta:
        model = Project
        fields = (
            "year",
            "organisation",
            "code",
            "name",
            "level",
            "parent",
            "category",
            "nature",
            "plan",
            "chain",
            "starts_on",
            "ends_on",
            "total_funds",
            "appropriation",
            "carried_over",
            "other_funds",
            "is_secret",
        )
        widgets = {
            "starts_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "ends_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        help_texts = {
            "parent": "二级项目和承担项目写明所属的项目",
            "is_secret": "涉密项目不公开、不对外提供，不计入覆盖率分母",
        }
        error_messages = {NON_FIELD_ERRORS: {"unique_together": _TAKEN}}

    def __init__(self, organisations: OrganisationQuerySet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["parent"].queryset = _possible_parents(self, organisations)
        for axis in Classification.Axis:
            chosen = Classification.objects.filter(axis=axis, is_active=True)
            kept = getattr(self.instance, f"{axis.value}_id")
            self.fields[axis.value].queryset = (
                chosen | Classification.objects.filter(pk=kept) if kept else chosen
            )
        self.fields["year"].min_value, self.fields["year"].max_value = FIRST_YEAR, LAST_YEAR
        if self.instance.pk:
            # The year and code are what documents and last year's targets find it by.
            self.fields["year"].disabled = True
        for field in self.fields.values():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            is_box = isinstance(field.widget, forms.CheckboxInput)
            field.widget.attrs["class"] = "form-check-input" if is_box else kind
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = "（未填）"
            elif isinstance(field, forms.TypedChoiceField) and field.choices[0][0] == "":
                field.choices = [("", "（未填）"), *field.choices[1:]]

    def clean_code(self) -> str:
        """Refuse a slash, which parts the codes of the tree."""
        code = self.cleaned_data["code"]
        if "/" in code:
            raise ValidationError("项目编码里不能有“/”。")
        return code

    def clean_year(self) -> int:
        """Refuse years nobody budgets for."""
        year = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError("应为四位年份，如 2021。")
        return year

    def store(self) -> Project:
        """Save what is right; marking a project as secret is a deed with a name of its own.

        Raises:
            CodeTaken: somebody made a project of this year and code a moment ago.
        """
        changed = self.instance.pk and "is_secret" in self.changed_data
        try:
            with (
                transaction.atomic(),
                because(_SECRECY[self.cleaned_data["is_secret"]] if changed else ""),
            ):
                return self.save()
        except IntegrityError:
            self.add_error("code", _TAKEN)
            raise CodeTaken(_TAKEN) from None

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        self._check_parent()
        if not self.errors:
            for name, error in project_errors(self.instance):
                field = _FIELD_OF.get(name)
                words = "；".join(filter(None, (error.what, error.advice)))
                self.add_error(field if field in self.fields else None, f"{words}。")

    def _check_parent(self) -> None:
        project, parent = self.instance, self.instance.parent
        if parent is None:
            return
        allowed = _ABOVE.get(Level(project.level), ())
        if allowed and parent.level not in allowed:
            names = "或".join(level.label for level in allowed)
            self.add_error(
                "parent", f"{project.get_level_display()}的上级应为{names}，请另选上级项目。"
            )
        if parent.year != project.year:
            self.add_error(
                "parent", f"上级是{parent.year}年度的项目，请选{project.year}年度的上级项目。"
            )
        if parent.tree.startswith(project.tree) and project.pk:
            self.add_error("parent", "上级不能是自己或自己的下级项目，请另选上级项目。")


def _possible_parents(form: ProjectForm, organisations: OrganisationQuerySet) -> Any:
    """Give the projects of the same year that stand above others, in the same department."""
    departments = {organisation.path.split("/")[0] for organisation in organisations}
    tops = Organisation.objects.filter(pk__in=departments)
    within = Project.objects.none()
    for top in tops:
        within = within | Project.objects.filter(organisation__path__startswith=top.path)
    rows = within.filter(
        Q(is_secret=False) | Q(organisation__in=organisations),
        level__in=(Level.FIRST, Level.SECOND),
    ).order_by("-year", "tree")
    year = form.instance.year or form.data.get("year") or form.initial.get("year")
    return rows.filter(year=year) if str(year or "").isdigit() else rows
