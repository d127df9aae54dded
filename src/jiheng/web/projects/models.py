"""Projects, their classifications and their budgets by source."""

from django.db import models
from django.db.models import Q

from jiheng.web.organisations.models import Organisation
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES
from jiheng.web.people.scope import Hat, organisations_visible_to
from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet


class Classification(TrackedModel):
    """One value of a classification that a region configures: 项目类别, 科技计划, 创新链环节."""

    class Axis(models.TextChoices):
        """What is classified by."""

        CATEGORY = "category", "项目类别"
        PLAN = "plan", "科技计划"
        CHAIN = "chain", "创新链环节"

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


class ProjectQuerySet(TrackedQuerySet):
    """Projects."""

    def visible_to(self, worn: tuple[Hat, ...]) -> "ProjectQuerySet":
        """Give the projects of visible organisations; secret ones only to their department and finance."""
        seen = self.filter(organisation__in=organisations_visible_to(worn))
        opened = Q(is_secret=False)
        for hat in worn:
            if hat.role in DEPARTMENT_ROLES:
                opened |= Q(organisation__path__startswith=hat.organisation.path)
            elif hat.role in FINANCE_ROLES:
                opened |= Q(organisation__region_id=hat.organisation.region_id)
        return seen.filter(opened)


class Project(TrackedModel):
    """A project of one budget year; amounts are 元, exact to the 分."""

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

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "项目"
        ordering = ("year", "code")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "code"), name="one_project_of_a_code_in_a_year"
            ),
        )
        indexes = (models.Index(fields=("organisation", "year", "code")),)

    def __str__(self) -> str:
        return self.name

    def organisation_path(self) -> str:
        """Give the path of the organisation that carries it out."""
        return self.organisation.path
