"""The addresses of the pages behind a link: of the candidate, and of whoever decides."""

from django.urls import path, re_path

from huiyin.desks.recruiter.views import decider, outside, status

app_name = "recruiter"
urlpatterns = [
    path("d/<str:token>", decider.decide, name="decide"),
    path("c/<str:token>", status.status, name="status"),
    path("c/<str:token>/status.json", status.status_json, name="status_json"),
    path("c/<str:token>/interview.ics", status.status_calendar, name="status_calendar"),
    re_path(r"^[cd]/", outside.anything_else),
]
