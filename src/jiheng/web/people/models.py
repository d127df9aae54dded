"""Users, their memberships, and the delegation of approval."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jiheng.web.organisations.models import Office, Organisation
from jiheng.web.people.roles import Role
from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet


class UserManager(BaseUserManager.from_queryset(TrackedQuerySet)):
    """The people who have an account."""

    def create_user(self, username: str, password: str, **values: Any) -> "User":
        """Make an account with a password."""
        user = self.model(username=username, **values)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser, TrackedModel):
    """A person with an account; what the person may do is said by memberships alone."""

    trail_hidden: ClassVar[frozenset[str]] = frozenset(
        {"password", "totp_secret", "recovery_codes"}
    )
    trail_ignored: ClassVar[frozenset[str]] = frozenset({"last_login", "totp_step"})

    password = models.CharField("密码", max_length=128)
    last_login = models.DateTimeField("最近登录", blank=True, null=True)
    username = models.CharField("用户名", max_length=50, unique=True)
    name = models.CharField("姓名", max_length=50)
    email = models.EmailField("邮箱", blank=True, default="")
    phone = models.CharField("电话", max_length=20, blank=True, default="")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="所在单位", null=True, blank=True
    )
    is_active = models.BooleanField("启用", default=True)
    expires_on = models.DateField("有效期至", null=True, blank=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)
    totp_secret = models.CharField("动态口令密钥", max_length=64, blank=True, default="")
    totp_step = models.BigIntegerField("用过的动态口令", null=True, blank=True)
    recovery_codes = models.JSONField("恢复码", default=list, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = "用户"
        ordering = ("username",)

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """Give the name with the user name, as the trail copies it."""
        return f"{self.name}（{self.username}）"

    @property
    def has_expired(self) -> bool:
        """Tell whether the account's last day is over."""
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    def organisation_path(self) -> str:
        """Give the path of the organisation the person belongs to."""
        return self.organisation.path if self.organisation else ""


class MembershipQuerySet(TrackedQuerySet):
    """Roles of people in organisations."""

    def in_force(self) -> "MembershipQuerySet":
        """Give those whose dates include today."""
        today = timezone.localdate()
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gte=today)
        )

    def not_over(self) -> "MembershipQuerySet":
        """Give those in force today or from a later day on."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=timezone.localdate()))


class Membership(TrackedModel):
    """One role of one person in one organisation, from one day to another."""

    user = models.ForeignKey(User, models.PROTECT, verbose_name="人员", related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="单位", related_name="memberships"
    )
    office = models.ForeignKey(
        Office, models.PROTECT, verbose_name="处室", null=True, blank=True, related_name="+"
    )
    role = models.CharField("角色", max_length=30, choices=Role.choices)
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "角色"
        ordering = ("user", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "role"), name="one_membership_of_a_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user.name}：{self.organisation.name}{self.get_role_display()}"

    def organisation_path(self) -> str:
        """Give the path of the organisation."""
        return self.organisation.path


class Delegation(TrackedModel):
    """A person's role put into another's hands, for the days named."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, verbose_name="委托的角色", related_name="delegations"
    )
    deputy = models.ForeignKey(
        User, models.PROTECT, verbose_name="受托人", related_name="delegations"
    )
    since = models.DateField("自")
    until = models.DateField("至")
    reason = models.CharField("原因", max_length=200)

    class Meta:
        verbose_name = "委托"
        ordering = ("-since",)

    def __str__(self) -> str:
        return f"{self.membership}，由{self.deputy.name}代办"

    def organisation_path(self) -> str:
        """Give the path of the organisation of the role."""
        return self.membership.organisation.path
