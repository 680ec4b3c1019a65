"""Being told of new mail at once: a line to each inbox on which the server speaks up (IDLE, RFC 2177).

It only rings; what is new is fetched by the duty that also looks every few minutes. So a server without IDLE, a line that
broke or a mailbox that is away cost a few minutes, and no mail.
"""

import datetime as dt
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.db import connection

from huiyin.channels.mailbox.connection import imap
from huiyin.channels.mailbox.errors import MailError, WrongPassword
from huiyin.channels.mailbox.models import Account
from huiyin.channels.models import Turn

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

log = logging.getLogger(__name__)

ROUND = 9 * 60.0
"""Seconds until the server is asked anew. RFC 2177 says less than half an hour; boxes on the way forget sooner."""
FIRST_WAIT = 30.0
LONGEST_WAIT = 30 * 60.0
"""Seconds until a line that broke is opened again; twice as long each time, up to this."""
FETCH = "mailbox.fetch"


class Ear(threading.Thread):
    """Listens at one mailbox until it is told to stop; `heard` is called when there may be new mail."""

    def __init__(
        self,
        account: Account,
        heard: Callable[[], None],
        *,
        first_wait: float = FIRST_WAIT,
        round_: float = ROUND,
    ) -> None:
        super().__init__(name=f"ear-{account.pk}", daemon=True)
        self.account, self.heard = account, heard
        self.first_wait, self.round = first_wait, round_
        self.listening = threading.Event()
        self._over = threading.Event()
        self._box: BaseMailBox | None = None

    def run(self) -> None:
        wait = self.first_wait
        try:
            while not self._over.is_set():
                try:
                    if not self._listen():
                        return
                    wait = self.first_wait
                except WrongPassword:
                    # Asking again and again would lock the mailbox; the duty tells the person.
                    return
                except MailError as error:
                    if self.listening.is_set():
                        wait = self.first_wait
                    log.info("listening at %s broke off: %s", self.account, error)
                self.listening.clear()
                self._over.wait(wait)
                wait = min(wait * 2, LONGEST_WAIT)
        finally:
            self.listening.clear()
            connection.close()

    def stop(self) -> None:
        """Hangs up at once."""
        self._over.set()
        box = self._box
        if box is not None:
            # The thread waits in the socket: only its end wakes it.
            with suppress(OSError):
                box.client.sock.shutdown(socket.SHUT_RDWR)

    def _listen(self) -> bool:
        """Listens until the line breaks. False: this server does not speak up by itself, or it is over."""
        with imap(self.account) as box:
            connection.close()
            if b"IDLE" not in b" ".join(box.client.capability()[1]).upper().split():
                return False
            self._box = box
            try:
                box.folder.set(self.account.folders[0] if self.account.folders else "INBOX", readonly=True)
                # What came while no line was open.
                self.heard()
                while not self._over.is_set():
                    self._one_round(box)
            finally:
                self._box = None
        return False

    def _one_round(self, box: "BaseMailBox") -> None:
        idle: Any = box.idle
        idle.start()
        self.listening.set()
        told = idle.poll(timeout=self.round)
        if self._over.is_set():
            return
        # A line that was cut without a word shows here.
        told = [*told, *_lines(idle.stop())]
        if any(line.upper().split()[-1:] == [b"EXISTS"] for line in told):
            self.heard()


def _lines(told: Any) -> list[bytes]:
    """What the server said beside its answer to DONE: mail may come between two lines."""
    found = told[1] if isinstance(told, tuple) and len(told) > 1 else told
    return [line for line in found or [] if isinstance(line, bytes)]


class Listening:
    """An ear at every mailbox; in `with`, as long as the block lives. `ring` is called when one may have new mail."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring = ring
        self._ears: dict[int, tuple[tuple[object, ...], Ear]] = {}
        self._leaving: list[Ear] = []
        self._heard: set[int] = set()
        self._lock = threading.Lock()

    def __enter__(self) -> "Listening":
        return self

    def __exit__(self, *_error: object) -> None:
        for key in list(self._ears):
            self._hang_up(key)
        for ear in self._leaving:
            ear.join(2.0)

    def attend(self, now: dt.datetime) -> None:
        """Makes the fetch due for those with new mail, and follows what was set up, changed or removed meanwhile."""
        with self._lock:
            heard, self._heard = self._heard, set()
        for owner_id in heard:
            if not Turn.hasten(owner_id, FETCH, now):
                # Another program is at it; what came after it looked waits for the next time.
                self._note(owner_id)
        known = {account.pk: account for account in Account.objects.select_related("owner")}
        for key, (settings, _ear) in list(self._ears.items()):
            if key not in known or _settings(known[key]) != settings:
                self._hang_up(key)
        self._leaving = [ear for ear in self._leaving if ear.is_alive()]
        for key, account in known.items():
            if key not in self._ears:
                ear = Ear(account, lambda owner_id=account.owner_id: self._rung(owner_id))  # type: ignore[misc]
                self._ears[key] = (_settings(account), ear)
                ear.start()

    def _hang_up(self, key: int) -> None:
        _settings, ear = self._ears.pop(key)
        ear.stop()
        self._leaving.append(ear)

    def _note(self, owner_id: int) -> None:
        with self._lock:
            self._heard.add(owner_id)

    def _rung(self, owner_id: int) -> None:
        self._note(owner_id)
        self.ring()


def _settings(account: Account) -> tuple[object, ...]:
    """What decides about the line. Tokens are renewed by themselves and make no other line."""
    secret = account.client_id if account.entry == "sign_in" else account.secret
    return (
        account.address, account.user, secret, account.entry, account.imap_host, account.imap_port, account.imap_security,
        account.certificate, tuple(account.folders),
    )  # fmt: skip
