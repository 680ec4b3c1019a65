"""An advice in the terminal."""

from huiyin.advisor.advice import Advice
from huiyin.cli import screen
from huiyin.cli.words import _


def show(advice: Advice) -> None:
    likeliest = max(advice.situations, key=lambda name: advice.situations[name])
    share = advice.situations[likeliest]
    screen.title(
        _("Most likely: {situation} ({odds}).").format(
            situation=screen.SITUATIONS[likeliest][0], odds=screen.chance(share)
        )
    )
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
        screen.show(f"  · {reason.evidence} → {screen.SITUATIONS[reason.toward][0]}")
    for note in advice.notes:
        screen.faint(f"  {note}")


def move_in_words(advice: Advice) -> str:
    words = screen.MOVES[advice.move]
    if advice.channel and advice.move not in ("wait", "let_go"):
        words = f"{words}, {screen.CHANNELS[advice.channel]}"
    if advice.on != advice.today:
        words = _("{move} (on {day})").format(move=words, day=advice.on.isoformat())
    return words
