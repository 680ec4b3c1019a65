"""A line to a server that can be cut, as by a train that enters a tunnel."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Hands everything on in both directions. `most`: bytes from the server after which it is cut; None: never."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.most: int | None = None
        self.calls = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def cut(self) -> None:
        """Every call that is open ends without a word."""
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: object, *told: object) -> None:
        thread = threading.Thread(target=work, args=told, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near = self._listening.accept()[0]
                far = socket.create_connection(("127.0.0.1", self.target))
                self.calls += 1
                self._open |= {near, far}
                self._start(self._pass, near, far, False)
                self._start(self._pass, far, near, True)

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while words := source.recv(65_536):
                if counted and self.most is not None:
                    words, self.most = words[: self.most], self.most - len(words)
                    if self.most <= 0:
                        target.sendall(words)
                        break
                target.sendall(words)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
            self._open.discard(one)


@contextmanager
def to(port: int) -> Iterator[Line]:
    """A line to a port of this machine, as long as the block lives."""
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
