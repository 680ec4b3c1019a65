"""Secrets: sealed with a key that only its owner can read, and readable on after the key was changed."""

import stat

import pytest
from cryptography.fernet import Fernet

from huiyin.channels import sealed


def test_it_works(home):
    kept = sealed.seal("ntfy://secret-topic")

    assert "secret" not in kept
    assert sealed.unseal(kept) == "ntfy://secret-topic"
    assert stat.S_IMODE((home / "seal.key").stat().st_mode) == 0o600
    assert [file.name for file in home.iterdir()] == ["seal.key"]


def test_a_new_key_before_the_old_one_opens_what_both_sealed(home):
    old = sealed.seal("one")
    file = home / "seal.key"
    file.write_bytes(Fernet.generate_key() + b"\n" + file.read_bytes())

    assert sealed.unseal(old) == "one"
    file.write_bytes(file.read_bytes().splitlines()[0])
    with pytest.raises(sealed.SealBroken, match="Enter it again"):
        sealed.unseal(old)


def test_keys_may_come_from_the_environment(home, monkeypatch):
    monkeypatch.setenv("HUIYIN_SEAL_KEYS", Fernet.generate_key().decode())

    assert sealed.unseal(sealed.seal("密码")) == "密码"
    assert not home.exists()


@pytest.mark.parametrize("damage", [b"", b"not a key", b"\xff\xfe"])
def test_a_damaged_key_file_says_what_to_do(home, damage):
    home.mkdir()
    (home / "seal.key").write_bytes(damage)

    with pytest.raises(sealed.SealBroken, match=r"seal\.key"):
        sealed.seal("one")
