"""The addresses of the library."""

from django.urls import path

from jiheng.web.library.views import reading

urlpatterns = [
    path("", reading.library_list, name="library_list"),
    path("<int:number>/", reading.library_entry, name="library_entry"),
    path("<int:number>/try/", reading.library_try, name="library_try"),
]
