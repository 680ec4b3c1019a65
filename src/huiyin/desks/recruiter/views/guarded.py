"""A text of a form that leaves towards a candidate: the guard looks first, its better words are one tap away."""

from dataclasses import dataclass

from django.http import HttpRequest

from huiyin.desks.stationery.looking import Look
from huiyin.hiring.models import Application
from huiyin.hiring.services import guarding

MOST = 10_000


@dataclass(frozen=True)
class Guarded:
    """The text, and what the guard sees in it, in the shape that `_guard.html` shows. `goes`: it may leave now."""

    look: Look
    dismissed: tuple[str, ...]
    language: str
    goes: bool
    open_slots: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.look.text


def guarded(
    request: HttpRequest, application: Application, field: str, *, standby: bool = False, offer: bool = False
) -> Guarded:
    """What came of the press. Something found is shown once before it goes; what blocks never goes."""
    text = request.POST.get(field, "").replace("\r\n", "\n")[:MOST]
    dismissed = tuple(request.POST.getlist("dismissed")[:40])
    wanted, _colon, which = request.POST.get("do", "").partition(":")

    def look(said: str) -> Look:
        return Look(said, guarding.of_words(application, said, standby=standby, offer=offer), dismissed)

    seen = look(text)
    if wanted == "take":
        seen = look(seen.taken(int(which) if which.isascii() and which.isdigit() else 0))
    elif wanted == "dismiss":
        dismissed = (*dismissed, which[:200])
        seen = look(text)
    pressed = wanted not in ("take", "dismiss", "look")
    shown = bool(request.POST.get("seen"))
    goes = pressed and not seen.blocked and (shown or not seen.findings)
    return Guarded(seen, dismissed, application.candidate.language, goes)
