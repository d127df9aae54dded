"""The addresses of the home page."""

from django.urls import path

from jiheng.web.home import progress_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("progress/", progress_views.progress_page, name="progress"),
]
