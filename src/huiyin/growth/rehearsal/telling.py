"""What HR tells of the outcome: as much as its candour allows, and less to whom presses."""

from huiyin.growth.rehearsal.mood import PASSES_FROM, Standing
from huiyin.growth.rehearsal.scenes import Scene

Acts = list[str]


def result(scene: Scene, now: Standing) -> Acts:
    """Asked how it stands."""
    behind = now.behind
    again = now.told & {"second", "coming", "pending", "vague"} and "result" in now.done
    if again or now.told & {"no", "held"}:
        return ["told_already"]
    now.done.add("result")
    if now.pressed or now.blamed:
        now.tell("vague")
        return ["vague"]
    if scene.unsure and not now.returning:
        return ["new_unsure", *_ask_department(now)]
    told = as_much_as_fits(now)
    if behind.situation == "stuck" and not now.returning:
        return [told, *_ask_department(now)]
    live = behind.situation in ("deciding", "offer_coming")
    return [told, "remind"] if live and behind.pushes and now.mood != "cool" else [told]


def as_much_as_fits(now: Standing) -> str:
    """The act that says as much of the situation as HR's candour allows."""
    situation, frank = now.behind.situation, now.open_mouthed
    if situation == "stuck":
        now.tell("pending")
        return "away"
    if situation == "declined_untold" and not frank:
        now.tell("vague")
        return hint(now) or "vague"
    if situation == "frozen":
        now.tell("held" if frank else "vague")
        return "held" if frank else "held_soft"
    clear = {"declined_untold": "no", "offer_coming": "coming"}
    if now.goodwill >= PASSES_FROM:
        clear["backup"] = "second"
    act = clear.get(situation, "pending") if frank else "pending"
    now.tell(act)
    if situation == "deciding":
        # "Nothing is decided" is the truth here, and all that there is to know.
        now.get("answer")
    return act


def hint(now: Standing) -> str:
    """The act that lets a no be guessed; empty where there is none, or it was given."""
    if not now.hints or "hint" in now.got:
        return ""
    now.get("hint")
    return "hint_no"


def _ask_department(now: Standing) -> Acts:
    """A question un-sticks what lies still, where HR goes and asks; whoever is not liked is not asked for."""
    if not now.behind.pushes or now.goodwill < PASSES_FROM:
        return []
    now.returning, now.asked = "department", "call_back"
    now.get("push")
    return ["will_ask"]


def decided(now: Standing) -> Acts:
    """HR returns with the decider's word."""
    now.returning = ""
    behind = now.behind
    if behind.place == 0:
        now.tell("coming")
        now.asked = "start_date"
        return ["note_later", "back_first"]
    if behind.head_away or behind.place is None:
        now.get("date")
        return ["note_later", "back_waiting"]
    now.tell("second")
    now.get("place")
    return ["note_later", "back_second"]


def why(scene: Scene, now: Standing) -> Acts:
    """Asked for the reason: there is none before a no, and not everybody gives it after."""
    behind = now.behind
    acts: Acts = []
    if behind.situation == "declined_untold" and "no" not in now.told:
        acts = [as_much_as_fits(now)]
    if "no" not in now.told:
        return acts or ["reason_early"]
    if "reason" in now.got:
        return [*acts, "told_already"]
    sure = behind.states_reason >= 1 and now.liking > 0.7
    willing = sure or behind.reason_coin < behind.states_reason * now.liking
    if now.pressed or now.blamed or not willing:
        return [*acts, "reason_none"]
    now.get("reason")
    acts.append(f"reason_{behind.reason}")
    if now.goodwill >= PASSES_FROM and scene.states_reason:
        now.get("good_word")
        acts.append("good_word")
    return acts


_NO_DATE_LEFT = {"no": "date_decided", "second": "date_second", "held": "date_held"}


def when(scene: Scene, now: Standing) -> Acts:
    """Asked when: the state first, where nothing was said of it, then a day for some."""
    for told, act in _NO_DATE_LEFT.items():
        if told in now.told:
            return [act]
    situation = now.behind.situation
    if situation == "declined_untold":
        return [as_much_as_fits(now) if now.open_mouthed else hint(now) or "no_date"]
    acts = [] if now.told else result(scene, now)
    if now.returning or now.told & set(_NO_DATE_LEFT):
        return acts
    if situation in ("deciding", "offer_coming", "stuck") and now.behind.dates and not now.pressed:
        now.get("date")
        return [*acts, "give_date"]
    return [*acts, "no_date"]
