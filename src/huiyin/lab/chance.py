"""Chance that does not depend on what anybody does: every policy meets the same world.

Each purpose ("does the first choice accept", "HR's work on a day") has its own counter-based stream (Philox), keyed by
seed, regime and purpose. Row i of a stream is the same however many processes are drawn, and drawing for one purpose
never shifts another: common random numbers (Law, Simulation Modeling and Analysis, chapter 11).
"""

from hashlib import blake2b

import numpy as np

from huiyin.lab.columns import Bools, Floats, Ints


class Chance:
    """The streams of one regime, for `count` processes."""

    def __init__(self, seed: int, name: str, count: int) -> None:
        self.seed, self.name, self.count = seed, name, count

    def _stream(self, purpose: str) -> np.random.Generator:
        digest = blake2b(f"{self.seed}/{self.name}/{purpose}".encode(), digest_size=16).digest()
        return np.random.Generator(np.random.Philox(key=int.from_bytes(digest)))

    def _shape(self, width: int) -> int | tuple[int, int]:
        return (self.count, width) if width else self.count

    def uniform(self, purpose: str, width: int = 0) -> Floats:
        """Evenly from 0 to 1; one column, or `width` columns a process."""
        return self._stream(purpose).random(self._shape(width))

    def normal(self, purpose: str, width: int = 0) -> Floats:
        return self._stream(purpose).standard_normal(self._shape(width))

    def below(self, purpose: str, odds: float | Floats, width: int = 0) -> Bools:
        """True with the chance `odds`."""
        return self.uniform(purpose, width) < odds

    def whole(self, purpose: str, least: int, most: int) -> Ints:
        """Whole numbers from `least` to `most`, both inclusive."""
        return least + np.floor(self.uniform(purpose) * (most - least + 1)).astype(np.int64)

    def lognormal(self, purpose: str, median: float, spread: float, width: int = 0) -> Floats:
        """`median` times e to a normal of standard deviation `spread`: the heavy right tail of waiting times."""
        return median * np.exp(spread * self.normal(purpose, width))
