"""A message as evidence: how likely HR is to say it, in each hidden state."""

import numpy as np

from huiyin.advisor.operators import BLOCKS, Operators
from huiyin.advisor.steps import Word
from huiyin.process.model_states import OFFERED, PLACES, Floats
from huiyin.process.model_words import LEFT_OPEN
from huiyin.process.vocabulary import OUTCOMES, Outcome

_MOST_KNOWN = 4096


def word_likelihood(word: Word, of: Operators) -> Floats:
    """(blocks, places): how likely the message is in each state. Unsure readings say less.

    Of a message that keeps a named day, (2, blocks, places): from HR that does not keep its dates, and from HR that does.
    """
    reading = word.reading
    key = (
        word.age, word.again, word.due, bool(reading.requests), reading.outcome, reading.reasons, reading.requests, reading.door_strength,
        reading.promised_date is None, reading.warmth == 2, round(reading.confidence, 1), reading.unsure, reading.second,
    )  # fmt: skip
    found = of.heard.get(key)
    if found is None:
        if len(of.heard) >= _MOST_KNOWN:
            of.heard.clear()
        found = of.heard[key] = _likelihood(word, of)
    return found


def _likelihood(word: Word, of: Operators) -> Floats:
    reading = word.reading
    words = of.words
    if word.again:
        # A further word of the same day: only what it says counts, and it is half said already.
        at_all = np.sqrt(_content(of, reading.outcome))
        if word.due:
            at_all = np.stack([at_all, at_all])
    else:
        kept = of.due[:, None, None, :] if word.due else None
        at_all = words.word(reading.outcome, word.age, kept=kept, bare=not reading.requests)
        if reading.outcome == "offer":
            # Whoever reaches this place is offered the seat on that very day.
            at_all = at_all.copy()
            at_all[..., OFFERED] = 0.9
    signs = of.signs.of_reading(reading)
    found = at_all * (np.sqrt(signs) if word.again else signs)
    average = found.mean()
    sure = reading.confidence * (of.of.number("humility.reader") if reading.unsure else 1.0)
    doubt = max(1 - sure, 0.02 if reading.outcome in LEFT_OPEN else 0.005)
    found = (1 - doubt) * found + doubt * average
    return np.asarray(found.reshape(*found.shape[:-3], BLOCKS, PLACES))


def _content(of: Operators, outcome: Outcome) -> Floats:
    return np.asarray(of.words.of_answer[..., OUTCOMES.index(outcome)])
