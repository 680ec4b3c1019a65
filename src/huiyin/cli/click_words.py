"""Click's own words in the person's language: it asks Python's gettext for them, which is told here where they are.

They stand in Huiyin's catalogue because click brings no translations. Only what a person can meet is listed.
"""

import gettext
import os

import click

from huiyin.cli.help_lines import Lines
from huiyin.cli.words import FOLDER, language


def speak() -> None:
    """From now on click speaks the terminal's language, and wraps it as wide as it is."""
    click.Context.formatter_class = Lines
    if language() != "zh":
        return
    # gettext looks here first. Programs that are started from here, as a browser, find their own name for it behind ours.
    os.environ["LANGUAGE"] = "zh_Hans:zh_CN:zh"
    gettext.bindtextdomain("django", FOLDER)
    gettext.textdomain("django")


def _(text: str) -> str:
    """Marks the text for the catalogue."""
    return text


def ngettext(one: str, many: str, _number: int) -> tuple[str, str]:
    """Marks a text for a number of things."""
    return one, many


WORDS = (
    _("Usage:"),
    _("Options"),
    _("Commands"),
    _("Show the version and exit."),
    _("Show this message and exit."),
    _("default: {default}"),
    _("Aborted!"),
    _("Error: {message}"),
    _("Error: invalid input"),
    _("Try '{command} {option}' for help."),
    _("Missing argument"),
    _("Missing option"),
    _("Missing command."),
    _("Invalid value: {message}"),
    _("Invalid value for {param_hint}: {message}"),
    _("No such option {name!r}."),
    _("No such command {name!r}."),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    _("Option {name!r} does not take a value."),
    ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    _("{value} is not in the range {range}."),
    _("{value!r} is not a valid {number_type}."),
    _("file"),
    _("{name} {filename!r} does not exist."),
    _("{name} {filename!r} is a directory."),
    _("{name} {filename!r} is not readable."),
)
