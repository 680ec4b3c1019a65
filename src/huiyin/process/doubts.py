"""Other worlds that the sources allow: the parameters, with every number that nobody has measured moved at random.

The policy is chosen for several of them at once, so that it does not lean on one judgement being right.
"""

from typing import Final

import numpy as np

from huiyin.process.parameters import Parameters

SECTIONS: Final = (
    "deciding", "lying_still", "approval", "first_choice", "frozen", "telling", "asking", "wear", "goodwill", "after_no",
)  # fmt: skip
"""What moves: how fast things go, what a question does and what it costs."""
DISTRIBUTIONS: Final = ("asking.by_day", "goodwill.start")
"""These sum to 1 and stay as they are."""
SHARES: Final = 0.5
"""Standard deviation of a share's log odds: 0.5 becomes 0.38 to 0.62, 0.1 becomes 0.06 to 0.15. Judgement."""
FACTORS: Final = 0.25
"""Standard deviation of the logarithm of a time or a factor. Judgement."""


def drawn(of: Parameters, number: int) -> Parameters:
    """The world `number` (1, 2, …) around these parameters; the same number gives the same world.

    A list (by kind of desk, or by goodwill) moves as a whole, so that what is larger stays larger.
    """
    random = np.random.default_rng([19, number])
    changed = {}
    for name in of.names():
        entry = of.entry(name)
        if name.partition(".")[0] not in SECTIONS or name in DISTRIBUTIONS:
            continue
        step = float(random.standard_normal())
        if not entry.judged:
            step *= 0.5
        value = entry.value
        if entry.unit.startswith(("share", "per wd")):
            inside = np.clip(value, 1e-9, 1 - 1e-9)
            odds = inside / (1 - inside) * np.exp(SHARES * step)
            value = np.where((value > 0) & (value < 1), odds / (1 + odds), value)
        else:
            value = value * np.exp(FACTORS * step)
        changed[name.replace(".", "__", 1)] = np.clip(value, entry.low, entry.high).tolist()
    return of.with_values(**changed)
