"""Rehearsing with HR: choosing a scene, the talk, and the door opened afterwards."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.desks.candidate.contexts.rehearsing import Looked, TalkPage, again, begun, scenes_page
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import for_htmx, missing_is_404, page
from huiyin.desks.stationery.pressing import once_of
from huiyin.growth.rehearsal import playing
from huiyin.growth.rehearsal.scenes import Scene
from huiyin.growth.rehearsal.scenes import scenes as all_scenes
from huiyin.journal import queries
from huiyin.journal.models.rehearsal import MOST_TURNS
from huiyin.journal.services import rehearsals
from huiyin.process.fields import InvalidInput


@require_safe
def scenes(request: HttpRequest) -> HttpResponse:
    """The scenes from easy to hard, and what the rehearsals so far have brought."""
    return page(request, "rehearse", here="rehearse", it=scenes_page(desk_of(request)))


def talk(request: HttpRequest, scene: str) -> HttpResponse:
    """A talk: GET begins it, each POST brings all turns so far and the next one."""
    chosen = _scene(scene)
    desk = desk_of(request)
    wanted = request.POST if request.method == "POST" else request.GET
    found = begun(chosen, desk, {name: wanted.get(name, "") for name in ("seed", "language", "channel")})
    if request.method != "POST":
        return page(request, "talk", here="rehearse", it=TalkPage(found))
    return _goes_on(request, found)


def _goes_on(request: HttpRequest, found: playing.Rehearsal) -> HttpResponse:
    text = request.POST.get("text", "").replace("\r\n", "\n").replace("\x04", "")
    problem = ""
    try:
        for before_it in request.POST.getlist("said")[:MOST_TURNS]:
            if found.ended:
                break
            found.say(before_it.replace("\r\n", "\n").replace("\x04", ""))
        before = len(found.lines)
        if not found.ended:
            found.say(playing.HANG_UP if request.POST.get("do") == "hang_up" else text)
        text = ""
    except InvalidInput as error:
        problem, before = str(error), len(found.lines)
    kept = None
    if found.ended and any(turn.text != playing.HANG_UP for turn in found.turns):
        desk = desk_of(request)
        kept = rehearsals.keep_rehearsal(desk.owner, found, now=desk.now, once=once_of(request))
    said = [turn.text for turn in found.turns if turn.text != playing.HANG_UP]
    shown = TalkPage(found, problem, text, kept, before, said)
    name = "_talk" if for_htmx(request) else "talk"
    status = 400 if problem and not for_htmx(request) else 200
    return page(request, name, here="rehearse", it=shown, status=status)


@require_safe
@missing_is_404
def rehearsed(request: HttpRequest, rehearsal_id: int) -> HttpResponse:
    """The door opened: what was really going on, what helped, what cost."""
    row = queries.rehearsals_of(desk_of(request).owner).get(pk=rehearsal_id)
    _scene(row.scene)
    return page(request, "rehearsed", here="rehearse", it=Looked(row, again(row)))


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
