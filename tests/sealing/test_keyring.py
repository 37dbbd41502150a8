"""The server's own keys: what they close, how they turn, and how a wrong one is noticed (F10)."""

import subprocess
import sys
from pathlib import Path

import pytest

from portal import sealing
from portal.db import Scope, db
from portal.sealing import keyring

from .conftest import PASSWORD, PLACE, holders, settle

ROOT = Path(__file__).resolve().parents[2]
NEW = "a newer key, made with a password generator"
OTHER = "the key of quite another installation, by mistake"


def with_keys(settings, **changes):
    """The same portal configured with other keys."""
    return type(settings)(**{**settings.__dict__, **changes})


@pytest.fixture(autouse=True)
def put_back(settings):
    """Each test leaves the keys as it found them."""
    yield
    sealing.configure(settings)


def test_an_envelope_opens_for_its_purpose(room):
    """What is put away for one purpose opens for that one only, byte for byte or not at all."""
    box = sealing.envelope_close(b"ana@example.org", "accounts.email:1")
    assert sealing.envelope_open(box, "accounts.email:1") == b"ana@example.org"
    assert b"ana" not in box
    damaged = [box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :] for at in range(len(box))]
    for wrong in (*damaged, b"", box[:-1], box + b"\0"):
        with pytest.raises(sealing.Damaged):
            sealing.envelope_open(wrong, "accounts.email:1")
    with pytest.raises(sealing.Damaged):
        sealing.envelope_open(box, "accounts.email:2")


def test_server_keys_turn(room, settings):
    """The newest closes, all open; once the old one is taken away, what only it closed is shut."""
    old = sealing.envelope_close(b"x", "p")
    old_tag = sealing.tag("p", "ana")
    sealing.configure(with_keys(settings, server_keys=(NEW, *settings.server_keys)))
    new = sealing.envelope_close(b"y", "p")
    assert (sealing.envelope_open(old, "p"), sealing.envelope_open(new, "p")) == (b"x", b"y")
    assert sealing.tags("p", "ana") == [sealing.tag("p", "ana"), old_tag]
    sealing.configure(with_keys(settings, server_keys=(NEW,)))
    assert sealing.envelope_open(new, "p") == b"y"
    with pytest.raises(sealing.Damaged):
        sealing.envelope_open(old, "p")


def test_everything_vouched_for_turns_with_the_server_key(people, settings):
    """After vouching again under a newer server key, the older one can be taken away and all opens as before."""
    ana, ben, cem = people
    lock = sealing.create_lock(Scope(PLACE), "register", holders(ana, ben))
    record = sealing.seal(Scope(PLACE), "kept", to=lock, about="a")
    box = sealing.take_rows(ana.at(), lock).close("a row", "r:1")
    sealing.ask(cem.at(), lock)
    settle()
    sealing.configure(with_keys(settings, server_keys=(NEW, *settings.server_keys)))
    assert sealing.open_(ana.at(), record, about="a") == "kept"
    assert sealing.vouch_for_people_again() == 3
    assert sealing.vouch_again(Scope(PLACE)) == 1 + 2 + 1 + 1 + 1
    settle()
    sealing.configure(with_keys(settings, server_keys=(NEW,)))
    assert sealing.open_(ana.at(), record, about="a") == "kept"
    assert sealing.take_rows(ben.at(), lock).open(box, "r:1") == "a row"
    assert sealing.complete_pending(ana.at(), lambda *_: True) == 1
    assert sealing.holder_of(cem.id) is not None
    sealing.rotate(ana.at(), lock)
    settle()
    assert sealing.open_(cem.at(), record, about="a") == "kept"


def test_without_the_server_key_nothing_is_trusted(people, settings):
    """Rows of another installation's server key open nothing and receive nothing."""
    ana, *_ = people
    lock = sealing.create_lock(Scope(PLACE), "case", holders(ana))
    record = sealing.seal(Scope(PLACE), "kept", to=lock, about="a")
    settle()
    sealing.configure(with_keys(settings, server_keys=(OTHER,)))
    assert sealing.holder_of(ana.id) is None
    for act in (
        lambda: sealing.open_(ana.at(), record, about="a"),
        lambda: sealing.seal(Scope(PLACE), "new", to=lock, about="b"),
    ):
        with pytest.raises(sealing.Damaged):
            act()
        db.session.rollback()


def test_signing_keys_are_for_one_purpose_oldest_first(settings):
    """itsdangerous signs with the last of the list and accepts all: the newest secret comes last."""
    sealing.configure(settings)
    before = sealing.signing_keys("form")
    assert before != sealing.signing_keys("invitation")
    sealing.configure(with_keys(settings, secret_keys=(NEW, *settings.secret_keys)))
    assert sealing.signing_keys("form")[:-1] == before
    assert len(sealing.signing_keys("form")) == 2


def test_tokens_tell_purposes_owners_and_parts_apart(settings):
    """Tokens are equal for equal things and for nothing else."""
    sealing.configure(settings)
    assert sealing.tag("p", "a", "b") == sealing.tag("p", "a", "b")
    made = {
        sealing.tag("p", "a", "b"),
        sealing.tag("q", "a", "b"),
        sealing.tag("p", "ab"),
        sealing.tag("p", b"a", "b"),
        sealing.blind("p", "o", "a"),
        sealing.blind("p", "u", "a"),
    }
    assert len(made) == 6
    assert all(len(token) == 64 for token in made)


@pytest.mark.parametrize(
    ("field", "variable"),
    [("peppers", "PORTAL_PEPPER"), ("server_keys", "PORTAL_SERVER_KEY"), ("secret_keys", "PORTAL_SECRET_KEY")],
)
def test_a_wrong_key_after_a_restore_is_named(people, settings, thief, field, variable):
    """F10: a missing or foreign key is found by comparing with what the database remembers, and nothing is written."""
    assert sealing.check_keys() == []
    settle()
    remembered = thief.run("SELECT name, value FROM site_checks ORDER BY name")
    assert len(remembered) == 3
    sealing.configure(with_keys(settings, **{field: (OTHER,)}))
    assert any(variable in problem for problem in sealing.check_keys())
    settle()
    sealing.configure(with_keys(settings, **{field: ()}))
    assert any(variable in problem for problem in sealing.check_keys())
    settle()
    assert thief.run("SELECT name, value FROM site_checks ORDER BY name") == remembered
    sealing.configure(settings)
    assert sealing.check_keys() == []


def test_a_turned_key_is_remembered(people, settings):
    """Putting a newer key in front is no problem, and from then on the newer one is what counts."""
    assert sealing.check_keys() == []
    both = with_keys(settings, secret_keys=(NEW, *settings.secret_keys), server_keys=(NEW, *settings.server_keys))
    sealing.configure(both)
    assert sealing.check_keys() == []
    settle()
    sealing.configure(with_keys(settings, secret_keys=(NEW,), server_keys=(NEW,)))
    assert sealing.check_keys() == []


def test_a_check_that_may_not_write_does_not(room, thief):
    """`doctor` looks without touching."""
    assert sealing.check_keys(write=False) == []
    settle()
    assert thief.run("SELECT * FROM site_checks") == []


def test_a_pepper_taken_away_too_early_is_named(people, settings):
    """While passwords still need the older pepper, a list without it is a problem; accepting the loss ends it."""
    sealing.check_keys()
    settle()
    sealing.configure(with_keys(settings, peppers=(NEW, *settings.peppers)))
    assert sealing.check_keys() == []
    assert sealing.unlock(people[0].id, PASSWORD) == people[0].key
    settle()
    sealing.configure(with_keys(settings, peppers=(NEW,)))
    assert any("PORTAL_PEPPER" in problem and " 2 " in problem for problem in sealing.check_keys())
    assert keyring.accept_lost_pepper() == 2
    settle()
    assert sealing.check_keys() == []
    assert sealing.unlock(people[0].id, PASSWORD) == people[0].key
    assert sealing.unlock(people[1].id, PASSWORD) is None
    key = sealing.unlock_with_recovery(people[1].id, people[1].code)
    assert key == people[1].key
    sealing.change_password(people[1].id, key, "a new password after the loss")
    assert sealing.unlock(people[1].id, "a new password after the loss") == key


def test_no_key_shows_itself(settings):
    """The ring's repr names no key."""
    sealing.configure(settings)
    shown = repr(keyring.ring())
    assert "Keyring" in shown
    for key in (*keyring.ring().secrets, *keyring.ring().peppers, *keyring.ring().servers):
        assert key.hex() not in shown
        assert repr(key) not in shown


def test_the_inventory_says_what_the_code_does():
    """R59: each use of cryptography has a line: purpose, primitive, parameters."""
    lines = sealing.inventory()
    assert len(lines) > 12
    assert all(len(line) == 3 and all(line) for line in lines)
    said = " ".join(" ".join(line) for line in lines)
    for word in ("Argon2id", "64 MiB, t=3", "19 MiB, t=2", "X25519", "XChaCha20-Poly1305", "secretstream", "BLAKE2b"):
        assert word in said
    page = (ROOT / "docs" / "sealing.md").read_text(encoding="utf-8")
    table = [line for line in page.partition("## Inventory")[2].splitlines() if line.startswith("| ")][1:]
    assert table == [f"| {' | '.join(line)} |" for line in lines]


def test_no_core_file_and_no_onlookers():
    """A hardened process has no core files and is not dumpable."""
    script = (
        "import resource, ctypes; from portal.sealing import harden_process; ok = harden_process(); "
        "print(ok, resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "True (0, 0) 0"
