"""The mailbox that the desk's letters go out from, and the other end of a notification."""

import pytest

from tests.channels.mailbox.conftest import account, address, imap_server, post, sender
from tests.servers import receiver as receivers

__all__ = ["account", "address", "imap_server", "post", "sender"]


@pytest.fixture
def receiver():
    with receivers.running() as found:
        yield found
