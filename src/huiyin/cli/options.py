"""Options that several verbs share, and how errors leave the command."""

import functools
import json
from collections.abc import Callable
from typing import Any

import click

from huiyin.cli.source import refuse
from huiyin.cli.words import _
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import CHANNELS, LANGUAGES

Verb = Callable[..., Any]


def output(stream: bool = True) -> Callable[[Verb], Verb]:
    """--json, and --jsonl where the verb answers a stream."""

    def decorate(verb: Verb) -> Verb:
        if stream:
            verb = click.option(
                "--jsonl",
                is_flag=True,
                help=_("A stream: one JSON object a line in, one a line out, in the same order."),
            )(verb)
        return click.option("--json", "as_json", is_flag=True, help=_("One JSON object out."))(verb)

    return decorate


channel = click.option("--channel", type=click.Choice(CHANNELS), help=_("How the words travel."))
language = click.option("--language", type=click.Choice(LANGUAGES), help=_("The language of the message."))


def clear_errors(verb: Verb) -> Verb:
    """Input that cannot be used ends the command with its message and exit code 2."""

    @functools.wraps(verb)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return verb(*args, **kwargs)
        except InvalidInput as error:
            refuse(error.said(_))
        except BrokenPipeError:
            # The reader of our output has left, as `head` does.
            import os
            import sys

            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    return wrapped


def print_json(found: dict[str, Any]) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
