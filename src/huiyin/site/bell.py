"""What ends a pause early."""

import threading


class Bell:
    """Ends a pause early: something came, or it is time to leave."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self.over = False

    def ring(self) -> None:
        self._rung.set()

    def leave(self) -> None:
        """The last ring."""
        self.over = True
        self._rung.set()

    def pause(self, seconds: float) -> bool:
        """Waits so long, or until it rings. Is there more to do?"""
        self._rung.wait(seconds)
        self._rung.clear()
        return not self.over
