"""The addresses of organisations."""

from django.urls import path

from jiheng.web.organisations.views import keeping, reading

urlpatterns = [
    path("", reading.organisation_list, name="organisation_list"),
    path("new/", keeping.organisation_new, name="organisation_new"),
    path("regions/new/", keeping.region_new, name="region_new"),
    path("offices/<int:number>/", keeping.office_edit, name="office_edit"),
    path("<int:number>/", reading.organisation_page, name="organisation_page"),
    path("<int:number>/edit/", keeping.organisation_edit, name="organisation_edit"),
    path("<int:number>/stop/", keeping.organisation_stop, name="organisation_stop"),
    path("<int:number>/start/", keeping.organisation_start, name="organisation_start"),
    path("<int:number>/offices/new/", keeping.office_new, name="office_new"),
]
