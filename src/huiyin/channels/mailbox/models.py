"""What the mailbox keeps: accounts, how far folders and files were read, suggestions, letters on their way."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from huiyin.channels.mailbox.presets import SECURITIES
from huiyin.journal.models import Event, Opening, Source
from huiyin.journal.models.choices import channels, moves
from huiyin.journal.models.words import MOST_MESSAGE, line, prose, storable

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

_SECURITY_CHOICES = [(name, name) for name in SECURITIES]


class May(models.TextChoices):
    """What Huiyin may do in a mailbox beside reading."""

    READ = "read", _("Only read")
    DRAFTS = "drafts", _("Also put drafts there")
    SEND = "send", _("Also send, when I press")


class Entry(models.TextChoices):
    """How a mailbox lets us in."""

    PASSWORD = "password", _("With a password or an authorisation code")
    SIGN_IN = "sign_in", _("With a sign-in at the provider")


class Account(models.Model):
    """A mailbox. `secret` is sealed. `folders`: those to look in; empty means the inbox and what was sent.

    `since`: older mail is left alone. `certificate`: the one of a server that nobody else vouches for, as PEM. With a
    sign-in, `secret` is the refresh token and `access` the token that it gave last, both sealed (tokens.py).
    """

    renewable = True
    """Not while it is set up with tokens that were just given: one that is refused is not too old."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(_("e-mail address"), max_length=254, validators=[storable])
    name = line(_("your name"))
    user = line(_("user name"), 254)
    secret = models.TextField(_("password, sealed"), blank=True, default="")
    entry = models.CharField(max_length=10, default=Entry.PASSWORD, choices=Entry.choices)
    access = models.TextField(blank=True, default="")
    client_id = line(_("application ID"))
    token_url = line("", 500)
    scope = line("", 500)
    imap_host = line(_("incoming server"), 253)
    imap_port = models.PositiveIntegerField(_("its port"), default=993)
    imap_security = models.CharField(max_length=10, default="tls", choices=_SECURITY_CHOICES)
    smtp_host = line(_("outgoing server"), 253)
    smtp_port = models.PositiveIntegerField(_("its port"), default=465)
    smtp_security = models.CharField(max_length=10, default="tls", choices=_SECURITY_CHOICES)
    certificate = prose(_("certificate to trust"))
    may = models.CharField(_("Huiyin may"), max_length=10, default=May.READ, choices=May.choices)
    folders = models.JSONField(_("folders"), default=list, blank=True, validators=[storable])
    since = models.DateField(_("mail since"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "address"], name="mailbox_once")]

    def __str__(self) -> str:
        return self.address

    @property
    def login(self) -> str:
        return self.user or self.address


class SignIn(models.Model):
    """A sign-in that waits for the person to enter `code` at `url`. `until`: how long the code is good for.

    `fields`: what the mailbox is set up with afterwards. `sealed_secret`, `sealed_access`: once the person has agreed.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=254, validators=[storable])
    client_id = line(_("application ID"))
    token_url = line("", 500)
    scope = line("", 500)
    fields = models.JSONField(default=dict, blank=True)
    sealed_device = models.TextField()
    sealed_secret = models.TextField(blank=True, default="")
    sealed_access = models.TextField(blank=True, default="")
    code = line(_("code"), 40)
    url = line("", 500)
    interval = models.PositiveIntegerField(default=5)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return self.address


class Folder(models.Model):
    """How far a folder was read: everything up to `last_uid`, as long as the server's `uid_validity` stays."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="marks")
    name = line(_("name"), 1000, blank=False)
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("folder")
        verbose_name_plural = _("folders")
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="mail_folder_once")]

    def __str__(self) -> str:
        return self.name


class FileMark(models.Model):
    """How far a file, folder or zip was read that broke off. `stamp`: tells whether it is still the same one."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(_("path"), max_length=1000)
    stamp = models.CharField(max_length=64)
    leaf = models.CharField(_("file in it"), max_length=1000, blank=True, default="")
    position = models.BigIntegerField(_("position in that"), default=0)
    looked = models.PositiveIntegerField(_("messages seen"), default=0)
    found = models.PositiveIntegerField(_("suggestions made"), default=0)

    class Meta:
        verbose_name = _("file being read")
        verbose_name_plural = _("files being read")
        constraints = [models.UniqueConstraint(fields=["owner", "path"], name="file_mark_once")]

    def __str__(self) -> str:
        return self.path


class Direction(models.TextChoices):
    """Who wrote."""

    RECEIVED = "received", _("From HR")
    SENT = "sent", _("From you")


class Suggestion(models.Model):
    """A message that seems to concern an opening, until the person says yes or no.

    `ref`: the Message-ID, or a mark of a chat's run · `thread`: Message-IDs it belongs with, or the marks of a chat's
    lines · `why`, `why_words`: what made it count. Whether it was confirmed is not kept here: it was if the journal has
    an event of this `ref`; so undoing the confirmation brings it back.
    """

    taken: bool
    """Given by `of`: is it in the journal?"""
    not_kept = ("account",)
    """A backup knows no mailboxes."""
    invitations: "tuple[bytes, ...]" = ()
    """Calendar files that came with it; the calendar keeps what stands in them."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=20, default=Source.MAIL, choices=Source.choices)
    direction = models.CharField(max_length=10, default=Direction.RECEIVED, choices=Direction.choices)
    ref = models.CharField(max_length=1000, validators=[storable])
    thread = models.JSONField(default=list, blank=True)
    sender = line(_("sender"), 400)
    address = line(_("address"), 320)
    subject = line(_("subject"), 1000)
    text = prose(_("text"), MOST_MESSAGE)
    attachments = models.JSONField(default=list, blank=True)
    channel = models.CharField(max_length=20, default="email", choices=channels)
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("moment"), null=True, blank=True)
    reading = models.JSONField(_("reading"), null=True, blank=True)
    opening = models.ForeignKey(Opening, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=30, blank=True, default="")
    why_words = line(_("why"), 400)
    dismissed_at = models.DateTimeField(_("dismissed"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["-on", "-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "ref"], name="mail_suggested_once")]
        indexes = [
            models.Index(fields=["owner"], condition=Q(dismissed_at=None), name="mail_suggestion_waiting"),
            models.Index(fields=["owner", "address"], name="mail_suggestion_address"),
        ]

    def __str__(self) -> str:
        return self.subject or self.sender or self.ref

    @classmethod
    def of(cls, owner: "AbstractBaseUser") -> "models.QuerySet[Suggestion]":
        """The owner's, each with `taken`."""
        event = Event.objects.filter(owner_id=owner.pk, source_ref=OuterRef("ref"))
        return cls.objects.filter(owner_id=owner.pk).annotate(taken=Exists(event))

    @classmethod
    def waiting(cls, owner: "AbstractBaseUser") -> "models.QuerySet[Suggestion]":
        """Those that wait for a yes or no."""
        return cls.of(owner).filter(taken=False, dismissed_at=None)  # type: ignore[misc]


class LetterState(models.TextChoices):
    """Where a letter is. Only `prepared` may be sent; `handing` and `unsure` may have gone out."""

    PREPARED = "prepared", _("Ready")
    SENDING = "sending", _("Calling the server")
    HANDING = "handing", _("Handing it over")
    UNSURE = "unsure", _("Perhaps sent")
    SENT = "sent", _("Sent")
    DRAFTED = "drafted", _("In your drafts")


class Letter(models.Model):
    """A letter on its way: one row, one Message-ID, fixed before anything leaves the machine.

    `held_by`, `held_until`: who works on it. `copied`, `logged`: what was done after it had gone. `room`, `room_ref`: of a
    letter that another room than the journal handed over (rooms.py), and what it is called there.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="letters")
    opening = models.ForeignKey(Opening, on_delete=models.SET_NULL, null=True, related_name="+")
    message_id = models.CharField(max_length=300)
    to = models.CharField(_("to"), max_length=320, blank=True, default="", validators=[storable])
    subject = line(_("subject"), 998)
    text = prose(_("text"), MOST_MESSAGE)
    move = models.CharField(max_length=20, blank=True, default="", choices=moves)
    answers = models.CharField(_("in answer to"), max_length=300, blank=True, default="")
    thread = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, default=LetterState.PREPARED, choices=LetterState.choices)
    held_by = models.CharField(max_length=40, blank=True, default="")
    held_until = models.DateTimeField(null=True, blank=True)
    wrong = models.TextField(blank=True, default="")
    prepared_at = models.DateTimeField()
    pressed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    copied = models.BooleanField(default=False)
    logged = models.BooleanField(default=False)
    once = line(_("mark of the form"), 64)
    room = models.CharField(max_length=30, blank=True, default="")
    room_ref = models.CharField(max_length=100, blank=True, default="", validators=[storable])

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["message_id"], name="letter_id_once"),
            models.UniqueConstraint(
                fields=["owner", "once"], condition=~Q(once=""), name="letter_prepared_once"
            ),
            models.UniqueConstraint(
                fields=["owner", "room", "room_ref"], condition=~Q(room=""), name="letter_of_room_once"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.message_id
