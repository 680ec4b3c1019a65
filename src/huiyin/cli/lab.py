"""`huiyin lab`: the advice against rules of thumb, in a simulated hiring world."""

import click

from huiyin.cli import options
from huiyin.cli.words import _
from huiyin.process.fields import InvalidInput


@click.command(
    "lab",
    help=_(
        "Try the advice against rules of thumb in a simulated world that does not share its model (docs/lab.md)."
    ),
    epilog=_("Examples:")
    + "  huiyin lab  ·  huiyin lab --regime us_tech --processes 500  ·  huiyin lab --abroad 1 --json",
)
@click.option(
    "--regime", "regimes", multiple=True, help=_("A regime; may be given several times. Without it: all.")
)
@click.option(
    "--processes",
    default=400,
    show_default=True,
    type=click.IntRange(20, 100_000),
    help=_("Interviews a regime."),
)
@click.option("--seed", default=1, show_default=True, help=_("The same seed gives the same world."))
@click.option(
    "--abroad",
    multiple=True,
    type=click.IntRange(0),
    help=_(
        "Play in worlds drawn at random in place of the lab; the number draws them. May be given several times."
    ),
)
@options.output(stream=False)
@options.clear_errors
def command(
    regimes: tuple[str, ...], processes: int, seed: int, abroad: tuple[int, ...], as_json: bool
) -> None:
    from huiyin.lab import running, tables

    def progress(done: str) -> None:
        click.echo(done, err=True)

    try:
        board = running.run(
            regimes or None, processes=processes, seed=seed, progress=progress, abroad=abroad or None
        )
    except InvalidInput:
        raise
    except ValueError as error:
        raise InvalidInput(str(error)) from None
    if as_json:
        options.print_json(board.to_dict())
    else:
        click.echo(tables.text(board))
