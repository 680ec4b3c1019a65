"""`huiyin write`: the message for a case."""

from typing import Any

import click

from huiyin.cli import options, source, stream
from huiyin.cli.words import _
from huiyin.process.vocabulary import MOVES, REGISTERS


def answer(given: dict[str, Any]) -> dict[str, Any]:
    """One object of the stream: a case, with optional `move`, `channel`; `language` is the case's."""
    import huiyin

    draft = huiyin.write(
        given,
        move=given.get("move"),
        channel=given.get("channel"),
        language=given.get("language"),
        register=given.get("register") or "natural",
    )
    return {**draft.to_dict(), "id": given.get("id")}


@click.command(
    "write",
    help=_(
        "The message for a case: for the advised move or the one you name. Takes a case as JSON (docs/case.md)."
    ),
    epilog=_("Examples:")
    + "  huiyin write case.json  ·  huiyin write case.json --move ask_why --channel wechat --language zh",
)
@click.argument("case", required=False)
@click.option(
    "--move", type=click.Choice(MOVES), help=_("The move to write for; without it, the advised one.")
)
@options.channel
@options.language
@click.option("--register", type=click.Choice(REGISTERS), help=_("How it sounds."))
@options.output()
@options.clear_errors
def command(
    case: str | None,
    move: str | None,
    channel: str | None,
    language: str | None,
    register: str | None,
    as_json: bool,
    jsonl: bool,
) -> None:
    if jsonl:
        stream.run(stream.each(answer), workers=2)
        return
    given = source.as_object(source.given(case))
    chosen = {"move": move, "channel": channel, "language": language, "register": register}
    found = answer({**given, **{name: word for name, word in chosen.items() if word}})
    if as_json:
        options.print_json(found)
        return
    from huiyin.cli import shown_draft

    shown_draft.show(found)
