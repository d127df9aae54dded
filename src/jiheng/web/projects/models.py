"""Projects, their classifications and their budgets by source."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q

from jiheng.web.organisations.models import Organisation
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, has_role, of_organisations_visible_to
from jiheng.web.projects.amounts import sum_of_sources
from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet


class Classification(TrackedModel):
    """One value of a classification that a region configures: 项目类别, 科技计划, 创新链环节."""

    class Axis(models.TextChoices):
        """What is classified by."""

        CATEGORY = "category", "项目类别"
        PLAN = "plan", "科技计划"
        CHAIN = "chain", "创新链环节"

    trail_is_common: ClassVar[bool] = True

    axis = models.CharField("分类", max_length=20, choices=Axis.choices)
    name = models.CharField("名称", max_length=50)
    order = models.PositiveSmallIntegerField("次序", default=0)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "分类"
        ordering = ("axis", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("axis", "name"), name="one_name_of_an_axis"),
        )

    def __str__(self) -> str:
        return self.name


class Level(models.TextChoices):
    """The levels of the project tree."""

    FIRST = "first", "一级项目"
    SECOND = "second", "二级项目"
    UNDERTAKEN = "undertaken", "承担项目"


class Nature(models.TextChoices):
    """Whether a project comes back every year."""

    RECURRENT = "recurrent", "经常性"
    ONE_OFF = "one_off", "一次性"


class ProjectQuerySet(TrackedQuerySet):
    """Projects."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create many projects with an entry each; those above others must be there already."""
        rows = list(objs)
        for row in rows:
            row.tree = row.place_in_tree()
        return super().bulk_create(rows, *args, **kwargs)

    def counted(self) -> "ProjectQuerySet":
        """Give the projects that shares of coverage are taken of: in use and not secret."""
        return self.filter(is_active=True, is_secret=False)

    def visible_to(self, worn: tuple[Hat, ...]) -> "ProjectQuerySet":
        """Give the projects of visible organisations; secret ones only to their department and finance."""
        seen = self.filter(of_organisations_visible_to(worn))
        if not has_role(worn, Role.READER):  # 部门和财政看得到的，涉密的也看得到。
            return seen
        opened = Q(is_secret=False)
        for hat in worn:
            if hat.role in DEPARTMENT_ROLES:
                opened |= Q(organisation__path__startswith=hat.organisation.path)
            elif hat.role in FINANCE_ROLES:
                opened |= Q(organisation__region_id=hat.organisation.region_id)
        return seen.filter(opened)


class Project(TrackedModel):
    """A project of one budget year; amounts are 元, exact to the 分.

    `tree` holds the codes of all above it and its own, each followed by a slash: in its order
    projects stand below those they belong to.
    """

    trail_untold: ClassVar[frozenset[str]] = frozenset({"tree"})

    year = models.PositiveSmallIntegerField("预算年度")
    code = models.CharField("项目编码", max_length=40)
    name = models.CharField("项目名称", max_length=200)
    level = models.CharField("项目级次", max_length=20, choices=Level.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="实施单位", related_name="projects"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="上级项目",
        null=True,
        blank=True,
        related_name="children",
    )
    category = models.ForeignKey(
        Classification,
        models.PROTECT,
        verbose_name="项目类别",
        null=True,
        blank=True,
        related_name="+",
    )
    plan = models.ForeignKey(
        Classification,
        models.PROTECT,
        verbose_name="科技计划",
        null=True,
        blank=True,
        related_name="+",
    )
    chain = models.ForeignKey(
        Classification,
        models.PROTECT,
        verbose_name="创新链环节",
        null=True,
        blank=True,
        related_name="+",
    )
    nature = models.CharField(
        "项目性质", max_length=20, choices=Nature.choices, blank=True, default=""
    )
    starts_on = models.DateField("开始日期", null=True, blank=True)
    ends_on = models.DateField("完成日期", null=True, blank=True)
    total_funds = models.DecimalField(
        "项目资金总额（元）", max_digits=18, decimal_places=2, null=True, blank=True
    )
    appropriation = models.DecimalField(
        "当年财政拨款（元）", max_digits=18, decimal_places=2, null=True, blank=True
    )
    carried_over = models.DecimalField(
        "上年结转（元）", max_digits=18, decimal_places=2, null=True, blank=True
    )
    other_funds = models.DecimalField(
        "其他资金（元）", max_digits=18, decimal_places=2, null=True, blank=True
    )
    is_secret = models.BooleanField("涉密", default=False)
    is_active = models.BooleanField("在用", default=True)
    tree = models.CharField("项目树路径", max_length=400, default="", editable=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "项目"
        ordering = ("year", "code")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "code"), name="one_project_of_a_code_in_a_year"
            ),
        )
        indexes = (
            models.Index(fields=("organisation", "year", "code")),
            models.Index(fields=("year", "tree"), name="projects_in_order"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the project; where its place in the tree changes, so do those below it."""
        before, self.tree = self.tree, self.place_in_tree()
        only = kwargs.get("update_fields")
        if only is not None and self.tree != before:
            kwargs["update_fields"] = [*only, "tree"]
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before and self.tree != before:
                for child in self.children.select_related("parent"):
                    child.save(update_fields=["tree"])

    def place_in_tree(self) -> str:
        """Give the codes of all above it and its own, each followed by a slash."""
        above = self.parent.tree if self.parent else ""
        return f"{above}{self.code}/"

    @property
    def annual_funds(self) -> Decimal | None:
        """Give 年度资金申请总额 in 元; None while one of its three sources is not filled in."""
        return sum_of_sources(self.appropriation, self.carried_over, self.other_funds)

    def organisation_path(self) -> str:
        """Give the path of the organisation that carries it out."""
        return self.organisation.path

    def about_project(self) -> int:
        """Give its own number."""
        return self.pk
