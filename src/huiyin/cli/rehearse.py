"""`huiyin rehearse`: a call or a chat with a simulated HR, and the door opened afterwards."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from huiyin.cli import options, screen
from huiyin.cli.words import _, language

if TYPE_CHECKING:
    from huiyin.growth.rehearsal.playing import Rehearsal
    from huiyin.growth.rehearsal.scenes import Scene
    from huiyin.process.vocabulary import Channel, Language

_LIVE = ("phone", "in_person", "wechat", "im", "sms")


@click.command(
    "rehearse",
    help=_(
        "Rehearse a call or a chat with HR. You write what you would say, one line a turn; HR answers in character. "
        "An empty line is silence, and the end of input hangs up. Afterwards you see what was really going on."
    ),
    epilog=_("Examples:")
    + "  huiyin rehearse  ·  huiyin rehearse --list  ·  huiyin rehearse --scene 6 --seed 4"
    + "  ·  huiyin rehearse --scene lying_still --json < said.txt",
)
@click.option(
    "--scene", "name", metavar="N", help=_("The scene: its number or its name. Without it: the first.")
)
@click.option("--list", "listed", is_flag=True, help=_("The scenes, from easy to hard."))
@click.option(
    "--seed",
    default=1,
    show_default=True,
    type=click.IntRange(0, 2**31 - 1),
    help=_("The same scene and seed meet the same HR."),
)
@options.language
@click.option("--channel", type=click.Choice(_LIVE), help=_("Talk in another way than the scene's."))
@options.output(stream=False)
@options.clear_errors
def command(
    name: str | None,
    listed: bool,
    seed: int,
    language: "Language | None",
    channel: "Channel | None",
    as_json: bool,
) -> None:
    from huiyin.growth.rehearsal import playing, scenes

    speech = language or _own_language()
    if listed:
        _list(list(scenes.scenes().values()), speech, as_json)
        return
    scene = scenes.chosen(name or "1")
    while True:
        talk = playing.begin(scene, seed=seed, language=speech, channel=channel)
        if not as_json:
            _brief(scene, speech)
        _talk(talk, quiet=as_json)
        if as_json:
            options.print_json(as_object(talk))
            return
        _open_the_door(talk)
        if not (sys.stdin.isatty() and click.confirm(_("The same call again?"), default=False)):
            return


def _own_language() -> "Language":
    return language()


def _turns(quiet: bool) -> Iterator[str]:
    """What the person types, line by line; asked for with a prompt in a terminal."""
    asks = sys.stdin.isatty() and not quiet
    while True:
        if asks:
            click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        yield line.rstrip("\r\n")


def _talk(talk: "Rehearsal", *, quiet: bool) -> None:
    from huiyin.growth.rehearsal.playing import HANG_UP

    if not quiet:
        _show(talk.opening)
    for line in _turns(quiet):
        answer = talk.say(line)
        if not quiet:
            if not sys.stdin.isatty():
                screen.show(f"> {line}")
            _show(answer)
        if talk.ended:
            return
    if not talk.ended:
        answer = talk.say(HANG_UP)
        if not quiet:
            _show(answer)


def _show(lines: Any) -> None:
    for line in lines:
        if line.by == "note":
            screen.faint(f"  {line.text}")
        else:
            screen.show(f"  HR  {line.text}")


def _brief(scene: "Scene", speech: "Language") -> None:
    told = scene.told[speech]
    screen.title(f"{told.title}  ·  {told.role}")
    screen.show(told.known)
    screen.faint(_("Practise: {aim}").format(aim=told.aim))
    if sys.stdin.isatty():
        screen.faint(_("One line a turn; Ctrl-D hangs up."))
    screen.show("")


def _list(known: "list[Scene]", speech: "Language", as_json: bool) -> None:
    if as_json:
        found = [
            {
                "number": number,
                "scene": one.name,
                "level": one.level,
                "channel": one.channel,
                **vars(one.told[speech]),
            }
            for number, one in enumerate(known, start=1)
        ]
        options.print_json({"scenes": found})
        return
    rows = [
        (str(number), "●" * one.level + "○" * (5 - one.level), one.told[speech].title, one.told[speech].aim)
        for number, one in enumerate(known, start=1)
    ]
    screen.table((_("No."), _("Level"), _("Scene"), _("Practise")), rows)


def _open_the_door(talk: "Rehearsal") -> None:
    from huiyin.growth.rehearsal.reviewing import review

    found = review(talk)
    screen.show("")
    screen.title(_("The door opens"))
    for sentence in found.door:
        screen.show(f"  {sentence}")
    screen.show("")
    for turn in found.turns:
        if turn.text and turn.text != "\x04":
            screen.show(f"> {turn.text}")
        for effect in turn.effects:
            sign = "＋" if effect.by > 0 or effect.cause.startswith("got_") else "－"
            screen.faint(f"   {sign} {effect.why}")
        if turn.better:
            screen.show("   " + _("Better: {words}").format(words=turn.better))
    screen.show("")
    names = marks()
    for mark, reached in found.marks.items():
        screen.show(f"  {'✓' if reached else '·'} {names[mark]}")
    screen.show(f"  {found.line}", f"  {found.after}")
    screen.faint(
        _("The same call: --scene {scene} --seed {seed}").format(scene=talk.scene.name, seed=talk.seed)
    )


def marks() -> dict[str, str]:
    """What one can come away with, in words."""
    return {
        "answer": _("a straight answer"),
        "date": _("a day to ask again"),
        "reason": _("a reason"),
        "door": _("another door"),
        "place": _("your place in line"),
    }


def as_object(talk: "Rehearsal") -> dict[str, Any]:
    """The rehearsal as JSON: the transcript, then the review."""
    from huiyin.growth.rehearsal.reviewing import review

    return {
        "scene": talk.scene.name,
        "seed": talk.seed,
        "language": talk.language,
        "channel": talk.channel,
        "transcript": [{"by": line.by, "text": line.text} for line in talk.lines],
        "review": review(talk).to_dict(),
    }
