"""Whoever can write to the database, but lacks the server key, changes nothing without being noticed."""

from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from portal import sealing
from portal.db import Scope, db
from portal.errors import NotFound, Refused
from portal.sealing import primitives
from portal.sealing.models import Record

from .conftest import PLACE, holders, settle

ANYBODY = Scope(PLACE)
TABLES = {
    "sealed_records": ("partition", "id", "lock_id", "lock_version", "wdek", "box", "mac"),
    "key_grants": (
        "partition",
        "lock_id",
        "lock_version",
        "holder_kind",
        "holder_id",
        "holder_key",
        "box",
        "pin",
        "granted_by",
        "day",
        "mac",
    ),
    "sealed_locks": ("partition", "id", "kind", "version", "public", "shredded", "mac"),
}
FIELDS = [(table, column) for table, columns in TABLES.items() for column in columns]


def changed(value) -> list:
    """Values a thief might put in place of this one: single flipped bits, cut ends, nothing at all."""
    if isinstance(value, (bytes, memoryview)):
        raw = bytes(value)
        places = sorted({0, 1, len(raw) // 3, len(raw) // 2, len(raw) - 17, len(raw) - 1} & set(range(len(raw))))
        flipped = [raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :] for at in places for bit in (1, 128)]
        return [*flipped, raw[:-1], raw + b"\0", b""]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    return ["a" + value[1:] if value[:1] != "a" else "b" + value[1:]]


@pytest.fixture
def sealed(people):
    """One text under one lock that Ana and Ben hold: (lock, record)."""
    lock = sealing.create_lock(ANYBODY, "dialogue", holders(*people[:2]))
    record = sealing.seal(ANYBODY, "the truth", to=lock, about="a")
    settle()
    return lock, record


def attempt(scope, record):
    """What a reader gets: the text, or the name of the refusal."""
    db.session.expunge_all()
    try:
        return sealing.open_(scope, record, about="a")
    except (NotFound, sealing.Damaged) as refusal:
        return type(refusal).__name__
    finally:
        db.session.rollback()


@pytest.mark.parametrize(("table", "column"), FIELDS)
def test_every_changed_field_is_noticed(people, thief, sealed, table, column):
    """Flip a bit, cut an end or change a number in any field: the text does not open, and nothing else appears."""
    ana, record = people[0], sealed[1]
    where = "WHERE holder_id = :who" if table == "key_grants" else ""
    who = {"who": ana.id} if where else {}
    before = thief.run(f"SELECT {column} AS it FROM {table} {where}", **who)[0]["it"]
    if column == "shredded":
        before = bool(before)
    assert attempt(ana.at(), record) == "the truth"
    tried = 0
    for value in [date(2000, 1, 1)] if column == "day" else changed(before):
        if loosely(thief, f"UPDATE {table} SET {column} = :it {where}", it=value, **who):
            assert attempt(ana.at(), record) in ("NotFound", "Damaged"), (table, column)
            tried += 1
        back = "WHERE holder_id = :now" if column == "holder_id" else where
        now = {"now": value} if column == "holder_id" else who
        loosely(thief, f"UPDATE {table} SET {column} = :it {back}", it=before, **now)
    assert tried or thief.engine.dialect.name == "postgresql"
    assert attempt(ana.at(), record) == "the truth"


def loosely(thief, statement: str, **values) -> bool:
    """Change it if the database lets a thief do so: PostgreSQL's keys and policies may refuse by themselves."""
    try:
        return thief.run(statement, **values) > 0
    except DBAPIError:
        return False


@pytest.mark.parametrize("columns", [("box",), ("wdek",), ("box", "wdek"), ("box", "wdek", "mac")])
def test_ciphertexts_do_not_move_between_rows(people, thief, sealed, columns):
    """Two records of one lock with their ciphertexts exchanged open neither as the other nor at all."""
    ana, (lock, first) = people[0], sealed
    second = sealing.seal(ANYBODY, "a lie", to=lock, about="a")
    settle()
    rows = {row["id"]: row for row in thief.run("SELECT * FROM sealed_records")}
    assert len(rows) == 2
    sets = ", ".join(f"{column} = :{column}" for column in columns)
    for target, source in ((first, second), (second, first)):
        values = {column: rows[source][column] for column in columns}
        thief.run(f"UPDATE sealed_records SET {sets} WHERE id = :id", id=target, **values)
    assert attempt(ana.at(), first) == attempt(ana.at(), second) == "Damaged"


def test_nobody_forges_a_record(people, thief, sealed):
    """A text sealed to the lock's public key by hand, all by the book but the server's word, is refused."""
    ana, (lock, record) = people[0], sealed
    public = bytes(thief.run("SELECT public FROM sealed_locks")[0]["public"])
    key = primitives.random_key()
    place = ("sealed_records", "box", PLACE, record, lock, "a")
    box = primitives.close(key, primitives.pad(b"forged"), *place)
    wdek = primitives.close_for(public, key, "sealed_records", "wdek", PLACE, record, lock, 1)
    thief.run("UPDATE sealed_records SET box = :box, wdek = :wdek", box=box, wdek=wdek)
    assert attempt(ana.at(), record) == "Damaged"


def test_a_grant_row_copied_to_another_holder_opens_nothing(people, thief, sealed):
    """Cem puts his own id, or his id and key, on Ana's grant: it is not his."""
    cem, (lock, record) = people[2], sealed
    row = dict(thief.run("SELECT * FROM key_grants WHERE holder_id = :who", who=people[0].id)[0])
    public = holders(cem)[0].public
    names = ", ".join(row)
    for stolen in (
        row | {"id": "c" * 26, "holder_id": cem.id},
        row | {"id": "c" * 26, "holder_id": cem.id, "holder_key": public},
    ):
        thief.run(f"INSERT INTO key_grants ({names}) VALUES ({', '.join(':' + name for name in row)})", **stolen)
        assert attempt(cem.at(), record) in ("NotFound", "Damaged")
        assert sealing.holders(cem.at(), lock) == sorted([people[0].id, people[1].id])
        thief.run("DELETE FROM key_grants WHERE holder_id = :who", who=cem.id)
        db.session.rollback()
    assert attempt(people[0].at(), record) == "the truth"


def test_a_replaced_person_key_gets_nothing(people, thief, sealed):
    """A thief puts their own public key in Cem's row: nothing is sealed or granted to it."""
    ana, _, cem = people
    lock, record = sealed
    public, key = primitives.key_pair()
    assert sealing.holder_of(cem.id) is not None
    thief.run("UPDATE person_keys SET public = :public WHERE person_id = :who", public=public, who=cem.id)
    settle()
    assert sealing.holder_of(cem.id) is None
    assert sealing.holders_of([ana.id, cem.id]) == holders(ana)
    with pytest.raises(Refused):
        sealing.grant(ana.at(), lock, sealing.Holder("person", cem.id, public))
    db.session.rollback()
    assert attempt(Scope(PLACE, cem.id, key), record) == "NotFound"


def test_a_replaced_key_is_noticed_even_with_the_server_key(people, thief, sealed):
    """With the server key too, a replaced public key is found out by the pin when keys are next wrapped."""
    ana, ben, _ = people
    lock, record = sealed
    public, key = primitives.key_pair()
    word = sealing.keyring.server_mac("person", ben.id, 1, public)
    thief.run(
        "UPDATE person_keys SET public = :public, mac = :mac WHERE person_id = :who",
        public=public,
        mac=word,
        who=ben.id,
    )
    settle()
    sealing.rotate(ana.at(), lock)
    settle()
    assert attempt(ana.at(), record) == "the truth"
    assert attempt(Scope(PLACE, ben.id, key), record) == "NotFound"
    assert sealing.holders(ana.at(), lock) == [ana.id]


def test_a_replaced_lock_key_diverts_nothing_new(people, thief, sealed):
    """A thief's public key in a lock's row: the portal refuses to seal anything to it."""
    lock, _ = sealed
    public, _key = primitives.key_pair()
    thief.run("UPDATE sealed_locks SET public = :public", public=public)
    settle()
    with pytest.raises(sealing.Damaged):
        sealing.seal(ANYBODY, "a new message", to=lock, about="b")
    db.session.rollback()
    assert len(thief.run("SELECT id FROM sealed_records")) == 1


def test_a_replaced_lock_key_is_noticed_by_the_pin(people, thief, sealed):
    """Even with the server key, a holder sees at the next read that the lock is not the one pinned."""
    lock, record = sealed
    public, _key = primitives.key_pair()
    word = sealing.keyring.server_mac("lock", PLACE, lock, "dialogue", 1, public, False)
    thief.run("UPDATE sealed_locks SET public = :public, mac = :mac", public=public, mac=word)
    settle()
    assert attempt(people[0].at(), record) == "Damaged"


def test_a_forged_wish_is_not_fulfilled(people, thief, sealed):
    """A pending grant written past the portal is thrown away by the next holder's request."""
    ana, _, cem = people
    lock, record = sealed
    thief.run(
        "INSERT INTO pending_grants (partition, id, lock_id, holder_id, holder_key, day, mac) "
        "VALUES (:place, :id, :lock, :who, :key, :day, :mac)",
        place=PLACE,
        id="d" * 26,
        lock=lock,
        who=cem.id,
        key=holders(cem)[0].public,
        day=date(2026, 1, 1),
        mac=bytes(32),
    )
    settle()
    assert sealing.complete_pending(ana.at(), lambda *_: True) == 0
    settle()
    assert thief.run("SELECT * FROM pending_grants") == []
    assert attempt(cem.at(), record) == "NotFound"
    sealing.ask(cem.at(), lock)
    settle()
    assert sealing.complete_pending(ana.at(), lambda *_: True) == 1
    settle()
    assert attempt(cem.at(), record) == "the truth"


def test_a_tampered_grant_does_not_stop_a_revocation(people, thief, sealed):
    """A broken grant beside it does not keep anybody in: it is dropped, the lock turns, the rest read on."""
    ana, ben, cem = people
    lock, record = sealed
    sealing.grant(ana.at(), lock, *holders(cem))
    settle()
    thief.run("UPDATE key_grants SET pin = :pin WHERE holder_id = :who", pin=bytes(32), who=cem.id)
    assert sealing.revoke(ana.at(), lock, ben.id) is True
    settle()
    assert attempt(ana.at(), record) == "the truth"
    assert sealing.holders(ana.at(), lock) == [ana.id]


def test_a_forged_row_key_is_not_used(people, thief, sealed):
    """A key for rows that a thief slipped in closes nothing."""
    ana, (lock, _) = people[0], sealed
    rows = sealing.take_rows(ana.at(), lock)
    box = rows.close("an entry", "register:1")
    settle()
    assert sealing.take_rows(ana.at(), lock).open(box, "register:1") == "an entry"
    row = dict(thief.run("SELECT * FROM sealed_row_keys")[0])
    public = bytes(thief.run("SELECT public FROM sealed_locks")[0]["public"])
    forged = primitives.close_for(public, bytes(32), "sealed_row_keys", PLACE, "e" * 26, lock, 1, 2)
    names = ", ".join(row)
    values = ", ".join(":" + name for name in row)
    thief.run(
        f"INSERT INTO sealed_row_keys ({names}) VALUES ({values})",
        **row | {"id": "e" * 26, "number": 2, "wdek": forged},
    )
    settle()
    with pytest.raises(sealing.Damaged):
        sealing.take_rows(ana.at(), lock)
    db.session.rollback()
    sealing.rotate(ana.at(), lock)
    settle()
    assert sealing.take_rows(ana.at(), lock).open(box, "register:1") == "an entry"


def test_no_row_is_committed_under_a_dead_version(people, sealed):
    """The database itself refuses a record whose lock no longer has that version."""
    ana, (lock, _) = people[0], sealed
    sealing.rotate(ana.at(), lock)
    settle()
    ana.at().add(Record(lock_id=lock, lock_version=1, wdek=b"", box=b"", mac=b""))
    with pytest.raises(IntegrityError):
        db.session.commit()
    db.session.rollback()


def test_refusals_carry_nothing(people, thief, sealed, caplog):
    """What a failed opening says, in its message, its trace and the log, holds no key and no text."""
    ana, (_, record) = people[0], sealed
    thief.run("UPDATE sealed_records SET box = wdek")
    settle()
    with caplog.at_level("DEBUG"), pytest.raises(sealing.Damaged) as caught:
        sealing.open_(ana.at(), record, about="a")
    db.session.rollback()
    assert caught.value.__cause__ is None
    said = str(caught.getrepr(style="native")) + caplog.text + repr(ana) + repr(ana.at()) + repr(caught.value.args)
    for secret in (ana.key.hex(), repr(ana.key)[2:-1], ana.code, "the truth"):
        assert secret not in said
