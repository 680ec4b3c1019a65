"""The addresses of whoever comes from outside: the pages behind a link, and nothing else."""

from django.urls import include, path

urlpatterns = [path("", include("huiyin.desks.recruiter.urls_outside"))]
handler404 = "huiyin.desks.recruiter.views.outside.not_found"
handler400 = "huiyin.desks.recruiter.views.outside.not_found"
