"""The addresses of the door."""

from django.urls import path

from jiheng.web.people import views

urlpatterns = [
    path("login/", views.login, name="login"),
    path("logout/", views.logout, name="logout"),
    path("password/", views.change_password, name="change_password"),
]
