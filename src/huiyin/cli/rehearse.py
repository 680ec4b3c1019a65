"""`huiyin rehearse`: a call or a chat with a simulated HR, and the door opened afterwards."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from huiyin.cli import options, records, screen
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
@click.option("--go-on", is_flag=True, help=_("Go on with the talk that was left midway."))
@click.option("--results", is_flag=True, help=_("What the rehearsals so far have brought."))
@click.option("--keep/--no-keep", default=True, show_default=True, help=_("Keep the result in the journal."))
@click.option("--channel", type=click.Choice(_LIVE), help=_("Talk in another way than the scene's."))
@options.output(stream=False)
@options.clear_errors
def command(
    name: str | None,
    listed: bool,
    seed: int,
    language: "Language | None",
    channel: "Channel | None",
    go_on: bool,
    results: bool,
    keep: bool,
    as_json: bool,
) -> None:
    from huiyin.growth.rehearsal import playing, scenes

    speech = language or _own_language()
    if listed:
        _list(list(scenes.scenes().values()), speech, as_json)
        return
    if results:
        _results(as_json)
        return
    going, row = _midway(name) if go_on else (None, None)
    scene = going.scene if going else scenes.chosen(name or "1")
    while True:
        talk = going or playing.begin(scene, seed=seed, language=speech, channel=channel)
        if not as_json:
            _brief(scene, talk.language)
        try:
            _talk(talk, quiet=as_json)
        except KeyboardInterrupt:
            _left_midway(talk, row, keep)
            return
        if keep and any(turn.text != playing.HANG_UP for turn in talk.turns):
            _keep(talk, row)
        seed, channel, going, row = talk.seed, talk.channel, None, None
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
        _show_so_far(talk)
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


def _show_so_far(talk: "Rehearsal") -> None:
    for line in talk.lines:
        if line.by == "you":
            screen.show(f"> {line.text}")
        else:
            _show([line])


def _left_midway(talk: "Rehearsal", row: int | None, keep: bool) -> None:
    """Ctrl-C: the talk waits, unless it is not to be kept or nothing was said in it."""
    screen.show("")
    if keep and talk.turns:
        _keep(talk, row)
        screen.show(_("The talk waits for you. Go on with it: huiyin rehearse --go-on"))


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
        screen.faint(_("One line a turn; Ctrl-D hangs up, Ctrl-C leaves the talk for later."))
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
    from huiyin.growth.rehearsal.wording import MARKS

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
            screen.faint(f"   {'+' if effect.helped else '-'} {effect.why}")
        if turn.better:
            screen.show("   " + _("Better: {words}").format(words=turn.better))
    screen.show("")
    for mark, reached in found.marks.items():
        screen.show(f"  {'✓' if reached else '·'} {_(MARKS[mark])}")
    screen.show(f"  {found.line}", f"  {found.after}")
    screen.faint(
        _("The same call: --scene {scene} --seed {seed}").format(scene=talk.scene.name, seed=talk.seed)
    )


@records.with_desk
def _keep(desk: records.Desk, talk: "Rehearsal", row: int | None) -> None:
    from huiyin.journal.services import rehearsals

    rehearsals.keep_rehearsal(desk.owner, talk, now=desk.now, going=row)


@records.with_desk
def _midway(desk: records.Desk, name: str | None) -> "tuple[Rehearsal, int]":
    """The talk that was left midway last, of the scene if one is named, and the row that it is kept in."""
    from huiyin.growth.rehearsal import scenes
    from huiyin.journal import growth, queries

    row = queries.midway_of(desk.owner, scenes.chosen(name).name if name else "")
    if row is None:
        raise click.UsageError(_("No talk was left midway. Begin one with: huiyin rehearse"))
    return growth.played_again(row), row.pk


@records.with_desk
def _results(desk: records.Desk, as_json: bool) -> None:
    from huiyin.growth.rehearsal.scenes import scenes
    from huiyin.growth.rehearsal.wording import MARKS
    from huiyin.journal import queries

    kept = [one for one in queries.rehearsals_of(desk.owner) if not one.going_on]
    if as_json:
        found = [{"on": one.on.isoformat(), "said": one.said, **one.summary} for one in kept]
        options.print_json({"rehearsals": found})
        return
    if not kept:
        screen.show(_("No rehearsal yet. Begin with: huiyin rehearse"))
    for one in kept:
        scene = scenes().get(one.scene)
        title = scene.told[one.language].title if scene else one.scene  # type: ignore[index]
        reached = [
            _(MARKS[mark]) for mark, got in one.summary.get("marks", {}).items() if got and mark in MARKS
        ]
        screen.show(f"{one.on.isoformat()}  {title}  {', '.join(reached) or '·'}")


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
