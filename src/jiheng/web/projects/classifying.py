"""The values that projects are classified by: the performance office adds, renames and stops them."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.web.people.access import for_roles
from jiheng.web.people.forms.fields import StyledForm
from jiheng.web.people.roles import FINANCE_ROLES, Role
from jiheng.web.people.scope import has_role, hats
from jiheng.web.projects.models import Classification, Project
from jiheng.web.trail.acting import because

EDITORS = (Role.FINANCE_PERFORMANCE,)
_LAST = 999
_HELP = {
    Classification.Axis.CATEGORY: "每个项目属于一类；不同类别用指标库里不同的核心指标。",
    Classification.Axis.PLAN: "科技创新发展专项资金的项目属于哪个计划。",
    Classification.Axis.CHAIN: "项目支持从科学发现到生态优化的哪一环。",
}


class ClassificationForm(StyledForm):
    """One value of a classification."""

    name = forms.CharField(label="名称", max_length=50)
    order = forms.IntegerField(
        label="次序", min_value=0, max_value=_LAST, help_text="小的排在前面。"
    )
    is_active = forms.BooleanField(
        label="在用",
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
        help_text="停用之后新项目不能再选，已选它的项目不变。",
    )

    def __init__(self, value: Classification, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.value = value

    def clean_name(self) -> str:
        """Check that no other value of the classification has the name."""
        name = " ".join(self.cleaned_data["name"].split())
        others = Classification.objects.filter(axis=self.value.axis, name=name)
        if others.exclude(pk=self.value.pk).exists():
            raise forms.ValidationError(f"“{self.value.get_axis_display()}”里已有“{name}”。")
        return name

    def store(self) -> None:
        """Store what was filled in."""
        for name, value in self.cleaned_data.items():
            setattr(self.value, name, value)
        with because("修改分类" if self.value.pk else "新增分类"):
            self.value.save()


@dataclass(frozen=True)
class Axis:
    """One classification with its values, each with the number of projects that have it."""

    code: str
    title: str
    help: str
    values: list[Classification]


@require_GET
@for_roles(*FINANCE_ROLES)
def classification_list(request: HttpRequest) -> HttpResponse:
    """Show all classifications with their values, and how many projects have each."""
    values = list(Classification.objects.all())
    used: dict[int, int] = {}
    for axis in Classification.Axis:
        counted = Project.objects.order_by().values_list(axis.value).annotate(Count("pk"))
        used |= {pk: number for pk, number in counted if pk is not None}
    for value in values:
        value.used = used.get(value.pk, 0)
    axes = [
        Axis(axis.value, axis.label, _HELP[axis], [one for one in values if one.axis == axis])
        for axis in Classification.Axis
    ]
    context = {"axes": axes, "may_edit": has_role(hats(request), *EDITORS)}
    return render(request, "projects/classifications.html", context)


@require_http_methods(["GET", "POST"])
@for_roles(*EDITORS)
def classification_new(request: HttpRequest, axis: str) -> HttpResponse:
    """Add a value to a classification."""
    if axis not in Classification.Axis.values:
        raise Http404
    return _edited(request, new_value(axis))


@require_http_methods(["GET", "POST"])
@for_roles(*EDITORS)
def classification_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Rename a value, move it, stop it or take it into use again."""
    return _edited(request, get_object_or_404(Classification, pk=number))


def new_value(axis: str) -> Classification:
    """Give a value that is not stored yet, to stand behind the others of its classification."""
    last = Classification.objects.filter(axis=axis).aggregate(last=Max("order"))["last"] or 0
    return Classification(axis=axis, order=min(last + 1, _LAST))


def _edited(request: HttpRequest, value: Classification) -> HttpResponse:
    initial = {"name": value.name, "order": value.order, "is_active": value.is_active}
    posted = request.POST if request.method == "POST" else None
    form = ClassificationForm(value, posted, initial=initial)
    if posted is not None and form.is_valid():
        form.store()
        messages.success(request, f"“{value.name}”已保存。")
        return redirect("classification_list")
    context = {"form": form, "value": value}
    status = 422 if form.is_bound else 200
    return render(request, "projects/classification.html", context, status=status)
