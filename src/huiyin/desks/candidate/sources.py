"""Who says what an indirect phrase usually means, in the language of the page. The phrase tables name them in English."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SOURCES: Mapping[str, Any] = {
    "careers advice pages": _("careers advice pages"),
    "recruiters' blogs": _("recruiters' blogs"),
    "refusal templates": _("refusal templates"),
    "portal status lists": _("portal status lists"),
    "campus-hiring jargon": _("campus-hiring jargon"),
    "public-sector notices": _("public-sector notices"),
    "jobseekers' jargon lists": _("jobseekers' jargon lists"),
    "campus-hiring guides": _("campus-hiring guides"),
    "recruiters' jargon": _("recruiters' jargon"),
    "office euphemism lists": _("office euphemism lists"),
    "UK usage": _("UK usage"),
    "Taiwan and Hong Kong usage": _("Taiwan and Hong Kong usage"),
    "Indian English": _("Indian English"),
    "tech hiring guides": _("tech hiring guides"),
    "industry jargon lists": _("industry jargon lists"),
    "UK public sector": _("UK public sector"),
    "workplace euphemism lists": _("workplace euphemism lists"),
    "jobseekers' jargon": _("jobseekers' jargon"),
    "auto-replies": _("auto-replies"),
    "US usage": _("US usage"),
    "Singapore English": _("Singapore English"),
}
