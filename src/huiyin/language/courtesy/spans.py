"""From places found to the words a writer would have to change: whole clauses, neighbours of one kind joined."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache

from huiyin.language.courtesy.phrases import OWN, Tables, better_words
from huiyin.language.courtesy.spotting import AROUND, MOST, Draft, Spot
from huiyin.language.text.clauses import clauses
from huiyin.language.text.normalise import normalise
from huiyin.process.vocabulary import Language

_MOST_NEIGHBOURS = 4
_CLOSING = '"%)》」』]】'
"""Marks that may end a span; stops, emoji and the like do not."""


Reach = Callable[[Spot, int], bool | None]
"""Whether a clause carries the thought of a spot beside it; None: its wording does not tell."""


def joined(draft: Draft, found: list[Spot], reach: Reach | None = None) -> list[Spot]:
    """Spots grown to whole clauses, those of one flag that touch or stand in one sentence a clause apart made one."""
    joined: list[Spot] = []
    latest: dict[str, Spot] = {}
    owners: dict[int, str] = {}
    for spot in found:
        owners[spot.first] = owners[spot.last] = spot.rule.flag
    for spot in sorted(found, key=lambda spot: (spot.first, spot.start)):
        before = latest.get(spot.rule.flag)
        if before is not None and _close(draft, before, spot, owners):
            before.last = max(before.last, spot.last)
            before.end = max(before.end, spot.end)
            continue
        joined.append(spot)
        latest[spot.rule.flag] = spot
    _spread(draft, joined, reach)
    for spot in joined:
        spot.start, spot.end = _trimmed(draft, spot)
    return [spot for spot in joined if spot.start < spot.end]


def _spread(draft: Draft, spots_: list[Spot], reach: Reach | None) -> None:
    """Grows a spot over the neighbours in its sentence that carry the same thought: Chinese chains clauses by commas.

    A greeting, thanks, a question or an aside is no part of it, nor is what another spot stands on. A request begins
    its own thought, and an apology is complete in itself, unless `reach` knows the neighbour.
    """
    apart = draft.tables.word("apart", draft.language)
    asks = draft.tables.word("asks", draft.language)
    kind = kind_words(draft.tables, draft.language)
    taken = {number for spot in spots_ for number in range(spot.first, spot.last + 1)}

    def belongs(spot: Spot, number: int, sentence: int) -> bool:
        if not 0 <= number < len(draft.clauses) or number in taken:
            return False
        clause = draft.clauses[number]
        if clause.sentence != sentence or clause.text in kind:
            return False
        known = reach(spot, number) if reach else None
        if known is not None:
            return known
        return spot.rule.flag != "over_apology" and apart.search(clause.text) is None

    for spot in spots_:
        for step in (-1, 1):
            edge = spot.first if step < 0 else spot.last
            sentence = draft.clauses[edge].sentence
            for _ in range(_MOST_NEIGHBOURS):
                if (step < 0 and asks.match(draft.clauses[edge].text)) or not belongs(
                    spot, edge + step, sentence
                ):
                    break
                edge += step
                taken.add(edge)
            spot.first, spot.last = (edge, spot.last) if step < 0 else (spot.first, edge)


@cache
def kind_words(tables: Tables, language: Language) -> frozenset[str]:
    """The clauses of all better words, which are nothing to be changed."""
    offered = (words for rule in tables.rules().values() for words in better_words(rule, language, True))
    return frozenset(
        clause.text.rstrip("?？。.") for words in offered for clause in clauses(normalise(words).plain)
    )


def _close(draft: Draft, before: Spot, spot: Spot, owners: dict[int, str]) -> bool:
    """Do both stand in one sentence, side by side or with one clause between that is no other finding's?"""
    if spot.first <= before.last:
        return True
    if draft.language == "en" and spot.rule.flag == "over_apology":
        return False  # one "sorry" after another: each is a clause of its own, whatever stands between
    if draft.clauses[spot.first].sentence != draft.clauses[before.last].sentence:
        return False
    if spot.first - before.last == 2 and owners.get(before.last + 1, spot.rule.flag) != spot.rule.flag:
        return False
    return spot.first - before.last <= 2


def _trimmed(draft: Draft, spot: Spot) -> tuple[int, int]:
    """The clauses of the spot without what only leads into them or closes them."""
    start, end = draft.clauses[spot.first].start, draft.clauses[spot.last].end
    start, end = max(start, spot.start - MOST), min(end, spot.end + MOST)
    leading = draft.tables.word("leading", draft.language)
    while (
        (match := leading.match(draft.plain, start, end))
        and match.end() <= spot.start
        and match.end() > start
    ):
        start = match.end()
    if closing := draft.tables.word("tail", draft.language).search(draft.plain, max(spot.end, start), end):
        end = closing.start()
    while start < end and draft.plain[start] in AROUND and draft.plain[start] != '"':
        start += 1
    while end > start and not draft.plain[end - 1].isalnum() and draft.plain[end - 1] not in _CLOSING:
        end -= 1
    return start, end


def one_a_place(found: list[Spot], tables: Tables = OWN) -> list[Spot]:
    """Where two kinds lie on the same words, the one that covers more of them stays, then the earlier in the tables."""
    rank = {flag: number for number, flag in enumerate(tables.grave)}
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda spot: (rank[spot.rule.flag], spot.start - spot.end)):
        place = bisect_right(kept, spot.start, key=_start)
        free_before = place == 0 or kept[place - 1].end <= spot.start
        if free_before and (place == len(kept) or spot.end <= kept[place].start):
            kept.insert(place, spot)
    return kept


def _start(spot: Spot) -> int:
    return spot.start
