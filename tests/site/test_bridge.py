"""From granian to the app: the request arrives as it was sent, the answer as it was given."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from huiyin.site import bridge


class Protocol:
    """Stands in for granian's side of a request."""

    def __init__(self, *parts: bytes) -> None:
        self.parts = parts
        self.answer: tuple = ()
        self.sent: list[bytes] = []

    async def __aiter__(self):
        for part in self.parts:
            yield part

    def response_bytes(self, status, headers, body):
        self.answer = (status, dict(headers), body)

    def response_stream(self, status, headers):
        self.answer = (status, dict(headers), None)
        return self

    async def send_bytes(self, part):
        self.sent.append(part)


def scope(**values):
    headers = values.pop("headers", [("host", "localhost"), ("content-type", "text/plain")])
    return SimpleNamespace(
        **{
            "method": "POST",
            "path": "/你/x y",
            "query_string": "q=%E4%BD%A0",
            "scheme": "http",
            "http_version": "1.1",
            "server": "127.0.0.1:8765",
            "client": "127.0.0.1:50000",
            "authority": None,
            "headers": SimpleNamespace(items=lambda: headers),
            **values,
        }
    )


def ask(application, *parts: bytes, **values) -> Protocol:
    protocol = Protocol(*parts)

    async def answered() -> None:
        with ThreadPoolExecutor(1) as threads:
            await bridge.Bridge(application, threads).__rsgi__(scope(**values), protocol)

    # In a thread of its own: where a browser was driven before, this one has a loop already.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(answered())).result()
    return protocol


def test_the_request_arrives_as_it_was_sent():
    seen = {}

    def application(environ, start):
        seen.update(environ, body=environ["wsgi.input"].read())
        start("201 Created", [("Content-Length", "2"), ("X-Mark", "a")])
        return [b"o", b"k"]

    answer = ask(
        application,
        b"one ",
        b"two",
        headers=[
            ("host", "h"),
            ("cookie", "a=1"),
            ("cookie", "b=2"),
            ("x_forwarded_proto", "https"),
            ("content-length", "99"),
        ],
    ).answer

    assert answer == (201, {"content-length": "2", "x-mark": "a"}, b"ok")
    assert seen["PATH_INFO"].encode("latin-1").decode() == "/你/x y"
    assert (seen["QUERY_STRING"], seen["REMOTE_ADDR"], seen["SERVER_PORT"]) == (
        "q=%E4%BD%A0",
        "127.0.0.1",
        "8765",
    )
    assert (seen["HTTP_HOST"], seen["HTTP_COOKIE"]) == ("h", "a=1; b=2")
    assert (seen["body"], seen["CONTENT_LENGTH"]) == (b"one two", "7")
    assert "HTTP_X_FORWARDED_PROTO" not in seen


def test_a_long_answer_is_sent_in_parts_and_closed():
    closed = []

    class Parts:
        def __iter__(self):
            return iter([b"a" * 10, b"b" * 10])

        def close(self):
            closed.append(True)

    def application(_environ, start):
        start("200 OK", [])
        return Parts()

    protocol = ask(application)

    assert protocol.sent == [b"a" * 10, b"b" * 10]
    assert closed == [True]


def test_an_upload_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(bridge, "MOST_BODY", 10)

    def application(_environ, _start):
        pytest.fail("the app is not to be asked")

    assert ask(application, b"x" * 6, b"x" * 6).answer[0] == 413
