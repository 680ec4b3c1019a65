"""Reads and checks hostile texts, none of which may take a second: `python -m benchmarks.fuzz [how many] [seed]`.

Pieces of what people and machines write, shuffled, repeated up to hundreds of times, with control and right-to-left marks. Prints the
slowest; exit 1 where one takes a second of processor time or more.
"""

import random
import sys
import time

import huiyin
from benchmarks.text import DAY, hostile
from huiyin.process.vocabulary import CHANNELS

LIMIT = 1.0
USUAL = 100_000


def slowest(how_many: int, seed: int = 1) -> tuple[float, str]:
    """Seconds of processor time of the slowest text, and the text."""
    source = random.Random(seed)
    longest, worst = 0.0, ""
    for _ in range(how_many):
        text, channel = hostile(source), source.choice(CHANNELS)
        begun = time.process_time()
        huiyin.read(text, channel=channel, received=DAY)
        huiyin.check(text, channel=channel)
        if (spent := time.process_time() - begun) > longest:
            longest, worst = spent, text
    return longest, worst


def main() -> int:
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    longest, worst = slowest(how_many, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(f"{how_many:,} texts, the slowest {longest:.3f} s ({len(worst):,} characters: {worst[:60]!r})")
    return int(longest >= LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
