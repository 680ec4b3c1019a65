"""Files in: one mail, a million, folders and zips of them, Outlook's, chats; broken ones are told and passed over."""

import io
import zipfile
from pathlib import Path

import pytest

from huiyin.channels.mailbox import importing, mbox
from huiyin.channels.mailbox.leaves import BadFile
from huiyin.channels.mailbox.models import FileMark, Suggestion
from huiyin.channels.mailbox.services import import_path, import_stream, import_text
from tests.channels.mailbox.conftest import mail
from tests.channels.mailbox.msg_file import msg_file
from tests.conftest import NOW

FROM = b"From carol@example.org Mon May 18 10:00:00 2026\n"


def as_mbox(*mails: bytes) -> bytes:
    return b"".join(FROM + raw.replace(b"\r\n", b"\n") + b"\n" for raw in mails)


def read_all(data: bytes, position: int = 0) -> list[tuple[bytes, int]]:
    stream = io.BytesIO(data)
    stream.seek(position)
    return list(mbox.mails_in(stream, position))


def test_one_mail_is_always_suggested(owner, opening, tmp_path):
    file = tmp_path / "a.eml"
    file.write_bytes(
        mail(sender="hr@nowhere.example", subject="Hello", text="We will let you know by Friday.")
    )

    done = import_path(owner, file, now=NOW)

    assert (done.looked, done.found, done.skipped) == (1, 1, [])
    assert Suggestion.objects.get().opening is None


def test_of_many_those_that_concern_an_opening(owner, opening, tmp_path):
    file = tmp_path / "all.mbox"
    spam = mail(sender="shop@shop.example", subject="Sale", text="Everything must go.")
    file.write_bytes(as_mbox(spam, mail(), spam, mail()))

    done = import_path(owner, file, now=NOW)

    assert (done.looked, done.found) == (4, 2)
    assert not FileMark.objects.exists()
    assert import_path(owner, file, now=NOW).found == 0
    assert Suggestion.objects.count() == 2


def test_it_breaks_off_and_goes_on_from_there(owner, opening, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "ROUND", 3)
    file = tmp_path / "all.mbox"
    file.write_bytes(as_mbox(*(mail() for _mail in range(10))))
    looked = []
    look = importing.glimpse_of

    def falls(raw):
        looked.append(raw)
        if len(looked) == 8:
            raise KeyboardInterrupt
        return look(raw)

    monkeypatch.setattr(importing, "glimpse_of", falls)
    with pytest.raises(KeyboardInterrupt):
        import_path(owner, file, now=NOW)
    assert Suggestion.objects.count() == 6

    done = import_path(owner, file, now=NOW)

    assert len(looked) == 8 + 4
    assert (done.looked, done.found) == (10, 10)
    assert Suggestion.objects.count() == 10


def test_a_file_that_changed_meanwhile_is_read_from_the_start(owner, opening, tmp_path):
    file = tmp_path / "all.mbox"
    file.write_bytes(as_mbox(mail()))
    FileMark.objects.create(owner=owner, path=str(file), stamp="old", leaf="all.mbox", position=10_000)

    assert import_path(owner, file, now=NOW).found == 1


def test_folders_and_zips_of_them(owner, opening, tmp_path):
    folder = tmp_path / "mails"
    (folder / "cur").mkdir(parents=True)
    (folder / "cur" / "1.M2:2,S").write_bytes(mail())
    (folder / "apple.emlx").write_bytes(b"120\n" + mail())
    (folder / "box").write_bytes(as_mbox(mail(), mail()))
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "link.eml").symlink_to("/etc/hostname")
    with zipfile.ZipFile(folder / "more.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/one.eml", mail())
        archive.writestr("in/two.mbox", as_mbox(mail(), mail()))
        archive.writestr("in/inner.zip", b"PK\x03\x04 and so on")

    told = []
    done = import_path(owner, folder, now=NOW, told=lambda so_far, total: told.append((so_far, total)))

    assert done.found == 7
    assert {name for name, _why in done.skipped} == {"picture.png", "more.zip/in/inner.zip"}
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\evil.eml", "a/../../b.eml"])
def test_a_zip_that_names_files_outside_of_itself_is_refused(owner, tmp_path, name):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.eml", mail())
        archive.writestr(zipfile.ZipInfo(name), mail())

    with pytest.raises(BadFile, match="outside of itself"):
        import_path(owner, tmp_path / "a.zip", now=NOW)
    assert not Suggestion.objects.exists()


def test_a_link_in_a_zip_is_refused(owner, tmp_path):
    link = zipfile.ZipInfo("a.eml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(BadFile, match="outside of itself"):
        import_path(owner, tmp_path / "a.zip", now=NOW)


def test_a_bomb_is_refused_before_it_is_opened(owner, tmp_path):
    with (
        zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("a.mbox", "w", force_zip64=True) as entry,
    ):
        for _block in range(80):
            entry.write(bytes(1 << 20))

    with pytest.raises(BadFile, match="enormous"):
        import_path(owner, tmp_path / "a.zip", now=NOW)


@pytest.mark.parametrize("damage", [b"PK\x03\x04 no zip", b"PK\x03\x04" + bytes(100)])
def test_a_broken_zip_says_so(owner, tmp_path, damage):
    (tmp_path / "a.zip").write_bytes(damage)
    with pytest.raises(BadFile, match="broken zip"):
        import_path(owner, tmp_path / "a.zip", now=NOW)


def test_a_damaged_file_in_a_zip_is_passed_over(owner, opening, tmp_path):
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.eml", mail(message_id="<damaged@mail.example>"))
        archive.writestr("b.eml", mail())
    file.write_bytes(file.read_bytes().replace(b"<damaged@", b"<dAmaged@", 1))

    done = import_path(owner, file, now=NOW)

    assert done.found == 1
    assert done.skipped[0][0] == "a.zip/a.eml"


@pytest.mark.parametrize(
    ("head", "body", "wanted"),
    [
        ("text/plain; charset=gb2312", "您好，面试结果周五前给您答复。".encode("gb18030"), "面试结果周五前"),
        ("text/plain; charset=utf-8", "您好，面试结果周五前给您答复。".encode("gbk"), "面试结果周五前"),
        ("text/plain; charset=x-unknown", "Your interview: by Friday. 谢谢".encode(), "by Friday"),
        ("text/plain", "您好，面试结果周五前给您答复。".encode(), "面试结果周五前"),
        ("text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64", b"WW91ciBpbnRlcnZpZXc6IGJ5IEZyaWRheQ=", "by Friday"),
        ("multipart/mixed; boundary=never", b"Your interview: by Friday.", "by Friday"),
        ("multipart/alternative; boundary=b", b"--b\r\n\r\nYour interview: by Friday.", "by Friday"),
        ("nonsense", b"Your interview: by Friday.", "by Friday"),
    ],
)  # fmt: skip
def test_broken_mime_and_charsets_keep_their_words(owner, opening, tmp_path, head, body, wanted):
    file = tmp_path / "a.eml"
    file.write_bytes(
        b"From: Anna <anna@greenharbour.example>\r\nSubject: Interview\r\nContent-Type: "
        + head.encode() + b"\r\n\r\n" + body + b"\r\n"
    )  # fmt: skip

    assert import_path(owner, file, now=NOW).skipped == []

    assert wanted in Suggestion.objects.get().text


def test_outlooks_own_file(owner, opening, tmp_path):
    file = tmp_path / "a.msg"
    file.write_bytes(
        msg_file(
            subject="面试结果",
            body="我们周五前给您答复。",
            sender="Anna",
            address="anna@greenharbour.example",
            message_id="<o@x.example>",
        )
    )

    assert import_path(owner, file, now=NOW).skipped == []

    found = Suggestion.objects.get()
    assert (found.ref, found.subject, found.text.strip()) == (
        "<o@x.example>",
        "面试结果",
        "我们周五前给您答复。",
    )
    assert (found.opening, found.address, found.on.isoformat()) == (
        opening,
        "anna@greenharbour.example",
        "2026-05-18",
    )


def test_a_damaged_outlook_file_says_so(owner, tmp_path):
    (tmp_path / "a.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
    assert "damaged" in import_path(owner, tmp_path / "a.msg", now=NOW).skipped[0][1]


def test_an_uploaded_zip(owner, opening):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.eml", mail())
    packed.seek(0)

    assert import_stream(owner, packed, "a.zip", len(packed.getvalue()), now=NOW).found == 1
    single = io.BytesIO(mail())
    assert import_stream(owner, single, "a.eml", 400, now=NOW).found == 1


def test_a_file_that_is_not_there(owner, tmp_path):
    with pytest.raises(BadFile, match="no file"):
        import_path(owner, tmp_path / "none.eml", now=NOW)


def test_a_text_that_is_no_chat(owner):
    with pytest.raises(BadFile, match="No names"):
        import_text(owner, "just some words", now=NOW)


def test_reading_goes_on_in_the_middle_of_a_zip(owner, opening, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.eml", mail())
        archive.writestr("1.mbox", as_mbox(*(mail() for _mail in range(5))))
    file = tmp_path / "a.zip"
    after = read_all(zipfile.ZipFile(file).read("1.mbox"))[2][1]
    FileMark.objects.create(
        owner=owner,
        path=str(file),
        stamp=importing.stamp_of(file),
        leaf="a.zip/1.mbox",
        position=after,
        looked=4,
        found=4,
    )

    done = import_path(owner, file, now=NOW)

    assert (done.looked, done.found) == (6, 6)
    assert Suggestion.objects.count() == 2


def test_an_invitation_in_a_mail_is_suggested_to_the_calendar(owner, opening, tmp_path):
    from huiyin.channels.calendar.services import open_suggestions

    invitation = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@x.example\r\n"
        "DTSTAMP:20260518T020000Z\r\nDTSTART:20260525T020000Z\r\nDTEND:20260525T030000Z\r\nSUMMARY:Second interview\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    plain = mail(text="Please find the invitation.")
    head, _blank, text = plain.partition(b"\r\n\r\n")
    head = head.replace(b"text/plain; charset=utf-8", b'multipart/mixed; boundary="b"').replace(
        b"Content-Transfer-Encoding: 8bit\r\n", b""
    )
    parts = (
        b"--b\r\nContent-Type: text/plain\r\n\r\n"
        + text
        + b"\r\n--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n"
    )
    (tmp_path / "a.eml").write_bytes(head + b"\r\n\r\n" + parts + invitation.encode() + b"\r\n--b--\r\n")

    import_path(owner, tmp_path / "a.eml", now=NOW)
    import_path(owner, tmp_path / "a.eml", now=NOW)

    (found,) = open_suggestions(owner)
    assert (found.title, found.opening, found.on.isoformat()) == ("Second interview", opening, "2026-05-25")
