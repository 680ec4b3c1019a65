"""A case as steps: the multiplications by which its belief moves, and the evidence that each belongs to."""

from typing import NamedTuple

from huiyin.advisor.goodwill import Wear
from huiyin.process.case import Event
from huiyin.process.reading import Reading


class Step(NamedTuple):
    """One multiplication of the belief: by a matrix, then by likelihoods, then the wear on goodwill.

    `of`: the piece of evidence that it belongs to (an index into Seen.pieces; -1: none).
    """

    operator: int
    word: "Word | None" = None
    wear: Wear | None = None
    of: int = -1


class Word(NamedTuple):
    """A message as evidence: what it says, how long the question before it was open, whether another came that day, and
    whether it keeps a promised day."""

    reading: Reading
    age: int | None
    again: bool
    due: bool = False


class Piece(NamedTuple):
    """A piece of evidence as people name it: silence, promise, word, contact or signals, with its event if it has one."""

    kind: str
    event: Event | None = None
    days: int = 0
