"""A cold approach: to whom, for what, and what goes along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.desks.candidate import wording
from huiyin.desks.stationery.fields import LinesField
from huiyin.growth.messages import MOST_PIECES

_WAYS = ("wechat", "im", "email", "sms")


class ApproachForm(forms.Form):
    """Few fields; the message is short."""

    company = forms.CharField(label=_("Company"), max_length=200)
    title = forms.CharField(label=_("Role"), max_length=200, required=False)
    material = LinesField(
        label=_("What goes along"),
        help_text=_("A study, a page of your portfolio: one a line, at most three. Good work opens doors."),
        required=False,
        max_length=600,
    )
    channel = forms.ChoiceField(
        label=_("How do you reach them?"),
        choices=[(name, wording.CHANNELS[name]) for name in _WAYS],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Language of the message"),
        choices=[("zh", "中文"), ("en", "English")],
        widget=forms.RadioSelect,
    )

    def clean_material(self) -> list[str]:
        pieces: list[str] = self.cleaned_data["material"]
        if len(pieces) > MOST_PIECES:
            raise forms.ValidationError(_("Three pieces are enough; more will not be opened."))
        return pieces
