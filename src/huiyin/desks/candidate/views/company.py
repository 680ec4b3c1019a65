"""The page of a company, corrected by a tap."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from huiyin.desks.candidate.contexts.company import company_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, page
from huiyin.journal import companies
from huiyin.journal.services import growing


@require_http_methods(["GET", "POST"])
@missing_is_404
def company(request: HttpRequest) -> HttpResponse:
    """GET shows it; POST notes something of one's own, sets a line aside, or counts it again."""
    desk = desk_of(request)
    given = request.POST if request.method == "POST" else request.GET
    name = given.get("name", "")[:200]
    if request.method == "POST":
        key = companies.company_called(desk.owner, name).key
        text = given.get("text", "").replace("\r\n", "\n")
        try:
            if given.get("do") == "note":
                growing.note_company(desk.owner, key, text, now=desk.now)
            elif given.get("do") in ("wrong", "right"):
                growing.correct_company(
                    desk.owner, key, text[:500], wrong=given.get("do") == "wrong", now=desk.now
                )
        except ValidationError as error:
            messages.info(request, " ".join(error.messages))
        return redirect(f"{reverse('candidate:company')}?{urlencode({'name': name})}")
    return page(request, "company", here="growth", it=company_page(desk, name))
