"""The addresses of projects."""

from django.urls import path

from jiheng.web.projects import classifying, views

urlpatterns = [
    path("", views.project_list, name="project_list"),
    path("new/", views.project_new, name="project_new"),
    path("classifications/", classifying.classification_list, name="classification_list"),
    path(
        "classifications/new/<str:axis>/",
        classifying.classification_new,
        name="classification_new",
    ),
    path(
        "classifications/<int:number>/",
        classifying.classification_edit,
        name="classification_edit",
    ),
    path("<int:number>/", views.project_page, name="project_page"),
    path("<int:number>/edit/", views.project_edit, name="project_edit"),
]
