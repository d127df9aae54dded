"""The addresses of projects."""

from django.urls import path

from jiheng.web.projects import views

urlpatterns = [
    path("", views.project_list, name="project_list"),
    path("new/", views.project_new, name="project_new"),
    path("<int:number>/", views.project_page, name="project_page"),
    path("<int:number>/edit/", views.project_edit, name="project_edit"),
]
