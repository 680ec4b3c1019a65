"""The forms of calendar and notifications."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class FeedForm(forms.Form):
    """What the calendar tells."""

    with_names = forms.BooleanField(label=_("Name the companies in it"), required=False)
    alarms = forms.BooleanField(label=_("Remind me of appointments and promised days"), required=False)


class AccountForm(forms.Form):
    """A calendar on a server."""

    url = forms.CharField(
        label=_("Address of the calendar"),
        max_length=2000,
        help_text=_(
            "It begins with https:// and leads to one calendar. With the address of the server alone, you choose next."
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    user = forms.CharField(
        label=_("User"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=500,
        required=False,
        help_text=_("Many providers want an app password here. It is kept sealed on this machine."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    pull = forms.BooleanField(label=_("Look for interviews in that calendar"), required=False, initial=True)


class WishForm(forms.Form):
    """When to be told."""

    on = forms.BooleanField(label=_("Tell me once a day, if there is something to do"), required=False)
    at = forms.TimeField(label=_("At"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    working_days_only = forms.BooleanField(label=_("On working days only"), required=False)

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class AddressForm(forms.Form):
    """Where to be told."""

    url = forms.CharField(
        label=_("Address"),
        max_length=2000,
        help_text=_("Such as ntfys://ntfy.sh/TOPIC or wecombot://KEY; the list below shows the usual ones."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    label = forms.CharField(label=_("What you call it"), max_length=100, required=False)
    private_ok = forms.BooleanField(label=_("Company names may go there"), required=False)
