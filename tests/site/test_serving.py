"""The app on this computer: opens, answers, closes."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from huiyin.site import serving, start

SERVE = "import django; django.setup(); from huiyin.site import serving; serving.serve('127.0.0.1', {port}, False)"


@contextmanager
def running(home: Path, port: int = 0) -> Iterator[tuple[subprocess.Popen, str]]:
    """The app as a program of its own, and the address it says."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(
        [sys.executable, "-c", SERVE.format(port=port)],
        env={**kept, "HUIYIN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "huiyin.site.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield program, address_of(program)
        finally:
            program.terminate()


def address_of(program: subprocess.Popen) -> str:
    line = program.stdout.readline()
    assert "http://127.0.0.1:" in line, line + program.stderr.read()
    return next(word for word in line.split() if word.startswith("http://"))


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[str]:
    """The address of the running app."""
    with running(tmp_path_factory.mktemp("home")) as (_program, address):
        yield address


def ask(address: str, path: str, method: str = "GET", body: bytes | None = None, **headers: str):
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    try:
        connection.request(
            method, path, body, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_it_says_that_it_is_well(served):
    status, _headers, body = ask(served, "/healthz")
    assert (status, body) == (200, b'{"status": "ok"}')


def test_the_first_page_opens_without_a_login(served):
    status, headers, body = ask(served, "/", Accept_Language="zh-CN")
    assert status == 200
    assert 'lang="zh' in body.decode()
    assert "default-src 'none'" in headers["content-security-policy"]


def test_another_host_name_is_refused(served):
    assert ask(served, "/", Host="evil.example")[0] == 400


def test_a_form_from_elsewhere_is_refused(served):
    assert (
        ask(served, "/openings/new/", "POST", b"company=x", Content_Type="application/x-www-form-urlencoded")[
            0
        ]
        == 403
    )


def test_a_wrong_address_is_answered(served):
    assert ask(served, "/no/such/%E9%A1%B5")[0] == 404


def test_static_parts_come_with_their_type(served):
    status, headers, body = ask(served, "/static/huiyin/img/mark.svg")
    assert (status, headers["content-type"]) == (200, "image/svg+xml")
    assert body
    assert ask(served, "/static/../settings.py")[0] == 404


def test_ctrl_c_closes_it_cleanly(tmp_path):
    with running(tmp_path) as (program, address):
        assert ask(address, "/healthz")[0] == 200
        program.send_signal(signal.SIGINT)
        _said, complained = program.communicate(timeout=60)

    assert (program.returncode, complained) == (0, "")


def test_a_taken_port_is_said_and_the_next_one_used(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with running(tmp_path, port) as (program, address):
            program.send_signal(signal.SIGINT)
            _said, complained = program.communicate(timeout=60)
    assert urlsplit(address).port > port
    assert str(port) in complained


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "huiyin.example"])
def test_other_computers_are_let_in_only_by_name(host, monkeypatch):
    monkeypatch.setattr(serving, "prepare", lambda: None)
    with pytest.raises(start.CannotStart, match="HUIYIN_ALLOW_HOSTS"):
        serving.serve(host, 0, open_browser=False)


def test_an_address_that_is_not_ours():
    with pytest.raises(start.CannotStart, match="cannot listen"):
        serving.free_port("192.0.2.1", 8765)


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("10.0.0.1", False),
        ("evil.example", False),
    ],
)
def test_what_is_this_computer(host, ours):
    assert serving.is_loopback(host) is ours
