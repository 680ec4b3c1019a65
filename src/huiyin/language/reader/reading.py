"""Reading a message of HR's: evidence first, then one outcome, then everything else that follows from it."""

import datetime as dt
import re
from dataclasses import dataclass

from huiyin.language.reader import (
    choosing,
    confidence,
    date_roles,
    door,
    frames,
    meanings,
    reasons,
    requests,
    reserve,
    resolve,
    warmth,
    weighing,
)
from huiyin.language.reader.lexicon import Scan
from huiyin.language.reader.sentences import Sentence, sentences
from huiyin.language.reader.spelling import Spelled, mended
from huiyin.language.reader.votes import Vote, votes
from huiyin.language.text.clauses import Clause, clauses
from huiyin.language.text.language import language_of
from huiyin.language.text.newest import newest
from huiyin.language.text.normalise import Normalised, normalise
from huiyin.process.reading import Meaning, Quote, Reading
from huiyin.process.vocabulary import Channel, Language, Outcome

_RANKED = {"second", "runner_up"}
_NEXT_IN_LINE = {*_RANKED, "reserve"}
_ALIVE = ("pending", "on_hold")
_SHORT_REST = 8
_SAME_WORD = re.compile(r"[a-z0-9]{2}")
_CONTRACTED = re.compile(r"(?<=[a-z])'[a-z]")
MOST_READ = 20_000
"""Characters of the newest message that are looked at; what HR decides stands in the first pages."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One vote as people see it: the words, what they speak for, how strongly, and what bent the weight."""

    quote: Quote
    outcome: Outcome
    weight: float
    why: str
    bent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with its votes, strongest first, and the score of every outcome."""

    reading: Reading
    votes: tuple[Evidence, ...]
    scores: dict[Outcome, float]
    margin: float
    by_model: bool


@dataclass(frozen=True, slots=True)
class _Looked:
    """A message on the table: what is read, the way back to its words, and the count of its votes."""

    normalised: Normalised
    spelled: Spelled
    scan: Scan
    parts: list[Clause]
    votes: list[Vote]
    ballot: resolve.Ballot
    mentions: list[date_roles.Mention]
    language: Language
    hints: dict[str, float]
    sentences: list[Sentence]

    def quote(self, start: int, end: int) -> Quote:
        """The words as they were written, never a part of a word."""
        plain = self.normalised.plain
        start, end = self.spelled.place(start, end)
        if end > start:
            while start > 0 and _SAME_WORD.fullmatch(plain, start - 1, start + 1):
                start -= 1
            while _SAME_WORD.fullmatch(plain, end - 1, end + 1) or _CONTRACTED.match(plain, end):
                end += 1
        return self.normalised.quote(start, end)


def read(text: str, *, channel: Channel, received: dt.date | None) -> Reading:
    """What HR's newest message in `text` says.

    `channel`: how it came · `received`: the day it came, against which its days are resolved; None: no day is named.
    Never raises for a text; time grows with its length.
    """
    return explain(text, channel=channel, received=received).reading


def explain(text: str, *, channel: Channel, received: dt.date | None) -> Explanation:
    """`read`, with the votes that led to it."""
    looked = _look(text, channel, received)
    ballot = looked.ballot
    chosen = choosing.choose(looked.scan, ballot, looked.language, looked.hints, looked.sentences)
    outcome = _of_who_is_second(chosen.outcome, looked)
    scan, parts = looked.scan, looked.parts
    sure = confidence.confidence(ballot, chosen)
    days = date_roles.days(looked.mentions, outcome, chosen.likely if outcome == chosen.outcome else None)
    the_door = door.door(scan, parts, outcome, looked.votes)
    for_outcome = sorted(
        (vote for vote in ballot.counted if vote.outcome == outcome), key=lambda vote: -vote.weight
    )
    reading = Reading(
        outcome=outcome,
        reasons=reasons.reasons(scan, parts, outcome, looked.votes, chosen.weighed),
        promised_date=days.promised,
        candidate_deadline=days.deadline,
        event_date=days.event,
        referral=the_door.referral,
        door_open=the_door.open,
        door_strength=the_door.strength,
        requests=requests.requests(scan, parts, outcome, chosen.weighed),
        warmth=warmth.warmth(scan, outcome, channel, the_door),
        evidence=_evidence(looked, outcome, for_outcome),
        unsure=confidence.unsure(sure),
        confidence=sure,
        language=looked.language,
        seat_reopened=outcome in ("pending", "offer", "next_round")
        and any(vote.kind == "reopened" for vote in looked.votes),
        second=_next_in_line(outcome, looked),
        meanings=tuple(
            Meaning(looked.quote(phrase.start, phrase.end), phrase.usually, phrase.sure, phrase.source)
            for phrase in meanings.meanings(scan, looked.language)
        ),
    )
    shown = sorted(ballot.counted, key=lambda vote: -vote.weight)
    return Explanation(
        reading,
        tuple(
            Evidence(looked.quote(vote.start, vote.end), vote.outcome, vote.weight, vote.why, vote.bent)
            for vote in shown
        ),
        ballot.scores,
        ballot.margin,
        chosen.by_model,
    )


def says_next_in_line(text: str, *, channel: Channel, outcome: Outcome) -> bool:
    """Whether `text` says that the person is next in line, its outcome being known: `second` of a reading by a person."""
    return outcome in _ALIVE and _next_in_line(outcome, _look(text, channel, None))


def _next_in_line(outcome: Outcome, looked: _Looked) -> bool:
    """Somebody else comes first, and then you. On hold, a word about that somebody is enough."""
    if outcome not in _ALIVE:
        return False
    plain = looked.scan.plain
    return (
        any(_NEXT_IN_LINE & set(vote.kind.split("+")) for vote in looked.votes)
        or reserve.you_are_second(plain)
        or (outcome == "on_hold" and reserve.somebody_comes_first(plain))
    )


def _look(text: str, channel: Channel, received: dt.date | None) -> _Looked:
    normalised = normalise(newest(text, channel))
    plain = normalised.plain
    spelled = mended(plain[:MOST_READ], channel)
    parts = clauses(spelled.text)
    language = language_of(plain)
    scan = Scan(frames.without_orders(spelled.text, parts))
    found = votes(scan, parts)
    days = date_roles.mentions(scan, parts, received, language)
    ballot = resolve.resolve(
        found, promised=date_roles.promises(days), asked=bool(requests.requests(scan, parts))
    )
    hints = weighing.hints(scan, ballot, date_roles.roles(days), channel)
    return _Looked(
        normalised, spelled, scan, parts, found, ballot, days, language, hints, sentences(scan, parts)
    )


def _of_who_is_second(outcome: Outcome, looked: _Looked) -> Outcome:
    """Second in line and no day named is a place in reserve, however open it sounds; with a day the matter is alive."""
    ranked = any(_RANKED & set(vote.kind.split("+")) for vote in looked.votes)
    return "on_hold" if outcome == "pending" and ranked and not looked.mentions else outcome


def _to_the_end(looked: _Looked, vote: Vote) -> int:
    """Where a quote ends: in Chinese, which does not part its words, a short rest of the clause belongs to it."""
    end = looked.parts[vote.clause].end
    rest = end - vote.end
    written_together = 0 < rest <= _SHORT_REST and looked.language == "zh"
    return end if written_together else vote.end


def _evidence(looked: _Looked, outcome: Outcome, found: list[Vote]) -> tuple[Quote, ...]:
    """The fewest words that decide: the strongest vote, a second if it is nearly as strong and stands elsewhere."""
    if outcome == "no_info":
        return ()
    if not found:
        # No phrase says it: the clause whose wording does.
        place = weighing.strongest(
            looked.scan.plain,
            looked.language,
            outcome,
            [(part.start, part.end) for part in looked.parts[:60]],
        )
        return (looked.quote(*place),) if place else ()
    kept = [found[0]]
    for vote in found[1:]:
        if vote.weight >= 0.75 * found[0].weight and vote.clause != found[0].clause:
            kept.append(vote)
            break
    quotes = [
        looked.quote(vote.start, _to_the_end(looked, vote))
        for vote in sorted(kept, key=lambda vote: vote.start)
    ]
    return tuple(quote for quote in quotes if quote.span.strip())
