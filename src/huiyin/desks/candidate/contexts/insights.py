"""The search as a whole: the way of the openings, how long answers took, the reasons heard."""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate.charts.flows import Node, as_file, flows
from huiyin.desks.candidate.contexts.answers import Answers, Wait, answers_of
from huiyin.desks.candidate.contexts.record import Record, record_of
from huiyin.desks.candidate.person import Desk
from huiyin.journal.models import Event, Opening, OpeningOutcome

WEEK = 7
MANY = 30
"""Below so many messages, shares of them are a diary and no law."""


class Happened(NamedTuple):
    """What of an event counts here."""

    kind: str
    on: dt.date
    by: dt.date | None
    channel: str
    move: str


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    name: str
    count: int
    of: int


@dataclass(frozen=True)
class Flow:
    """The picture of the way, in the shape that fits."""

    nodes: list[Node]
    links: dict[tuple[str, str], int]
    sentence: str

    @property
    def alone(self) -> str:
        """The picture as a file of its own."""
        return as_file(flows(self.nodes, self.links, self.sentence, "wide"))

    @property
    def narrow(self) -> SafeString:
        return flows(self.nodes, self.links, self.sentence, "narrow")

    @property
    def wide(self) -> SafeString:
        return flows(self.nodes, self.links, self.sentence, "wide")


@dataclass(frozen=True)
class InsightsPage:
    """What the page shows; `flow` is none while there is nothing to draw."""

    openings: int
    flow: Flow | None
    flow_rows: list[tuple[str, str, int]]
    sentence: str
    answers: Answers | None
    reasons: list[Share]
    channels: list[Share]
    moves: list[Share]
    record: Record
    promises_kept: int
    promises_passed: int

    @property
    def few_messages(self) -> bool:
        return sum(share.of for share in self.channels) < MANY


def insights_page(desk: Desk) -> InsightsPage:
    """In a constant number of queries; the example cast counts as long as it is there."""
    mine = Opening.objects.filter(owner=desk.owner).exclude(stage="wishlist")
    openings = list(mine.only("stage", "outcome", "stage_since", "country", "sector"))
    noted = Event.objects.filter(owner=desk.owner, confirmed=True)
    by_opening: dict[int, list[Happened]] = {}
    told = noted.filter(kind__in=["interview", "sent", "received", "promise"]).order_by("on", "pk")
    for key, kind, on, by, channel, move in told.values_list(
        "opening_id", "kind", "on", "by", "channel", "move"
    ):
        by_opening.setdefault(key, []).append(Happened(kind, on, by, channel, move))
    ends = noted.filter(kind="received", reading__outcome__in=["rejected", "filled", "on_hold"])
    reasons = list(ends.values_list("reading__reasons", flat=True))
    links = _links(openings, by_opening)
    nodes = _nodes()
    names = {node.name: node.label for node in nodes}
    sentence = _sentence(openings, by_opening)
    kept, passed = _promises(by_opening, desk.today)
    channels, moves = _followed(by_opening)
    return InsightsPage(
        openings=len(openings),
        flow=Flow(nodes, links, sentence) if openings else None,
        flow_rows=[(names[start], names[end], count) for (start, end), count in links.items() if count],
        sentence=sentence,
        answers=answers_of(_waits(openings, by_opening, desk.today)),
        reasons=_reasons(reasons),
        channels=channels,
        moves=moves,
        record=record_of(desk),
        promises_kept=kept,
        promises_passed=passed,
    )


def _nodes() -> list[Node]:
    return [
        Node("all", _("Openings"), 0),
        Node("talked", _("Interviewed"), 1),
        Node("not_yet", _("No interview"), 1),
        Node("offer", _("Offer"), 2),
        Node("open", _("Still open"), 2),
        Node("rejected", _("A no"), 2),
        Node("filled", _("Seat gone"), 2),
        Node("no_answer", _("Never answered"), 2),
        Node("withdrawn", _("Stepped back"), 2),
    ]


def _links(openings: list[Opening], by_opening: dict[int, list[Happened]]) -> dict[tuple[str, str], int]:
    links: Counter[tuple[str, str]] = Counter()
    for opening in openings:
        talked = any(event.kind == "interview" for event in by_opening.get(opening.pk, []))
        middle = "talked" if talked else "not_yet"
        links["all", middle] += 1
        links[middle, _end(opening)] += 1
    return dict(sorted(links.items(), key=lambda link: [node.name for node in _nodes()].index(link[0][1])))


def _end(opening: Opening) -> str:
    if opening.stage == "offer" or opening.outcome in (
        OpeningOutcome.ACCEPTED,
        OpeningOutcome.DECLINED_OFFER,
    ):
        return "offer"
    return opening.outcome or "open"


def _sentence(openings: list[Opening], by_opening: dict[int, list[Happened]]) -> str:
    talked = sum(any(event.kind == "interview" for event in by_opening.get(one.pk, [])) for one in openings)
    offers = sum(_end(one) == "offer" for one in openings)
    told = {"openings": len(openings), "talked": talked, "offers": offers}
    return (
        ngettext(
            "%(openings)d opening, %(talked)d with an interview, %(offers)d with an offer.",
            "%(openings)d openings, %(talked)d with an interview, %(offers)d with an offer.",
            len(openings),
        )
        % told
    )


def _waits(openings: list[Opening], by_opening: dict[int, list[Happened]], today: dt.date) -> Iterator[Wait]:
    """The wait after each last interview: to HR's first word, or as far as it has been waited."""
    for opening in openings:
        events = by_opening.get(opening.pk, [])
        talks = [event.on for event in events if event.kind == "interview" and event.on <= today]
        if not talks:
            continue
        since = talks[-1]
        heard = next((event.on for event in events if event.kind == "received" and event.on >= since), None)
        waited = today if opening.is_open else max(since, min(today, opening.stage_since))
        yield Wait(opening.country, opening.sector, since, heard or waited, heard is not None)


def _reasons(ends: list[list[str] | None]) -> list[Share]:
    counted = Counter(reason for reasons in ends for reason in reasons or ())
    return [Share(name, count, len(ends)) for name, count in counted.most_common()]


def _followed(by_opening: dict[int, list[Happened]]) -> tuple[list[Share], list[Share]]:
    """By which channel, and with which move, a message of one's own was followed by a word from HR within a week."""
    sent: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    answered: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for events in by_opening.values():
        heard = [event.on for event in events if event.kind == "received"]
        for event in events:
            if event.kind != "sent":
                continue
            after = bisect_left(heard, event.on)
            soon = after < len(heard) and (heard[after] - event.on).days <= WEEK
            for place, name in enumerate((event.channel, event.move)):
                if name:
                    sent[place][name] += 1
                    answered[place][name] += soon
    channels, moves = (
        [Share(name, answered[place][name], count) for name, count in sent[place].most_common()]
        for place in (0, 1)
    )
    return channels, moves


def _promises(by_opening: dict[int, list[Happened]], today: dt.date) -> tuple[int, int]:
    kept = passed = 0
    for events in by_opening.values():
        heard = [event.on for event in events if event.kind == "received"]
        for event in events:
            if event.kind == "promise" and (by := event.by):
                if any(event.on < day <= by for day in heard):
                    kept += 1
                elif by < today:
                    passed += 1
    return kept, passed
