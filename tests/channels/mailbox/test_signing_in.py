"""A mailbox that is opened by the provider's own sign-in: real Dovecot, a provider on this machine."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from huiyin.channels.mailbox import oauth
from huiyin.channels.mailbox.errors import MailError, WrongPassword
from huiyin.channels.mailbox.models import Account, SignIn, Suggestion
from huiyin.channels.mailbox.oauth import Endpoint, SignInFailed
from huiyin.channels.mailbox.presets import PRESETS
from huiyin.channels.mailbox.services import (
    begin_sign_in,
    end_sign_in,
    fetch,
    prepare,
    send,
    set_up,
    try_account,
)
from huiyin.channels.mailbox.tokens import renew
from huiyin.channels.sealed import unseal
from huiyin.journal.services import profiles
from tests.channels.mailbox.conftest import mail
from tests.conftest import NOW
from tests.servers import dovecot, signin, smtp


@pytest.fixture(scope="module")
def provider() -> Iterator[signin.Provider]:
    with signin.running() as found:
        yield found


@pytest.fixture(scope="module", params=["xoauth2", "oauthbearer"])
def strict(request, provider) -> Iterator[dovecot.Dovecot]:
    """A server that takes tokens by one mechanism, beside the password by which the tests put mail there."""
    told = f"plain {request.param}"
    with dovecot.running(introspection=provider.introspection, mechanisms=told) as server:
        yield server


@pytest.fixture(autouse=True)
def fresh(provider, home):
    provider.start_anew()


def endpoint(provider) -> Endpoint:
    return Endpoint(f"{provider.address}/device", f"{provider.address}/token", "mail offline_access")


def begun(owner, provider, server, address, **fields):
    where = {"imap_host": "127.0.0.1", "imap_port": server.port, "imap_security": "plain", "since": None}
    return begin_sign_in(
        owner, address, signin.CLIENT, now=NOW, endpoint=endpoint(provider), **{**where, **fields}
    )


def signed_in(owner, provider, server, address, **fields) -> Account:
    waits = begun(owner, provider, server, address, **fields)
    provider.agree(address)
    account = end_sign_in(owner, waits.pk, now=NOW)
    assert account is not None
    return account


def test_it_works(owner, opening, provider, strict, address):
    strict.put(mail(), user=address)
    waits = begun(owner, provider, strict, address)
    assert (waits.code, waits.url) == ("ABCD-EFGH", f"{provider.address}/enter")
    assert end_sign_in(owner, waits.pk, now=NOW) is None
    assert not Account.objects.exists()

    provider.agree(address)
    account = end_sign_in(owner, waits.pk, now=NOW)

    assert account is not None
    assert fetch(account, now=NOW).found == 1
    assert Suggestion.objects.get().opening == opening
    assert not SignIn.objects.exists()
    kept = Account.objects.get()
    assert "access" not in kept.access
    assert "refresh" not in kept.secret
    assert (unseal(kept.access), unseal(kept.secret)) == ("access-1", "refresh-1")
    assert provider.asked[0]["scope"] == "mail offline_access"


def test_a_token_that_ran_out_is_renewed_on_the_way(owner, provider, strict, address):
    account = signed_in(owner, provider, strict, address)
    provider.forget_access()

    assert "INBOX" in try_account(account)

    kept = Account.objects.get()
    assert (unseal(kept.access), unseal(kept.secret)) == ("access-2", "refresh-2")


def test_of_two_programs_that_renew_at_once_both_end_with_good_tokens(owner, provider, strict, address):
    signed_in(owner, provider, strict, address)
    one, two = Account.objects.get(), Account.objects.get()

    renew(one)
    renew(two)

    assert unseal(two.access) == unseal(one.access) == "access-2"
    assert "INBOX" in try_account(two)


def test_where_the_provider_has_ended_it_the_person_is_asked_to_sign_in_anew(
    owner, provider, strict, address
):
    account = signed_in(owner, provider, strict, address)
    provider.forget_access()
    provider.refresh.clear()

    with pytest.raises(WrongPassword, match=r"sign in anew.*The token has expired"):
        try_account(account)


def test_a_mailbox_that_refuses_a_good_token_says_what_to_look_at(owner, provider, strict, address):
    waits = begun(owner, provider, strict, address)
    provider.agree("somebody.else@example.org")

    with pytest.raises(WrongPassword, match="IMAP allowed"):
        end_sign_in(owner, waits.pk, now=NOW)
    assert not Account.objects.exists()

    provider.user = address
    assert end_sign_in(owner, waits.pk, now=NOW) is not None


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("authorization_declined", "declined"),
        ("access_denied", "declined"),
        ("expired_token", "too old"),
        ("unauthorized_client", "Check the application ID"),
    ],
)
def test_a_sign_in_that_comes_to_nothing(owner, provider, strict, address, says, words):
    waits = begun(owner, provider, strict, address)
    provider.says = says

    with pytest.raises(SignInFailed, match=words):
        end_sign_in(owner, waits.pk, now=NOW)
    assert not SignIn.objects.exists()


def test_a_provider_that_wants_to_be_asked_less_often(owner, provider, strict, address):
    waits = begun(owner, provider, strict, address)
    provider.says = "slow_down"

    assert end_sign_in(owner, waits.pk, now=NOW) is None
    waits.refresh_from_db()
    assert waits.interval == 6


def test_a_code_that_was_left_lying(owner, provider, strict, address):
    waits = begun(owner, provider, strict, address)
    with pytest.raises(SignInFailed, match="too old"):
        end_sign_in(owner, waits.pk, now=NOW + dt.timedelta(hours=1))


def test_sending_and_renewing_for_it(owner, opening, provider, strict, address):
    account = signed_in(owner, provider, strict, address)
    with smtp.running(tokens=provider.good) as post:
        set_up(
            owner, address, now=NOW, may="send", smtp_host="127.0.0.1", smtp_port=post.port, smtp_security="plain",
        )  # fmt: skip
        letter = prepare(owner, opening.pk, now=NOW, to="hr@greenharbour.example", subject="x", text="y")
        post.tokens = ["access-2"]

        sent = send(owner, letter.pk, now=NOW)

        assert (sent.state, sent.wrong) == ("sent", "")
        assert len(post.letters) == 1
        assert len(strict.all("Sent", address)) == 1
        post.tokens = []
        another = prepare(owner, opening.pk, now=NOW, to="hr@greenharbour.example", subject="x", text="z")
        refused = send(owner, another.pk, now=NOW)
    assert refused.state == "prepared"
    assert "refuses the sign-in for sending" in refused.wrong
    assert account.entry == "sign_in"


def test_a_password_takes_its_place(owner, provider, strict, address, imap_server):
    signed_in(owner, provider, strict, address)
    again = set_up(owner, address, now=NOW, secret=dovecot.PASSWORD, imap_port=imap_server.port)
    assert again.entry == "password"


def test_no_application_id(owner):
    for wrong in ("", " ", "应用"):
        with pytest.raises(ValidationError, match="application ID"):
            begin_sign_in(owner, "me@outlook.com", wrong, now=NOW)


def test_an_application_that_the_provider_does_not_know(owner, provider):
    with pytest.raises(SignInFailed, match=r"No such application\.\)"):
        begin_sign_in(owner, "me@outlook.com", "another", now=NOW, endpoint=endpoint(provider))


@pytest.mark.parametrize(
    ("device", "words"),
    [("http://example.org/device", "https"), ("http://127.0.0.1:1/device", "cannot be reached")],
)
def test_an_address_that_cannot_be_asked(owner, device, words):
    with pytest.raises(MailError, match=words):
        begin_sign_in(owner, "me@outlook.com", signin.CLIENT, now=NOW, endpoint=Endpoint(device, device, ""))


@pytest.mark.parametrize(
    ("address", "preset"), [("me@hotmail.com", "outlook"), ("me@university.example", "microsoft365")]
)
def test_where_microsoft_is_asked(owner, address, preset, monkeypatch):
    asked = []

    def begin(where, _client):
        asked.append(where)
        return oauth.Begun("d", "C", "https://microsoft.com/devicelogin", 5, 900)

    monkeypatch.setattr(oauth, "begin", begin)
    waits = begin_sign_in(owner, address, signin.CLIENT, now=NOW)

    assert asked == [PRESETS[preset].sign_in]
    assert waits.fields["imap_host"] == "outlook.office365.com"
    assert waits.fields["smtp_host"] == PRESETS[preset].outgoing.host
    assert "offline_access" in waits.scope


@pytest.fixture
def on_the_page(client, owner, provider, strict, address, monkeypatch):
    """The settings' page, where an unknown domain's sign-in is asked of our provider."""
    monkeypatch.setattr("huiyin.desks.stationery.clock.now", lambda: NOW)
    profiles.change_profile(owner, now=NOW, language="en")
    near = replace(PRESETS["microsoft365"], sign_in=endpoint(provider))
    monkeypatch.setitem(PRESETS, "microsoft365", near)
    told = {
        "address": address, "client_id": signin.CLIENT, "may": "read", "imap_host": "127.0.0.1", "imap_port": strict.port,
        "imap_security": "plain", "do": "sign_in",
    }  # fmt: skip
    return client, told


def test_on_the_page(on_the_page, provider, address):
    client, told = on_the_page
    wrong = client.post("/mail/settings/", {**told, "client_id": ""})
    assert wrong.status_code == 400
    assert "Enter the application ID" in wrong.content.decode()

    there = client.post("/mail/settings/", told).url
    shown = client.get(there).content.decode()
    assert "ABCD-EFGH" in shown
    assert f"{provider.address}/enter" in shown
    assert client.post(there, headers={"HX-Request": "true"}).status_code == 204
    assert client.post(there).url == there

    provider.agree(address)
    done = client.post(there, headers={"HX-Request": "true"})

    assert done.headers["HX-Redirect"] == "/mail/"
    assert client.get(there).url == "/mail/settings/"
    settings = client.get("/mail/settings/").content.decode()
    assert "allow public client flows" in settings
    assert signin.CLIENT in settings
    kept = client.post("/mail/settings/", {**told, "do": "", "name": "Carol"})
    assert kept.status_code == 302
    assert Account.objects.get().name == "Carol"


def test_declined_on_the_page(on_the_page, provider):
    client, told = on_the_page
    there = client.post("/mail/settings/", told).url
    provider.says = "access_denied"

    assert client.post(there).url == "/mail/settings/"
    assert "declined" in client.get("/mail/settings/").content.decode()


def test_in_a_terminal(provider, strict, address, tmp_path):
    provider.agree(address)
    done = subprocess.run(
        [
            sys.executable, "-m", "huiyin", "mail", "setup", address, "--application-id", signin.CLIENT,
            "--device-url", f"{provider.address}/device", "--token-url", f"{provider.address}/token",
            "--imap-host", "127.0.0.1", "--imap-port", str(strict.port), "--imap-security", "plain",
        ],
        capture_output=True, text=True, check=True, env={**without_huiyin(), "HUIYIN_HOME": str(tmp_path), "HUIYIN_LANGUAGE": "en"},
    )  # fmt: skip

    assert "enter the code ABCD-EFGH" in done.stderr
    assert f"{address} is set up" in done.stdout


def without_huiyin() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("HUIYIN_", "DATABASE"))}
