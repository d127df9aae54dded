"""The addresses of organisations."""

from django.urls import path

from jiheng.web.organisations import views

urlpatterns = [
    path("", views.organisation_list, name="organisation_list"),
    path("<int:number>/", views.organisation_page, name="organisation_page"),
]
