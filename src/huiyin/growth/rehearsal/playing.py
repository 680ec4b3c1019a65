"""A rehearsal: a scene, a seed, and the candidate's turns give HR's turns. Pure and reproducible."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from huiyin._public import checked
from huiyin.growth.rehearsal import feeling, replying
from huiyin.growth.rehearsal.effects import Effect
from huiyin.growth.rehearsal.hidden import Hidden, hidden
from huiyin.growth.rehearsal.intents import blocked, intents
from huiyin.growth.rehearsal.lines import Voice, day_in_words
from huiyin.growth.rehearsal.mood import ENOUGH, Standing
from huiyin.growth.rehearsal.scenes import Scene, by_voice
from huiyin.growth.rehearsal.vocabulary import Intent
from huiyin.language.courtesy import guard
from huiyin.language.courtesy.verdict import Context, Verdict
from huiyin.process.fields import InvalidInput, gettext_noop, shown
from huiyin.process.vocabulary import CHANNELS, LANGUAGES, Channel, Language

Speaker = Literal["you", "hr", "note"]
HANG_UP = "\x04"
"""Said instead of words, it ends the talk without a goodbye."""
LONGEST_TURN = 2_000
_MOST_TURNS = 14
_MOST_WHEN_BUSY = 5
_FIRST = {"ask_start": "start_date", "dropped": "still_interested"}


@dataclass(frozen=True)
class Said:
    """One line of the transcript. `acts`: what HR did with it; `reveals` is drawn from them."""

    by: Speaker
    text: str
    acts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """One turn of the candidate: what was heard in it and what it did."""

    text: str
    intents: tuple[Intent, ...]
    verdict: Verdict
    effects: tuple[Effect, ...]
    goodwill: float
    answer: tuple[Said, ...]
    told_before: frozenset[str] = frozenset()


@dataclass
class Rehearsal:
    """Ask `lines` for the transcript so far, `say` something, until `ended`."""

    scene: Scene
    seed: int
    language: Language
    channel: Channel
    behind: Hidden
    now: Standing
    voice: Voice
    opening: tuple[Said, ...] = ()
    turns: list[Turn] = field(default_factory=list)

    @property
    def ended(self) -> str:
        """How it ended: you_kindly, you_hung_up, hr_kindly, hr_coldly; empty while it goes on."""
        return self.now.ended

    @property
    def lines(self) -> list[Said]:
        """The transcript."""
        found = list(self.opening)
        for turn in self.turns:
            found += [] if turn.text == HANG_UP else [Said("you", turn.text)]
            found += turn.answer
        return found

    def say(self, text: str) -> tuple[Said, ...]:
        """The candidate's next turn; gives what HR answers.

        An empty text is silence; HANG_UP ends the talk. Raises InvalidInput after the end, InvalidText for what is not
        text, and InvalidInput for a turn that is too long for a conversation.
        """
        if self.ended:
            raise InvalidInput(
                gettext_noop("The conversation is over. Begin the same one again, or another.")
            )
        now = self.now
        now.effects = []
        told = frozenset(now.told)
        if text == HANG_UP:
            if not self.turns or "close" not in self.turns[-1].intents:
                now.feel("hung_up")
            now.ended = "you_hung_up"
            return self._keep(text, ("silence",), Verdict(self.language), self._spoken(["you_hang_up"]), told)
        text = checked(text).strip()
        if len(text) > LONGEST_TURN:
            raise InvalidInput(
                gettext_noop(
                    "This turn has {size:,} characters. Nobody listens that long, so at most {most:,} are taken."
                ),
                size=len(text),
                most=LONGEST_TURN,
            )
        verdict = guard.check(text, channel=self.channel, context=self._context())
        hurts = blocked(text, self.language, self._context())
        found = intents(text, self.language, now.asked, hurts)
        now.turns += 1
        feeling.take(self.scene, now, found, text)
        acts = replying.reply(self.scene, now, found, text)
        return self._keep(text, found, verdict, self._spoken(self._ending(acts)), told)

    def _keep(
        self,
        text: str,
        found: tuple[Intent, ...],
        verdict: Verdict,
        answer: tuple[Said, ...],
        told: frozenset[str],
    ) -> tuple[Said, ...]:
        self.turns.append(
            Turn(text, found, verdict, tuple(self.now.effects), self.now.goodwill, answer, told)
        )
        return answer

    def _context(self) -> Context:
        return Context(
            stage="rejected" if "no" in self.now.told else "after_interview",
            days_since_interview=self.scene.day,
            followups_sent=self.now.pressed,
            offer_exists=False,
        )

    def _ending(self, acts: list[str]) -> list[str]:
        """HR leaves when it has had enough, or no more time."""
        now = self.now
        if now.ended:
            return acts
        if now.goodwill < ENOUGH:
            now.ended = "hr_coldly"
            return [*acts, "bye_cool"]
        most = _MOST_WHEN_BUSY if self.behind.busy else _MOST_TURNS
        waiting = now.asked in (
            "introduction",
            "send_plan",
            "start_date",
            "pay",
            "still_interested",
            "call_back",
        )
        if now.turns >= most + 2 or (now.turns >= most and not waiting):
            now.ended = "hr_kindly"
            return [*acts, "must_go"]
        return acts

    def _spoken(self, acts: list[str]) -> tuple[Said, ...]:
        """The acts in words; what HR says in one breath is one line. Who has no words left, goes."""
        found: list[Said] = []
        missing = False
        for act in acts:
            words = self.voice.line(act, self.now.mood)
            if not words and not act.startswith(("note_", "bye_", "must_go")):
                words = self.voice.line("nothing_more", self.now.mood)
                missing = missing or not words
            by: Speaker = "note" if act.startswith("note_") or act == "you_hang_up" else "hr"
            if words and found and by == "hr" == found[-1].by and not self._parts(act):
                gap = "" if self.language == "zh" else " "
                found[-1] = Said("hr", found[-1].text + gap + words, (*found[-1].acts, act))
            elif words:
                found.append(Said(by, words, (act,)))
        if missing and not self.now.ended:
            self.now.ended = "hr_kindly"
            found += self._spoken(["must_go"])
        return tuple(found)

    def _parts(self, act: str) -> bool:
        """In a chat, HR writes a goodbye as a message of its own."""
        return not by_voice(self.channel) and act.startswith("bye_")


def begin(
    scene: Scene, *, seed: int = 1, language: Language = "en", channel: Channel | None = None
) -> Rehearsal:
    """A rehearsal at its first line. Raises InvalidInput for a seed, a language or a channel that cannot be."""
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**31:
        raise InvalidInput(gettext_noop("seed: a whole number from 0 to 2,147,483,647 is wanted"))
    if language not in LANGUAGES:
        raise InvalidInput(
            gettext_noop("{where}: {value} is not allowed; use one of {allowed}"),
            where="language",
            value=shown(language),
            allowed=", ".join(LANGUAGES),
        )
    way = channel or scene.channel
    if way not in CHANNELS or way in ("email", "portal", "phone_note"):
        raise InvalidInput(gettext_noop("channel: a talk needs phone, in_person, wechat, im or sms"))
    behind = hidden(scene, seed, language)
    now = Standing(behind, language, behind.goodwill, public=scene.group and not by_voice(way))
    if scene.curt:
        now.goodwill = min(now.goodwill, 0.55)
    words = {
        "role": scene.told[language].role,
        "date": day_in_words(behind.weekday, behind.next_date, language),
    }
    voice = Voice(language, "call" if by_voice(way) else "chat", seed, words)
    found = Rehearsal(scene, seed, language, way, behind, now, voice)
    found.opening = found._spoken(_opening(scene, now, voice.how))
    return found


def _opening(scene: Scene, now: Standing, how: str) -> list[str]:
    if scene.first:
        now.asked = _FIRST.get(scene.first)  # type: ignore[assignment]
        if scene.first == "refuse":
            now.tell("no")
        now.done.add("hello")
        now.effects = []
        return [scene.first]
    if how == "chat":
        return []
    manner = "new" if scene.unsure else "curt" if scene.curt else "busy" if now.behind.busy else ""
    return [f"pick_up_{manner}" if manner else "pick_up"]


def play(
    scene: Scene,
    said: Iterable[str],
    *,
    seed: int = 1,
    language: Language = "en",
    channel: Channel | None = None,
) -> Rehearsal:
    """The rehearsal after these turns; turns after its end are left out. The same arguments give the same one."""
    found = begin(scene, seed=seed, language=language, channel=channel)
    for text in said:
        if found.ended:
            break
        found.say(text)
    return found
