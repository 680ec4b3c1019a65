"""The pages of the mailbox: yes, another opening, no, several at once; a letter from the composer to the sent mail."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin.channels.mailbox.models import Account, Letter, Suggestion
from huiyin.channels.mailbox.services import fetch
from huiyin.journal.services import openings, profiles
from tests.channels.mailbox.conftest import mail
from tests.conftest import NOW
from tests.servers import dovecot


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("huiyin.desks.stationery.clock.now", lambda: NOW)


@pytest.fixture(params=["zh", "en"])
def language(request, owner):
    profiles.change_profile(owner, now=NOW, language=request.param)
    return request.param


@pytest.fixture
def english(owner):
    profiles.change_profile(owner, now=NOW, language="en")


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_every_page_stands_in_both_languages(client, owner, language, account, opening, arrives):
    arrives()
    arrives(subject="Green Harbour interview", text="<script>alert(1)</script> We are sorry.")
    fetch(account, now=NOW)

    said = text_of(client.get("/mail/"))

    assert "&lt;script&gt;" in said
    assert ("It comes from greenharbour.example" in said) is (language == "en")
    assert account.address in said
    assert client.get("/mail/settings/").status_code == 200
    assert client.get("/more/").status_code == 200


def test_an_empty_page_teaches(client, owner, english):
    said = text_of(client.get("/mail/"))
    assert "Nothing waits for your word." in said
    assert "Set a mailbox up" in said
    assert "app passwords" in text_of(client.get("/mail/settings/"))


def test_several_at_once(client, account, opening, arrives, english):
    for _mail in range(3):
        arrives()
    client.post("/mail/fetch/")
    keys = list(Suggestion.objects.values_list("pk", flat=True))

    client.post("/mail/decide/", {"do": "confirm", "message": keys[:2], "once": "a"})

    assert opening.events.count() == 2
    assert "One message may concern you." in text_of(client.get("/mail/"))
    client.post("/undo/")
    assert "3 messages may concern you." in text_of(client.get("/mail/"))


def test_another_opening_and_another_day(client, account, opening, arrives):
    other = openings.add_opening(account.owner, now=NOW, company="Elsewhere")
    arrives()
    fetch(account, now=NOW)
    key = Suggestion.objects.get().pk

    client.post(
        "/mail/decide/", {"do": f"confirm:{key}", f"opening-{key}": other.pk, f"on-{key}": "2026-05-11"}
    )

    assert other.events.get().on.isoformat() == "2026-05-11"


def test_no_and_back_again(client, account, opening, arrives, english):
    arrives()
    fetch(account, now=NOW)
    key = Suggestion.objects.get().pk

    client.post("/mail/decide/", {"do": f"dismiss:{key}"})
    said = text_of(client.get("/mail/"))
    assert "Nothing waits" in said
    assert "Bring it back" in said
    client.post("/mail/decide/", {"do": f"back:{key}"})
    assert Suggestion.waiting(account.owner).count() == 1


@pytest.mark.parametrize(
    "given",
    [{}, {"do": "confirm"}, {"do": "confirm", "message": "x"}, {"do": "confirm:99999"}, {"do": "eat:1"}],
)
def test_a_press_that_means_nothing_does_nothing(client, owner, given):
    assert client.post("/mail/decide/", given).status_code == 302


def test_files_and_chats_are_brought_in(client, owner, opening, english):
    file = SimpleUploadedFile("a.eml", mail())
    assert client.post("/mail/import/", {"file": file}).status_code == 302
    chat = "王姐：最迟周五给您答复\n我：好的\n"
    assert client.post("/mail/import/", {"text": chat, "channel": "im"}).status_code == 302
    assert set(Suggestion.objects.values_list("channel", flat=True)) == {"email", "im"}

    assert client.post("/mail/import/", {}).status_code == 400
    wrong = client.post("/mail/import/", {"text": "no chat"})
    assert "No names and messages" in text_of(wrong)
    assert "no chat</textarea>" in text_of(wrong)


def test_a_mailbox_is_set_up_on_the_page(client, owner, home, imap_server, address, english):
    told = {
        "address": address, "secret": dovecot.PASSWORD, "may": "read", "imap_host": "127.0.0.1", "imap_port": imap_server.port,
        "imap_security": "plain",
    }  # fmt: skip
    wrong = client.post("/mail/settings/", {**told, "secret": "wrong"})
    assert wrong.status_code == 400
    assert "does not accept the user name or the password" in text_of(wrong)
    assert not Account.objects.exists()

    assert client.post("/mail/settings/", told).status_code == 302
    assert dovecot.PASSWORD not in text_of(client.get("/mail/settings/"))
    client.post("/mail/settings/", {"do": "remove"})
    assert not Account.objects.exists()


def test_from_the_composer_to_the_sent_mail(client, sender, opening, post, imap_server, address, english):
    assert "Send from here" in text_of(client.get(f"/openings/{opening.pk}/?channel=email"))
    words = {
        "move": "ask",
        "channel": "email",
        "subject": "The result",
        "text": "Is there any news? Thank you.",
        "once": "m",
    }

    gone = client.post(f"/openings/{opening.pk}/letter/", words)
    client.post(f"/openings/{opening.pk}/letter/", words)

    letter = Letter.objects.get()
    assert gone.url == f"/letters/{letter.pk}/"
    assert "Read it once more, then send it." in text_of(client.get(gone.url))
    nobody = client.post(gone.url, {"do": "send", "to": "", "subject": "x", "text": "y"})
    assert nobody.status_code == 400
    assert not post.letters
    told = {
        "do": "send",
        "to": "hr@greenharbour.example",
        "subject": "The result",
        "text": "Is there any news? Thank you.",
    }
    assert client.post(gone.url, told).url == f"/openings/{opening.pk}/"
    client.post(gone.url, told)
    assert len(post.letters) == len(imap_server.all("Sent", address)) == opening.events.count() == 1
    assert "This letter is sent." in text_of(client.get(gone.url))


def test_one_that_is_unsure_is_asked_about(client, sender, opening, post, english):
    post.refuse = "hang up"
    client.post(f"/openings/{opening.pk}/letter/", {"text": "Is there any news?"})
    letter = Letter.objects.get()
    client.post(
        f"/letters/{letter.pk}/", {"do": "send", "to": "hr@greenharbour.example", "subject": "x", "text": "y"}
    )

    assert "does not send it again by itself" in text_of(client.get("/mail/"))
    assert "It went out" in text_of(client.get(f"/letters/{letter.pk}/"))
    client.post(f"/letters/{letter.pk}/", {"do": "went"})
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_without_leave_the_person_is_led_to_the_settings(client, account, opening, english):
    gone = client.post(f"/openings/{opening.pk}/letter/", {"text": "x"}, headers={"HX-Request": "true"})
    assert gone.headers["HX-Redirect"] == "/mail/settings/"


def test_drafts_and_throwing_away(client, sender, opening, imap_server, address, english):
    for do, count in (("discard", 0), ("draft", 1)):
        client.post(f"/openings/{opening.pk}/letter/", {"text": "Is there any news? Thank you."})
        letter = Letter.objects.latest("pk")
        client.post(f"/letters/{letter.pk}/", {"do": do, "to": "", "subject": "x", "text": "y"})
        assert len(imap_server.all("Drafts", address)) == count if count else not Letter.objects.exists()


def test_what_would_hurt_is_shown_before_it_goes(client, sender, opening, english):
    client.post(
        f"/openings/{opening.pk}/letter/",
        {"text": "You wasted my time. Answer by tomorrow or I will complain."},
    )
    assert "Send it all the same" in text_of(client.get(f"/letters/{Letter.objects.get().pk}/"))


def test_the_number_of_queries_does_not_grow(
    client, account, opening, arrives, django_assert_max_num_queries
):
    for _mail in range(12):
        arrives()
    fetch(account, now=NOW)
    with django_assert_max_num_queries(16):
        client.get("/mail/")


def test_nobody_elses_letter(client, owner, sender, opening, stranger):
    from huiyin.channels.mailbox.services import prepare

    letter = prepare(owner, opening.pk, now=NOW, text="x", to="a@b.example")
    Letter.objects.filter(pk=letter.pk).update(owner=stranger)
    assert client.get(f"/letters/{letter.pk}/").status_code == 404
    assert client.post(f"/letters/{letter.pk}/", {"do": "send"}).status_code == 404
