"""Noting what happened: an interview, a promise, a message, a note, stepping back."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.desks.candidate import wording
from huiyin.desks.stationery.fields import DayInput
from huiyin.process.vocabulary import SIGNALS


class HappenedForm(forms.Form):
    """What every entry has: its day, today unless said otherwise."""

    on = forms.DateField(label=_("When?"), widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: dt.date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if today is not None:
            self.fields["on"].initial = today
            self.fields["on"].widget.attrs["max"] = today.isoformat()

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class InterviewForm(HappenedForm):
    round = forms.ChoiceField(
        label=_("With whom?"),
        choices=[*wording.ROUNDS.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    signals = forms.MultipleChoiceField(
        label=_("What did you notice?"),
        choices=[(name, wording.SIGNALS[name]) for name in SIGNALS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only what really happened. Friendliness says little: HR smiles at everybody."),
    )
    last = forms.BooleanField(label=_("No further round is planned; now I wait"), required=False)
    text = forms.CharField(
        label=_("What went well, and what would you like to remember?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )


class PromiseForm(HappenedForm):
    by = forms.DateField(label=_("By which day will they answer?"), widget=DayInput)
    text = forms.CharField(
        label=_("In their words"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


class SentForm(HappenedForm):
    channel = forms.ChoiceField(
        label=_("How?"),
        choices=[(name, wording.CHANNELS[name]) for name in wording.OUTGOING],
        widget=forms.RadioSelect,
    )
    move = forms.ChoiceField(
        label=_("What was it?"),
        choices=[
            (name, wording.MOVES[name])
            for name in ("ask", "ask_keen", "propose", "ask_why", "thank", "follow_introduction", "answer")
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    text = forms.CharField(
        label=_("What you wrote or said"), widget=forms.Textarea(attrs={"rows": 5}), required=False
    )


class NoteForm(HappenedForm):
    text = forms.CharField(label=_("Your note"), widget=forms.Textarea(attrs={"rows": 4}))


class WithdrawForm(HappenedForm):
    text = forms.CharField(
        label=_("Why, for yourself"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


FORMS: dict[str, type[HappenedForm]] = {
    "interview": InterviewForm,
    "promise": PromiseForm,
    "sent": SentForm,
    "note": NoteForm,
    "withdrawn": WithdrawForm,
}

TITLES = {
    "interview": _("How was the interview?"),
    "promise": _("What did they promise?"),
    "sent": _("What did you send?"),
    "note": _("A note for yourself"),
    "withdrawn": _("Step back from this opening?"),
    "received": _("What did HR say?"),
}
