"""The addresses of the home page."""

from django.urls import path

from jiheng.web.home import views

urlpatterns = [path("", views.home, name="home")]
