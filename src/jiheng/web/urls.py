"""Every address of the application; each room lists its own."""

from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

urlpatterns = [
    path("", include("jiheng.web.home.urls")),
    path("", include("jiheng.web.people.urls")),
    path("", include("jiheng.web.api.urls")),
    path("", include("jiheng.web.review.urls")),
    path("assignments/", include("jiheng.web.assignments.urls")),
    path("library/", include("jiheng.web.library.urls")),
    path("notices/", include("jiheng.web.notices.urls")),
    path("organisations/", include("jiheng.web.organisations.urls")),
    path("projects/", include("jiheng.web.projects.urls")),
    path("targets/", include("jiheng.web.targets.urls")),
    path("trail/", include("jiheng.web.trail.urls")),
    # 浏览器有时不看页面里写的图标，自己来取这一个。
    path("favicon.ico", RedirectView.as_view(url="/static/jiheng/mark.svg"), name="favicon"),
    path("language/", set_language, name="set_language"),
]
