import base64
import contextlib
import datetime as dt
import time
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.text.html import text_of_html
from huiyin.language.text.mail import looks_like_mail, mail_of, text_of
from huiyin.process.fields import InvalidText

WORDS = "王女士您好，感谢您来面试，结果会在下周三前通知您。"
TRADITIONAL = "王女士您好，感謝您來面試，結果會在下週三前通知您。"


def a_mail(body: bytes, kind: str = "text/plain; charset=utf-8", more: str = "") -> bytes:
    return (
        f"From: HR <hr@example.com>\r\nSubject: Result\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n{more}\r\n".encode()
        + body
    )


def test_headers_and_words():
    message = EmailMessage()
    message["From"] = "王女士 <hr@example.com>"
    message["Subject"] = "面试结果"
    message["Date"] = "Tue, 03 Jun 2025 14:02:11 +0800"
    message["Message-ID"] = "<1@example.com>"
    message["In-Reply-To"] = "<0@example.com>"
    message["References"] = "<a@example.com> <0@example.com>"
    message.set_content(WORDS)
    message.add_attachment(b"%PDF" + bytes(200), maintype="application", subtype="pdf", filename="入职.pdf")
    mail = mail_of(bytes(message))
    assert (mail.sender, mail.sender_address, mail.subject, mail.text) == (
        "王女士",
        "hr@example.com",
        "面试结果",
        WORDS,
    )
    assert mail.sent == dt.datetime(2025, 6, 3, 6, 2, 11, tzinfo=dt.UTC)
    assert (mail.message_id, mail.in_reply_to) == ("<1@example.com>", "<0@example.com>")
    assert mail.references == ("<a@example.com>", "<0@example.com>")
    assert mail.attachments == ("入职.pdf",)


@pytest.mark.parametrize(
    ("charset", "label", "words"),
    [
        ("utf-8", "utf-8", WORDS),
        ("gb2312", "gb2312", WORDS),
        ("gbk", "gb2312", WORDS + "镕"),
        ("gb18030", "gb18030", WORDS),
        ("big5", "big5", TRADITIONAL),
        ("utf-16", "utf-16", WORDS),
        ("utf-8", "gb2312", WORDS),
        ("gb18030", "utf-8", WORDS),
        ("gb18030", "iso-8859-1", WORDS),
        ("gb18030", "us-ascii", WORDS),
        ("big5", "utf-8", TRADITIONAL),
        ("gb18030", "big5", WORDS),
        ("gb18030", "x-unknown-thing", WORDS),
        ("cp1252", "utf-8", "Café Müller grüßt Sie"),
        ("iso-8859-1", "iso-8859-1", "We offer £30k"),
    ],
)
def test_charsets_true_and_false(charset: str, label: str, words: str):
    body = base64.encodebytes(words.encode(charset))
    raw = a_mail(body, f"text/plain; charset={label}", "Content-Transfer-Encoding: base64\r\n")
    assert mail_of(raw).text == words


def test_headers_in_undeclared_bytes():
    raw = "From: 王女士 <hr@example.com>\r\nSubject: 面试结果\r\nMessage-ID: <1@x>\r\n\r\n".encode(
        "gb18030"
    ) + "您好".encode("gb18030")
    mail = mail_of(raw)
    assert (mail.sender, mail.subject, mail.text) == ("王女士", "面试结果", "您好")


def test_html_only():
    page = (
        "<html><head><style>p{color:red}</style><title>x</title></head><body><div style='display:none'>preview</div>"
        "<p>Dear Leo,</p><p>We&nbsp;chose<br>someone else &amp; wish you well.</p><ul><li>one<li>two</ul><script>bad()</script>"
        '<div class="gmail_quote">On Tuesday <div>nested</div> you wrote</div><p>Bye</p></body></html>'
    )
    mail = mail_of(a_mail(page.encode(), "text/html; charset=utf-8"))
    assert mail.text == "Dear Leo,\n\nWe chose\nsomeone else & wish you well.\n\n- one\n- two\n\nBye"


def test_plain_words_are_preferred_to_html_unless_they_say_nothing():
    for plain, wanted in (
        ("We chose you.", "We chose you."),
        ("Your client does not support HTML.", "Rich words"),
    ):
        both = MIMEMultipart("alternative")
        both["Subject"] = "x"
        both.attach(MIMEText(plain))
        both.attach(MIMEText("<p>Rich words</p>", "html"))
        assert mail_of(bytes(both)).text == wanted


def nested(depth: int) -> bytes:
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        for level in range(depth)
    )
    return b"Subject: x\r\nMIME-Version: 1.0\r\n" + opened + b"Content-Type: text/plain\r\n\r\nhello\r\n"


def test_a_mail_nested_a_little_is_read():
    assert mail_of(nested(5)).text == "hello"


@pytest.mark.parametrize("depth", [200, 2000])
def test_a_mail_nested_200_deep_is_cut(depth: int):
    with pytest.raises(InvalidText, match="mail"):
        mail_of(nested(depth))


def test_a_large_attachment_is_not_decoded():
    attached = base64.encodebytes(bytes(1_000_000)) * 25
    raw = (
        b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/zip\r\n"
        b'Content-Disposition: attachment; filename="a.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + attached
        + b"\r\n--b\r\n"
        b"Content-Type: text/plain\r\n\r\nhello\r\n--b--\r\n"
    )
    began = time.perf_counter()
    mail = mail_of(raw)
    assert (mail.text, mail.attachments) == ("hello", ("a.zip",))
    assert time.perf_counter() - began < 3


def test_a_mail_of_attachments_only_has_no_words():
    message = EmailMessage()
    message["Subject"] = "x"
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(InvalidText, match=r"a\.pdf"):
        mail_of(bytes(message))


def test_what_is_a_mail():
    assert looks_like_mail(a_mail(b"hello"))
    assert looks_like_mail(b"From: a\nTo: b\nSubject: c\n\nhello")
    assert not looks_like_mail("您好：\n结果：没有通过\n".encode())
    assert not looks_like_mail(b"Time: 2pm\nLocation: London\n\nhello")
    assert not looks_like_mail(b"")


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_notes_in_every_charset(charset: str):
    words = "hr said no news yet, 等下周" if charset == "utf-16-le" else WORDS
    assert text_of(words.encode(charset)) == words


@pytest.mark.parametrize(
    "raw",
    [b"", b" \n ", bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(500), b"PK\x03\x04\x14\x00\x00\x00"],
)
def test_binary_and_nothing_are_refused(raw: bytes):
    with pytest.raises(InvalidText, match="text"):
        text_of(raw)


@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                b"Content-Type: multipart/mixed; boundary=b\r\n",
                b"--b\r\n",
                b"\r\n",
                b"Subject: =?gb2312?B?",
                b"\xc4\xe3",
                b"Date: x\r\n",
                b"From: <\r\n",
                b"Content-Transfer-Encoding: base64\r\n",
                b"=?utf-8?q?=ff?=",
                b"Content-Disposition: attachment; filename*=x''%\r\n",
                b"Content-Type: text/html; charset=\xff\r\n",
                b"hello",
            ]
        ),
        max_size=14,
    ).map(b"".join)
)
def test_any_bytes_give_a_mail_or_a_clear_error(raw: bytes):
    looks_like_mail(raw)
    for read in (mail_of, text_of):
        with contextlib.suppress(InvalidText):
            read(raw)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<",
                ">",
                "<!--",
                "-->",
                "<div class=gmail_quote>",
                "</div>",
                "<br/>",
                "a",
                "&nbsp;",
                "&#x",
                "<script>",
                "</script>",
                "<td>",
                "\n",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_page_gives_text(page: str):
    assert "\n\n\n" not in text_of_html(page)
