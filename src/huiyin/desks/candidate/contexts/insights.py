"""The search as a whole: the way of the openings, how long answers took, the reasons heard."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.desks.candidate.charts.card import as_svg
from huiyin.desks.candidate.charts.flows import Node, flows, size_of
from huiyin.desks.candidate.contexts.answers import Answers, Wait, answers_of
from huiyin.desks.candidate.contexts.record import Record, record_of
from huiyin.desks.candidate.person import Desk
from huiyin.journal import tallies
from huiyin.journal.models import OpeningOutcome
from huiyin.journal.tallies import Way

WEEK = 7
MANY = 30
"""Below so many messages, shares of them are a diary and no law."""


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
        drawing = flows(self.nodes, self.links, self.sentence, "wide")
        return as_svg(drawing, size_of(self.nodes, self.links, "wide"), self.sentence, _("drawn with Huiyin"))

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
    found = tallies.ways(desk.owner, desk.today)
    links = _links(found)
    nodes = _nodes()
    names = {node.name: node.label for node in nodes}
    sentence = _sentence(found)
    kept, passed = tallies.promises(desk.owner, desk.today)
    reasons, ends = tallies.reasons(desk.owner)
    channels, moves = (
        [Share(name, *counted) for name, counted in shares.items()]
        for shares in tallies.followed(desk.owner, WEEK)
    )
    return InsightsPage(
        openings=len(found),
        flow=Flow(nodes, links, sentence) if found else None,
        flow_rows=[(names[start], names[end], count) for (start, end), count in links.items() if count],
        sentence=sentence,
        answers=answers_of(_waits(found, desk.today)),
        reasons=[Share(name, count, ends) for name, count in reasons],
        channels=channels,
        moves=moves,
        record=record_of(desk),
        promises_kept=kept,
        promises_passed=passed,
    )


def flow_of(desk: Desk) -> Flow | None:
    """The way of the openings alone, to be passed on as a picture; none while there is nothing to draw."""
    found = tallies.ways(desk.owner, desk.today)
    return Flow(_nodes(), _links(found), _sentence(found)) if found else None


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


def _links(found: list[Way]) -> dict[tuple[str, str], int]:
    links: Counter[tuple[str, str]] = Counter()
    for way in found:
        middle = "talked" if way.any_talk else "not_yet"
        links["all", middle] += 1
        links[middle, _end(way)] += 1
    order = [node.name for node in _nodes()]
    return dict(sorted(links.items(), key=lambda link: order.index(link[0][1])))


def _end(way: Way) -> str:
    if way.stage == "offer" or way.outcome in (OpeningOutcome.ACCEPTED, OpeningOutcome.DECLINED_OFFER):
        return "offer"
    return way.outcome or "open"


def _sentence(found: list[Way]) -> str:
    talked = sum(way.any_talk for way in found)
    offers = sum(_end(way) == "offer" for way in found)
    told = {"openings": len(found), "talked": talked, "offers": offers}
    return (
        ngettext(
            "%(openings)d opening, %(talked)d with an interview, %(offers)d with an offer.",
            "%(openings)d openings, %(talked)d with an interview, %(offers)d with an offer.",
            len(found),
        )
        % told
    )


def _waits(found: list[Way], today: dt.date) -> Iterator[Wait]:
    """The wait after each last interview: to HR's first word, or as far as it has been waited."""
    for way in found:
        if way.talked is None:
            continue
        waited = today if way.is_open else max(way.talked, min(today, way.stage_since))
        yield Wait(way.country, way.sector, way.talked, way.heard or waited, way.heard is not None)
