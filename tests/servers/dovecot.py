"""A real IMAP server (Dovecot) for one run, thrown away afterwards.

Three ports: open, STARTTLS on the same, and TLS with a certificate that only it vouches for.
"""

import datetime as dt
import grp
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MISSING = (
    "Dovecot (the IMAP server for the mailbox's tests) is not here. Install it: apt-get install dovecot-imapd "
    "(Debian, Ubuntu), dnf install dovecot (Fedora), brew install dovecot (macOS); or run scripts/servers."
)
USER, PASSWORD = "carol@example.org", "secret-code"
_CONFIG = """
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{place}/mail/%u
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
auth_cache_size = 0
mail_max_userip_connections = 100
mail_fsync = never
ssl = yes
ssl_cert = <{place}/cert.pem
ssl_key = <{place}/key.pem
{sign_in}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={place}/home/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


_SIGN_IN = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {place}/oauth2.conf
}}
"""
_INTROSPECTION = """
introspection_mode = post
introspection_url = {url}
force_introspection = yes
username_attribute = username
active_attribute = active
active_value = true
"""


class NotInstalled(Exception):
    """There is no Dovecot on this machine; the message says which package holds it."""


@dataclass(frozen=True)
class Dovecot:
    """Where it listens. `certificate`: its own, as PEM. Each `user` has an empty mailbox of their own."""

    port: int
    tls_port: int
    certificate: str
    place: Path
    process: "subprocess.Popen[bytes]"

    @contextmanager
    def box(self, user: str = USER) -> Iterator[imaplib.IMAP4]:
        """The mailbox, as another program sees it."""
        line = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        try:
            line.login(user, PASSWORD)
            yield line
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                line.logout()

    def put(self, raw: bytes, folder: str = "INBOX", user: str = USER) -> None:
        """A mail arrives."""
        with self.box(user) as line:
            assert line.append(folder, None, None, raw)[0] == "OK"

    def all(self, folder: str = "INBOX", user: str = USER) -> list[bytes]:
        """Every mail in a folder, whole."""
        with self.box(user) as line:
            line.select(f'"{folder}"', readonly=True)
            rows = line.fetch("1:*", "(BODY.PEEK[])")[1]
            return [row[1] for row in rows if isinstance(row, tuple)]


def program() -> str:
    """The server's path. Raises NotInstalled."""
    found = shutil.which("dovecot") or next(
        (
            path
            for path in ("/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot")
            if Path(path).exists()
        ),
        None,
    )
    if found is None:
        raise NotInstalled(MISSING)
    return found


@contextmanager
def running(*, introspection: str = "", mechanisms: str = "plain login", more: str = "") -> Iterator[Dovecot]:
    """A server that lives as long as the block. Raises NotInstalled, RuntimeError.

    `introspection`: where it asks whether a token is good, for the mechanisms xoauth2 and oauthbearer. `more`: further
    settings.
    """
    command = program()
    with tempfile.TemporaryDirectory(prefix="huiyin-imap-") as name:
        place = Path(name)
        user = pwd.getpwuid(os.geteuid())
        for folder in ("run", "state", "mail", "home"):
            (place / folder).mkdir()
        if user.pw_uid == 0:
            # Started by root it gives the mail to somebody without rights, and that needs to be able to go there.
            user = pwd.getpwnam("nobody")
            for folder in (place, place / "mail", place / "home"):
                os.chown(folder, user.pw_uid, user.pw_gid)
            place.chmod(0o755)
        certificate = _certificate(place)
        port, tls = free_port(), free_port()
        config = _CONFIG.format(
            place=place,
            user=user.pw_name,
            group=grp.getgrgid(user.pw_gid).gr_name,
            uid=user.pw_uid,
            gid=user.pw_gid,
            port=port,
            tls=tls,
            password=PASSWORD,
            mechanisms=mechanisms,
            sign_in=_SIGN_IN.format(place=place) if introspection else "",
        )
        (place / "oauth2.conf").write_text(_INTROSPECTION.format(url=introspection))
        (place / "dovecot.conf").write_text(config + more)
        process = subprocess.Popen(
            [command, "-F", "-c", str(place / "dovecot.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(process, port, place)
            yield Dovecot(port, tls, certificate, place, process)
        finally:
            process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int, place: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError, imaplib.IMAP4.error), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    log = place / "log"
    raise RuntimeError("Dovecot did not start:\n" + (log.read_text(errors="replace") if log.exists() else ""))


def free_port() -> int:
    """A port on this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _certificate(place: Path) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example.org")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM).decode()
    (place / "cert.pem").write_text(pem)
    (place / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return pem
