"""Forms about an opening, its people and its offers."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huiyin.desks.recruiter.place import Place
from huiyin.desks.stationery.countries import choose_by_name
from huiyin.desks.stationery.fields import DayInput, LinesField
from huiyin.hiring.answers import reasons as tree
from huiyin.hiring.models import Colleague, Desk, Opening
from huiyin.process.calendar import working_days

MORE_DAYS = 5
"""So many working days more are suggested. Judgement: a week is soon enough to be waited for, and can mostly be kept."""
FIRST = ("title", "department", "head", "criteria")
MORE = ("hr", "approver", "city", "country", "language", "deadline", "deadline_days", "advert")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class OpeningForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is sought, who decides, and until when people get their answer."""

    criteria = LinesField(
        label=_("What the role asks for"),
        help_text=_(
            "One a line, three to six. Interviewers score these, and the answers are written from them."
        ),
        required=False,
    )
    seats = forms.IntegerField(label=pgettext_lazy("hiring", "Seats"), initial=1, min_value=1, max_value=500)
    language = forms.ChoiceField(
        label=_("Language of the letters"),
        choices=[("zh", "中文"), ("en", "English")],
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Opening
        fields = ["title", "department", "head", *MORE]
        labels = {
            "title": _("Role"),
            "department": _("Department"),
            "head": _("Who decides?"),
            "hr": pgettext_lazy("hiring", "Who at HR?"),
            "approver": _("Who approves offers?"),
            "city": _("City"),
            "country": _("Country"),
            "deadline": _("Everybody has an answer within"),
            "deadline_days": _("Days after the last interview"),
            "advert": _("Job advert"),
        }
        help_texts = {"country": _("It sets the working days.")}
        widgets = {"advert": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Colleague.objects.filter(desk=desk, left_on=None)
        for name in ("hr", "head", "approver"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = people
            field.empty_label = str(_("Please choose"))
        self.fields["approver"].required = False
        self.fields["approver"].empty_label = str(_("Nobody"))  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["seats"]
            self.fields["criteria"].initial = [one.name for one in self.instance.criteria.all()]
            self.fields["version"].initial = self.instance.version
        else:
            self.fields["language"].initial = desk.language
            self.fields["country"].initial = desk.country
            self.fields["hr"].initial = people.exclude(user=None).first() or people.first()
        choose_by_name(self)

    @property
    def first_fields(self) -> list[forms.BoundField]:
        names = FIRST if self.instance.pk else (*FIRST, "seats")
        return [self[name] for name in names]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in MORE]

    @property
    def more_is_wrong(self) -> bool:
        """An error in the folded part opens it."""
        return any(name in self.errors for name in MORE)


class PersonForm(forms.Form):
    """Somebody who applied."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=pgettext_lazy("hiring", "E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=50, required=False)
    source = forms.CharField(label=_("Found through"), max_length=200, required=False)
    applied_on = forms.DateField(label=_("Applied on"), widget=DayInput, required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("zh", "中文"), ("en", "English")],
        widget=forms.RadioSelect,
        required=False,
    )


class NotesForm(forms.Form):
    """HR's own notes, and the day that was named to the person. `version`: of the application that the page showed."""

    promised_by = forms.DateField(label=_("Which day did you name to them?"), widget=DayInput, required=False)
    notes = forms.CharField(
        label=_("Notes"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=10_000
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class InterviewForm(forms.Form):
    """When, where, and who asks."""

    starts_at = forms.DateTimeField(label=_("Starts"), widget=MomentInput, input_formats=["%Y-%m-%dT%H:%M"])
    minutes = forms.IntegerField(label=_("Minutes"), initial=60, min_value=5, max_value=600)
    place = forms.CharField(label=_("Place or link"), max_length=500, required=False)
    round = forms.CharField(label=_("Round"), max_length=200, required=False)
    interviewers = forms.ModelMultipleChoiceField(
        label=_("Who asks?"),
        queryset=Colleague.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Where nobody is ticked, the head of department."),
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["interviewers"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Colleague.objects.filter(desk=desk, left_on=None)

    @property
    def ends_at(self) -> dt.datetime:
        start: dt.datetime = self.cleaned_data["starts_at"]
        return start + dt.timedelta(minutes=self.cleaned_data["minutes"])


class RefusalForm(forms.Form):
    """Why it is a no: one or two reasons of the tree, and words."""

    reasons = forms.MultipleChoiceField(
        label=_("Why?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("One is best, two at most are told."),
    )
    words = forms.CharField(
        label=_("In your words"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=2_000,
        help_text=_("They stand in the letter as you write them."),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (name, list(below)) for _category, name, below in tree.tree("zh" if language == "zh" else "en")
        ]
        self.fields["reasons"].choices = choices  # type: ignore[attr-defined]


class OfferForm(forms.Form):
    """The offer, as it will be made."""

    terms = forms.CharField(label=_("Terms"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    starts_on = forms.DateField(label=_("First day"), widget=DayInput, required=False)
    answer_by = forms.DateField(label=_("Answer by"), widget=DayInput, required=False)


class StandbyForm(forms.Form):
    """Asking a finalist to wait, with the truth and a date."""

    until = forms.DateField(label=_("Until when?"), widget=DayInput)
    promised = forms.CharField(
        label=_("What exactly do you promise?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=_(
            "It stands in their letter, and is shown to whoever calls them when the seat comes free."
        ),
    )


class NewsForm(forms.Form):
    """Not yet: until when, and why."""

    until = forms.DateField(label=_("They hear from us by"), widget=DayInput)
    cause = forms.ChoiceField(
        label=_("What is it waiting for?"),
        choices=[
            ("", _("Not said")),
            ("away", _("Whoever decides is away")),
            ("approval", _("An approval is running")),
            ("interviews", _("More interviews")),
            ("comparing", _("We are still comparing")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, place: Place, country: str = "CN", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = place.today
        self.fields["until"].initial = working_days(country).add(place.today, MORE_DAYS)

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        if until <= self.today:
            raise forms.ValidationError(_("Name a day that is still to come."))
        return until
