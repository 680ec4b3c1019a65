"""The search as a whole: the way of the openings, how long answers took, the reasons heard."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate.charts.flows import Node, flows
from huiyin.desks.candidate.person import Desk
from huiyin.journal.models import Event, Opening, OpeningOutcome

FEW = 5
"""Below so many answers a middle says nothing yet, and the page says that."""


class Happened(NamedTuple):
    """What of an event counts here."""

    kind: str
    on: dt.date
    by: dt.date | None
    channel: str


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
    answered: list[int]
    reasons: list[Share]
    channels: list[Share]
    promises_kept: int
    promises_passed: int

    @property
    def enough(self) -> bool:
        return len(self.answered) >= FEW

    @property
    def middle(self) -> int:
        return round(median(self.answered))

    @property
    def longest(self) -> int:
        return max(self.answered)


def insights_page(desk: Desk) -> InsightsPage:
    """In a constant number of queries; the example cast counts as long as it is there."""
    openings = list(Opening.objects.filter(owner=desk.owner).exclude(stage="wishlist"))
    noted = Event.objects.filter(owner=desk.owner, confirmed=True)
    by_opening: dict[int, list[Happened]] = {}
    told = noted.filter(kind__in=["interview", "sent", "received", "promise"]).order_by("on", "pk")
    for key, kind, on, by, channel in told.values_list("opening_id", "kind", "on", "by", "channel"):
        by_opening.setdefault(key, []).append(Happened(kind, on, by, channel))
    ends = noted.filter(kind="received", reading__outcome__in=["rejected", "filled", "on_hold"])
    reasons = list(ends.values_list("reading__reasons", flat=True))
    links = _links(openings, by_opening)
    nodes = _nodes()
    names = {node.name: node.label for node in nodes}
    sentence = _sentence(openings, by_opening)
    kept, passed = _promises(by_opening, desk.today)
    return InsightsPage(
        openings=len(openings),
        flow=Flow(nodes, links, sentence) if openings else None,
        flow_rows=[(names[start], names[end], count) for (start, end), count in links.items() if count],
        sentence=sentence,
        answered=_answer_times(by_opening),
        reasons=_reasons(reasons),
        channels=_channels(by_opening),
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


def _answer_times(by_opening: dict[int, list[Happened]]) -> list[int]:
    """Days from the last interview to HR's first word after it, one for each opening that heard."""
    times = []
    for events in by_opening.values():
        talks = [event.on for event in events if event.kind == "interview"]
        if not talks:
            continue
        heard = [event.on for event in events if event.kind == "received" and event.on >= talks[-1]]
        if heard:
            times.append((heard[0] - talks[-1]).days)
    return sorted(times)


def _reasons(ends: list[list[str] | None]) -> list[Share]:
    counted = Counter(reason for reasons in ends for reason in reasons or ())
    return [Share(name, count, len(ends)) for name, count in counted.most_common()]


def _channels(by_opening: dict[int, list[Happened]]) -> list[Share]:
    """By which channel a message of one's own was followed by a word from HR within a week."""
    sent: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for events in by_opening.values():
        for event in events:
            if event.kind != "sent" or not event.channel:
                continue
            channel, day = str(event.channel), event.on
            sent[channel] += 1
            answered[channel] += any(
                other.kind == "received" and dt.timedelta(0) <= other.on - day <= dt.timedelta(days=7)
                for other in events
            )
    return [Share(channel, answered[channel], count) for channel, count in sent.most_common()]


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
