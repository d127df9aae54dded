"""The addresses of notices."""

from django.urls import path

from jiheng.web.notices import views

urlpatterns = [
    path("", views.notice_list, name="notice_list"),
    path("read/", views.notice_read_all, name="notice_read_all"),
    path("<int:number>/", views.notice_open, name="notice_open"),
]
