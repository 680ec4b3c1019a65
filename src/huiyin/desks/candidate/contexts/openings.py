"""Openings as rows of a list and as cards on a board."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from huiyin.desks.candidate.contexts import words
from huiyin.desks.candidate.contexts.odds import Odds
from huiyin.desks.candidate.contexts.told import known, plainly, told_of
from huiyin.desks.candidate.person import Desk
from huiyin.desks.stationery.svg import element, together
from huiyin.desks.stationery.templatetags.desk import shortened
from huiyin.journal import queries
from huiyin.journal.models import Opening, OpeningStage
from huiyin.journal.standing import advice_of

WAITED_FOR = (OpeningStage.APPLIED, OpeningStage.INTERVIEWING, OpeningStage.WAITING, OpeningStage.OFFER)
MOST_IN_A_COLUMN = 20
AROUND = 28
"""Characters told on each side of a word that was found."""


@dataclass(frozen=True)
class Row:
    """One opening in the list. `odds` only where something is waited for; `stands`: where it stands, in a sentence."""

    opening: Opening
    odds: Odds | None
    move: str
    due: bool
    stands: str
    found: "Snippet | None" = None


@dataclass(frozen=True)
class Snippet:
    """Where the words that were looked for were said: a little before, the word, a little after."""

    before: str
    word: str
    after: str


def snippet(text: str, words: str) -> Snippet | None:
    """The first place in a text that holds one of the words."""
    folded = text.casefold()
    # Folding may change the length of a few scripts; there the place would be off, so it is left out.
    if len(folded) != len(text):
        return None
    places = [(at, word) for word in words.split() if (at := folded.find(word.casefold())) >= 0]
    if not places:
        return None
    at, word = min(places)
    end = at + len(word)
    start, stop = max(0, at - AROUND), min(len(text), end + AROUND)
    before = ("…" if start else "") + text[start:at]
    return Snippet(before, text[at:end], text[end:stop] + ("…" if stop < len(text) else ""))


def rows(desk: Desk, openings: Sequence[Opening], words_sought: str = "") -> list[Row]:
    """The openings with their advice, in the same order; a constant number of queries."""
    made = _rows(desk, openings)
    if not words_sought:
        return made
    said: dict[int, Snippet | None] = {}
    for event in queries.mentions([opening.pk for opening in openings], words_sought):
        said.setdefault(event.opening_id, snippet(event.text or event.subject, words_sought))
    return [replace(row, found=said.get(row.opening.pk)) for row in made]


def _rows(desk: Desk, openings: Sequence[Opening]) -> list[Row]:
    alive = [opening for opening in openings if opening.stage in WAITED_FOR and not opening.archived_at]
    advices = advice_of(alive, desk.today, language=desk.language)
    by_key = {opening.pk: advice for opening, advice in zip(alive, advices, strict=True)}
    said = told_of(openings)
    made = []
    for opening in openings:
        advice = by_key.get(opening.pk)
        told = said[opening.pk]
        if advice is None:
            made.append(Row(opening, None, "", False, plainly(opening, told)))
            continue
        due = advice.move not in ("wait", "let_go") and advice.on <= desk.today
        move = words.the_move(opening, advice) if due else words.look_again(advice, desk.today)
        odds = None if known(opening, told) else Odds(advice)
        made.append(Row(opening, odds, move, due, words.where_it_stands(opening, advice, told)))
    return made


@dataclass(frozen=True)
class Column:
    """A stage with its openings. `count`: all of them, `over`: those that are not shown · `others`: the stages that a
    card can move to, as options; written once for a column, since each card carries them."""

    stage: str
    name: str
    cards: list[Row]
    over: int
    others: SafeString

    @property
    def count(self) -> int:
        return len(self.cards) + self.over


def board_columns(desk: Desk, search: str = "") -> list[Column]:
    """The board: every stage, its openings newest first, cut where a column grows too long to look through."""
    live = (
        queries.openings_of(desk.owner, words=search)
        if search
        else Opening.objects.filter(owner=desk.owner, archived_at=None)
    )
    stages = dict(live.order_by("-updated_at", "-pk").values_list("pk", "stage"))
    columns: dict[str, list[int]] = {stage: [] for stage in OpeningStage.values}
    for key, stage in stages.items():
        columns[stage].append(key)
    shown = [key for keys in columns.values() for key in keys[:MOST_IN_A_COLUMN]]
    found = Opening.objects.filter(pk__in=shown).defer("advert", "notes", "new_material")
    made = {row.opening.pk: row for row in rows(desk, list(found))}
    return [
        Column(
            stage,
            str(name),
            [made[key] for key in columns[stage][:MOST_IN_A_COLUMN]],
            max(0, len(columns[stage]) - MOST_IN_A_COLUMN),
            together(
                element("option", said, value=other) for other, said in OpeningStage.choices if other != stage
            ),
        )
        for stage, name in OpeningStage.choices
    ]


MOST_TO_CHOOSE = 100
"""Openings in a menu, those moved last: a longer menu is not looked through, and every row of a page carries it."""


def openings_to_choose(desk: Desk) -> SafeString:
    """The newest openings as options of a menu, written once for all the rows of a page."""
    live = Opening.objects.filter(owner=desk.owner, archived_at=None).order_by("-updated_at", "-pk")
    names = live.values_list("pk", "company", "title")[:MOST_TO_CHOOSE]
    return together(
        element("option", shortened(f"{company} · {title}" if title else company, 60), value=key)
        for key, company, title in names
    )
