"""What HR answers: acts, whose words stand in the tables of lines.

Facts B1 to B3 of the process hold here: HR is not measured on answering, so a busy one answers briefly and says a no only by
character; a warm tone says nothing about the result; and HR does not decide, so pressing moves nothing, while a question
makes some go and ask the one who does.
"""

import re

from huiyin.growth.rehearsal import favours, telling
from huiyin.growth.rehearsal.mood import Standing
from huiyin.growth.rehearsal.scenes import Scene, by_voice
from huiyin.growth.rehearsal.telling import Acts
from huiyin.growth.rehearsal.vocabulary import Asked, Intent

_MOST_ACTS = 3
_HARDLY = 0.1
"""Goodwill below which a first reproach is answered by the end. Judgement."""
_NO = re.compile(
    r"^(?:不(?!过|好意思)|没(?!问题|关系|错)|算了|no\b(?! problem)|not\b|i'?m afraid|unfortunately)"
    r"|不(?:考虑|想|了[,。]|感兴趣)|(?:找到|定了|接了|签了|去了)(?:了)?(?:别|其他|另|新|工作|一家)|(?:已经|刚)入职|no longer"
    r"|(?:found|accepted|taken|signed|have) (?:another|something|a new|a different)|(?:already|just) (?:started|accepted|signed)"
)
_DIGITS = re.compile(r"\d|[一二三四五六七八九十两]+(?:千|万|k)|面议|标准|thousand|grand|negotiable|scale")

_DONE: frozenset[Intent] = frozenset({"answer", "thank", "understand", "small_talk", "close"})
"""What is said by somebody who has nothing more to ask."""
_HELLO: frozenset[Intent] = frozenset({"greet", "introduce", "convenient"})
_STANDING: frozenset[Asked] = frozenset({"start_date", "pay", "still_interested", "introduction"})
"""Questions of HR that a greeting leaves open."""


def reply(scene: Scene, now: Standing, found: tuple[Intent, ...], text: str) -> Acts:
    """HR's acts after a turn; sets what HR has now asked, told and ended."""
    heard = set(found)
    asked, now.asked = now.asked, None
    if acts := _to_what_hurts(now, heard):
        return acts
    if acts := _who(scene, now, heard, asked):
        return acts
    if asked == "who":
        heard |= now.held
        now.held = set()
    if now.returning == "department" and not heard & {"ask_result", "ask_when", "ask_why"}:
        return telling.decided(now)
    if asked == "send_plan" and heard != {"silence"}:
        return favours.plan_read(now)
    if asked in _STANDING and heard and heard <= _HELLO:
        now.asked = asked
        return ["asked_still"]
    if asked == "anything_else" and "answer" in heard and heard <= _DONE:
        heard = heard - {"answer"} | {"close"}
    acts = _answers(scene, now, heard, asked, text)
    acts = list(dict.fromkeys(acts))[:_MOST_ACTS]
    if not acts:
        acts = _to_nothing(now, heard)
    return _closing(now, heard, acts)


def _to_what_hurts(now: Standing, heard: set[Intent]) -> Acts:
    """Calm, and less each time. Being pressed or blamed ends what HR was about to do."""
    hurt = heard & {"insult", "blame", "press", "presume", "beg"}
    if not hurt:
        return []
    if now.returning and hurt & {"insult", "blame", "press"}:
        now.returning = ""
        now.got.discard("push")
        now.feel("lost_push")
    if "insult" in hurt:
        act = "insulted"
    elif now.public and hurt & {"blame", "press"}:
        return _before_all(now)
    elif "blame" in hurt:
        act = "blamed_2" if now.blamed > 1 or now.goodwill < _HARDLY else "blamed_1"
    elif "press" in hurt:
        act = f"tired_{min(now.pressed, 3)}"
    else:
        act = "presumed" if "presume" in hurt else "begged"
    if act in ("insulted", "blamed_2", "tired_3"):
        now.ended = "hr_coldly"
    return [act]


def _before_all(now: Standing) -> Acts:
    """In a group, HR answers nobody's reproach, and goes on in private, unless it goes too far."""
    if now.pressed + now.blamed > 2:
        now.ended = "hr_coldly"
        return ["group_hurt"]
    now.public = False
    return ["group_hurt", "note_private"]


def _who(scene: Scene, now: Standing, heard: set[Intent], asked: str | None) -> Acts:
    """On the telephone HR has to know who is calling, and asks once."""
    unknown = by_voice(scene.channel) and not scene.first and "introduce" not in now.said
    if not unknown or asked == "who" or "who" in now.done or heard & {"silence", "unclear"}:
        return []
    now.done.add("who")
    if heard <= {"greet", "convenient"}:
        now.done.discard("who")
        return (
            ["convenient_no" if now.behind.busy else "convenient_yes"]
            if "convenient" in heard
            else _ask_who(now)
        )
    now.feel("no_name")
    now.held = heard - {"greet"}
    return _ask_who(now)


def _ask_who(now: Standing) -> Acts:
    now.asked = "who"
    return ["ask_who"]


def _answers(scene: Scene, now: Standing, heard: set[Intent], asked: str | None, text: str) -> Acts:
    acts: Acts = []
    if now.public and heard & {
        "ask_result",
        "ask_when",
        "ask_why",
        "propose",
        "convenient",
        "ask_introduction",
    }:
        now.public = False
        acts += ["group_private", "note_private"]
    questions = heard & {
        "ask_result",
        "ask_when",
        "ask_why",
        "keen",
        "offer_terms",
        "propose",
        "ask_introduction",
    }
    if "convenient" in heard and not questions:
        acts.append("convenient_no" if now.behind.busy else "convenient_yes")
    elif heard & {"greet", "introduce"} and "hello" not in now.done:
        now.done.add("hello")
        acts.append("hello")
    acts += _asked_by_hr(scene, now, heard, asked, text)
    if "ask_result" in heard:
        acts += telling.result(scene, now)
    if "ask_why" in heard:
        acts += telling.why(scene, now)
    if "ask_when" in heard:
        acts += telling.when(scene, now)
    if "propose" in heard:
        acts += favours.plan(now)
    if "keen" in heard and "keen" not in now.done:
        now.done.add("keen")
        acts.append("keen_heard")
    if "offer_terms" in heard:
        acts.append("terms_heard")
    if "ask_introduction" in heard:
        acts += favours.introduction(scene, now, wanted=True)
    if "stay" in heard:
        acts += favours.stay(now)
    kind = _courtesy(scene, now, heard, acts)
    return [*kind, *acts] if kind[:1] == ["relieved"] and "hello" not in acts else [*acts, *kind]


def _asked_by_hr(scene: Scene, now: Standing, heard: set[Intent], asked: str | None, text: str) -> Acts:
    """The candidate answers what HR asked."""
    if asked == "introduction" and heard & {"accept_introduction", "decline_introduction"}:
        if "decline_introduction" in heard:
            return ["introduce_ok"]
        now.get("introduction")
        return ["introduce_contact"]
    if asked == "still_interested" and (heard & {"answer", "keen"} or _NO.search(text.strip().lower())):
        return _interested(now, text)
    if asked in ("start_date", "pay") and heard & {"answer", "offer_terms"}:
        if asked == "start_date" and scene.first == "ask_start" and not _DIGITS.search(text.lower()):
            now.asked = "pay"
            return ["ask_pay"]
        return ["answer_pay" if asked == "pay" else "answer_start"]
    return ["answer_ok"] if "answer" in heard and asked else []


def _interested(now: Standing, text: str) -> Acts:
    if _NO.search(text.strip().lower()):
        now.ended = "hr_kindly"
        return ["answer_no", "bye_warm"]
    now.done.add("called")
    now.tell("coming")
    now.get("place")
    return ["answer_interest"]


def _courtesy(scene: Scene, now: Standing, heard: set[Intent], acts: Acts) -> Acts:
    found: Acts = []
    graceful = heard & {"understand", "thank"} and "no" in now.told and now.mood != "cool"
    if graceful and not heard & {"propose", "close"} and "relieved" not in now.done:
        now.done.add("relieved")
        found.append("relieved")
    if (
        heard & {"keen", "understand"}
        and now.behind.situation == "declined_untold"
        and "vague" in now.told
        and telling.hint(now)
    ):
        found.append("hint_no")
    if heard & {"thank", "understand"} and ("no" in now.told) and not acts:
        found += favours.introduction(scene, now, wanted=False)
    if "small_talk" in heard:
        found.append("small_talk_busy" if now.behind.busy else "small_talk")
    if "thank" in heard and not found and not acts and "close" not in heard:
        found.append("welcome")
    return found


def _to_nothing(now: Standing, heard: set[Intent]) -> Acts:
    """Nothing to answer: HR asks again, says that there is no more, or gives up."""
    if "silence" in heard:
        if now.lost > 1:
            now.ended = "hr_kindly"
            return ["silence_2"]
        return ["silence_1"]
    if "unclear" in heard:
        return ["unclear"]
    if "close" in heard:
        return []
    now.asked = "anything_else"
    return ["nothing_more"]


def _closing(now: Standing, heard: set[Intent], acts: Acts) -> Acts:
    """A goodbye is answered by one, once the questions of the same turn have been."""
    open_questions = heard & {"ask_result", "ask_when", "ask_why", "propose", "ask_introduction"}
    waiting = now.asked in ("introduction", "send_plan", "start_date", "who") or bool(now.returning)
    if "close" in heard and not open_questions and not waiting and not now.ended:
        now.ended = "you_kindly"
        return [*acts, f"bye_{now.mood}"]
    return acts
