"""Whose turn it is: so that of two programs that tick at once, one does a duty and the other leaves it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Turn(models.Model):
    """When a person's duty is due next, and who is doing it. `wrong`: why it failed last, for people."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    duty = models.CharField(_("duty"), max_length=60)
    due_at = models.DateTimeField(_("due"))
    held_by = models.CharField(_("held by"), max_length=40, blank=True, default="")
    held_until = models.DateTimeField(_("held until"), null=True, blank=True)
    done_at = models.DateTimeField(_("last done"), null=True, blank=True)
    said = models.TextField(_("what was done"), blank=True, default="")
    wrong = models.TextField(_("what went wrong"), blank=True, default="")
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        constraints = [models.UniqueConstraint(fields=["owner", "duty"], name="turn_once")]

    def __str__(self) -> str:
        return self.duty

    @classmethod
    def due(cls, owner_id: int, duty: str, now: dt.datetime) -> bool:
        """Is it due, and in nobody's hands?"""
        known = cls.objects.filter(owner_id=owner_id, duty=duty)
        return not known.exists() or known.filter(cls._free(now)).exists()

    @classmethod
    def take(cls, owner_id: int, duty: str, now: dt.datetime, hold: dt.timedelta, holder: str) -> bool:
        """Takes the duty in hand if it is due. Of many that try at once, one succeeds."""
        cls.objects.get_or_create(owner_id=owner_id, duty=duty, defaults={"due_at": now})
        # One statement: the database decides between two programs.
        taken = cls.objects.filter(cls._free(now), owner_id=owner_id, duty=duty).update(
            held_by=holder, held_until=now + hold
        )
        return taken == 1

    @classmethod
    def hasten(cls, owner_id: int, duty: str, now: dt.datetime) -> bool:
        """Makes the duty due now. False: somebody is at it, and may have begun before there was cause to."""
        cls.objects.get_or_create(owner_id=owner_id, duty=duty, defaults={"due_at": now})
        free = cls.objects.filter(Q(held_until=None) | Q(held_until__lt=now), owner_id=owner_id, duty=duty)
        return free.update(due_at=now) == 1

    @classmethod
    def lay_down(
        cls,
        owner_id: int,
        duty: str,
        holder: str,
        now: dt.datetime,
        *,
        due_at: dt.datetime,
        said: str = "",
        wrong: str = "",
        failures: int = 0,
    ) -> None:
        """Gives the duty back, unless it took so long that another holds it by now."""
        told = {
            "held_by": "",
            "held_until": None,
            "due_at": due_at,
            "wrong": wrong[:2000],
            "failures": failures,
        }
        if not wrong:
            told["done_at"] = now
            if said:
                told["said"] = said[:2000]
        cls.objects.filter(owner_id=owner_id, duty=duty, held_by=holder).update(**told)

    @staticmethod
    def _free(now: dt.datetime) -> Q:
        return Q(due_at__lte=now) & (Q(held_until=None) | Q(held_until__lt=now))
