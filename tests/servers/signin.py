"""A provider's sign-in (RFC 8628, RFC 7662): codes, tokens, and whether a token is good. One person, who agrees or declines."""

import itertools
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

CLIENT = "11111111-2222-3333-4444-555555555555"


class Provider:
    """What the person does, and which tokens are good. `rotates`: a refresh token is good once."""

    def __init__(self) -> None:
        self.address = ""
        self.start_anew()

    def start_anew(self) -> None:
        """Nothing was asked yet, and no token is good."""
        self.user = ""
        self.says = "authorization_pending"
        self.rotates = True
        self.good: set[str] = set()
        self.refresh: set[str] = set()
        self.asked: list[dict[str, str]] = []
        self._numbers = itertools.count(1)

    @property
    def introspection(self) -> str:
        return f"{self.address}/introspect"

    def agree(self, user: str) -> None:
        self.user, self.says = user, ""

    def forget_access(self) -> None:
        """An hour passes."""
        self.good.clear()

    def answer(self, path: str, told: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if path == "/introspect":
            good = told.get("token", "") in self.good
            return 200, {"active": "true" if good else "false", "username": self.user}
        self.asked.append(told)
        if told.get("client_id") != CLIENT:
            return 400, {
                "error": "unauthorized_client",
                "error_description": "No such application. Trace ID: 1",
            }
        if path == "/device":
            return 200, {
                "device_code": "device-1", "user_code": "ABCD-EFGH", "verification_uri": f"{self.address}/enter",
                "interval": 1, "expires_in": 900,
            }  # fmt: skip
        wrong = self._renewing(told) if told.get("grant_type") == "refresh_token" else self._entering(told)
        return (400, wrong) if wrong else (200, self._tokens())

    def _renewing(self, told: dict[str, str]) -> dict[str, str]:
        if told.get("refresh_token") not in self.refresh:
            return {"error": "invalid_grant", "error_description": "The token has expired."}
        if self.rotates:
            self.refresh.discard(told["refresh_token"])
        return {}

    def _entering(self, told: dict[str, str]) -> dict[str, str]:
        if told.get("device_code") != "device-1" or self.says:
            return {"error": self.says or "bad_verification_code"}
        return {}

    def _tokens(self) -> dict[str, Any]:
        number = next(self._numbers)
        self.good = {f"access-{number}"}
        self.refresh.add(f"refresh-{number}")
        return {
            "token_type": "Bearer", "access_token": f"access-{number}", "refresh_token": f"refresh-{number}", "expires_in": 3600,
        }  # fmt: skip


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that lives as long as the block."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            words = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, told = provider.answer(self.path, dict(parse_qsl(words)))
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        provider.address = f"http://127.0.0.1:{server.server_port}"
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
