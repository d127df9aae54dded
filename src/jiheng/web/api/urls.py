"""The addresses of the interface and of one's tokens."""

from django.urls import path

from jiheng.web.api import views
from jiheng.web.api.interface import api

urlpatterns = [
    path("tokens/", views.token_list, name="token_list"),
    path("tokens/<int:number>/revoke/", views.revoke_token, name="revoke_token"),
    path("api/", api.urls),
]
