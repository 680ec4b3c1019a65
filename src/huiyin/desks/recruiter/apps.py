"""The Django app of the recruiter's pages."""

from django.apps import AppConfig


class RecruiterDeskConfig(AppConfig):
    name = "huiyin.desks.recruiter"
    label = "recruiter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from huiyin.channels.recruiting import links
        from huiyin.desks.recruiter.reminders import decide_addresses, own_pages

        links.register(decide=decide_addresses, pages=own_pages)
