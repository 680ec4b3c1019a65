"""Whether HR keeps the dates that it names: a nature that holds for every date of an opening, and shows at the first.

It stands beside the hidden states as one share for each kind of desk, since days that nobody has named say nothing of it.
Within a kind it is taken to be independent of where the seat is (assumed-density filtering; Boyen, Koller 1998): a date that passes
says nearly the same wherever the seat is, and a test holds the filter against one that carries both natures in full.
"""

import numpy as np

from huiyin.process.model_states import NO_HIDDEN, NO_IF_ASKED, OFFERED, PLACES, TOLD_NO, Floats
from huiyin.process.parameters import KINDS, Parameters


def due_words(of: Parameters) -> Floats:
    """(2, places): the chance of a word because its day was named, from HR that does not keep its dates, and that does."""
    word = np.array([of["promise.word_otherwise"], of["promise.word"]])[:, None].repeat(PLACES, axis=1)
    word[1, [NO_IF_ASKED, NO_HIDDEN, TOLD_NO]] = of["promise.word_no_hidden"]
    word[:, OFFERED] = 0.0
    return word


def told_apart(beliefs: Floats, shares: Floats, others: Floats, keepers: Floats) -> tuple[Floats, Floats]:
    """Beliefs and shares of keepers after something as likely as `others` and as `keepers` where HR keeps its dates.

    `beliefs`: (cases, blocks, places) · `shares`: (cases, kinds) · `others`, `keepers`: (blocks, places) or (places,), with
    or without a leading axis of cases.
    """
    cases, blocks, _ = beliefs.shape
    share = shares.repeat(blocks // len(KINDS), axis=1)[:, :, None]
    kept = share * beliefs * keepers
    both = kept + (1 - share) * beliefs * others
    of_kind = both.reshape(cases, len(KINDS), -1).sum(axis=2)
    told = kept.reshape(cases, len(KINDS), -1).sum(axis=2) / np.maximum(of_kind, 1e-300)
    return both, told
