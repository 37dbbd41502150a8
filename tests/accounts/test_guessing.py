"""Guessing gets slower and nobody is locked out (R18); six digits are taken once (R19)."""

import time

import pyotp
import pytest

from portal import accounts
from portal import clock as portal_clock
from portal.accounts import brake
from portal.errors import Busy, Refused

from .conftest import PASSWORD

MAIL = "kim@otters.example"


@pytest.fixture
def seed(act, kim):
    """Kim has a second factor; its seed."""
    secret, address = accounts.begin_totp(kim.person_id)
    assert secret in address
    act(accounts.confirm_totp, kim.person_id, secret, code_of(secret))
    return secret


def code_of(secret: str, steps: int = 0) -> str:
    totp = pyotp.TOTP(secret)
    return totp.generate_otp(totp.timecode(portal_clock.now()) + steps)


def test_failures_make_the_next_try_wait(act, kim, monkeypatch):
    """R18: ten are free; after that tries with the same account and bucket take turns, each turn a little later."""
    slept = []
    monkeypatch.setattr(brake.time, "sleep", slept.append)
    for _ in range(10):
        assert act(accounts.sign_in, MAIL, "wrong", bucket="ab12") is None
    assert not any(slept)
    for _ in range(3):
        act(accounts.sign_in, MAIL, "wrong", bucket="ab12")
    assert slept[-1] > slept[-2] > 0
    act(accounts.sign_in, MAIL, "wrong", bucket="cd34")
    assert slept[-1] == 0


def test_the_owner_gets_in_during_an_attack(act, kim):
    """R18, A9: a hundred failures from the same bucket, and the owner still signs in within five seconds."""
    for _ in range(100):
        brake.passwords.failed(("password", _index(MAIL), "ab12"))
    start = time.monotonic()
    assert act(accounts.sign_in, MAIL, PASSWORD, bucket="ab12")
    assert time.monotonic() - start < 5
    assert act(accounts.sign_in, MAIL, PASSWORD, bucket="ab12")


def _index(email: str) -> str:
    return accounts.people.index_of(email)


def test_unknown_addresses_are_slowed_alike(act, kim, monkeypatch):
    """The delay tells nobody whether an account exists."""
    slept = {MAIL: [], "nobody@otters.example": []}
    for email, waits in slept.items():
        monkeypatch.setattr(brake.time, "sleep", waits.append)
        for _ in range(11):
            act(accounts.sign_in, email, "wrong")
    assert [bool(wait) for wait in slept[MAIL]] == [bool(wait) for wait in slept["nobody@otters.example"]]


def test_a_crowd_at_one_account_is_told_to_come_back(monkeypatch):
    """Too many waiting turns with one key are a 503 and not a pile of sleeping threads."""
    tries = brake.Brake(free=2)
    for _ in range(12):
        tries.failed(("a",))
    monkeypatch.setattr(brake.time, "sleep", lambda seconds: None)
    with pytest.raises(Busy):
        for _ in range(10):
            tries.wait(("a",))


def test_a_quarter_of_an_hour_forgives(clock):
    """Old failures count for nothing, and memory stays small."""
    tries = brake.Brake(free=2)
    for number in range(brake.REMEMBERED + 50):
        tries.failed((number,))
    assert len(tries._tries) == brake.REMEMBERED
    tries.failed(("a",))
    assert tries.failures(("a",)) == 1
    clock.advance(minutes=16)
    assert tries.failures(("a",)) == 0


def test_a_code_is_taken_once(act, kim, seed, clock):
    """R19: neither the code that turned it on nor any later one works twice; an older step is dead too."""
    with pytest.raises(Refused, match="code_wrong"):
        act(accounts.check_totp, kim.person_id, code_of(seed))
    clock.advance(seconds=90)
    older, now = code_of(seed, -1), code_of(seed)
    act(accounts.check_totp, kim.person_id, now)
    for code in (now, older):
        with pytest.raises(Refused, match="code_wrong"):
            act(accounts.check_totp, kim.person_id, code)
    act(accounts.check_totp, kim.person_id, code_of(seed, 1))


def test_a_code_is_read_kindly(act, kim, seed, clock):
    """Spaces between the digits are fine; other digits, letters and nothing are not."""
    clock.advance(seconds=90)
    for bad in ("", "abcdef", "١٢٣٤٥٦", code_of(seed) + "1"):
        with pytest.raises(Refused):
            act(accounts.check_totp, kim.person_id, bad)
    code = code_of(seed)
    act(accounts.check_totp, kim.person_id, f" {code[:3]} {code[3:]} ")


def test_many_wrong_codes_have_to_wait(act, kim, seed, clock):
    """Six digits can't be guessed through: after five failures there is a growing pause, for right codes as well."""
    clock.advance(seconds=90)
    for _ in range(5):
        with pytest.raises(Refused) as told:
            act(accounts.check_totp, kim.person_id, "000000")
    assert told.value.facts["warn"]
    with pytest.raises(Refused, match="wait") as waits:
        act(accounts.check_totp, kim.person_id, code_of(seed))
    assert waits.value.status == 429 and 0 < waits.value.facts["seconds"] <= 60
    clock.advance(seconds=61)
    act(accounts.check_totp, kim.person_id, code_of(seed))


def test_the_seed_is_not_kept_in_clear(kim, seed):
    """The seed lies under the server key."""
    row = accounts.person(kim.person_id)
    assert row.totp_box and seed.encode() not in row.totp_box


def test_a_wrong_code_turns_nothing_on(act, kim):
    """The phone has to prove that it has the seed."""
    secret, _ = accounts.begin_totp(kim.person_id)
    with pytest.raises(Refused, match="code_wrong"):
        act(accounts.confirm_totp, kim.person_id, secret, "000000")
    assert not accounts.has_totp(kim.person_id)


def test_neither_way_back_passes_the_second_factor_by(act, kim, seed, clock):
    """R20: reset by mail and recovery code both ask for the code; without it nothing changes."""
    clock.advance(seconds=90)
    new = "nine brown herons wade slowly"
    token = act(accounts.ask_reset, MAIL)[1].rpartition("/")[2]
    with pytest.raises(Refused, match="code_wrong"):
        act(accounts.reset_by_mail, token, new)
    with pytest.raises(Refused, match="code_wrong"):
        act(accounts.recover_with_code, MAIL, kim.recovery, new)
    assert act(accounts.sign_in, MAIL, PASSWORD)[1] == kim.key
    act(accounts.reset_by_mail, token, new, code=code_of(seed))


def test_a_short_password_needs_its_second_factor(act, kim, seed):
    """R13: with a second factor eight characters do; turning it off then asks for a longer password first."""
    act(accounts.change_password, kim.person_id, PASSWORD, "ottr lmp")
    with pytest.raises(Refused, match="password_short"):
        act(accounts.remove_totp, kim.person_id, "ottr lmp")
    assert accounts.has_totp(kim.person_id)


def test_a_lost_phone_is_replaced_by_the_recovery_code(act, kim, seed):
    """After the password: the code turns the second factor off, and the password becomes long enough alone."""
    with pytest.raises(Refused, match="recovery_wrong"):
        act(accounts.lost_second_factor, kim.person_id, "0" * 26, "nine brown herons wade slowly")
    with pytest.raises(Refused, match="password_short"):
        act(accounts.lost_second_factor, kim.person_id, kim.recovery, "ottr lmp")
    key = act(accounts.lost_second_factor, kim.person_id, kim.recovery, "nine brown herons wade slowly")
    assert key == kim.key and not accounts.has_totp(kim.person_id)
