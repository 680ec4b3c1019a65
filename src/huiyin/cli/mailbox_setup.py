"""`huiyin mail setup`: letting Huiyin into a mailbox, by a password or by the provider's own sign-in."""

import datetime as dt
import getpass
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from huiyin.cli import options, records, screen
from huiyin.cli.words import _
from huiyin.process.fields import InvalidInput


@contextmanager
def clearly() -> Iterator[None]:
    """What a channel cannot do is told as input that cannot be used."""
    from huiyin.channels.channel import ChannelError

    try:
        yield
    except ChannelError as error:
        raise InvalidInput(str(error)) from None


@click.command(
    "setup",
    help=_("Set a mailbox up, or change it. It is kept only if the server lets us in."),
    epilog=_("Examples:")
    + "  huiyin mail setup me@163.com  ·  huiyin mail setup me@outlook.com --application-id 00000000-…",
)
@click.argument("address")
@click.option("--password", help=_("The password or authorisation code; without it, you are asked."))
@click.option("--application-id", help=_("Sign in at the provider instead (Outlook, Microsoft 365)."))
@click.option("--device-url", help=_("Where another provider gives out codes (OAuth 2.0 device flow)."))
@click.option("--token-url", help=_("Where it gives out tokens."))
@click.option("--scope", default="", help=_("What is asked for there."))
@click.option("--may", type=click.Choice(["read", "drafts", "send"]), help=_("What Huiyin may do there."))
@click.option("--name", help=_("Your name, as mail carries it."))
@click.option("--user", help=_("The user name, where it is not the address."))
@click.option("--imap-host", help=_("The incoming server."))
@click.option("--imap-port", type=click.IntRange(1, 65_535))
@click.option("--imap-security", type=click.Choice(["tls", "starttls", "plain"]))
@click.option("--smtp-host", help=_("The outgoing server."))
@click.option("--smtp-port", type=click.IntRange(1, 65_535))
@click.option("--smtp-security", type=click.Choice(["tls", "starttls", "plain"]))
@click.option(
    "--certificate", type=click.File(), help=_("The certificate of a server of your own, as a file.")
)
@click.option("--folder", "folders", multiple=True, help=_("A folder to look in; several times."))
@click.option("--since", type=records.Day(), help=_("Leave older mail alone."))
@options.output(stream=False)
@options.clear_errors
@records.with_desk
def command(
    desk: records.Desk,
    address: str,
    password: str | None,
    application_id: str | None,
    device_url: str | None,
    token_url: str | None,
    scope: str,
    since: Any,
    certificate: Any,
    as_json: bool,
    **fields: Any,
) -> None:
    given = {name: value for name, value in fields.items() if value not in (None, ())}
    if "folders" in given:
        given["folders"] = list(given["folders"])
    if since is not None:
        given["since"] = records.day_of(desk, since)
    if certificate is not None:
        given["certificate"] = certificate.read()
    with clearly():
        if application_id:
            account = _signed_in(desk, address, application_id, (device_url, token_url, scope), given)
        else:
            account = _with_password(desk, address, password, given)
    if as_json:
        options.print_json({"address": account.address, "may": account.may})
        return
    screen.show(
        _("{address} is set up. `huiyin mail fetch` looks for the first time.").format(address=account)
    )


def _with_password(desk: records.Desk, address: str, password: str | None, given: dict[str, Any]) -> Any:
    from huiyin.channels.mailbox import accounts, services
    from huiyin.channels.mailbox.models import Account
    from huiyin.channels.mailbox.presets import preset_for

    # Before anybody is asked for a password.
    accounts.checked_address(address)
    known = Account.objects.filter(owner_id=desk.owner.pk, address__iexact=address).exists()
    preset = preset_for(address)
    if password is None and not known:
        for step in preset.steps:
            click.echo(f"· {step}", err=True)
        if preset.sign_in is not None:
            raise InvalidInput(_("Give the application ID: --application-id ID"))
        password = (
            getpass.getpass(_("Password or authorisation code: "))
            if sys.stdin.isatty()
            else sys.stdin.readline()
        )
    return services.set_up(desk.owner, address, now=desk.now, secret=(password or "").strip(), **given)


def _signed_in(
    desk: records.Desk, address: str, application_id: str, where: tuple[Any, Any, str], given: dict[str, Any]
) -> Any:
    from huiyin.channels.mailbox import services
    from huiyin.channels.mailbox.oauth import Endpoint

    device_url, token_url, scope = where
    if bool(device_url) != bool(token_url):
        raise InvalidInput(_("--device-url and --token-url belong together."))
    told = {"endpoint": Endpoint(device_url, token_url, scope)} if device_url else {}
    waits = services.begin_sign_in(desk.owner, address, application_id, now=desk.now, **told, **given)
    click.echo(
        _("Open {url}, enter the code {code}, and agree there.").format(url=waits.url, code=waits.code),
        err=True,
    )
    while True:
        time.sleep(waits.interval)
        account = services.end_sign_in(desk.owner, waits.pk, now=dt.datetime.now(dt.UTC))
        if account is not None:
            return account
        waits.refresh_from_db()
