"""The addresses of assignments."""

from django.urls import path

from jiheng.web.assignments import views

urlpatterns = [
    path("", views.assignment_list, name="assignment_list"),
    path("mine/", views.my_assignments, name="my_assignments"),
    path("new/<str:kind>/<int:number>/", views.assignment_new, name="assignment_new"),
    path("<int:number>/end/", views.assignment_end, name="assignment_end"),
]
