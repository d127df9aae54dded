"""The application's addresses, and two floors for who is signed in: a blank page, an empty one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from jiheng.web.urls import urlpatterns as application


@login_required
def blank(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>空白</title>")


@login_required
def empty(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


urlpatterns = [path("blank/", blank), path("empty/", empty), *application]
