"""What can go wrong with a mailbox."""

import ipaddress

from huiyin.channels.channel import ChannelError


class MailError(ChannelError):
    """What went wrong with the mailbox, and what to do."""


class WrongPassword(MailError):
    """The server does not let us in."""


def is_here(host: str) -> bool:
    """Is the host this computer? Then an open line is heard by nobody else."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
