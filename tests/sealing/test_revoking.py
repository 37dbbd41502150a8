"""Recusal, leaving, rotation: who is cut off reads nothing more, with any backup, and nothing is lost for the rest."""

import threading

import pytest
from sqlalchemy.exc import OperationalError

from portal import db as ground
from portal import sealing
from portal.db import Scope, db
from portal.errors import NotFound, Refused
from portal.sealing import primitives, receipt
from portal.sealing.keyring import peppered
from portal.sealing.models import PersonKey

from .conftest import PASSWORD, PLACE, Person, holders, person, settle

ANYBODY = Scope(PLACE)


@pytest.fixture
def case(people):
    """A case of Ana, Ben and Cem with one record: (lock, record)."""
    lock = sealing.create_lock(ANYBODY, "case", holders(*people))
    record = sealing.seal(ANYBODY, "before", to=lock, about="a")
    settle()
    return lock, record


def test_recusal_turns_the_lock(people, thief, case):
    """The recused one loses the grant; the others read the old and the new; the key pair is another."""
    ana, ben, cem = people
    lock, record = case
    assert sealing.open_(ben.at(), record, about="a") == "before"
    old = thief.run("SELECT public, version FROM sealed_locks")[0]
    assert sealing.revoke(ana.at(), lock, ben.id) is True
    later = sealing.seal(ANYBODY, "after", to=lock, about="b")
    settle()
    new = thief.run("SELECT public, version FROM sealed_locks")[0]
    assert bytes(new["public"]) != bytes(old["public"])
    assert new["version"] == old["version"] + 1
    wanted = [(record, "a"), (later, "b")]
    for scope in (ana.at(), cem.at()):
        assert sealing.open_many(scope, wanted) == {record: "before", later: "after"}
    assert sealing.open_many(ben.at(), wanted) == {}
    assert ben.at().all(sealing.held(ben.at())) == []
    assert sealing.revoke(ana.at(), lock, ben.id) is True


def test_an_old_backup_and_an_old_password_open_nothing_of_today(people, thief, case):
    """With yesterday's backup, his password and the server's pepper, Ben opens no data key of the live database,
    old content re-sealed or new, and putting his old rows back into it gives him nothing either."""
    ana, ben, _ = people
    lock, record = case
    backup = {name: thief.run(f"SELECT * FROM {name}") for name in ("person_wraps", "key_grants", "sealed_locks")}
    yesterday = thief.run("SELECT * FROM sealed_records")
    assert stolen(backup, yesterday, ben.id, lock) == ["opened"]
    sealing.revoke(ana.at(), lock, ben.id)
    sealing.seal(ANYBODY, "after", to=lock, about="b")
    sealing.replace_person(ben.id, "what Ben uses now")
    settle()
    today = thief.run("SELECT * FROM sealed_records")
    assert stolen(backup, today, ben.id, lock) == ["shut", "shut"]
    row = dict(next(row for row in backup["key_grants"] if row["holder_id"] == ben.id))
    for version in (row["lock_version"], row["lock_version"] + 1):
        names, values = ", ".join(row), ", ".join(":" + name for name in row)
        thief.run(f"INSERT INTO key_grants ({names}) VALUES ({values})", **row | {"lock_version": 2})
        thief_sets_version(thief, ben.id, version)
        settle()
        with pytest.raises((sealing.Damaged, NotFound)):
            sealing.open_(ben.at(), record, about="a")
        db.session.rollback()
        thief.run("DELETE FROM key_grants WHERE holder_id = :who", who=ben.id)


def thief_sets_version(thief, holder_id: str, version: int) -> None:
    """On SQLite the thief's connection keeps no foreign keys; PostgreSQL would refuse a dead version itself."""
    if thief.engine.dialect.name == "sqlite":
        thief.run("UPDATE key_grants SET lock_version = :v WHERE holder_id = :who", v=version, who=holder_id)


def stolen(backup, records, holder_id: str, lock: str) -> list[str]:
    """The attack by hand, past all code: password, old wrap, old grant, old private key, today's data keys."""
    wrap = next(w for w in backup["person_wraps"] if w["person_id"] == holder_id and w["kind"] == "password")
    stretched = primitives.stretch(PASSWORD, bytes(wrap["salt"]), wrap["passes"], wrap["memory"])
    kek = primitives.kdf(peppered(stretched, wrap["pepper"]), "kek")
    place = ("wrap", holder_id, "password", 1, wrap["passes"], wrap["memory"], wrap["pepper"], bytes(wrap["salt"]))
    key = primitives.open_box(kek, bytes(wrap["box"]), *place)
    grant = next(g for g in backup["key_grants"] if g["holder_id"] == holder_id)
    at = ("grant", PLACE, lock, grant["lock_version"], "person", holder_id)
    secret = primitives.open_with(primitives.public_of(key), key, bytes(grant["box"]), *at)
    answers = []
    for row in records:
        answers.append("shut")
        for version in (1, 2, row["lock_version"]):
            where = ("sealed_records", "wdek", PLACE, row["id"], lock, version)
            try:
                primitives.open_with(primitives.public_of(secret), secret, bytes(row["wdek"]), *where)
                answers[-1] = "opened"
            except sealing.Damaged:
                continue
    return answers


def test_without_a_key_the_cut_is_at_once_and_the_turn_follows(people, thief, case):
    """A page that holds no key removes somebody: no access from that moment, the turn comes with the next holder."""
    ana, ben, cem = people
    lock, record = case
    assert sealing.revoke(Scope(PLACE, "operator"), lock, ben.id) is False
    settle()
    with pytest.raises(NotFound):
        sealing.open_(ben.at(), record, about="a")
    assert ben.at().all(sealing.held(ben.at())) == []
    assert thief.run("SELECT rotation_due AS due FROM sealed_locks")[0]["due"]
    assert sealing.rotate_due(ben.at()) == sealing.rotate_due(ANYBODY) == 0
    assert sealing.rotate_due(cem.at()) == 1
    settle()
    row = thief.run("SELECT rotation_due AS due, version FROM sealed_locks")[0]
    assert (bool(row["due"]), row["version"]) == (False, 2)
    assert sealing.rotate_due(cem.at()) == 0
    assert sealing.open_(ana.at(), record, about="a") == "before"


def test_who_leaves_is_cut_off_from_everything_at_once(people, thief):
    """One call ends every grant and wish of a leaving person in the partition; what nobody else could open is
    named and kept; the locks turn, some now, the rest with the next requests."""
    ana, ben, cem = people
    shared = [sealing.create_lock(ANYBODY, "case", holders(ana, ben)) for _ in range(30)]
    alone = sealing.create_lock(ANYBODY, "case", holders(ben))
    others = sealing.create_lock(ANYBODY, "case", holders(ana, cem))
    records = [sealing.seal(ANYBODY, "x", to=lock, about="a") for lock in shared]
    sealing.ask(ben.at(), others)
    settle()
    assert len(ben.at().all(sealing.held(ben.at()))) == 31
    assert sealing.revoke_everywhere(ana.at(), ben.id) == [alone]
    settle()
    assert ben.at().all(sealing.held(ben.at())) == [alone]
    assert sealing.open_many(ben.at(), [(record, "a") for record in records]) == {}
    assert sealing.pending(ana.at(), others) == []
    turned = "SELECT id FROM sealed_locks WHERE version = 2"
    assert len(thief.run(turned)) == 20
    assert sealing.rotate_due(ana.at()) == 10
    settle()
    assert {row["id"] for row in thief.run(turned)} == set(shared)
    assert len(sealing.open_many(ana.at(), [(record, "a") for record in records])) == 30
    assert sealing.revoke_everywhere(ana.at(), ben.id) == [alone]


def test_a_register_is_read_without_writing(people):
    """The row key of a register is there from the start: looking at an empty register changes nothing."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "register", holders(ana))
    settle()
    assert list(sealing.take_rows(ana.at(), lock).keys) == [1]
    assert not db.session.new
    assert not db.session.dirty


def test_who_recuses_themself_turns_the_lock_too(people, case):
    """Recusing oneself, with one's own key present, leaves the lock turned and oneself outside."""
    _, ben, cem = people
    lock, record = case
    assert sealing.revoke(ben.at(), lock, ben.id) is True
    settle()
    with pytest.raises(NotFound):
        sealing.open_(ben.at(), record, about="a")
    assert sealing.open_(cem.at(), record, about="a") == "before"


def test_the_last_holder_is_not_cut_off(people):
    """Whoever alone can open something stays until another can (settled 2); receipts and dead keys do not count."""
    ana, ben, _ = people
    code = receipt.new()
    lock = sealing.create_lock(ANYBODY, "dialogue", [*holders(ana, ben), receipt.holder(code)])
    record = sealing.seal(ANYBODY, "hello", to=lock, about="a")
    settle()
    sealing.revoke(ana.at(), lock, ben.id)
    settle()
    for scope in (ana.at(), Scope(PLACE, "operator")):
        with pytest.raises(Refused, match="last_holder"):
            sealing.revoke(scope, lock, ana.id)
        db.session.rollback()
    assert sealing.open_(ana.at(), record, about="a") == "hello"
    sealing.grant(ana.at(), lock, *holders(ben))
    sealing.replace_person(ben.id, "forgot it")
    settle()
    with pytest.raises(Refused, match="last_holder"):
        sealing.revoke(ana.at(), lock, ana.id)
    db.session.rollback()
    assert sealing.revoke(ana.at(), lock, receipt.index(code)) is True
    settle()
    assert sealing.open_(ana.at(), record, about="a") == "hello"
    assert sealing.open_many(Scope(PLACE, receipt.index(code), receipt.key(code)), [(record, "a")]) == {}


def test_the_reporter_keeps_reading_through_a_turn(people):
    """A receipt opens its box after any number of rotations."""
    ana, ben, _ = people
    code = receipt.new()
    lock = sealing.create_lock(ANYBODY, "dialogue", [*holders(ana, ben), receipt.holder(code)])
    record = sealing.seal(ANYBODY, "hello", to=lock, about="a")
    settle()
    for _ in range(3):
        sealing.rotate(ana.at(), lock)
        settle()
    assert sealing.open_(Scope(PLACE, receipt.index(code), receipt.key(code)), record, about="a") == "hello"


def test_who_holds_nothing_grants_nothing(people, case):
    """A recused chair can't grant to themself, nor an outsider to anybody."""
    ana, ben, cem = people
    lock, record = case
    sealing.revoke(ana.at(), lock, ben.id)
    settle()
    for act in (
        lambda: sealing.grant(ben.at(), lock, *holders(ben)),
        lambda: sealing.grant(ben.at(), lock, *holders(cem)),
        lambda: sealing.grant(Scope(PLACE, ana.id), lock, *holders(ben)),
        lambda: sealing.rotate(ben.at(), lock),
    ):
        with pytest.raises(NotFound):
            act()
        db.session.rollback()
    sealing.ask(ben.at(), lock)
    assert sealing.pending(ana.at(), lock) == [ben.id]
    assert sealing.complete_pending(ben.at(), lambda *_: True) == 0
    settle()
    with pytest.raises(NotFound):
        sealing.open_(ben.at(), record, about="a")


def test_a_wish_is_fulfilled_by_the_next_holder_and_withdrawn_by_recusal(people):
    """Settled 3: attested people wait until a holder's next request; being revoked meanwhile ends the wish."""
    ana, ben, cem = people
    lock = sealing.create_lock(ANYBODY, "case", holders(ana))
    record = sealing.seal(ANYBODY, "x", to=lock, about="a")
    settle()
    sealing.ask(ben.at(), lock)
    sealing.ask(ben.at(), lock)
    sealing.ask(cem.at(), lock)
    settle()
    assert sorted(sealing.pending(ana.at(), lock)) == sorted([ben.id, cem.id])
    with pytest.raises(NotFound):
        sealing.open_(ben.at(), record, about="a")
    sealing.revoke(ana.at(), lock, cem.id)
    assert sealing.complete_pending(ANYBODY, lambda *_: True) == 0
    assert sealing.complete_pending(ana.at(), lambda *_: True) == 1
    settle()
    assert sealing.open_(ben.at(), record, about="a") == "x"
    with pytest.raises(NotFound):
        sealing.open_(cem.at(), record, about="a")
    assert sealing.pending(ana.at(), lock) == []


def test_a_wish_made_with_an_older_key_is_not_fulfilled(people):
    """Who was reset after asking must ask again with the key they now have."""
    ana, ben, _ = people
    lock = sealing.create_lock(ANYBODY, "case", holders(ana))
    sealing.ask(ben.at(), lock)
    sealing.replace_person(ben.id, "reset meanwhile")
    settle()
    assert sealing.complete_pending(ana.at(), lambda *_: True) == 0
    settle()
    assert sealing.holders(ana.at(), lock) == [ana.id]


def test_five_hundred_members(room):
    """A lock with five hundred holders turns in one go, and the five hundredth reads on."""
    crowd = []
    for number in range(500):
        public, key = primitives.key_pair()
        name = f"m{number}x".ljust(26, "a")
        word = sealing.keyring.server_mac("person", name, 1, public)
        db.session.add(PersonKey(person_id=name, version=1, public=public, mac=word))
        crowd.append(Person(name, key, ""))
    db.session.commit()
    lock = sealing.create_lock(ANYBODY, "case", holders(*crowd))
    record = sealing.seal(ANYBODY, "to all", to=lock, about="a")
    settle()
    assert sealing.revoke(crowd[0].at(), lock, crowd[1].id) is True
    settle()
    assert len(sealing.holders(ANYBODY, lock)) == 499
    assert sealing.open_(crowd[499].at(), record, about="a") == "to all"
    with pytest.raises(NotFound):
        sealing.open_(crowd[1].at(), record, about="a")


def test_rows_of_a_register_survive_a_turn(people):
    """Rows written before a rotation stay readable to who stays; new rows use a key the revoked one never saw."""
    ana, ben, _ = people
    lock = sealing.create_lock(ANYBODY, "register", holders(ana, ben))
    before = sealing.take_rows(ana.at(), lock)
    old = before.close("an old entry", "register:1")
    settle()
    assert sealing.take_rows(ben.at(), lock).open(old, "register:1") == "an old entry"
    sealing.revoke(ana.at(), lock, ben.id)
    settle()
    after = sealing.take_rows(ana.at(), lock)
    new = after.close("a new entry", "register:2")
    assert after.open(old, "register:1") == "an old entry"
    assert after.open(new, "register:2") == "a new entry"
    with pytest.raises(sealing.Damaged):
        before.open(new, "register:2")
    with pytest.raises(sealing.Damaged):
        after.open(new, "register:1")
    with pytest.raises(NotFound):
        sealing.take_rows(ben.at(), lock)
    assert before.keys[1].hex() not in repr(before)


def test_writers_and_a_revocation_at_once(app, settings):
    """Writers keep writing while the lock turns again and again: every committed record is under the living version,
    and opens. (The database refuses the rest at commit.)"""
    with app.app_context():
        ana, ben = person("ana"), person("ben")
        db.session.commit()
        lock = sealing.create_lock(ANYBODY, "case", holders(ana, ben))
        db.session.commit()
        db.session.remove()
    written, problems, over = [], [], threading.Event()

    def work(act):
        with app.app_context():
            ground.begin_writing(True)
            try:
                act()
            except Exception as problem:
                problems.append(problem)
            finally:
                db.session.remove()

    def write():
        while not over.is_set():
            record = sealing.seal(ANYBODY, f"record {len(written)}", to=lock, about="a")
            db.session.commit()
            written.append(record)
            over.wait(0.01)

    def turn():
        for number in range(8):
            if number == 3:
                sealing.revoke(ana.at(), lock, ben.id)
            elif number == 6:
                sealing.grant(ana.at(), lock, *holders(ben))
            else:
                sealing.rotate(ana.at(), lock)
            db.session.commit()
            while len(written) < 3 * (number + 1) and any(thread.is_alive() for thread in threads[:-1]):
                over.wait(0.01)
        over.set()

    threads = [threading.Thread(target=work, args=(act,)) for act in (write, write, write, turn)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert problems == []
    assert len(written) >= 24
    with app.app_context():
        opened = sealing.open_many(ana.at(), [(record, "a") for record in written])
        assert len(opened) == len(written)
        db.session.remove()


@pytest.mark.sqlite_only
def test_a_reader_that_turns_writer_too_late_is_refused(app, settings):
    """A transaction that read the lock before another turned it cannot commit what it sealed to the old key."""
    with app.app_context():
        ana = person("ana")
        db.session.commit()
        lock = sealing.create_lock(ANYBODY, "case", holders(ana))
        db.session.commit()
        assert sealing.holds(ana.at(), lock)  # a deferred transaction has now begun

    def turn():
        with app.app_context():
            ground.begin_writing(True)
            sealing.rotate(ana.at(), lock)
            db.session.commit()
            db.session.remove()

    with app.app_context():
        assert sealing.holds(ana.at(), lock)
        thread = threading.Thread(target=turn)
        thread.start()
        thread.join(30)
        with pytest.raises(OperationalError):
            sealing.seal(ANYBODY, "too late", to=lock, about="a")
        db.session.rollback()
        assert sealing.seal(ANYBODY, "in time", to=lock, about="a")
        db.session.rollback()
        db.session.remove()
