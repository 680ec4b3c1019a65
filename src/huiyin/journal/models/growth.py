"""What a person learns from an interview and makes of it: debriefs, corrections, what they bring, steps, plan B."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.growth.vocabulary import PARTS
from huiyin.journal.models.choices import claims, kinds, languages, levels
from huiyin.journal.models.event import Event
from huiyin.journal.models.opening import Opening
from huiyin.journal.models.words import MOST_MESSAGE, line, prose, storable

MOST_QUESTIONS = 60
MOST_TERMS = 20
FORMS = ("text", "json", "pdf", "docx")


class Debrief(models.Model):
    """What stayed from one interview, in the person's own words. `event`: the interview, where it is still noted.

    `questions`: a list of `{"text", "stuck"}`, as they were asked and whether the answer stuck.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.RESTRICT, related_name="debriefs")
    event = models.OneToOneField(
        Event,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="debrief",
        verbose_name=_("interview"),
    )
    on = models.DateField(_("day"))
    questions = models.JSONField(_("what they asked"), default=list, blank=True, validators=[storable])
    shone = prose(_("what went well"))
    stuck = prose(_("where it stuck"))
    learnt = prose(_("what I learnt about them and their field"))
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("debrief")
        verbose_name_plural = _("debriefs")
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["owner", "-on"], name="debrief_newest")]

    def __str__(self) -> str:
        return f"{self.opening} {self.on}"

    def clean(self) -> None:
        sound = isinstance(self.questions, list) and all(
            isinstance(one, dict)
            and isinstance(one.get("text"), str)
            and len(one["text"]) <= 500
            and isinstance(one.get("stuck"), bool)
            for one in self.questions
        )
        if not sound:
            raise ValidationError(
                {"questions": _("A list of questions of at most 500 characters is wanted.")}
            )
        if len(self.questions) > MOST_QUESTIONS:
            raise ValidationError({"questions": _("At most 60 questions; keep those that matter.")})


class PortraitCorrection(models.Model):
    """The person's own word on one demand of a kind of role: must, nice, or not asked for at all.

    `role`: the kind of role as `growth.roles` names it · `kind`, `value`: which demand · `label`: as it is shown.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = line(_("kind of role"), blank=False)
    kind = models.CharField(_("kind"), max_length=20, choices=kinds)
    value = line(_("value"), blank=False)
    label = line(_("label"), blank=False)
    level = models.CharField(_("level"), max_length=10, choices=levels)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("correction of a portrait")
        verbose_name_plural = _("corrections of portraits")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "role", "kind", "value"], name="portrait_corrected_once")
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.label}"


class CompanyWord(models.Model):
    """The person's own word on a company: something they know of it, or that something said of it is not so.

    `company`: as `growth.company.company_key` names it · `wrong`: the text is what they call wrong.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    company = line(_("company"), blank=False)
    text = prose(_("what is said"), 500)
    wrong = models.BooleanField(_("not so"), default=False)
    on = models.DateField(_("since"))
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("word on a company")
        verbose_name_plural = _("words on companies")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["owner", "company"], name="company_word_of")]

    def __str__(self) -> str:
        return self.text[:80]

    def clean(self) -> None:
        if not self.text.strip():
            raise ValidationError({"text": _("There is no text in it.")})


class Resume(models.Model):
    """The person's CV as text, one for each owner; an older one stands in the log. `form`: how it came."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="resume")
    form = models.CharField(_("came as"), max_length=10, choices=[(form, form.upper()) for form in FORMS])
    file_name = line(_("file"))
    text = prose(_("text"), MOST_MESSAGE)
    brought_on = models.DateField(_("brought in on"))
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("CV")
        verbose_name_plural = _("CVs")

    def __str__(self) -> str:
        return self.file_name or str(_("CV"))

    def clean(self) -> None:
        if not self.text.strip():
            raise ValidationError({"text": _("There is no text in it.")})


class Claim(models.Model):
    """What the person says of themselves about one demand: had, partly, or not yet; with their own proof of it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=kinds)
    value = line(_("value"), blank=False)
    label = line(_("label"), blank=False)
    has = models.CharField(_("do I have it?"), max_length=10, choices=claims)
    proof = prose(_("where it shows"), 1_000)
    on = models.DateField(_("since"))
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "value"], name="claim_once")]

    def __str__(self) -> str:
        return self.label


class GapStep(models.Model):
    """A step that closes a gap, with its day. `kind`, `value`: the demand that it serves; both may be empty."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = line(_("kind of role"))
    kind = models.CharField(_("kind"), max_length=20, blank=True, default="", choices=kinds)
    value = line(_("value"))
    label = line(_("label"))
    text = line(_("what to do"), 500, blank=False)
    due_on = models.DateField(_("until"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Proposal(models.Model):
    """Plan B for an opening, as the person is writing it.

    `sections`: text by the name of its part · `terms`: a list of `{"what", "give", "floor", "gains", "chosen"}`. A floor is
    the person's own and never leaves this table; only what is `chosen` may be said to HR.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opening = models.OneToOneField(Opening, on_delete=models.RESTRICT, related_name="proposal")
    language = models.CharField(_("language"), max_length=2, choices=languages)
    title = line(_("title"))
    sections = models.JSONField(_("sections"), default=dict, blank=True, validators=[storable])
    terms = models.JSONField(_("terms"), default=list, blank=True, validators=[storable])
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("plan B")
        verbose_name_plural = _("plans B")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return self.title or str(self.opening)

    def clean(self) -> None:
        written = isinstance(self.sections, dict) and all(
            part in PARTS and isinstance(text, str) and len(text) <= 20_000
            for part, text in self.sections.items()
        )
        if not written:
            raise ValidationError({"sections": _("Each part is a text of at most 20,000 characters.")})
        sound = isinstance(self.terms, list) and all(_is_term(term) for term in self.terms)
        if not sound or len(self.terms) > MOST_TERMS:
            raise ValidationError({"terms": _("At most 20 terms, each with short texts, are wanted.")})


def _is_term(term: object) -> bool:
    if not isinstance(term, dict) or not isinstance(term.get("chosen"), bool):
        return False
    texts = [term.get(name) for name in ("what", "give", "floor", "gains")]
    return all(isinstance(text, str) and len(text) <= 300 for text in texts)
