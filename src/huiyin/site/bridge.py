"""From granian's RSGI to the app's WSGI: each request is answered whole, by one of a few threads that stay.

Threads that stay keep their database connections, which an asynchronous server could not.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

MOST_BODY = 512 * 1024 * 1024
"""Bytes of one request: enough for a mailbox file."""
IN_MEMORY = 2 * 1024 * 1024
TOO_LARGE = b"This upload is larger than 512 MB.\n"

Headers = list[tuple[str, str]]
Answer = tuple[int, Headers, "bytes | Iterable[bytes]"]


class Bridge:
    """An RSGI application around a WSGI one."""

    def __init__(self, application: Callable[..., Iterable[bytes]], threads: ThreadPoolExecutor) -> None:
        self._application = application
        self._threads = threads

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            size = 0
            async for part in protocol:
                size += len(part)
                if size > MOST_BODY:
                    protocol.response_bytes(413, [("content-type", "text/plain")], TOO_LARGE)
                    return
                body.write(part)
            body.seek(0)
            told = environ(scope, body, size)
            loop = asyncio.get_running_loop()
            status, headers, parts = await loop.run_in_executor(self._threads, self._answer, told)
            if isinstance(parts, bytes):
                protocol.response_bytes(status, headers, parts)
                return
            try:
                sending = protocol.response_stream(status, headers)
                following = iter(parts)
                while (part := await loop.run_in_executor(self._threads, next, following, None)) is not None:
                    await sending.send_bytes(part)
            finally:
                if hasattr(parts, "close"):
                    await loop.run_in_executor(self._threads, parts.close)

    def _answer(self, told: dict[str, Any]) -> Answer:
        """Status, headers and body; a short body as bytes, a long one to be sent in parts."""
        started: list[tuple[int, Headers]] = []

        def start(status: str, headers: Headers, _error: Any = None) -> None:
            started[:] = [
                (int(status.split(maxsplit=1)[0]), [(name.lower(), value) for name, value in headers])
            ]

        parts = self._application(told, start)
        status, headers = started[0]
        if _is_long(status, headers):
            return status, headers, parts
        try:
            return status, headers, b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()


def environ(scope: Any, body: IO[bytes], size: int) -> dict[str, Any]:
    """The request as WSGI (PEP 3333) tells it."""
    server, _colon, port = scope.server.rpartition(":")
    told: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name:
            # It would look like another header: X_Forwarded_Proto is not X-Forwarded-Proto.
            continue
        key = f"HTTP_{name.upper().replace('-', '_')}"
        told[key] = f"{told[key]}{'; ' if name == 'cookie' else ','}{value}" if key in told else value
    told["CONTENT_TYPE"] = told.pop("HTTP_CONTENT_TYPE", "")
    told.pop("HTTP_CONTENT_LENGTH", None)
    told["CONTENT_LENGTH"] = str(size)
    if scope.authority and "HTTP_HOST" not in told:
        told["HTTP_HOST"] = scope.authority
    return told


def _is_long(status: int, headers: Headers) -> bool:
    """Is there a body too long, or of unknown length, to be held as a whole?"""
    length = dict(headers).get("content-length")
    return status not in (204, 304) and (length is None or int(length) > IN_MEMORY)
