"""Candidates out of a list: the good rows come in at once, each bad one is shown and can be mended on the spot."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from huiyin.channels.channel import ChannelError
from huiyin.channels.files.sheets import taken_of
from huiyin.desks.recruiter.forms.people_list import COLUMNS, MOST_SHOWN, mended_rows, rows_of, wrong_rows
from huiyin.desks.recruiter.place import place_of
from huiyin.desks.recruiter.views.openings import opening_of
from huiyin.desks.recruiter.views.pages import page, tried
from huiyin.hiring.services import candidates


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, opening_id: int) -> HttpResponse:
    """A file or pasted rows; afterwards the rows that stayed out."""
    place = place_of(request)
    opening = opening_of(place, opening_id)
    if request.method != "POST":
        return page(request, "bring", here="openings", opening=opening)
    pasted, sheet, said = request.POST.get("pasted", ""), request.POST.get("sheet", "").strip()[:100], ""
    try:
        if request.POST.get("do") == "mend":
            rows = mended_rows(request, place.today)
        elif upload := request.FILES.get("file"):
            taken = taken_of(upload.read(), upload.name or "", sheet)
            rows, said = rows_of(taken.sheet, place.today), taken.said
        else:
            rows = rows_of(taken_of(pasted.encode("utf-8", "replace")).sheet, place.today)
    except ChannelError as error:
        return page(
            request, "bring", here="openings", opening=opening, problem=str(error), pasted=pasted,
            sheet=sheet, status=400,
        )  # fmt: skip
    added = tried(
        request,
        lambda: candidates.add_applications(place.desk, opening_id, rows, by=place.by, now=place.now),
    )
    if added is None:
        return redirect("recruiter:opening", opening_id)
    if said:
        messages.info(request, said)
    count = len(added.applications)
    messages.info(request, ngettext("%(n)d person came in.", "%(n)d people came in.", count) % {"n": count})
    if added.there_before:
        there = len(added.there_before)
        said = ngettext("%(n)d was in this opening already.", "%(n)d were in this opening already.", there)
        messages.info(request, said % {"n": there})
    if not added.wrong:
        return redirect("recruiter:opening", opening_id)
    wrong = wrong_rows(rows, added.wrong)
    rest = [one.cells for one in wrong[MOST_SHOWN:]]
    return page(
        request,
        "bring",
        here="openings",
        opening=opening,
        wrong=wrong[:MOST_SHOWN],
        total=len(wrong),
        columns=COLUMNS,
        rest=json.dumps(rest, ensure_ascii=False) if rest else "",
        status=200,
    )
