"""The marks between the mails of an mbox, as programs write them; reading goes on from every one of them."""

from huiyin.channels.mailbox import mbox
from tests.channels.mailbox.conftest import mail
from tests.channels.mailbox.test_importing import as_mbox, read_all


def test_an_mbox_can_be_read_from_every_mark(monkeypatch):
    monkeypatch.setattr(mbox, "BLOCK", 1500)
    mails = [mail(text=f"number {number}\n" * number) for number in range(30)]
    data = as_mbox(*mails)
    whole = read_all(data)

    assert [raw.strip() for raw, _after in whole] == [raw.replace(b"\r\n", b"\n").strip() for raw in mails]
    for place, (_raw, after) in enumerate(whole):
        assert read_all(data, after) == whole[place + 1 :]


def test_a_line_in_a_letter_is_no_separator():
    text = "Hello\n\nFrom here on it is up to you.\nFrom: me\n>From the top"
    (one,) = read_all(as_mbox(mail(text=text)))

    assert b"From here on" in one[0]
    assert b"\nFrom the top" in one[0]


def test_thunderbirds_bare_separators():
    found = read_all(b"From \n" + mail() + b"\nFrom - Tue May 19 08:00:00 2026\n" + mail())
    assert len(found) == 2


def test_of_an_enormous_mail_the_beginning_is_kept(monkeypatch):
    monkeypatch.setattr(mbox, "MOST", 10_000)
    found = read_all(as_mbox(mail(text="x" * 3_000_000), mail()))

    assert next(len(raw) for raw, _after in found) <= 10_000
    assert len(found) == 2


def test_crlf_mbox():
    assert len(read_all(as_mbox(mail(), mail()).replace(b"\n", b"\r\n"))) == 2
