"""Tags and filters that put the vocabulary into the words of the candidate's pages."""

from django import template

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.charts.situations import swatch
from huiyin.desks.candidate.sources import SOURCES
from huiyin.desks.stationery.tongue import page_language

register = template.Library()
register.simple_tag(swatch, name="swatch")

TABLES = {
    "situation": wording.SITUATIONS,
    "situation_means": wording.SITUATION_MEANS,
    "move": wording.MOVES,
    "move_means": wording.MOVE_MEANS,
    "channel": wording.CHANNELS,
    "signal": wording.SIGNALS,
    "outcome": wording.OUTCOMES,
    "outcome_sentence": wording.OUTCOME_SENTENCES,
    "reason": wording.REASONS,
    "reason_plain": wording.REASON_PLAIN,
    "request": wording.REQUESTS,
    "stage": wording.STAGES,
    "sector": wording.SECTORS,
    "round": wording.ROUNDS,
    "level": wording.LEVELS,
    "source": SOURCES,
}


@register.filter
def named(word: str, table: str) -> str:
    """The word as the pages say it; one that no table knows is shown as it is."""
    return str(TABLES[table].get(word, word or ""))


@register.filter
def usual(usually: str) -> str:
    """What a phrase usually means, in the language of the page: the reader tells it in that of the message."""
    from huiyin.language.reader.meanings import in_language

    return in_language(usually, "zh" if page_language() == "zh" else "en")


@register.filter
def odds(value: float) -> str:
    return wording.odds_words(value)


@register.filter
def by_channel(channel: str) -> str:
    return wording.channel_by(channel)
