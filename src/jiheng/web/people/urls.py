"""The addresses of the door and of people."""

from django.urls import path

from jiheng.web.people.views import (
    accounts,
    delegations,
    door,
    importing,
    locks,
    roles,
    second_factor,
    single_sign_on,
)

urlpatterns = [
    path("login/", door.login, name="login"),
    path("login/code/", second_factor.login_code, name="login_code"),
    path("login/sso/", single_sign_on.sso_begin, name="sso_begin"),
    path("login/sso/return/", single_sign_on.sso_return, name="sso_return"),
    path("second-factor/", second_factor.my_second_factor, name="second_factor"),
    path("second-factor/off/", second_factor.second_factor_off, name="second_factor_off"),
    path(
        "accounts/<int:number>/second-factor/off/",
        second_factor.second_factor_reset,
        name="second_factor_reset",
    ),
    path("logout/", door.logout, name="logout"),
    path("password/", door.change_password, name="change_password"),
    path("accounts/", accounts.account_list, name="account_list"),
    path("accounts/new/", accounts.account_new, name="account_new"),
    path("accounts/import/", importing.people_import, name="people_import"),
    path("accounts/import/do/", importing.people_import_confirm, name="people_import_confirm"),
    path("accounts/import/template.xlsx", importing.people_template, name="people_template"),
    path("accounts/<int:number>/", accounts.account_page, name="account_page"),
    path("accounts/<int:number>/edit/", accounts.account_edit, name="account_edit"),
    path("accounts/<int:number>/stop/", accounts.account_stop, name="account_stop"),
    path("accounts/<int:number>/start/", accounts.account_start, name="account_start"),
    path("accounts/<int:number>/reset/", accounts.account_reset, name="account_reset"),
    path("accounts/<int:number>/roles/new/", roles.role_grant, name="role_grant"),
    path("roles/<int:number>/end/", roles.role_end, name="role_end"),
    path("delegations/", delegations.delegation_list, name="delegation_list"),
    path("delegations/new/", delegations.delegation_new, name="delegation_new"),
    path("delegations/<int:number>/end/", delegations.delegation_end, name="delegation_end"),
    path("locks/", locks.lock_list, name="lock_list"),
    path("locks/<int:number>/end/", locks.lock_end, name="lock_end"),
]
