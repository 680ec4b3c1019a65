"""An advice in the terminal."""

from collections.abc import Mapping

from huiyin.advisor.advice import Advice
from huiyin.cli import screen
from huiyin.cli.words import _
from huiyin.process import wording
from huiyin.process.vocabulary import Situation


def show(advice: Advice, *, plainly: str = "", odds: bool = True) -> None:
    """`plainly`: what HR has said, in place of the likeliest guess · `odds`: is there anything left to guess?"""
    screen.title(plainly or headline(advice.situations))
    if odds:
        screen.odds(advice.situations)
    screen.show("")
    screen.title(_("Today: {move}.").format(move=move_in_words(advice)))
    screen.show(
        _("An offer in the end: {offer}. News within 7 days if you do nothing: {news}.").format(
            offer=screen.chance(advice.p_offer), news=screen.chance(advice.p_news_7d)
        )
    )
    if advice.next_look:
        screen.show(_("Next look: {day}.").format(day=advice.next_look.isoformat()))
    if advice.because:
        screen.show("", _("Why:"))
    for reason in advice.because:
        screen.show(f"  · {reason.evidence} → {_(wording.SITUATIONS[reason.toward])}")
    for note in advice.notes:
        screen.faint(f"  {note}")


def headline(situations: Mapping[Situation, float]) -> str:
    """What most likely lies behind the silence, and how sure that is."""
    likeliest = max(situations, key=lambda name: situations[name])
    return screen.sentence(wording.MOST_LIKELY[likeliest], screen.chance(situations[likeliest]))


def move_in_words(advice: Advice) -> str:
    words = _(wording.MOVES[advice.move])
    if advice.channel and advice.move not in ("wait", "let_go"):
        words = _("{move}, {channel}").format(move=words, channel=_(wording.BY_CHANNEL[advice.channel]))
    if advice.on != advice.today:
        words = _("{move} (on {day})").format(move=words, day=advice.on.isoformat())
    return words
