"""Openings as rows of a list and as cards on a board."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huiyin.desks.candidate.contexts import words
from huiyin.desks.candidate.contexts.odds import Odds
from huiyin.desks.candidate.person import Desk
from huiyin.journal import queries
from huiyin.journal.models import OpeningStage
from huiyin.journal.standing import advice_of

if TYPE_CHECKING:
    from huiyin.journal.models import Opening

WAITED_FOR = (OpeningStage.APPLIED, OpeningStage.INTERVIEWING, OpeningStage.WAITING, OpeningStage.OFFER)
MOST_IN_A_COLUMN = 60


@dataclass(frozen=True)
class Row:
    """One opening in the list. `odds` only where something is waited for."""

    opening: "Opening"
    odds: Odds | None
    move: str
    due: bool


def rows(desk: Desk, openings: "Sequence[Opening]") -> list[Row]:
    """The openings with their advice, in the same order; a constant number of queries."""
    alive = [opening for opening in openings if opening.stage in WAITED_FOR and not opening.archived_at]
    advices = advice_of(alive, desk.today, language=desk.language)
    by_key = {opening.pk: advice for opening, advice in zip(alive, advices, strict=True)}
    made = []
    for opening in openings:
        advice = by_key.get(opening.pk)
        if advice is None:
            made.append(Row(opening, None, "", False))
            continue
        due = advice.move not in ("wait", "let_go") and advice.on <= desk.today
        move = words.the_move(opening, advice) if due else words.look_again(advice, desk.today)
        made.append(Row(opening, Odds(advice), move, due))
    return made


@dataclass(frozen=True)
class Column:
    """A stage with its openings."""

    stage: str
    name: str
    cards: list[Row]
    over: int


def board_columns(desk: Desk, search: str = "") -> list[Column]:
    """The board: every stage, its openings newest first, cut where a column grows too long to look through."""
    found = list(queries.openings_of(desk.owner, words=search))
    shown: dict[str, list[Opening]] = {stage: [] for stage in OpeningStage.values}
    for opening in found:
        shown[opening.stage].append(opening)
    kept = [opening for column in shown.values() for opening in column[:MOST_IN_A_COLUMN]]
    made = {row.opening.pk: row for row in rows(desk, kept)}
    return [
        Column(
            stage,
            str(name),
            [made[opening.pk] for opening in shown[stage][:MOST_IN_A_COLUMN]],
            max(0, len(shown[stage]) - MOST_IN_A_COLUMN),
        )
        for stage, name in OpeningStage.choices
    ]
