"""The addresses of the door and of people."""

from django.urls import path

from jiheng.web.people.views import door, locks

urlpatterns = [
    path("login/", door.login, name="login"),
    path("logout/", door.logout, name="logout"),
    path("password/", door.change_password, name="change_password"),
    path("locks/", locks.lock_list, name="lock_list"),
    path("locks/<int:number>/end/", locks.lock_end, name="lock_end"),
]
