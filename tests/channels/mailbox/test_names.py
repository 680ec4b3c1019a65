"""Company names as mail has them."""

import pytest

from huiyin.channels.mailbox.names import domain_of, is_weak, names_of

NAMES = [
    ("Green Harbour", {"green harbour"}),
    ("Green Harbour Ltd.", {"green harbour"}),
    ("Acme Holdings, Inc.", {"acme holdings", "acme"}),
    ("拾光家居", {"拾光家居"}),
    ("上海拾光家居有限公司", {"上海拾光家居", "拾光家居"}),
    ("北京远山网络科技有限公司", {"远山网络科技", "远山"}),
    ("拾光家居（Lumen Home）", {"拾光家居", "lumen home"}),
    ("Lumen Home / 拾光", {"lumen home", "拾光"}),
    ("拾光家居(上海)", {"拾光家居"}),
    ("青禾集團", {"青禾集团", "青禾"}),
    ("某公司", set()),
    ("X", set()),
    ("2024", set()),
]


@pytest.mark.parametrize(("company", "wanted"), NAMES)
def test_names(company, wanted):
    found = set(names_of(company))
    assert wanted <= found
    assert wanted or not found
    assert not found & {"上海", "ltd", "inc", "有限公司", "公司", "科技"}


@pytest.mark.parametrize(
    ("name", "weak"), [("meta", True), ("green harbour", False), ("小米", True), ("拾光家居", False)]
)
def test_short_names_are_weak(name, weak):
    assert is_weak(name) is weak


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("hr@greenharbour.example", "greenharbour.example"),
        ("someone@gmail.com", ""),
        ("me@qq.com", ""),
        ("noreply@us.greenhouse-mail.io", ""),
        ("jobs-noreply@linkedin.com", ""),
        ("nobody", ""),
    ],
)
def test_domains_that_tell_a_company(address, domain):
    assert domain_of(address) == domain
