"""A few words to an address, by apprise: WeCom, DingTalk, Feishu, ServerChan, Bark, ntfy, Telegram, mail, and many more."""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huiyin.channels.channel import ChannelError

_NOT_REACHED = re.compile(
    "Failed to establish a new connection|NameResolution|Name or service not known|failure in name resolution|getaddrinfo"
    "|Connection refused|ConnectTimeout|Network is unreachable|No route to host|nodename nor servname",
    re.I,
)
_ANSWER = re.compile(r"error=(\d{3})")
_LOCAL = frozenset({"dbus", "kde", "qt", "glib", "gnome", "macosx", "windows", "syslog", "rsyslog"})
"""These speak to this computer, not to the person."""
_one_at_a_time = threading.Lock()

EXAMPLES = [
    ("WeCom 企业微信", "wecombot://KEY"),
    ("DingTalk 钉钉", "dingtalk://TOKEN"),
    ("Feishu 飞书", "feishu://TOKEN"),
    ("ServerChan Server酱", "schan://SENDKEY"),
    ("Bark", "barks://api.day.app/KEY"),
    ("ntfy", "ntfys://ntfy.sh/TOPIC"),
    ("Telegram", "tgram://BOT_TOKEN/CHAT_ID"),
    ("E-mail", "mailtos://USER:PASSWORD@example.com?to=me@example.com"),
]
"""How the usual addresses look. More: https://github.com/caronc/apprise/wiki"""


class UnknownAddress(ChannelError):
    """An address that nothing can be sent to."""


@dataclass(frozen=True)
class Sent:
    """What came of sending. `reached`: false where the address surely got nothing, so that one may try again."""

    ok: bool
    reached: bool = True
    wrong: str = ""


def service_of(url: str) -> str:
    """The name of the service behind an address. Raises UnknownAddress."""
    plugin = _plugin(url)
    if plugin is None or str(url).split(":", 1)[0].lower() in _LOCAL:
        said = _(
            "This is no address that is known here. It looks like %(example)s; the list is beside the field."
        )
        raise UnknownAddress(said % {"example": "ntfys://ntfy.sh/TOPIC"})
    return str(plugin.service_name)[:60]


def send(url: str, title: str, body: str) -> Sent:
    """Sends one message, once. Never raises for what the network does."""
    plugin = _plugin(url)
    if plugin is None:
        return Sent(False, reached=False, wrong=_("The address is not known any more. Enter it again."))
    with _one_at_a_time, _overheard() as said:
        try:
            ok = bool(plugin.notify(title=title, body=body))
        except Exception as error:
            # A plug-in's own fault: whether anything went out cannot be known.
            return Sent(False, wrong=_("It could not be sent (%(why)s).") % {"why": type(error).__name__})
    if ok:
        return Sent(True)
    words = "\n".join(said)
    if _NOT_REACHED.search(words):
        return Sent(False, reached=False, wrong=_("The address could not be reached."))
    answer = _ANSWER.search(words)
    if answer:
        wrong = _("The service refused it (answer %(status)s). Check the address and its token.")
        return Sent(False, wrong=wrong % {"status": answer[1]})
    return Sent(False, wrong=_("The service did not confirm it."))


def _plugin(url: str) -> Any:
    import apprise

    if "\n" in url or len(url) > 2_000 or "://" not in url:
        return None
    asset = apprise.AppriseAsset(app_id="Huiyin", app_desc="Huiyin", app_url="", async_mode=False)
    with _overheard():
        return apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What apprise says while it works. It names addresses with their tokens, so it stays here."""
    said: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    log, ear = logging.getLogger("apprise"), Ear()
    before = (log.level, log.propagate)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    log.addHandler(ear)
    try:
        yield said
    finally:
        log.removeHandler(ear)
        log.setLevel(before[0])
        log.propagate = before[1]
