"""`huiyin mail` as a person types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.channels.mailbox.conftest import mail
from tests.servers import dovecot


@pytest.fixture
def run(tmp_path: Path):
    def call(*words: str, code: int = 0, text: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "huiyin", *words],
            input=text,
            capture_output=True,
            text=True,
            check=False,
            env={
                **{
                    name: value
                    for name, value in os.environ.items()
                    if not name.startswith(("HUIYIN_", "DATABASE"))
                },
                "HUIYIN_HOME": str(tmp_path / "home"),
                "HUIYIN_LANGUAGE": "en",
            },
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    return call


def test_from_setup_to_the_journal(run, imap_server, address, tmp_path):
    run("add", "Green Harbour", "Marketing manager")
    imap_server.put(mail(), user=address)
    said = run(
        "mail", "setup", address, "--imap-host", "127.0.0.1", "--imap-port", str(imap_server.port), "--imap-security", "plain",
        "--since", "2020-01-01", text=dovecot.PASSWORD + "\n",
    )  # fmt: skip
    assert "is set up" in said
    assert "INBOX" in run("mail", "test")

    done = json.loads(run("mail", "fetch", "--json"))
    assert (done["looked"], done["found"]) == (1, 1)
    (tmp_path / "a.eml").write_bytes(mail(subject="Hello"))
    assert (
        json.loads(run("mail", "import", str(tmp_path / "a.eml"), "--opening", "Green", "--json"))["waiting"]
        == 2
    )
    assert "anna.field" in run("mail", "list", "--json")

    assert "2 messages are in the journal" in run("mail", "confirm")
    assert "still comparing" in run("show", "Green")
    assert "Imported 2 messages" in run("undo")


def test_what_goes_wrong_is_told(run, tmp_path, imap_server, address):
    assert "No mailbox is set up" in run("mail", "fetch", code=2)
    assert "no file" in run("mail", "import", str(tmp_path / "none"), code=2)
    said = run(
        "mail", "setup", address, "--imap-host", "127.0.0.1", "--imap-port", str(imap_server.port), "--imap-security", "plain",
        "--password", "wrong", code=2,
    )  # fmt: skip
    assert "does not accept the user name or the password" in said
