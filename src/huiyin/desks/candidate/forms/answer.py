"""HR answered: the words as they came, and the reading that the person may correct by tapping."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.desks.candidate import wording
from huiyin.desks.stationery.fields import DayInput
from huiyin.process.case import MOST_TEXT
from huiyin.process.reading import Reading
from huiyin.process.vocabulary import OUTCOMES, REASONS, REQUESTS

MOST_MAIL = 5 * 1024 * 1024


class WordsForm(forms.Form):
    """The message: pasted, or a mail as a file."""

    text = forms.CharField(
        label=_("Paste it here"),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        max_length=MOST_TEXT,
        strip=False,
    )
    mail = forms.FileField(label=_("The mail as a file (.eml)"), required=False)
    channel = forms.ChoiceField(
        label=_("Where did it come from?"),
        choices=[(name, wording.CHANNELS[name]) for name in wording.INCOMING],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("When?"), widget=DayInput)

    def __init__(self, *args: Any, today: dt.date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if today is not None:
            self.fields["on"].widget.attrs["max"] = today.isoformat()
            self.today = today

    def clean_mail(self) -> Any:
        mail = self.cleaned_data["mail"]
        if mail and mail.size > MOST_MAIL:
            raise forms.ValidationError(
                _(
                    "This file is too large for one mail. Save the mail without its attachments, or paste its words."
                )
            )
        return mail

    def clean_on(self) -> dt.date:
        on: dt.date = self.cleaned_data["on"]
        if getattr(self, "today", None) and on > self.today:
            raise forms.ValidationError(_("That day has not come yet."))
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not (given.get("text") or "").strip() and not given.get("mail"):
            self.add_error("text", _("Paste what HR said, or choose the mail as a file."))
        return given


class ReadingForm(forms.Form):
    """The reading, in chips that can be tapped."""

    outcome = forms.ChoiceField(
        label=_("What does it come to?"),
        choices=[(name, wording.OUTCOMES[name]) for name in OUTCOMES],
        widget=forms.RadioSelect,
    )
    reasons = forms.MultipleChoiceField(
        label=_("The reason they give"),
        choices=[(name, wording.REASONS[name]) for name in REASONS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    promised = forms.DateField(label=_("They will answer by"), widget=DayInput, required=False)
    requests = forms.MultipleChoiceField(
        label=_("What they want from you"),
        choices=[(name, wording.REQUESTS[name]) for name in REQUESTS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    referral = forms.BooleanField(label=_("They offer to introduce you to someone"), required=False)
    door_open = forms.BooleanField(label=_("They leave the door open for later"), required=False)

    @classmethod
    def start(cls, reading: Reading) -> dict[str, Any]:
        """The form's values as Huiyin read them."""
        promised = reading.promised_date
        return {
            "outcome": reading.outcome,
            "reasons": list(reading.reasons),
            "promised": promised.latest if promised else None,
            "requests": list(reading.requests),
            "referral": reading.referral,
            "door_open": bool(reading.door_open),
        }

    def differs_from(self, reading: Reading) -> bool:
        """Did the person tap anything that Huiyin had read otherwise?"""
        told = {**self.start(reading)}
        mine = dict(self.cleaned_data)
        for name in ("reasons", "requests"):
            told[name], mine[name] = set(told[name]), set(mine[name])
        return any(mine[name] != told[name] for name in told)

    def applied_to(self, reading: Reading) -> dict[str, Any]:
        """Huiyin's reading with the person's taps over it, as JSON."""
        mine = self.cleaned_data
        told = reading.to_dict()
        before = reading.promised_date.latest if reading.promised_date else None
        if mine["promised"] != before:
            told["promised_date"] = mine["promised"] and mine["promised"].isoformat()
        told |= {name: mine[name] for name in ("outcome", "reasons", "requests", "referral")}
        closing = mine["outcome"] in ("rejected", "filled", "on_hold")
        told["door_open"] = mine["door_open"] if closing else None
        if not closing:
            told["door_strength"] = None
        elif mine["door_open"] and told.get("door_strength") in (None, "none"):
            told["door_strength"] = "formula"
        elif not mine["door_open"]:
            told["door_strength"] = "none"
        if self.differs_from(reading):
            told |= {"unsure": False, "confidence": 1.0}
        return told
