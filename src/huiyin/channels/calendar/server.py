"""A calendar on a CalDAV server: found, read, written to. Every failure is a sentence that says what to do."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError

TIMEOUT = 20
AHEAD = dt.timedelta(days=400)


class CalendarAway(ChannelError):
    """The server cannot be used now, or not like this."""


def calendars_at(url: str, user: str, password: str) -> list[tuple[str, str]]:
    """The calendars that the person has there: address and name. Raises CalendarAway."""
    with _client(url, user, password) as client:
        found = client.principal().get_calendars()
        return [(str(calendar.url), str(calendar.get_display_name() or calendar.url)) for calendar in found]


class ServerCalendar:
    """One calendar on a server, open."""

    def __init__(self, client: Any, calendar: Any) -> None:
        self._client = client
        self._calendar = calendar

    def found(self, since: dt.datetime) -> dict[str, bytes]:
        """The entries from `since` on, by their names (UID)."""
        hits = self._calendar.search(start=since, end=since + AHEAD, event=True, expand=False)
        told = {}
        for hit in hits:
            data = hit.data
            uid = next((str(part.get("uid", "")) for part in hit.icalendar_instance.walk("VEVENT")), "")
            if uid and data:
                told[uid] = data.encode() if isinstance(data, str) else bytes(data)
        return told

    def put(self, uid: str, data: bytes) -> None:
        """Writes an entry, new or known."""
        kind = {"Content-Type": "text/calendar; charset=utf-8"}
        answer = self._client.put(self._address(uid), data.decode(), kind)
        if answer.status not in (200, 201, 204):
            said = _("The calendar does not take the entry (answer %(status)s). May you write to it?")
            raise CalendarAway(said % {"status": answer.status})

    def remove(self, uid: str) -> None:
        """Takes an entry out; one that is gone already stays so."""
        from caldav.lib.error import NotFoundError

        try:
            self._client.delete(self._address(uid))
        except NotFoundError:
            return

    def _address(self, uid: str) -> str:
        return f"{str(self._calendar.url).rstrip('/')}/{quote(uid, safe='')}.ics"


@contextmanager
def opened(url: str, user: str, password: str) -> Iterator[ServerCalendar]:
    """The calendar at this address. Raises CalendarAway, also for what goes wrong within the block."""
    with _client(url, user, password) as client:
        yield ServerCalendar(client, client.calendar(url=url))


@contextmanager
def _client(url: str, user: str, password: str) -> Iterator[Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise CalendarAway(_("The address of the server begins with https://"))
    import caldav
    from caldav.lib import error
    from niquests import exceptions

    place = {"server": parts.netloc.rpartition("@")[2]}
    try:
        with caldav.DAVClient(  # type: ignore[operator]
            url, username=user or None, password=password or None, timeout=TIMEOUT, enable_rfc6764=False
        ) as client:
            yield client
    except error.AuthorizationError:
        said = _(
            "%(server)s does not let us in. Check user and password; many providers want an app password here."
        )
        raise CalendarAway(said % place) from None
    except error.NotFoundError:
        raise CalendarAway(_("There is no calendar at this address of %(server)s.") % place) from None
    except exceptions.SSLError:
        said = _("The certificate of %(server)s cannot be trusted, so nothing was sent. Check the address.")
        raise CalendarAway(said % place) from None
    except (exceptions.RequestException, OSError):
        said = _("%(server)s does not answer. Check the address; it is tried again later.")
        raise CalendarAway(said % place) from None
    except error.DAVError as trouble:
        said = _("%(server)s answers something else than a calendar (%(why)s). Check the address.")
        raise CalendarAway(said % {**place, "why": str(trouble)[:120] or type(trouble).__name__}) from None
