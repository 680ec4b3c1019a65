"""The person's settings."""

import zoneinfo
from functools import cache
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from huiyin.desks.stationery.countries import choose_by_name
from huiyin.journal.models import Profile

DEFAULT_WORTH = {"offer": 10.0, "knowing": 1.0, "reason": 0.5, "introduction": 0.5, "contact": -0.2}
"""The scale of CONTRACT; only what differs from it is kept."""


@cache
def zones() -> list[tuple[str, str]]:
    """The time zones people live in, by region."""
    return [(name, name.replace("_", " ")) for name in sorted(zoneinfo.available_timezones()) if "/" in name]


ARCHIVED_AFTER = [
    (0, _("Leave them in sight")),
    (3, _("After three months")),
    (6, _("After half a year")),
    (12, _("After a year")),
]
WORDS_KEPT = [
    (0, _("Keep them")),
    (6, _("Let go after half a year")),
    (12, _("Let go after a year")),
    (24, _("Let go after two years")),
]
KEEPING = ("archive_after", "words_for")


class ProfileForm(forms.Form):
    """How you are called, which language, and where your days begin."""

    name = forms.CharField(label=_("Your name, as you sign"), max_length=200, required=False)
    language = forms.ChoiceField(
        label=_("Language of these pages"),
        choices=[("", _("As the browser says")), ("zh", "中文"), ("en", "English")],
        widget=forms.RadioSelect,
        required=False,
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), help_text=_("It says when your day begins."))
    country = forms.CharField(
        label=_("Country"),
        max_length=2,
        help_text=_("It sets the working days."),
    )
    quiet_from = forms.TimeField(
        label=_("Quiet from"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    archive_after = forms.TypedChoiceField(
        label=_("Openings that have ended"),
        choices=ARCHIVED_AFTER,
        coerce=int,
        required=False,
        help_text=_("Then they move to the archive on their own. Nothing is lost."),
    )
    words_for = forms.TypedChoiceField(
        label=_("The words of mails and chats in them"),
        choices=WORDS_KEPT,
        coerce=int,
        required=False,
        help_text=_("What they meant stays: the answer, the reason, the days. Your notes stay too."),
    )
    sure = forms.BooleanField(label=_("Yes, let these words go for good"), required=False)

    offer = forms.FloatField(label=_("An offer"), min_value=0, max_value=100)
    knowing = forms.FloatField(label=_("To know where I stand"), min_value=0, max_value=100)
    reason = forms.FloatField(label=_("A stated reason"), min_value=0, max_value=100)
    introduction = forms.FloatField(label=_("An introduction"), min_value=0, max_value=100)
    contact = forms.FloatField(
        label=_("What each message costs me"), min_value=-100, max_value=0, help_text=_("Zero or below.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["time_zone"]).choices = zones()
        choose_by_name(self)
        for name in DEFAULT_WORTH:
            self.fields[name].widget.attrs["step"] = "0.1"

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).strip().upper()

    def ask_whether_sure(self, count: int) -> None:
        """Words that are let go do not come back: how many would go at once is said before."""
        said = ngettext(
            "The words of one message would go now, and they do not come back. Tick the box below if you mean it.",
            "The words of %(count)s messages would go now, and they do not come back. Tick the box below if you mean it.",
            count,
        )
        self.add_error("words_for", said % {"count": count})

    @staticmethod
    def start(profile: Profile) -> dict[str, Any]:
        plain = {
            name: getattr(profile, name)
            for name in ("name", "language", "time_zone", "country", "quiet_from", "quiet_until", *KEEPING)
        }
        return {**plain, **DEFAULT_WORTH, **profile.worth}

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("sure")
        given |= {name: given[name] or 0 for name in KEEPING}
        worth = {name: given.pop(name) for name in DEFAULT_WORTH}
        given["worth"] = {name: value for name, value in worth.items() if value != DEFAULT_WORTH[name]}
        return given

    @property
    def worth_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in DEFAULT_WORTH]

    @property
    def worth_is_wrong(self) -> bool:
        return any(self[name].errors for name in DEFAULT_WORTH)
