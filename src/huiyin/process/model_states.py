"""The hidden states: what goes on behind the door, how long it has lasted, what HR thinks of you, and what kind of desk.

A state is (kind of desk, goodwill, place). `place` is the situation with its phase, and, while nothing is decided, your
standing with the department. Beliefs are arrays of shape (kinds x goodwill, cases, places).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from huiyin.process.vocabulary import SITUATIONS

Floats = NDArray[np.float64]

STANDINGS: Final = ("favourite", "second", "other")
GOODWILL: Final = ("kind", "fair", "lost")
KIND, FAIR, LOST = range(3)

COMPARING_FIRST: Final = range(3)
"""The department compares: the first of two quick steps. One place for each standing; so are the next three."""
COMPARING_NEXT: Final = range(3, 6)
COMPARING_SLOWLY: Final = range(6, 9)
LYING: Final = range(9, 12)
"""The decider is away, or has decided and nobody asks: a choice lies still."""
YOURS_LIES: Final = 12
"""Your offer lies still: the approval idles."""
COMING_FIRST, COMING_NEXT = 13, 14
FIRST_CHOICE_ASKED, FIRST_CHOICE_ACCEPTED = 15, 16
"""You are next in line: another person holds the offer, or has accepted and not yet started."""
NO_TO_TELL, NO_IF_ASKED, NO_HIDDEN = 17, 18, 19
"""A no: from a desk that will tell by itself; that says it when asked; that never says it."""
FROZEN: Final = range(20, 23)
TOLD_NO, OFFERED = 23, 24
PLACES: Final = 25

COMPARING: Final = (*COMPARING_FIRST, *COMPARING_NEXT, *COMPARING_SLOWLY)
COMING: Final = (COMING_FIRST, COMING_NEXT)
NO: Final = (NO_TO_TELL, NO_IF_ASKED, NO_HIDDEN)
CLASSES: Final = ("deciding", "stuck", "stuck_yours", "coming", "backup", "no", "frozen")
"""The rows of the tables on what HR says."""


def situation_shares(goodwill: int = FAIR) -> Floats:
    """(places, six situations): how much of each place counts as each situation, at a step of goodwill.

    Whom HR has had enough of is not called: with goodwill lost, the place in line is a no.

    An accepted first choice makes it a no for most purposes, and a place in line for some. Once a no was told,
    `declined_untold` stands for "it is a no"; after an offer, `offer_coming` for the offer.
    """
    shares = np.zeros((PLACES, len(SITUATIONS)))
    named = {
        "deciding": COMPARING,
        "stuck": (*LYING, YOURS_LIES),
        "offer_coming": (*COMING, OFFERED),
        "backup": (FIRST_CHOICE_ASKED,),
        "declined_untold": (*NO, TOLD_NO),
        "frozen": tuple(FROZEN),
    }
    for name, places in named.items():
        shares[list(places), SITUATIONS.index(name)] = 1.0
    shares[FIRST_CHOICE_ACCEPTED, SITUATIONS.index("backup")] = 0.35
    shares[FIRST_CHOICE_ACCEPTED, SITUATIONS.index("declined_untold")] = 0.65
    if goodwill == LOST:
        backup, no = SITUATIONS.index("backup"), SITUATIONS.index("declined_untold")
        shares[:, no] += shares[:, backup]
        shares[:, backup] = 0.0
    return shares


def classes() -> NDArray[np.int64]:
    """(places,): the row of CLASSES that each place speaks like; places after an end speak like a no."""
    found = np.full(PLACES, CLASSES.index("no"))
    for name, places in (
        ("deciding", COMPARING),
        ("stuck", tuple(LYING)),
        ("stuck_yours", (YOURS_LIES,)),
        ("coming", (*COMING, OFFERED)),
        ("backup", (FIRST_CHOICE_ASKED, FIRST_CHOICE_ACCEPTED)),
        ("frozen", tuple(FROZEN)),
    ):
        found[list(places)] = CLASSES.index(name)
    return found
