"""The Django app of the candidate's pages."""

from django.apps import AppConfig


class CandidateDeskConfig(AppConfig):
    name = "huiyin.desks.candidate"
    label = "candidate"
    default_auto_field = "django.db.models.BigAutoField"
