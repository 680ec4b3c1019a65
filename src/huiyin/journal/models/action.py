"""The log of what was done to the journal, from which each verb can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.journal.models.words import line, storable

VERBS = {
    "add_opening": _("Added %(label)s"),
    "change_opening": _("Changed %(label)s"),
    "set_stage": _("Moved %(label)s"),
    "archive": _("Archived %(label)s"),
    "unarchive": _("Took %(label)s out of the archive"),
    "remove_opening": _("Removed %(label)s"),
    "log_interview": _("Noted an interview: %(label)s"),
    "log_promise": _("Noted a promise: %(label)s"),
    "log_sent": _("Noted a message to HR: %(label)s"),
    "log_received": _("Noted HR's answer: %(label)s"),
    "log_introduction": _("Noted an introduction: %(label)s"),
    "add_note": _("Added a note: %(label)s"),
    "correct_reading": _("Corrected the reading: %(label)s"),
    "change_event": _("Changed an entry: %(label)s"),
    "remove_event": _("Removed an entry: %(label)s"),
    "withdraw": _("Stepped back: %(label)s"),
    "add_person": _("Added %(label)s"),
    "change_person": _("Changed %(label)s"),
    "remove_person": _("Removed %(label)s"),
    "connect": _("Connected %(label)s"),
    "disconnect": _("Disconnected %(label)s"),
    "change_profile": _("Changed the settings"),
    "debrief": _("Noted how the interview went: %(label)s"),
    "correct_portrait": _("Corrected what is asked for: %(label)s"),
    "note_company": _("Noted about a company: %(label)s"),
    "correct_company": _("Corrected what is said of a company: %(label)s"),
    "bring_resume": _("Brought in a CV: %(label)s"),
    "drop_resume": _("Took the CV out: %(label)s"),
    "claim": _("Noted about myself: %(label)s"),
    "plan_steps": _("Planned the next steps: %(label)s"),
    "change_step": _("Changed a step: %(label)s"),
    "write_proposal": _("Wrote plan B: %(label)s"),
    "drop_proposal": _("Dropped plan B: %(label)s"),
    "keep_rehearsal": _("Kept a rehearsal: %(label)s"),
    "go_on_rehearsal": _("Went on with a rehearsal: %(label)s"),
    "remove_rehearsal": _("Removed a rehearsal: %(label)s"),
    "load_example": _("Loaded the example"),
    "clear_example": _("Cleared the example"),
    "import": _("Imported %(label)s"),
}


class Action(models.Model):
    """One verb that was done, with the changes it made. `once`: the form's own mark, so that a double click is one action."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="actions")
    verb = models.CharField(_("verb"), max_length=40)
    label = line(_("about"), 500)
    at = models.DateTimeField(_("done at"))
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    once = line(_("mark of the form"), 64)

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["owner", "-id"], name="action_newest")]
        constraints = [
            models.UniqueConstraint(fields=["owner", "once"], condition=~Q(once=""), name="action_done_once")
        ]

    def __str__(self) -> str:
        """The action in words, in the language that is active."""
        said = VERBS.get(self.verb)
        return str(said) % {"label": self.label} if said else self.label


class Change(models.Model):
    """What an action did to one row: `before` is null for an addition, `after` for a removal, else the fields that changed.

    `in_opening`: the key of the opening that the row belongs to.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="changes")
    table = models.CharField(_("table"), max_length=40)
    row = models.BigIntegerField(_("row"))
    in_opening = models.BigIntegerField(_("in opening"), null=True, blank=True)
    before = models.JSONField(_("before"), null=True, blank=True, validators=[storable])
    after = models.JSONField(_("after"), null=True, blank=True, validators=[storable])

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["pk"]
        indexes = [models.Index(fields=["owner", "table", "row"], name="change_of_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
