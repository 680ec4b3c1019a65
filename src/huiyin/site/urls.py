"""The addresses of the whole site."""

from django.urls import include, path

urlpatterns = [
    path("", include("huiyin.desks.candidate.urls")),
    path("", include("huiyin.desks.recruiter.urls")),
]
