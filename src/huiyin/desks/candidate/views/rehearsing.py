"""Rehearsing with HR: choosing a scene, the talk, and the door opened afterwards."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.desks.candidate.contexts.rehearsing import Looked, TalkPage, begun, scenes_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import for_htmx, missing_is_404, page
from huiyin.desks.stationery.pressing import once_of
from huiyin.growth.rehearsal import playing
from huiyin.growth.rehearsal.scenes import Scene
from huiyin.growth.rehearsal.scenes import scenes as all_scenes
from huiyin.journal import growth, queries
from huiyin.journal.errors import Conflict
from huiyin.journal.models import Rehearsal
from huiyin.journal.services import rehearsals
from huiyin.process.fields import InvalidInput


@require_safe
def scenes(request: HttpRequest) -> HttpResponse:
    """The scenes from easy to hard, and what the rehearsals so far have brought."""
    return page(request, "rehearse", here="rehearse", it=scenes_page(desk_of(request)))


@missing_is_404
def talk(request: HttpRequest, scene: str) -> HttpResponse:
    """A talk: GET begins it, or goes on with the one left midway; each POST brings the next turn."""
    chosen = _scene(scene)
    desk = desk_of(request)
    if request.method == "POST":
        return _goes_on(request, chosen)
    names = ("seed", "language", "channel")
    if not any(name in request.GET for name in names):
        row = queries.midway_of(desk.owner, chosen.name)
        if row is not None and not (found := growth.played_again(row)).ended:
            return page(request, "talk", here="rehearse", it=TalkPage(found, kept=row, resumed=True))
    found = begun(chosen, desk, {name: request.GET.get(name, "") for name in names})
    return page(request, "talk", here="rehearse", it=TalkPage(found))


def _goes_on(request: HttpRequest, chosen: Scene) -> HttpResponse:
    desk = desk_of(request)
    row = _kept(request, chosen)
    names = ("seed", "language", "channel")
    found = (
        growth.played_again(row)
        if row
        else begun(chosen, desk, {name: request.POST.get(name, "") for name in names})
    )
    text = request.POST.get("text", "").replace("\r\n", "\n").replace("\x04", "")
    hangs_up = request.POST.get("do") == "hang_up"
    before, problem = len(found.lines), ""
    try:
        if not found.ended and not _said_before(request, found, text):
            found.say(playing.HANG_UP if hangs_up else text)
            if row or not hangs_up:
                going = row.pk if row else None
                row = rehearsals.keep_rehearsal(
                    desk.owner, found, now=desk.now, once=once_of(request), going=going
                )
                # A second press finds what the first one has kept.
                found = growth.played_again(row)
        text = ""
    except InvalidInput as error:
        problem = error.said(_)
    except Conflict as error:
        problem = str(error)
        row = _kept(request, chosen)
        found = growth.played_again(row) if row else found
    shown = TalkPage(found, problem, text, row, before)
    name = "_talk" if for_htmx(request) else "talk"
    status = 400 if problem and not for_htmx(request) else 200
    return page(request, name, here="rehearse", it=shown, status=status)


def _said_before(request: HttpRequest, found: playing.Rehearsal, text: str) -> bool:
    """Was this turn kept already, by a second press? Raises Conflict where the talk went on in another tab."""
    seen = request.POST.get("seen", "")
    if not seen or seen == str(len(found.turns)):
        return False
    place = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 4 else len(found.turns)
    if place < len(found.turns) and found.turns[place].text == text.strip():
        return True
    raise Conflict(_("This talk has gone on elsewhere. Here it stands as it is now."))


def _kept(request: HttpRequest, chosen: Scene) -> Rehearsal | None:
    """The row in which the talk is kept so far; None where this is its first turn."""
    key = request.POST.get("talk", "")
    if not key:
        return None
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 18 else 0
    return queries.rehearsals_of(desk_of(request).owner).get(pk=number, scene=chosen.name)


@require_safe
@missing_is_404
def rehearsed(request: HttpRequest, rehearsal_id: int) -> HttpResponse:
    """The door opened: what was really going on, what helped, what cost."""
    row = queries.rehearsals_of(desk_of(request).owner).get(pk=rehearsal_id)
    _scene(row.scene)
    if row.going_on:
        return redirect("candidate:talk", row.scene)
    return page(request, "rehearsed", here="rehearse", it=Looked(row, growth.played_again(row)))


@require_POST
@missing_is_404
def remove(request: HttpRequest, rehearsal_id: int) -> HttpResponse:
    """Takes a rehearsal out of the results; it can be taken back."""
    desk = desk_of(request)
    rehearsals.remove_rehearsal(desk.owner, rehearsal_id, now=desk.now)
    return redirect("candidate:rehearse")


def _scene(name: str) -> Scene:
    found = all_scenes().get(name)
    if found is None:
        raise Http404(_("There is no such scene."))
    return found
