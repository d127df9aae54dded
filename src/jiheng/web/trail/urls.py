"""The addresses of the trail."""

from django.urls import path

from jiheng.web.trail import views

urlpatterns = [
    path("", views.trail_list, name="trail_list"),
    path("of/<str:kind>/<str:number>/", views.trail_history, name="trail_history"),
]
