"""New mail from a real server: what concerns an opening is suggested, the rest leaves no trace but a number."""

import imaplib
from base64 import b64encode

import pytest

from huiyin.channels.mailbox import fetching
from huiyin.channels.mailbox.errors import MailError
from huiyin.channels.mailbox.models import Folder, Suggestion
from huiyin.channels.mailbox.services import Chosen, confirm, dismiss, fetch
from huiyin.channels.mailbox.taking import MOST_KEPT
from huiyin.journal.services import people
from tests.conftest import NOW, TODAY
from tests.servers import cutting, dovecot


def test_it_works(account, opening, arrives):
    arrives()

    done = fetch(account, now=NOW)

    assert (done.looked, done.found) == (1, 1)
    found = Suggestion.waiting(account.owner).get()
    assert (found.opening, found.subject) == (opening, "Your interview at Green Harbour")
    assert (found.why, found.address) == ("domain", "anna.field@greenharbour.example")
    assert found.reading["outcome"] == "pending"
    assert found.reading["promised_date"]["latest"] == "2026-05-22"
    assert found.on.isoformat() == "2026-05-18"


def test_what_concerns_nothing_is_not_kept(account, opening, arrives):
    arrives(sender="Shop <news@shop.example>", subject="Shoes, 20% off", text="Buy two.")
    arrives(
        sender="Mum <mum@home.example>", subject="Sunday", text="Will you come? Did you have an interview?"
    )

    done = fetch(account, now=NOW)

    assert (done.looked, done.found) == (2, 0)
    assert not Suggestion.objects.exists()
    assert Folder.objects.get(name="INBOX").last_uid == 2


def test_the_second_time_only_what_is_new_is_looked_at(account, opening, arrives):
    arrives()
    fetch(account, now=NOW)

    assert fetch(account, now=NOW).looked == 0
    arrives()
    assert fetch(account, now=NOW).looked == 1
    assert Suggestion.objects.count() == 2


def test_mail_stays_unread_and_the_folder_untouched(account, opening, arrives, imap_server, address):
    arrives()
    fetch(account, now=NOW)

    with imap_server.box(address) as line:
        line.select("INBOX", readonly=True)
        assert line.search(None, "UNSEEN")[1] == [b"1"]
        assert line.search(None, "RECENT")[1] in ([b"1"], [b""])


def test_a_folder_that_the_server_numbers_anew_is_read_anew_and_nothing_doubles(account, opening, arrives):
    arrives()
    fetch(account, now=NOW)
    Folder.objects.filter(name="INBOX").update(uid_validity=1)
    arrives()

    done = fetch(account, now=NOW)

    assert (done.looked, done.found) == (2, 1)
    assert Suggestion.objects.count() == 2


def test_it_breaks_off_and_goes_on_from_there(account, opening, arrives, monkeypatch):
    monkeypatch.setattr(fetching, "BATCH", 3)
    for _mail in range(10):
        arrives()
    calls = iter(range(100))
    look = fetching._look

    def falls(*args):
        if next(calls) == 2:
            raise imaplib.IMAP4.abort("the line broke")
        return look(*args)

    monkeypatch.setattr(fetching, "_look", falls)
    with pytest.raises(MailError, match="hung up"):
        fetch(account, now=NOW)
    assert Folder.objects.get(name="INBOX").last_uid == 6

    assert fetch(account, now=NOW).looked == 4
    assert Suggestion.objects.count() == 10


@pytest.mark.parametrize("most", [40, 900, 3_000, 20_000])
def test_a_server_that_hangs_up_in_the_middle_loses_nothing(
    account, opening, arrives, imap_server, monkeypatch, most
):
    monkeypatch.setattr(fetching, "BATCH", 3)
    for number in range(12):
        arrives(text=f"We will let you know by Friday. {number}\n" + "words and more words\n" * 100)
    with cutting.to(imap_server.port) as line:
        account.imap_port, line.most = line.port, most
        with pytest.raises(MailError, match="hung up"):
            fetch(account, now=NOW)
        before = Suggestion.objects.count()
        line.most = None
        assert fetch(account, now=NOW).looked == 12 - before
        assert fetch(account, now=NOW).looked == 0

    assert Suggestion.objects.count() == 12


def test_what_one_wrote_oneself_is_suggested_as_sent(account, opening, arrives, address):
    people.add_person(account.owner, now=NOW, opening_id=opening.pk, name="Anna", email="anna@hr.example")
    arrives(
        "Sent",
        sender=f"Carol <{address}>",
        subject="A question",
        text="Is there any news? Thank you.",
        Cc="anna@hr.example",
    )

    fetch(account, now=NOW)

    found = Suggestion.objects.get()
    assert (found.direction, found.why) == ("sent", "address")
    confirm(account.owner, [Chosen(found.pk)], now=NOW)
    assert opening.events.get().kind == "sent"


def test_the_answer_in_a_thread_counts_whoever_writes_it(account, opening, arrives):
    arrives(message_id="<first@mail.example>")
    arrives(
        sender="someone@elsewhere.example",
        subject="Re: hello",
        text="Sorry for the wait.",
        In_Reply_To="<first@mail.example>",
    )

    fetch(account, now=NOW)

    assert set(Suggestion.objects.values_list("why", flat=True)) == {"domain", "thread"}


def test_who_was_confirmed_counts_next_time_and_who_was_dismissed_does_not(account, opening, arrives):
    arrives(
        sender="Bo <bo@agency.example>", subject="Green Harbour: your application", text="One moment please."
    )
    arrives(sender="Ads <ads@board.example>", subject="Green Harbour: 3 new jobs", text="Apply now.")
    fetch(account, now=NOW)
    bo, ads = (Suggestion.objects.get(address=one) for one in ("bo@agency.example", "ads@board.example"))
    confirm(account.owner, [Chosen(bo.pk)], now=NOW)
    assert dismiss(account.owner, [ads.pk], now=NOW) == 1

    arrives(sender="Bo <bo@agency.example>", subject="A word", text="Shall we talk on Monday?")
    arrives(sender="Kim <kim@agency.example>", subject="From a colleague", text="I take over from Bo.")
    arrives(sender="Ads <ads@board.example>", subject="Green Harbour: 4 new jobs", text="Apply now.")
    fetch(account, now=NOW)

    fresh = Suggestion.waiting(account.owner)
    assert {(one.address, one.why) for one in fresh} == {
        ("bo@agency.example", "address"),
        ("kim@agency.example", "domain"),
    }


def test_only_mail_since_the_day_is_looked_at(account, opening, imap_server, address):
    from tests.channels.mailbox.conftest import mail

    with imap_server.box(address) as line:
        line.append("INBOX", None, imaplib.Time2Internaldate(NOW.timestamp() - 90 * 86_400), mail())
        line.append("INBOX", None, imaplib.Time2Internaldate(NOW.timestamp() - 86_400), mail())
    account.since = TODAY.replace(day=1)
    account.save()

    assert fetch(account, now=NOW).looked == 1


def test_of_a_large_mail_only_the_beginning_is_fetched(account, opening, arrives, monkeypatch):
    text = "Dear Carol, we will let you know by Friday.\n" + "x" * 70 + ("\nmore words" * 2 + " y") * 40_000
    arrives(text=text)
    asked = []
    pieces = fetching.pieces
    monkeypatch.setattr(
        fetching, "pieces", lambda box, uids, most: asked.append((uids, most)) or pieces(box, uids, most)
    )

    fetch(account, now=NOW)

    assert asked == [([1], fetching.PIECE), ([1], fetching.MOST)]
    assert len(Suggestion.objects.get().text) == MOST_KEPT


def test_an_attachment_of_fifty_megabytes_stays_on_the_server(
    account, opening, arrives, imap_server, address
):
    part = "--b\r\nContent-Type: {kind}\r\n{more}\r\n{words}\r\n"
    words = part.format(kind="text/plain; charset=utf-8", more="", words="We will let you know by Friday.")
    line = b64encode(bytes(57)).decode() + "\r\n"
    film = part.format(
        kind='video/mp4; name="talk.mp4"',
        more="Content-Transfer-Encoding: base64\r\n",
        words=line * (50 * 1024 * 1024 // 57),
    )
    head = "From: Anna <anna@greenharbour.example>\r\nSubject: Green Harbour: a film\r\nMessage-ID: <film@mail.example>\r\n"
    raw = f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n{words}{film}--b--\r\n'
    imap_server.put(raw.encode(), user=address)
    arrives()
    with cutting.to(imap_server.port) as line_to:
        account.imap_port, line_to.most = line_to.port, 2_000_000
        assert fetch(account, now=NOW).found == 2
        assert line_to.most > 1_000_000

    found = Suggestion.objects.get(ref="<film@mail.example>")
    assert found.text.strip() == "We will let you know by Friday."
    assert found.attachments == ["talk.mp4"]


def test_broken_mail_is_passed_over_and_the_rest_goes_on(account, opening, arrives, imap_server, address):
    imap_server.put(
        b"From: =?x?q?=\r\nSubject: Green Harbour interview\xff\r\nContent-Type: multipart/mixed\r\n\r\n\x00\xff\xfe\r\n",
        user=address,
    )
    imap_server.put(b"\r\n\r\n", user=address)
    imap_server.put(b"no header at all\r\n", user=address)
    arrives()

    assert fetch(account, now=NOW).looked == 4
    assert Suggestion.objects.filter(why="domain").count() == 1


def test_the_certificate_is_trusted_when_the_person_says_so(account, opening, arrives, imap_server):
    account.imap_security, account.imap_port = "tls", imap_server.tls_port
    with pytest.raises(MailError, match="certificate"):
        fetch(account, now=NOW)

    account.certificate = imap_server.certificate
    arrives()
    assert fetch(account, now=NOW).found == 1
    account.imap_security, account.imap_port = "starttls", imap_server.port
    arrives()
    assert fetch(account, now=NOW).found == 1


def test_a_stranger_gets_nothing(account, opening, arrives, stranger):
    arrives()
    fetch(account, now=NOW)

    assert not Suggestion.of(stranger).exists()
    assert confirm(stranger, [Chosen(Suggestion.objects.get().pk)], now=NOW) == 0


def test_the_server_is_where_the_tests_say_when_it_is_missing(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("pathlib.Path.exists", lambda path: False)
    with pytest.raises(dovecot.NotInstalled, match="apt-get install dovecot-imapd"):
        dovecot.program()
