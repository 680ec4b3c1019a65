"""Which mail concerns an opening: a table of mails as people get them."""

import pytest

from huiyin.channels.mailbox.glimpse import glimpse_of
from huiyin.channels.mailbox.relevance import Known
from huiyin.journal.services import openings, people
from tests.channels.mailbox.conftest import mail
from tests.conftest import NOW

MAILS = [
    ("domain", {"sender": "no-reply@mail.greenharbour.example", "subject": "Your application"}),
    ("name_in_sender", {"sender": "Green Harbour Talent <x@greenhouse-mail.io>", "subject": "Hello", "text": "Dear Carol"}),
    ("name_in_sender", {"sender": "拾光家居人力资源部 <hr@163.com>", "subject": "您好", "text": "请查收"}),
    ("name_in_sender", {"sender": "拾光家居招聘 <hr@163.com>", "subject": "面试邀请", "List_Unsubscribe": "<x>"}),
    ("name_in_subject", {"sender": "Bo <bo@agency.example>", "subject": "Role at green  harbour", "text": "Hi"}),
    ("name_in_subject", {"sender": "a <a@b.example>", "subject": "【拾光家居】面试结果通知", "text": "您好"}),
    ("name_in_subject", {"sender": "a <a@b.example>", "subject": "拾光家居面試結果", "text": "您好"}),
    ("name_in_text", {"sender": "Bo <bo@agency.example>", "subject": "News", "text": "Green Harbour would like to interview you."}),
    ("name_in_text", {"sender": "Ana <ana@qq.com>", "subject": "您好", "text": "我是拾光家居的HR，想约您面试"}),
    ("name_in_text", {"sender": "a <a@b.example>", "subject": "您好", "text": "远山这边想约您二面，岗位是产品经理"}),
    ("address", {"sender": "W <wang@qq.com>", "subject": "在吗", "text": "周五给您答复"}),
    (None, {"sender": "Shop <shop@shop.example>", "subject": "Sale", "text": "Green apples at the harbour, interview with the farmer"}),
    (None, {"sender": "Bo <bo@friend.example>", "subject": "Trip", "text": "We sailed past Green Harbour, lovely."}),
    (None, {"sender": "Deals <d@deals.example>", "subject": "Green Harbour tickets", "text": "Now on sale", "List_Unsubscribe": "<x>"}),
    (None, {"sender": "Jobs <jobs-noreply@linkedin.com>", "subject": "30 new jobs", "text": "Green Harbour and 29 others are hiring", "List_Unsubscribe": "<x>"}),
    (None, {"sender": "x <x@x.example>", "subject": "登远山", "text": "周末去爬山吗"}),
    (None, {"sender": "x <x@evergreenharbourside.example>", "subject": "Offer of the day", "text": "Boats"}),
    (None, {"sender": "anna@greenharbourless.com.example", "subject": "Hi", "text": "hello"}),
]  # fmt: skip


@pytest.fixture
def known(owner, opening):
    openings.add_opening(owner, now=NOW, company="上海拾光家居有限公司", title="品牌经理")
    openings.add_opening(owner, now=NOW, company="远山", title="产品经理")
    people.add_person(owner, now=NOW, opening_id=opening.pk, name="王女士", email="Wang@qq.com")
    return Known.of(owner)


@pytest.mark.parametrize(("why", "fields"), MAILS)
def test_which_mail_counts(known, why, fields):
    fields = {"text": "Dear Carol, thank you.", **fields}
    match = known.match(glimpse_of(mail(**fields)))
    if "evergreenharbourside" in fields["sender"]:
        # A name inside of a longer domain cannot be told apart; with words about a seat it counts, and one press sends it away.
        assert match is None or match.why == "domain"
    else:
        assert (match.why if match else None) == why


def test_of_two_seats_at_one_company_the_one_that_is_named(owner, opening):
    other = openings.add_opening(owner, now=NOW, company="Green Harbour", title="Event planner")
    known = Known.of(owner)

    named = known.match(glimpse_of(mail(subject="Event Planner at Green Harbour: interview")))
    assert named.opening_id == other.pk
    named = known.match(glimpse_of(mail(subject="Marketing manager at Green Harbour: interview")))
    assert named.opening_id == opening.pk


def test_the_example_cast_gets_no_mail(owner):
    from huiyin.journal.services import example

    example.load_example(owner, now=NOW, language="zh")
    assert not Known.of(owner).names


@pytest.mark.parametrize("cut", [0, 1, 100, 250, 400, 600])
def test_a_mail_cut_anywhere_is_looked_at(known, cut):
    raw = mail(text="拾光家居想约您面试。" * 50)
    assert glimpse_of(raw[:cut]) is not None
    assert known.match(glimpse_of(raw[:700])) is not None


def test_pages_are_looked_at_without_their_style():
    page = (
        "<html><head><style>"
        + "p {color: red}" * 200
        + "</style></head><body><p>Green <b>Harbour</b> interview</p></body></html>"
    )
    raw = mail(text=page).replace(b"text/plain", b"text/html")
    assert "Green Harbour interview" in glimpse_of(raw).start.replace("\n", " ")


def test_mails_without_a_number_of_their_own_are_no_thread(known):
    known.learn_thread(("", "<a@b.example>"), 1)
    raw = mail(sender="x@x.example", subject="x", text="x").replace(b"Message-ID:", b"X-No:")
    assert known.match(glimpse_of(raw)) is None
