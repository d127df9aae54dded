"""Every address of the application; each room lists its own."""

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("jiheng.web.home.urls")),
    path("", include("jiheng.web.people.urls")),
    path("", include("jiheng.web.api.urls")),
    path("", include("jiheng.web.review.urls")),
    path("assignments/", include("jiheng.web.assignments.urls")),
    path("notices/", include("jiheng.web.notices.urls")),
    path("organisations/", include("jiheng.web.organisations.urls")),
    path("projects/", include("jiheng.web.projects.urls")),
    path("targets/", include("jiheng.web.targets.urls")),
    path("trail/", include("jiheng.web.trail.urls")),
    path("language/", set_language, name="set_language"),
]
