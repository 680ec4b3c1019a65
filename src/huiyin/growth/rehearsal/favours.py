"""What HR does for somebody it likes: passes plan B on, opens another door, remembers."""

from huiyin.growth.rehearsal.mood import PASSES_FROM, Standing
from huiyin.growth.rehearsal.scenes import Scene
from huiyin.growth.rehearsal.telling import Acts, as_much_as_fits

_INTRODUCES_FROM = 0.5
"""Goodwill from which HR opens another door. Judgement."""


def plan(now: Standing) -> Acts:
    """Plan B is passed on after a no, by somebody who does not mind you; while they compare it is one thing too many."""
    if "no" in now.told:
        return _pass_on(now)
    if now.behind.situation != "declined_untold":
        return ["plan_later"]
    first = as_much_as_fits(now)
    return [first, *_pass_on(now)] if "no" in now.told else [first]


def _pass_on(now: Standing) -> Acts:
    if now.goodwill < PASSES_FROM or now.pressed or now.blamed or "passed" in now.got:
        return ["plan_no"]
    now.asked = "send_plan"
    now.get("passed")
    return ["pass_plan"]


def plan_read(now: Standing) -> Acts:
    """The department has read the plan."""
    if now.behind.reopens and now.goodwill >= PASSES_FROM:
        now.get("again")
        return ["plan_received", "note_days", "plan_reopens"]
    return ["plan_received", "note_days", "plan_read_no"]


def introduction(scene: Scene, now: Standing, *, wanted: bool) -> Acts:
    """Another door: asked for, or of HR's own accord after thanks for a no."""
    behind = now.behind
    lucky = behind.introduction_coin < behind.introduces * now.liked
    fits = "no" in now.told and now.goodwill >= _INTRODUCES_FROM and not now.pressed and not now.blamed
    if "introduction_offered" not in now.done and fits and lucky:
        now.done.add("introduction_offered")
        now.asked = "introduction"
        now.get("offered_introduction")
        return ["introduce_city" if scene.introduces else "introduce"]
    return ["introduce_none"] if wanted else []


def stay(now: Standing) -> Acts:
    """Asked to be remembered."""
    if now.goodwill >= PASSES_FROM and not now.blamed:
        now.get("place")
        return ["stay_yes"]
    return ["stay_formula" if now.in_line else "stay_no"]
