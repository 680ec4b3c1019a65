"""Plan B: written, kept, taken along, and the message that asks to pass it on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.desks.candidate.contexts.plan_b import PlanPage, plan_page
from huiyin.desks.candidate.forms.growth import ProposalForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, opening_or_404, page
from huiyin.desks.candidate.views.taking import attached
from huiyin.desks.stationery.pressing import put_errors, with_value
from huiyin.growth import proposal_file, wording
from huiyin.journal.errors import Conflict
from huiyin.journal.models import Opening, Proposal
from huiyin.journal.services import openings, proposals
from huiyin.process.vocabulary import LANGUAGES

FORMS = {
    "docx": (
        proposal_file.as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (proposal_file.as_pdf, "application/pdf"),
    "md": (proposal_file.as_markdown, "text/markdown; charset=utf-8"),
}


@require_http_methods(["GET", "POST"])
@missing_is_404
def plan_b(request: HttpRequest, opening_id: int) -> HttpResponse:
    """The text to be edited in place, its terms, and an honest word on its worth."""
    desk = desk_of(request)
    opening = opening_or_404(request, opening_id)
    if request.method == "POST" and request.POST.get("do") == "drop":
        proposals.drop_proposal(desk.owner, opening_id, now=desk.now)
        return redirect("candidate:opening", opening_id)
    wanted = request.POST.get("language", request.GET.get("language", ""))
    shown = plan_page(desk, opening, wanted if wanted in LANGUAGES else "")
    start = {**shown.sections, "title": shown.title, "version": shown.kept.version if shown.kept else None}
    form = ProposalForm(request.POST or None, initial=start, language=shown.language)
    theirs: Proposal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, desk, shown, form)
        except Conflict as conflict:
            theirs = conflict.current
            with_value(form, "version", conflict.current.version)
            form.add_error(None, str(conflict))
        except ValidationError as error:
            put_errors(form, error)
    return page(
        request,
        "plan_b",
        here="openings",
        opening=opening,
        it=shown,
        form=form,
        theirs=theirs,
        status=409 if theirs else 400 if form.is_bound else 200,
    )


def _kept(request: HttpRequest, desk: Desk, shown: PlanPage, form: ProposalForm) -> HttpResponse:
    opening = shown.opening
    proposals.write_proposal(
        desk.owner,
        opening.pk,
        now=desk.now,
        sections=form.sections,
        title=form.cleaned_data["title"].strip(),
        language=shown.language,
        terms=_terms(request, shown),
        version=form.cleaned_data["version"],
    )
    if request.POST.get("do") == "ask":
        title = form.cleaned_data["title"].strip()
        before = shown.kept.title if shown.kept else ""
        # Words of the person's own stay; the title of the plan as it was called before does not.
        if title and title != opening.new_material and opening.new_material in ("", before):
            openings.change_opening(desk.owner, opening.pk, now=desk.now, new_material=title)
        return redirect(f"{reverse('candidate:opening', args=[opening.pk])}?move=propose#composer")
    return redirect("candidate:plan_b", opening.pk)


def _terms(request: HttpRequest, shown: PlanPage) -> list[dict[str, object]]:
    found = []
    for number, term in shown.numbered_terms:
        give = request.POST.get(f"give-{number}", term.give).strip()[:300]
        floor = request.POST.get(f"floor-{number}", term.floor).strip()[:300]
        chosen = request.POST.get(f"chosen-{number}") == "yes"
        found.append({"what": term.what, "give": give, "floor": floor, "gains": term.gains, "chosen": chosen})
    return found


@require_safe
@missing_is_404
def plan_b_file(request: HttpRequest, opening_id: int, form: str) -> HttpResponse:
    """Plan B as a file: DOCX, PDF, Markdown."""
    if form not in FORMS:
        raise Http404(_("There is nothing at this address."))
    desk = desk_of(request)
    opening: Opening = opening_or_404(request, opening_id)
    shown = plan_page(desk, opening)
    make, kind = FORMS[form]
    try:
        written = make(shown.title, desk.profile.name, shown.sections, shown.language)  # type: ignore[arg-type]
    except proposal_file.NoPdf as error:
        messages.info(request, _(wording.PDF_TROUBLES[error.why]))
        return redirect("candidate:plan_b", opening_id)
    return attached(HttpResponse(written, content_type=kind), f"plan-b-{opening_id}-{desk.today}.{form}")  # type: ignore[return-value]
