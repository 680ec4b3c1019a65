"""Forms about the desk and its people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from huiyin.desks.stationery.countries import choose_by_name
from huiyin.desks.stationery.fields import DayInput
from huiyin.hiring.models import Colleague, Desk

LANGUAGES = [("zh", "中文"), ("en", "English")]


class WelcomeForm(forms.Form):
    """The organisation, and who sits at its desk."""

    organisation = forms.CharField(label=_("Your organisation"), max_length=200)
    name = forms.CharField(label=_("Your name"), max_length=200)
    email = forms.EmailField(
        label=_("Your e-mail"), required=False, help_text=_("Candidates' answers go there.")
    )
    language = forms.ChoiceField(
        label=_("Which language do you write to candidates in?"), choices=LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = language


class DeskForm(forms.ModelForm):  # type: ignore[type-arg]
    """The desk's settings."""

    language = forms.ChoiceField(
        label=_("Which language do you write to candidates in?"), choices=LANGUAGES, widget=forms.RadioSelect
    )

    class Meta:
        model = Desk
        fields = ["name", "language", "time_zone", "country", "keep_days", "pool_days", "reminds"]
        labels = {
            "name": _("Organisation"),
            "time_zone": _("Time zone"),
            "country": _("Country"),
            "keep_days": _("Days that people without consent are kept"),
            "pool_days": _("Days that a consent holds"),
            "reminds": _("Reminders to colleagues and questions to candidates go out without my press"),
        }
        help_texts = {
            "country": _("It sets the working days."),
            "keep_days": _("Whoever's last application ended longer ago is deleted, for good."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_by_name(self)


class ColleagueForm(forms.ModelForm):  # type: ignore[type-arg]
    """A colleague, who stands in for them, and who hears of what stays undone."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect)
    left_on = forms.DateField(label=_("Left on"), widget=DayInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Colleague
        fields = ["name", "email", "department", "language", "deputy", "chief", "left_on"]
        labels = {
            "name": _("Name"),
            "email": pgettext_lazy("hiring", "E-mail"),
            "department": _("Department"),
            "deputy": _("Who stands in"),
            "chief": _("Who hears of what stays undone"),
        }

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Colleague.objects.filter(desk=desk, left_on=None).exclude(pk=self.instance.pk)
        for name in ("deputy", "chief"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = others
            field.empty_label = str(_("Nobody"))
        if not self.instance.pk:
            self.fields["language"].initial = desk.language
            del self.fields["left_on"]


class AbsenceForm(forms.Form):
    """Days on which a colleague is away."""

    first = forms.DateField(label=_("First day"), widget=DayInput)
    last = forms.DateField(label=_("Last day"), widget=DayInput)
    why = forms.CharField(label=_("Why"), max_length=200, required=False)
