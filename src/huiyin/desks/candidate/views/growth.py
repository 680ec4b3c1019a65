"""The kinds of role, their portraits, the gaps, and what the person brings."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.candidate.contexts.gaps import gaps_page, me_page
from huiyin.desks.candidate.contexts.growth import portrait_page, role_cards
from huiyin.desks.candidate.forms.growth import DemandForm, ResumeForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, opening_or_404, page
from huiyin.growth import resume, wording
from huiyin.growth.adverts.listed import concept_called
from huiyin.growth.vocabulary import KINDS
from huiyin.journal import growth
from huiyin.journal.companies import companies_of
from huiyin.journal.models import Resume
from huiyin.journal.services import growing, openings
from huiyin.language.text.normalise import normalise


def _to(name: str, role: str, mark: str = "") -> HttpResponse:
    return redirect(f"{reverse(f'candidate:{name}')}?{urlencode({'role': role})}{mark}")


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0


@require_safe
def all_roles(request: HttpRequest) -> HttpResponse:
    """Where growing begins: the kinds of role one is after."""
    desk = desk_of(request)
    kept = Resume.objects.filter(owner=desk.owner).first()
    return page(
        request,
        "growth",
        here="growth",
        cards=role_cards(desk),
        companies=companies_of(desk.owner),
        shone=growth.shone(desk.owner)[:3],
        steps=[step for step in growth.steps_of(desk.owner) if step.done_on is None][:3],
        resume=kept,
    )


@require_http_methods(["GET", "POST"])
@missing_is_404
def portrait(request: HttpRequest) -> HttpResponse:
    """What a kind of role asks for; corrected by a tap."""
    desk = desk_of(request)
    role = request.POST.get("role", request.GET.get("role", ""))[:200]
    form = DemandForm(request.POST if request.POST.get("do") == "add" else None)
    wrong = ""
    if request.method == "POST":
        try:
            if _corrected(request, desk, role, form):
                return _to("portrait", role, request.POST.get("mark", "")[:40])
        except ValidationError as error:
            wrong = " ".join(error.messages)
    return page(
        request,
        "portrait",
        here="growth",
        it=portrait_page(desk, role),
        form=form,
        wrong=wrong,
        status=400 if wrong or form.errors else 200,
    )


def _corrected(request: HttpRequest, desk: Desk, role: str, form: DemandForm) -> bool:
    given = request.POST
    if given.get("do") == "add":
        if not form.is_valid():
            return False
        label = form.cleaned_data["label"].strip()
        plain = normalise(label).plain
        known = concept_called(plain)
        kind = known.kind if known else form.cleaned_data["kind"]
        value = known.value if known else f"open:{plain}"
        growing.correct_portrait(desk.owner, role, kind, value[:200], label, "must", now=desk.now)
        return True
    growing.correct_portrait(
        desk.owner,
        role,
        given.get("kind", ""),
        given.get("value", "")[:200],
        given.get("label", "")[:200],
        given.get("level", ""),
        now=desk.now,
    )
    return True


@require_POST
@missing_is_404
def advert(request: HttpRequest) -> HttpResponse:
    """The text of an opening's advert, pasted; or the kind of role that it belongs to."""
    desk = desk_of(request)
    opening = opening_or_404(request, _number(request.POST.get("opening", "")))
    role = request.POST.get("role", "")[:200]
    try:
        if request.POST.get("do") == "move":
            wanted = request.POST.get("kind_of_role", "").strip()[:200]
            openings.change_opening(desk.owner, opening.pk, now=desk.now, role=wanted)
            role = wanted or role
        else:
            text = request.POST.get("advert", "").replace("\r\n", "\n")
            openings.change_opening(desk.owner, opening.pk, now=desk.now, advert=text)
    except ValidationError as error:
        wrong = " ".join(error.messages)
        if "advert" in request.POST and portrait_there(desk, role):
            return _as_typed(request, desk, role, opening.pk, wrong)
        messages.info(request, wrong)
    if portrait_there(desk, role):
        return _to("portrait", role)
    return redirect("candidate:growth")


def _as_typed(request: HttpRequest, desk: Desk, role: str, opening: int, wrong: str) -> HttpResponse:
    """The portrait with an advert that could not be kept, as it was pasted."""
    return page(
        request,
        "portrait",
        here="growth",
        it=portrait_page(desk, role),
        form=DemandForm(),
        wrong=wrong,
        typed=request.POST["advert"],
        typed_for=opening,
        status=400,
    )


def portrait_there(desk: Desk, role: str) -> bool:
    """Is there still an opening of this kind?"""
    return any(card.role.name == role for card in role_cards(desk))


@require_http_methods(["GET", "POST"])
@missing_is_404
def gaps(request: HttpRequest) -> HttpResponse:
    """The person against the role: what shone, what is there, the few next steps."""
    desk = desk_of(request)
    role = request.POST.get("role", request.GET.get("role", ""))[:200]
    if request.method == "POST":
        verb = _VERBS.get(request.POST.get("do", ""))
        try:
            if verb is not None:
                verb(desk, role, request.POST)
        except ValidationError as error:
            messages.info(request, " ".join(error.messages))
        return _to("gaps", role, request.POST.get("mark", "")[:40])
    return page(request, "gaps", here="growth", it=gaps_page(desk, role))


def _claim(desk: Desk, _role: str, given: Any) -> None:
    growing.claim(
        desk.owner,
        given.get("kind", ""),
        given.get("value", "")[:200],
        given.get("label", "")[:200],
        given.get("has", ""),
        now=desk.now,
        proof=given.get("proof", ""),
    )


def _take(desk: Desk, role: str, given: Any) -> None:
    """The suggested steps that were ticked, as they stand on the page."""
    ticked = set(given.getlist("step"))
    taken = [
        {
            "text": step.text,
            "due_on": step.due_on,
            "kind": step.gap.trait.kind,
            "value": step.gap.trait.value[:200],
            "label": step.gap.trait.label[:200],
        }
        for number, step in enumerate(gaps_page(desk, role).suggestions)
        if str(number) in ticked
    ]
    growing.plan_steps(desk.owner, role, taken, now=desk.now)


def _own(desk: Desk, role: str, given: Any) -> None:
    text = given.get("text", "").strip()
    if text:
        due = given.get("due_on", "") or None
        growing.plan_steps(desk.owner, role, [{"text": text, "due_on": due}], now=desk.now)


def _mark(desk: Desk, _role: str, given: Any) -> None:
    done = given.get("done") == "yes"
    growing.mark_step(desk.owner, _number(given.get("step", "")), now=desk.now, done=done)


def _drop(desk: Desk, _role: str, given: Any) -> None:
    growing.remove_step(desk.owner, _number(given.get("step", "")), now=desk.now)


_VERBS: dict[str, Callable[[Desk, str, Any], None]] = {
    "claim": _claim,
    "take": _take,
    "own": _own,
    "mark": _mark,
    "drop": _drop,
}


@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """The CV comes in; what it was understood to say is shown."""
    desk = desk_of(request)
    if request.method == "POST" and request.POST.get("do") == "drop":
        growing.drop_resume(desk.owner, now=desk.now)
        return redirect("candidate:me")
    form = ResumeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read = resume.text_of_resume(
                file.read(resume.MOST_BYTES + 1) if file else form.cleaned_data["text"]
            )
            growing.bring_resume(
                desk.owner, read.text, now=desk.now, form=read.form, file_name=file.name if file else ""
            )
            return redirect("candidate:me")
        except resume.Unreadable as error:
            form.add_error("file" if file else "text", _(wording.RESUME_TROUBLES[error.trouble]))
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
    status = 400 if form.errors else 200
    return page(request, "me", here="growth", form=form, it=me_page(desk), kinds=KINDS, status=status)
