"""`huiyin serve`, and `huiyin` alone: the web app on this computer."""

import click

from huiyin.cli import options
from huiyin.cli.words import _
from huiyin.process.fields import InvalidInput


@click.command(
    "serve",
    help=_("Open the web app. It runs on this computer only, unless you name another host."),
    epilog=_("Examples:") + "  huiyin  ·  huiyin serve --port 8765 --no-browser",
)
@click.option("--host", default="127.0.0.1", show_default=True, help=_("The address to listen on."))
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help=_("0: any free one.")
)
@click.option("--no-browser", is_flag=True, help=_("Do not open a browser."))
@options.clear_errors
def command(host: str = "127.0.0.1", port: int = 8765, no_browser: bool = False) -> None:
    from huiyin.cli import records

    records.prepared()
    from huiyin.site import serving, start

    try:
        serving.serve(host, port, open_browser=not no_browser)
    except start.CannotStart as error:
        raise InvalidInput(str(error)) from None
