"""The `huiyin` command. Each verb stands in a module of its own, loaded only when it is called."""

import sys


def main() -> None:
    """Run the command line; the exit code is 0, 1 (check: the text is blocked) or 2 (unusable input)."""
    from huiyin.cli import click_words
    from huiyin.cli.verbs import huiyin

    click_words.speak()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character gets a question mark, not a traceback.
            stream.reconfigure(errors="replace")
    huiyin.main(prog_name="huiyin")
