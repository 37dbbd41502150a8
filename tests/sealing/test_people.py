"""A person's key opens with their password or recovery code, at the price of one Argon2id, for nobody else."""

import statistics
import threading
import time

import pytest
from nacl.pwhash import argon2id

from portal import sealing
from portal.db import Scope, db
from portal.errors import Busy, NotFound, Refused
from portal.sealing import keyring, primitives
from portal.sealing.keyring import Cost

from .conftest import PASSWORD, PLACE, holders, person, settle

DEARER = Cost(2, 16384)
MINE = "WHERE kind = 'password' AND person_id = :w"


@pytest.fixture
def stretches(monkeypatch):
    """Counts Argon2id, which still runs."""
    calls = []
    real = argon2id.kdf

    def counted(*arguments, **options):
        calls.append(options)
        return real(*arguments, **options)

    monkeypatch.setattr(primitives.argon2id, "kdf", counted)
    return calls


def with_keys(settings, **changes):
    """The same portal configured with other keys."""
    return type(settings)(**{**settings.__dict__, **changes})


def test_password_and_code_open_the_same_key(people):
    """Password and recovery code lead to one private key; anything else leads to None."""
    ana, ben, _ = people
    assert sealing.unlock(ana.id, PASSWORD) == ana.key != ben.key
    assert sealing.unlock_with_recovery(ana.id, ana.code) == ana.key
    assert sealing.unlock_with_recovery(ana.id, ana.code.lower().replace("-", " ")) == ana.key
    for wrong in ("", PASSWORD + " ", PASSWORD.upper(), "\0", "x" * 256, "\ud800"):
        assert sealing.unlock(ana.id, wrong) is None
    for wrong in ("", ben.code, ana.code[:-1], "0" * 26, "x" * 10_000):
        assert sealing.unlock_with_recovery(ana.id, wrong) is None
    assert sealing.unlock_with_recovery(None, ana.code) is None


def test_an_accented_password_is_one_password(room):
    """The same letters typed on two kinds of keyboard (composed or not) open the same key."""
    zoe = person("zoe", "caf\u00e9 cr\u00e8me br\u00fbl\u00e9e")
    assert sealing.unlock(zoe.id, "cafe\u0301 cre\u0300me bru\u0302le\u0301e") == zoe.key


def test_one_argon2_whoever_asks(people, stretches):
    """Right, wrong, unknown and nobody: exactly one stretch each, with the same parameters."""
    for who, word in ((people[0].id, PASSWORD), (people[0].id, "wrong"), ("unknown", "wrong"), (None, "wrong")):
        stretches.clear()
        sealing.unlock(who, word)
        assert len(stretches) == 1
        assert stretches[0] == {"opslimit": keyring.CHEAP.passes, "memlimit": keyring.CHEAP.memory}


@pytest.mark.soak
def test_unknown_people_take_as_long(people, settings):
    """R17: the median difference between a wrong password and an unknown person is under 5 %."""
    sealing.configure(settings, cost=keyring.FLOOR, floor=keyring.CHEAP)
    ana = people[0]
    sealing.change_password(ana.id, ana.key, PASSWORD)
    db.session.commit()
    times = {ana.id: [], None: []}
    for _ in range(200):
        for who, taken in times.items():
            start = time.perf_counter()
            sealing.unlock(who, "wrong")
            taken.append(time.perf_counter() - start)
    known, unknown = (statistics.median(taken) for taken in times.values())
    assert abs(known - unknown) / known < 0.05


def test_a_cheaper_row_opens_nothing(people, thief, settings):
    """Parameters under the floor in code are refused, even if the database says the password is right."""
    ana = people[0]
    assert sealing.unlock(ana.id, PASSWORD) == ana.key
    sealing.configure(settings, cost=DEARER, floor=DEARER)
    assert sealing.unlock(ana.id, PASSWORD) is None
    assert sealing.unlock_with_recovery(ana.id, ana.code) == ana.key
    sealing.configure(settings)
    for column, value in (("passes", 99), ("memory", 2**31 - 1), ("passes", 0), ("memory", 1)):
        before = thief.run(
            f"SELECT {column} AS it FROM person_wraps WHERE kind = 'password' AND person_id = :w", w=ana.id
        )
        thief.run(
            f"UPDATE person_wraps SET {column} = :it WHERE kind = 'password' AND person_id = :w", it=value, w=ana.id
        )
        settle()
        assert sealing.unlock(ana.id, PASSWORD) is None
        old = before[0]["it"]
        thief.run(
            f"UPDATE person_wraps SET {column} = :it WHERE kind = 'password' AND person_id = :w", it=old, w=ana.id
        )
        settle()
    assert sealing.unlock(ana.id, PASSWORD) == ana.key


def test_production_never_goes_under_the_floor():
    """Outside tests the floor is 19 MiB and two passes, and new passwords cost more."""
    assert (keyring.FLOOR.passes, keyring.FLOOR.memory) == (2, 19 * 1024 * 1024)
    assert keyring.FULL.covers(keyring.FLOOR)
    assert not keyring.CHEAP.covers(keyring.FLOOR)


def test_production_settings_take_the_full_cost(settings):
    """Only settings.testing makes passwords cheap."""
    sealing.configure(with_keys(settings, testing=False))
    assert (keyring.ring().cost, keyring.ring().floor) == (keyring.FULL, keyring.FLOOR)
    sealing.configure(settings)
    assert keyring.ring().cost == keyring.CHEAP


def test_parameters_are_raised_at_sign_in(people, thief, settings, stretches):
    """R24: a row with older parameters is written anew when its owner signs in, and costs one stretch after that."""
    ana = people[0]
    sealing.configure(settings, cost=DEARER, floor=keyring.CHEAP)
    assert sealing.unlock(ana.id, PASSWORD, upgrade=False) == ana.key
    assert sealing.keep_up(ana.id, ana.key, PASSWORD) is True
    settle()
    row = thief.run(f"SELECT passes, memory FROM person_wraps {MINE}", w=ana.id)[0]
    assert (row["passes"], row["memory"]) == (DEARER.passes, DEARER.memory)
    stretches.clear()
    assert sealing.unlock(ana.id, PASSWORD) == ana.key
    assert len(stretches) == 1
    assert sealing.unlock(people[1].id, PASSWORD) == people[1].key
    settle()
    assert sealing.keep_up(people[1].id, people[1].key, PASSWORD) is False


def test_the_pepper_turns_at_the_next_sign_in(people, settings, stretches):
    """A newer pepper in front: people come in as before, and after that without the older one."""
    ana, ben, _ = people
    both = with_keys(settings, peppers=("a new pepper of thirty-two characters", *settings.peppers))
    sealing.configure(both)
    stretches.clear()
    assert sealing.unlock(ana.id, PASSWORD) == ana.key
    assert len(stretches) == 1
    settle()
    sealing.configure(with_keys(settings, peppers=both.peppers[:1]))
    assert sealing.unlock(ana.id, PASSWORD) == ana.key
    assert sealing.unlock(ben.id, PASSWORD) is None
    sealing.configure(settings)


def test_a_missing_pepper_stops_passwords_but_not_recovery(people, settings):
    """Without its pepper a password opens nothing; the recovery code, which none touches, still does."""
    ana = people[0]
    for peppers in ((), ("another pepper, which is not the right one",)):
        sealing.configure(with_keys(settings, peppers=peppers))
        assert sealing.unlock(ana.id, PASSWORD) is None
        assert sealing.unlock_with_recovery(ana.id, ana.code) == ana.key
        with pytest.raises(NotFound):
            sealing.show_recovery(ana.id, people[1].key)
        assert sealing.show_recovery(ana.id, ana.key) == ana.code
    sealing.configure(settings)
    assert sealing.unlock(ana.id, PASSWORD) == ana.key


def test_changing_the_password(people):
    """The new password opens the same key, the old one nothing, and the code stays."""
    ana = people[0]
    sealing.change_password(ana.id, ana.key, "another long and quiet sentence")
    settle()
    assert sealing.unlock(ana.id, PASSWORD) is None
    assert sealing.unlock(ana.id, "another long and quiet sentence") == ana.key
    assert sealing.unlock_with_recovery(ana.id, ana.code) == ana.key
    with pytest.raises(NotFound):
        sealing.change_password(ana.id, people[1].key, "somebody else's")


def test_a_new_code_ends_the_old_one(people):
    """After asking for a new recovery code only that one works."""
    ana = people[0]
    fresh = sealing.renew_recovery(ana.id, ana.key)
    settle()
    assert sealing.unlock_with_recovery(ana.id, ana.code) is None
    assert sealing.unlock_with_recovery(ana.id, fresh) == ana.key
    assert sealing.show_recovery(ana.id, ana.key) == fresh


def test_a_key_is_made_once(people):
    """An existing person is not overwritten by accident."""
    with pytest.raises(Refused):
        sealing.new_person(people[0].id, PASSWORD)
    with pytest.raises(NotFound):
        sealing.replace_person("nobody", PASSWORD)


def test_a_reset_reads_nothing_until_a_colleague_gives_again(people):
    """A mailbox taken over resets the password, and reads nothing; a colleague's re-grant brings it all back."""
    ana, ben, _ = people
    lock = sealing.create_lock(Scope(PLACE), "case", holders(ana, ben))
    record = sealing.seal(Scope(PLACE), "ours", to=lock, about="a")
    settle()
    assert sealing.open_(ben.at(), record, about="a") == "ours"
    fresh_code = sealing.replace_person(ben.id, "the new one after the reset")
    settle()
    fresh = sealing.unlock(ben.id, "the new one after the reset")
    assert fresh not in (None, ben.key)
    assert sealing.unlock(ben.id, PASSWORD) is None
    assert sealing.unlock_with_recovery(ben.id, ben.code) is None
    assert sealing.unlock_with_recovery(ben.id, fresh_code) == fresh
    now = Scope(PLACE, ben.id, fresh)
    for scope in (now, ben.at()):
        assert sealing.open_many(scope, [(record, "a")]) == {} or scope.key == ben.key
    with pytest.raises(NotFound):
        sealing.open_(now, record, about="a")
    assert not sealing.holds(now, lock)
    assert now.all(sealing.held(now)) == []
    assert sealing.lapsed(now) == [lock]
    assert sealing.regrant(ana.at(), ben.id) == 1
    settle()
    assert sealing.open_(now, record, about="a") == "ours"
    assert sealing.lapsed(now) == []
    with pytest.raises(NotFound):
        sealing.open_(ben.at(), record, about="a")


def test_what_lapsed_survives_a_rotation(people):
    """Somebody who waits for a re-grant still waits after the lock turned, and gets the new key then."""
    ana, ben, cem = people
    lock = sealing.create_lock(Scope(PLACE), "case", holders(ana, ben, cem))
    record = sealing.seal(Scope(PLACE), "ours", to=lock, about="a")
    sealing.replace_person(ben.id, "the new one after the reset")
    settle()
    assert sealing.revoke(ana.at(), lock, cem.id) is True
    settle()
    now = Scope(PLACE, ben.id, sealing.unlock(ben.id, "the new one after the reset"))
    assert sealing.lapsed(now) == [lock]
    with pytest.raises(NotFound):
        sealing.open_(ben.at(), record, about="a")
    assert sealing.regrant(ana.at(), ben.id) == 1
    settle()
    assert sealing.open_(now, record, about="a") == "ours"


def test_a_reset_person_gets_no_more_than_before(people):
    """A re-grant hands over only what the old grants prove; locks never held stay closed."""
    ana, ben, _ = people
    lock = sealing.create_lock(Scope(PLACE), "case", holders(ana))
    record = sealing.seal(Scope(PLACE), "Ana's", to=lock, about="a")
    sealing.replace_person(ben.id, "the new one after the reset")
    settle()
    assert sealing.regrant(ana.at(), ben.id) == 0
    now = Scope(PLACE, ben.id, sealing.unlock(ben.id, "the new one after the reset"))
    with pytest.raises(NotFound):
        sealing.open_(now, record, about="a")


def test_work_left_for_after_signing_in(people):
    """What is sealed for a person opens with their key, for its purpose, and for nobody else."""
    ana, ben, _ = people
    box = sealing.seal_for(ana.id, b"half a note", "entry.draft")
    assert sealing.open_mine(ana.id, ana.key, box, "entry.draft") == b"half a note"
    for who, key, purpose in (
        (ana.id, ben.key, "entry.draft"),
        (ben.id, ana.key, "entry.draft"),
        (ana.id, ana.key, "x"),
    ):
        with pytest.raises(sealing.Damaged):
            sealing.open_mine(who, key, box, purpose)
    with pytest.raises(NotFound):
        sealing.seal_for("nobody", b"", "entry.draft")


def test_a_dropped_person_is_forgotten(people):
    """Dropping a person's key leaves nothing to unlock."""
    ana = people[0]
    sealing.drop_person(ana.id)
    settle()
    assert sealing.holder_of(ana.id) is None
    assert sealing.unlock(ana.id, PASSWORD) is None
    assert sealing.unlock_with_recovery(ana.id, ana.code) is None


def test_every_changed_field_of_a_wrap_is_noticed(people, thief):
    """A flipped bit or another number in a wrap opens nothing; put back, it opens again."""
    ana = people[0]
    for column in ("box", "salt", "passes", "memory", "pepper"):
        before = thief.run(f"SELECT {column} AS it FROM person_wraps {MINE}", w=ana.id)[0]["it"]
        if isinstance(before, int):
            values = [before + 1]
        elif isinstance(before, str):
            values = ["", "0" * len(before)]
        else:
            raw = bytes(before)
            values = [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in (0, len(raw) // 2, len(raw) - 1)] + [
                b""
            ]
        for value in values:
            update = f"UPDATE person_wraps SET {column} = :it {MINE}"
            thief.run(update, it=value, w=ana.id)
            settle()
            assert sealing.unlock(ana.id, PASSWORD) is None, column
            thief.run(update, it=before, w=ana.id)
            settle()
    assert sealing.unlock(ana.id, PASSWORD) == ana.key


def test_too_many_at_once_is_said(monkeypatch):
    """R55: as many stretches as cores, a queue behind them, then a plain Busy instead of an endless wait."""
    monkeypatch.setattr(primitives, "_queue", primitives._Queue(1, 1))
    answers = []

    def one():
        try:
            answers.append(len(primitives.stretch("word", bytes(16), 3, 64 * 1024 * 1024)))
        except Busy:
            answers.append("busy")

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, answers)) == ["32", "32", "busy", "busy"]
