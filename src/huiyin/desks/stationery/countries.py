"""Countries by name, for a choice in a form: those where most of our readers look for work, then all others by their letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NAMED: dict[str, Any] = {
    "CN": gettext_lazy("Mainland China"),
    "HK": gettext_lazy("Hong Kong, China"),
    "MO": gettext_lazy("Macao, China"),
    "TW": gettext_lazy("Taiwan, China"),
    "SG": gettext_lazy("Singapore"),
    "MY": gettext_lazy("Malaysia"),
    "JP": gettext_lazy("Japan"),
    "KR": gettext_lazy("South Korea"),
    "IN": gettext_lazy("India"),
    "AE": gettext_lazy("United Arab Emirates"),
    "AU": gettext_lazy("Australia"),
    "NZ": gettext_lazy("New Zealand"),
    "US": gettext_lazy("United States"),
    "CA": gettext_lazy("Canada"),
    "GB": gettext_lazy("United Kingdom"),
    "IE": gettext_lazy("Ireland"),
    "DE": gettext_lazy("Germany"),
    "FR": gettext_lazy("France"),
    "NL": gettext_lazy("Netherlands"),
    "CH": gettext_lazy("Switzerland"),
    "SE": gettext_lazy("Sweden"),
    "ES": gettext_lazy("Spain"),
    "IT": gettext_lazy("Italy"),
}
OTHERS = (
    "AD AF AG AL AM AO AR AT AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CD CF CG CI CL CM CO CR CU CV CY "
    "CZ DJ DK DM DO DZ EC EE EG ER ET FI FJ FM GA GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IL IQ IR IS JM JO KE "
    "KG KH KI KM KN KP KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MZ NA "
    "NE NG NI NO NP NR OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SI SK SL SM SN SO SR SS ST SV SY SZ "
    "TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG UY UZ VA VC VE VN VU WS YE ZA ZM ZW"
)


def choose_by_name(form: forms.BaseForm) -> None:
    """Makes a form's field `country` a choice by name; whatever it holds now is among the choices."""
    field = form.fields["country"]
    # CharField puts its length on the widget, and a choice has none.
    field.widget = forms.Select()
    chosen = str(form.get_initial_for_field(field, "country") or "").upper()
    others = OTHERS.split()
    if chosen and chosen not in NAMED and chosen not in others:
        others.insert(0, chosen)
    field.widget.choices = [*NAMED.items(), (_("by their two letters"), [(code, code) for code in others])]
