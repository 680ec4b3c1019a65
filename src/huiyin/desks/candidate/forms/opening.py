"""Adding and changing an opening: few fields first, the rest on demand."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.desks.candidate import wording
from huiyin.desks.stationery.countries import choose_by_name
from huiyin.desks.stationery.fields import DayInput, LinesField
from huiyin.journal.models import Opening

FIRST = ("company", "title", "hr_name", "channel")
MORE = (
    "appointment_on",
    "appointment_time",
    "appointment_about",
    "wish",
    "language",
    "city",
    "country",
    "sector",
    "seats",
    "address_as",
    "topics",
    "can_give",
    "new_material",
    "url",
    "role",
    "advert",
    "applied_on",
    "notes",
)

CHOSEN = ("country", "sector", "language", "wish")
"""Fields that always hold a value."""


class OpeningForm(forms.ModelForm):  # type: ignore[type-arg]
    """The seat and how one talks with its HR. Saving is the service's work, with `changed_fields`."""

    channel = forms.ChoiceField(
        label=_("How do you talk with HR?"),
        choices=[(name, wording.CHANNELS[name]) for name in wording.OUTGOING],
        widget=forms.RadioSelect,
        required=False,
    )
    wish = forms.TypedChoiceField(
        label=_("How much do you want this one?"),
        choices=[
            (1, _("It would do")),
            (2, _("I would like it")),
            (3, _("I want it")),
            (4, _("I want it a lot")),
            (5, _("The one")),
        ],
        coerce=int,
        empty_value=cast(Any, 3),
        initial=3,
        widget=forms.RadioSelect,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Which language do you write in with HR?"),
        choices=[("zh", "中文"), ("en", "English")],
        widget=forms.RadioSelect,
        required=False,
    )
    topics = LinesField(
        label=_("What you talked about"),
        help_text=_("One a line. It makes the messages yours."),
        required=False,
    )
    applied_on = forms.DateField(label=_("Applied on"), widget=DayInput, required=False)
    appointment_on = forms.DateField(label=_("When do you meet next?"), widget=DayInput, required=False)
    appointment_time = forms.TimeField(
        label=_("At what time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        required=False,
    )
    seats = forms.IntegerField(label=_("Seats"), initial=1, min_value=1, max_value=10_000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Opening
        fields = [*FIRST, *MORE]
        labels = {
            "company": _("Company"),
            "title": _("Role"),
            "hr_name": _("Who at HR?"),
            "address_as": _("How do you address them?"),
            "city": _("City"),
            "country": _("Country"),
            "sector": _("Kind of employer"),
            "can_give": _("What could you give on?"),
            "new_material": _("Anything new that you could send?"),
            "url": _("Link to the advert"),
            "appointment_about": _("What is it?"),
            "role": _("Kind of role"),
            "advert": _("The advert"),
            "notes": _("Notes"),
        }
        help_texts = {
            "hr_name": _("A name makes the message warmer. Leave it empty if you have none."),
            "address_as": _("As you would write it: 王老师, Ms Wang."),
            "country": _("It sets the working days."),
            "can_give": _("Pay, start date, a trial: only what you really could."),
            "appointment_about": _("Such as: second round, online."),
            "role": _("Openings of one kind are looked at together. Left empty, the role says it."),
            "advert": _("Pasted whole: what they look for is read out of it."),
            "new_material": _("A plan, a study, a piece of work: it can make a new chance."),
        }
        widgets = {
            "can_give": forms.Textarea(attrs={"rows": 2}),
            "new_material": forms.Textarea(attrs={"rows": 2}),
            "advert": forms.Textarea(attrs={"rows": 4}),
            "notes": forms.Textarea(attrs={"rows": 3}),
            "url": forms.TextInput(attrs={"inputmode": "url"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*FIRST[1:], *MORE):
            self.fields[name].required = False
        choose_by_name(self)

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("appointment_time") and not given.get("appointment_on"):
            self.add_error("appointment_on", _("On which day?"))
        return dict(given)

    def clean_seats(self) -> int:
        return self.cleaned_data["seats"] or 1

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in MORE]

    @property
    def more_is_wrong(self) -> bool:
        """An error in the folded part opens it."""
        return any(name in self.errors for name in MORE)

    @property
    def values(self) -> dict[str, Any]:
        """What was typed. A choice that was left empty, or did not come with the form, stays as it is."""
        typed = {
            name: self.cleaned_data[name] for name in (*FIRST, *MORE) if self.add_prefix(name) in self.data
        }
        return {name: value for name, value in typed.items() if value != "" or name not in CHOSEN}


class NewOpeningForm(OpeningForm):
    """With the two days that make the first advice possible."""

    last_talk = forms.DateField(
        label=_("When was your last interview?"),
        widget=DayInput,
        required=False,
        help_text=_("Leave it empty if there was none yet."),
    )
    was_last = forms.BooleanField(
        label=_("No further round is planned; now I wait"), required=False, initial=True
    )
    promised = forms.DateField(
        label=_("By which day did they promise to answer?"),
        widget=DayInput,
        required=False,
        help_text=_("Leave it empty if nobody named a day."),
    )
