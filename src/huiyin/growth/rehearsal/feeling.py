"""How HR takes a turn, before anything is answered."""

from huiyin.growth.rehearsal.mood import Standing
from huiyin.growth.rehearsal.scenes import Scene
from huiyin.growth.rehearsal.vocabulary import HURTS, Intent

_LONG = {"zh": 90, "en": 60}
"""Characters (Chinese) or words (English) that a busy person listens to. Judgement."""
_KNOWN = ("no", "second", "held", "coming")


def take(scene: Scene, now: Standing, found: tuple[Intent, ...], text: str) -> None:
    """Changes goodwill by what the turn says."""
    heard = set(found)
    _hurts(now, heard)
    if now.public and heard & {"ask_result", "ask_when", "ask_why", "propose"} and "convenient" not in heard:
        now.feel("in_public")
    if not heard & set(HURTS):
        _questions(scene, now, heard)
        _courtesies(now, heard)
    length = len(text) if now.language == "zh" else len(text.split())
    if now.behind.busy and length > _LONG[now.language]:
        now.feel("long_when_busy")
    if "small_talk" in heard and now.behind.busy:
        now.feel("small_talk_busy")
    for word in ("unclear", "silence"):
        if word in heard:
            now.lost += 1
            now.feel(word)
    now.said |= heard


def _hurts(now: Standing, heard: set[Intent]) -> None:
    for intent, cause in (
        ("insult", "insulted"),
        ("blame", "blamed"),
        ("presume", "presumed"),
        ("beg", "begged"),
    ):
        if intent in heard:
            now.feel(cause)
    now.blamed += "blame" in heard
    if "press" in heard:
        now.feel("pressed")
        for _again in range(now.pressed):
            now.feel("pressed_more")
        now.pressed += 1


def _questions(scene: Scene, now: Standing, heard: set[Intent]) -> None:
    known = bool(now.told & set(_KNOWN))
    if "ask_result" in heard:
        if known or ("ask_result" in now.said and now.asked != "who"):
            now.feel("asked_again")
        elif now.once("asked"):
            if scene.promise is not None and scene.promise > 0:
                now.feel("asked_before_date")
            elif scene.promise is None and scene.day < int(now.behind.world.fate.decent_wait[0]):
                now.feel("asked_too_soon")
    if "ask_why" in heard and "why" not in now.done:
        now.done.add("why")
        now.feel("why_after_no" if known or now.behind.situation == "declined_untold" else "why_early")
    if "keen" in heard:
        now.feel("keen_again" if "keen" in now.said else "keen")
    if "propose" in heard:
        early = not known and now.behind.situation not in ("declined_untold",)
        now.feel("plan_again" if "propose" in now.said else "plan_early" if early else "plan_after_no")


def _courtesies(now: Standing, heard: set[Intent]) -> None:
    refused = "no" in now.told
    for intent, cause in (
        ("introduce", "introduced"),
        ("convenient", "asked_convenient"),
        ("offer_terms", "terms"),
        ("thank", "thanked_no" if refused else "thanked"),
        ("understand", "understood_no" if refused else "understood"),
        ("stay", "kept_door"),
        ("close", "closed_well"),
    ):
        if intent in heard:
            now.once(cause)
    if heard & {"answer", "accept_introduction", "decline_introduction"} and now.asked:
        now.feel("answered")
