"""A letter as it travels: headers fixed beforehand, so that the same letter is the same bytes each time."""

import datetime as dt
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from huiyin.channels.mailbox.models import Account, Letter, LetterState, May, Suggestion
from huiyin.journal.models import Event, Involvement, Kind, Opening
from huiyin.journal.models.words import MOST_MESSAGE

_RE = re.compile(r"^\s*(?:re|aw|sv|回复|答复|回覆)\s*[:：]", re.IGNORECASE)


def prepare(
    owner: AbstractBaseUser,
    opening_id: int,
    *,
    now: dt.datetime,
    text: str,
    subject: str = "",
    move: str = "",
    to: str = "",
    account_id: int | None = None,
    once: str = "",
) -> Letter:
    """A letter for the outbox. Nothing leaves before `sending.send` or `sending.save_draft`.

    It answers the newest mail of the opening where there is one, and then takes its subject. Prepared twice with the same
    `once`, it is one letter. Raises ValidationError, Opening.DoesNotExist.
    """
    if once and (before := Letter.objects.filter(owner_id=owner.pk, once=once).first()):
        return before
    opening = Opening.objects.get(owner_id=owner.pk, pk=opening_id)
    account = account_of(owner, account_id)
    answered = answered_by(opening)
    letter = Letter(
        owner_id=owner.pk,
        account=account,
        opening=opening,
        message_id=make_msgid("huiyin", domain=domain_of_sender(account.address)),
        to=(to or suggested_to(opening)).strip(),
        subject=_subject(subject, answered),
        text=text.replace("\r\n", "\n")[:MOST_MESSAGE],
        move=move,
        answers=answered.source_ref if answered else "",
        thread=_thread(owner, answered),
        prepared_at=now,
        once=once[:64],
    )
    checked(letter)
    letter.save(force_insert=True)
    return letter


def change_letter(owner: AbstractBaseUser, letter_id: int, *, to: str, subject: str, text: str) -> Letter:
    """Other words or another address, as long as it has not left. Raises ValidationError, DoesNotExist."""
    letter = Letter.objects.get(owner_id=owner.pk, pk=letter_id)
    letter.to, letter.subject = to.strip(), " ".join(subject.split())
    letter.text = text.replace("\r\n", "\n")
    checked(letter)
    changed = Letter.objects.filter(pk=letter.pk, state=LetterState.PREPARED, held_by="")
    if not changed.update(to=letter.to, subject=letter.subject, text=letter.text):
        letter.refresh_from_db()
    return letter


def account_of(owner: AbstractBaseUser, account_id: int | None = None) -> Account:
    """The mailbox to write from: the one named, else the first that may do more than read. Raises ValidationError."""
    found = Account.objects.filter(owner_id=owner.pk).exclude(may=May.READ)
    account = found.filter(pk=account_id).first() if account_id else found.first()
    if account is None:
        raise ValidationError(
            _(
                "No mailbox may send or keep drafts yet. Allow it in the mailbox's settings; nothing goes out by itself."
            )
        )
    return account


def answered_by(opening: Opening) -> Event | None:
    """The newest mail of the opening, that a letter would answer; what HR wrote before what one wrote oneself."""
    mails = opening.events.filter(source_ref__startswith="<").order_by("-on", "-at", "-pk")
    return mails.filter(kind=Kind.RECEIVED).first() or mails.first()


def suggested_to(opening: Opening) -> str:
    """The address to write to: who wrote last, else the person in HR."""
    refs = opening.events.filter(kind=Kind.RECEIVED, source_ref__startswith="<").order_by("-on", "-at", "-pk")
    for ref in refs.values_list("source_ref", flat=True)[:5]:
        said = Suggestion.objects.filter(owner_id=opening.owner_id, ref=ref).exclude(address="").first()
        if said is not None and "reply" not in said.address.partition("@")[0].replace("-", "").replace(
            "_", ""
        ):
            return said.address
    people = Involvement.objects.filter(opening=opening).exclude(person__email="").select_related("person")
    ordered = sorted(people, key=lambda one: ("hr", "recruiter", "decider").index(one.part) if one.part in ("hr", "recruiter", "decider") else 9)  # fmt: skip
    return ordered[0].person.email if ordered else ""


def _thread(owner: AbstractBaseUser, answered: Event | None) -> list[str]:
    if answered is None:
        return []
    said = Suggestion.objects.filter(owner_id=owner.pk, ref=answered.source_ref).first()
    own = Letter.objects.filter(owner_id=owner.pk, message_id=answered.source_ref).first()
    before = said.thread if said else own.thread if own else []
    return [*before, answered.source_ref][-20:]


def _subject(subject: str, answered: Event | None) -> str:
    """Programs show a thread by its references and by its subject."""
    if answered is not None and answered.subject:
        subject = answered.subject if _RE.match(answered.subject) else f"Re: {answered.subject}"
    return " ".join(subject.split())[:998]


def domain_of_sender(address: str) -> str:
    """What stands behind the @ of a Message-ID."""
    domain = address.rpartition("@")[2]
    return domain if domain and domain.isascii() else "huiyin.invalid"


def checked(letter: Letter) -> None:
    """Can this letter be kept, and its address be written to? Raises ValidationError."""
    if letter.to:
        _checked_address(letter.to)
    letter.clean_fields(exclude=["account", "opening", "owner"])


def _checked_address(address: str) -> None:
    try:
        EmailValidator()(address)
    except ValidationError:
        raise ValidationError(
            {"to": _("“%(address)s” is not an e-mail address.") % {"address": address[:80]}}
        ) from None
    if not address.isascii():
        raise ValidationError({"to": _("Addresses with other than Latin letters cannot be written to yet.")})


def mail_bytes(letter: Letter, at: dt.datetime) -> bytes:
    """The letter on the wire. `at`: when it was pressed, in the person's time zone."""
    account = letter.account
    mail = EmailMessage(policy=SMTP)
    mail["Message-ID"] = letter.message_id
    mail["Date"] = format_datetime(at)
    mail["From"] = Address(display_name=one_line(account.name), addr_spec=account.address)
    if letter.to:
        mail["To"] = Address(addr_spec=letter.to)
    mail["Subject"] = one_line(letter.subject)
    if letter.answers:
        mail["In-Reply-To"] = letter.answers
        mail["References"] = " ".join(letter.thread or [letter.answers])
    mail.set_content(letter.text.rstrip("\n") + "\n")
    return mail.as_bytes()


def one_line(text: str) -> str:
    """Without breaks: a header ends at its line's end."""
    return " ".join(text.split())
