"""The web app on this computer: one process, a few threads, until Ctrl-C."""

import asyncio
import atexit
import errno
import ipaddress
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NoReturn

from django.utils.translation import gettext as _

from huiyin.site.start import CannotStart, prepare

if TYPE_CHECKING:
    from granian.server.embed import Server

THREADS = 4
PORTS_TRIED = 50


def serve(host: str = "127.0.0.1", port: int = 8765, open_browser: bool = True) -> NoReturn:
    """Makes ready, says the address, opens it in the browser if wanted, answers until Ctrl-C or SIGTERM, and ends the process.

    `port` 0, or one that is taken: the next free one. Raises CannotStart.
    """
    prepare()
    _may_listen(host)
    free = free_port(host, port)
    shown = "localhost" if _is_any(host) else host
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{free}/"
    if port not in (0, free):
        print(_("Port %(port)s is in use by another program.") % {"port": port}, file=sys.stderr)

    def listening() -> None:
        print(_("Huiyin is open at %(address)s (Ctrl-C closes it)") % {"address": address}, flush=True)
        if open_browser:
            threading.Thread(target=_open, args=[address], daemon=True).start()

    _run(host, free, listening)
    _leave()


def _leave() -> NoReturn:
    """Ends the process without taking Python down first.

    The server has threads of its own that Python cannot wait for: one that wakes while Python is taken down aborts the process.
    By now the worker and the pages' threads have ended, so nothing is lost.
    """
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _run(host: str, port: int, listening: Callable[[], None]) -> None:
    from granian.server.embed import Server

    from huiyin.site import worker
    from huiyin.site.bridge import Bridge
    from huiyin.site.wsgi import application

    with worker.running(), ThreadPoolExecutor(THREADS, thread_name_prefix="page") as threads:
        server = Server(
            Bridge(application, threads), host, port, websockets=False, log_enabled=False, backlog=1024
        )
        try:
            asyncio.run(_until_stopped(server, _reached(host, port, listening)))
        except KeyboardInterrupt:
            return


async def _reached(host: str, port: int, listening: Callable[[], None]) -> None:
    """Says that the app is open once it can be reached: the server has no moment of its own for that."""
    while True:
        try:
            _reader, writer = await asyncio.open_connection("localhost" if _is_any(host) else host, port)
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            return listening()


async def _until_stopped(server: "Server", reached: Coroutine[None, None, None]) -> None:
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM"):
        try:
            loop.add_signal_handler(getattr(signal, name), server.stop)
        except NotImplementedError:
            # Windows: Ctrl-C arrives as KeyboardInterrupt.
            break
    saying = asyncio.create_task(reached)
    await server.serve()
    saying.cancel()


def _open(address: str) -> None:
    import webbrowser

    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        # A text browser would take the terminal over.
        return
    webbrowser.open(address)


def _may_listen(host: str) -> None:
    """Beyond this computer only where the person said under which names: the journal has no login."""
    from huiyin.site.environment import envlist

    if is_loopback(host) or envlist("HUIYIN_ALLOW_HOSTS"):
        return
    said = _(
        "%(host)s can be reached from other computers, and whoever reaches it can read your journal. "
        "If you want that, set HUIYIN_ALLOW_HOSTS to the names it is reached by."
    )
    raise CannotStart(said % {"host": host})


def is_loopback(host: str) -> bool:
    """Is the host this computer only?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_any(host: str) -> bool:
    return host in ("0.0.0.0", "::")


def free_port(host: str, wanted: int) -> int:
    """The first port that nobody listens on, from `wanted` on; 0: any. Raises CannotStart."""
    trouble: OSError | None = None
    for port in range(wanted, min(wanted + PORTS_TRIED, 65536)):
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            with socket.socket(family, socket.SOCK_STREAM) as trying:
                if os.name != "nt":
                    trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trying.bind((host, port))
                return int(trying.getsockname()[1])
        except OSError as error:
            trouble = error
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                break
    why = trouble.strerror if trouble else ""
    said = _(
        "Huiyin cannot listen at %(host)s, port %(port)s: %(why)s. Try another: huiyin serve --port 9000"
    )
    raise CannotStart(said % {"host": host, "port": wanted, "why": why})
