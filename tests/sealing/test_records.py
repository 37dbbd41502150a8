"""Who holds the key reads; nobody else, whatever the code around forgets."""

from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from portal import sealing
from portal.db import Scope, db
from portal.errors import NotFound, Refused
from portal.sealing import primitives, receipt
from portal.sealing.models import Grant

from .conftest import PLACE, holders, settle

ANYBODY = Scope(PLACE)
ELSEWHERE = "community:bbbbbbbbbbbbbbbbbbbbbbbbbb"
PAYLOADS = [
    "",
    "a",
    "ß ʻÖlelo 日本語 \u202eabc\u0301 👩🏽‍🚀",
    "\x00\n\r\t",
    "x" * 1023,
    "x" * 1024,
    "é" * 32_500,
    "\ud800",
]


def test_handlers_and_reporter_read_an_outsider_does_not(people):
    """A dialogue opens for its handlers and its reporter, and is a 404 for everybody else."""
    ana, ben, cem = people
    code = receipt.new()
    lock = sealing.create_lock(ANYBODY, "dialogue", [*holders(ana, ben), receipt.holder(code)])
    record = sealing.seal(ANYBODY, "It began on the stairs.", to=lock, about="reports.story:1")
    settle()
    reporter = Scope(PLACE, receipt.index(code), receipt.key(code))
    for scope in (ana.at(), ben.at(), reporter):
        assert sealing.open_(scope, record, about="reports.story:1") == "It began on the stairs."
    strangers = [cem.at(), ANYBODY, Scope(PLACE, ana.id), Scope(PLACE, ana.id, cem.key), Scope(PLACE, cem.id, ana.key)]
    for scope in strangers:
        with pytest.raises(NotFound):
            sealing.open_(scope, record, about="reports.story:1")


def test_the_reporter_cannot_read_internal_notes(people):
    """The desk's own notes are another lock: the receipt that opens the dialogue opens nothing there."""
    ana, *_ = people
    code = receipt.new()
    talk = sealing.create_lock(ANYBODY, "dialogue", [*holders(ana), receipt.holder(code)])
    notes = sealing.create_lock(ANYBODY, "internal", holders(ana))
    said = sealing.seal(ANYBODY, "thank you", to=talk, about="a")
    noted = sealing.seal(ANYBODY, "seems credible", to=notes, about="b")
    settle()
    reporter = Scope(PLACE, receipt.index(code), receipt.key(code))
    assert sealing.open_many(ana.at(), [(said, "a"), (noted, "b")]) == {said: "thank you", noted: "seems credible"}
    assert sealing.open_many(reporter, [(said, "a"), (noted, "b")]) == {said: "thank you"}
    with pytest.raises(NotFound):
        sealing.open_(reporter, noted, about="b")


def test_who_is_excluded_at_intake_never_held_a_key(people):
    """A report sealed to all handlers but one leaves no grant, no list entry and no text for that one."""
    ana, ben, cem = people
    lock = sealing.create_lock(ANYBODY, "dialogue", holders(ana, cem))
    record = sealing.seal(ANYBODY, "about Ben", to=lock, about="a")
    settle()
    assert ana.at().all(sealing.held(ana.at())) == [lock]
    assert ben.at().all(sealing.held(ben.at())) == []
    assert not sealing.holds(ben.at(), lock)
    assert sorted(sealing.holders(ben.at(), lock)) == sorted([ana.id, cem.id])
    assert sealing.open_many(ben.at(), [(record, "a")]) == {}


def test_a_job_writes_but_cannot_read(people):
    """A scope without holder and key seals, and opens nothing it sealed."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "desk", holders(ana))
    settle()
    job = Scope(PLACE, "keeper")
    first, second = sealing.seal_many(job, [("one", "a"), (b"two", "b")], to=lock)
    settle()
    assert sealing.open_bytes(ana.at(), second, about="b") == b"two"
    with pytest.raises(NotFound):
        sealing.open_(job, first, about="a")


def test_another_partition_is_another_world(people):
    """Ids of one partition mean nothing in another, even to somebody who holds the key."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "case", holders(ana))
    record = sealing.seal(ANYBODY, "here", to=lock, about="a")
    settle()
    assert sealing.open_(ana.at(), record, about="a") == "here"
    with pytest.raises(NotFound):
        sealing.open_(ana.at(ELSEWHERE), record, about="a")
    with pytest.raises(NotFound):
        sealing.seal(Scope(ELSEWHERE), "there", to=lock, about="a")
    assert ana.at(ELSEWHERE).all(sealing.held(ana.at(ELSEWHERE))) == []


def test_held_is_usable_inside_a_list_query(people):
    """`Model.lock_id.in_(held(scope))` filters rows to what the scope's holder holds."""
    ana, ben, _ = people
    both = sealing.create_lock(ANYBODY, "case", holders(ana, ben))
    mine = sealing.create_lock(ANYBODY, "case", holders(ana))
    settle()
    for someone, expected in ((ana, {both, mine}), (ben, {both})):
        scope = someone.at()
        query = scope.select(Grant.lock_id).where(Grant.lock_id.in_(sealing.held(scope)))
        assert set(scope.all(query)) == expected
        without_key = Scope(PLACE, someone.id)
        assert set(without_key.all(sealing.held(without_key))) == expected
    assert ANYBODY.all(sealing.held(ANYBODY)) == []


@pytest.mark.parametrize("text", PAYLOADS, ids=[str(len(text)) + "-" + ascii(text[:3]) for text in PAYLOADS])
def test_any_text_comes_back(people, text):
    """Empty, unicode, 65 kB, controls and lone surrogates come back as they were."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "desk", holders(ana))
    record = sealing.seal(ANYBODY, text, to=lock, about="a")
    settle()
    assert sealing.open_(ana.at(), record, about="a") == text


def test_length_is_hidden(people, thief):
    """Texts of different length in one kibibyte look alike in the database."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "desk", holders(ana))
    for text in ("", "yes", "no" * 400):
        sealing.seal(ANYBODY, text, to=lock, about="a")
    settle()
    rows = thief.run("SELECT box, wdek FROM sealed_records")
    assert len(rows) == 3
    assert len({len(row["box"]) for row in rows}) == len({len(row["wdek"]) for row in rows}) == 1


def test_a_record_opens_only_as_what_it_is_about(people):
    """A record read in another place than it was written for is refused."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "desk", holders(ana))
    record = sealing.seal(ANYBODY, "a note", to=lock, about="cases.note:1")
    settle()
    with pytest.raises(sealing.Damaged):
        sealing.open_(ana.at(), record, about="cases.note:2")
    assert sealing.open_many(ana.at(), [(record, "cases.note:2")], damaged="(unreadable)") == {record: "(unreadable)"}


def test_nobody_is_no_holder(people):
    """A lock nobody could open is refused, and so is an unknown kind."""
    with pytest.raises(Refused):
        sealing.create_lock(ANYBODY, "desk", [])
    with pytest.raises(ValueError, match="shelf"):
        sealing.create_lock(ANYBODY, "shelf", holders(people[0]))


def test_shredded_is_gone(people, thief):
    """After shredding nothing opens, nothing is written, no ciphertext is left, and doing it again is no harm."""
    ana, ben, _ = people
    lock = sealing.create_lock(ANYBODY, "case", holders(ana, ben))
    other = sealing.create_lock(ANYBODY, "case", holders(ana))
    record = sealing.seal(ANYBODY, "to be forgotten", to=lock, about="a")
    kept = sealing.seal(ANYBODY, "to be kept", to=other, about="a")
    box = sealing.take_rows(ana.at(), lock).close("a row", "r:1")
    settle()
    assert sealing.open_(ana.at(), record, about="a") == "to be forgotten"
    sealing.shred(ANYBODY, lock)
    sealing.shred(ANYBODY, lock)
    settle()
    for scope in (ana.at(), ben.at()):
        with pytest.raises(NotFound):
            sealing.open_(scope, record, about="a")
    for act in (lambda: sealing.seal(ANYBODY, "x", to=lock, about="a"), lambda: sealing.take_rows(ana.at(), lock)):
        with pytest.raises(NotFound):
            act()
    assert sealing.open_(ana.at(), kept, about="a") == "to be kept"
    assert sealing.holders(ana.at(), lock) == []
    left = thief.run("SELECT wdek, box FROM sealed_records WHERE lock_id = :lock", lock=lock)
    assert [(bytes(row["wdek"]), bytes(row["box"])) for row in left] == [(b"", b"")]
    assert thief.run("SELECT * FROM sealed_row_keys") == []
    assert box


def test_one_record_can_be_forgotten(people):
    """Discarding a record leaves the lock and its other records."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "desk", holders(ana))
    one, two = sealing.seal_many(ANYBODY, [("one", "a"), ("two", "a")], to=lock)
    settle()
    sealing.discard(ANYBODY, one)
    settle()
    assert sealing.open_many(ana.at(), [(one, "a"), (two, "a")]) == {two: "two"}


def test_a_list_asks_the_database_a_fixed_number_of_times(people, room):
    """Opening a page of records of many locks costs three statements, not three a row."""
    ana, *_ = people
    wanted = []
    for number in range(30):
        lock = sealing.create_lock(ANYBODY, "case", holders(ana))
        wanted.append((sealing.seal(ANYBODY, f"case {number}", to=lock, about="a"), "a"))
    settle()
    asked = []
    with _counted(asked):
        assert len(sealing.open_many(ana.at(), wanted)) == 30
    assert len([statement for statement in asked if statement.lstrip().startswith("SELECT")]) <= 4


@contextmanager
def _counted(asked):
    def hook(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", hook)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", hook)


@given(st.binary(max_size=3000), st.text(max_size=40), st.text(max_size=40))
def test_a_box_opens_in_its_place_and_no_other(plain, place, other):
    """What is closed for a place opens there, and never in another place or under another key."""
    key = primitives.random_key()
    box = primitives.close(key, plain, "table", place)
    assert primitives.open_box(key, box, "table", place) == plain
    for wrong_key, where in ((key, ("table", place, "")), (key, ("table" + place,)), (bytes(32), ("table", place))):
        with pytest.raises(sealing.Damaged):
            primitives.open_box(wrong_key, box, *where)
    if place != other:
        with pytest.raises(sealing.Damaged):
            primitives.open_box(key, box, "table", other)


@given(st.lists(st.one_of(st.text(), st.binary(), st.integers()), max_size=4), st.data())
def test_places_are_encoded_without_collision(parts, data):
    """Two different lists of parts are never the same bytes."""
    others = data.draw(st.lists(st.one_of(st.text(), st.binary(), st.integers()), max_size=4))
    alike = [type(a) is type(b) and a == b for a, b in zip(parts, others, strict=False)]
    same = len(parts) == len(others) and all(alike)
    assert (primitives.encode(*parts) == primitives.encode(*others)) is same


@given(st.binary(max_size=5000))
def test_padding_comes_off_again(plain):
    """Padding fills whole kibibytes and gives back exactly what was put in."""
    padded = primitives.pad(plain)
    assert len(padded) % primitives.BUCKET == 0
    assert primitives.unpad(padded) == plain


def test_wrong_version_ciphertext_is_refused(people, thief):
    """A box of another format is not guessed at."""
    ana, *_ = people
    lock = sealing.create_lock(ANYBODY, "desk", holders(ana))
    record = sealing.seal(ANYBODY, "x", to=lock, about="a")
    settle()
    for column in ("box", "wdek"):
        row = thief.run(f"SELECT {column} AS it FROM sealed_records")[0]
        before = bytes(row["it"])
        thief.run(f"UPDATE sealed_records SET {column} = :it", it=b"\x02" + before[1:])
        settle()
        with pytest.raises(sealing.Damaged):
            sealing.open_(ana.at(), record, about="a")
        thief.run(f"UPDATE sealed_records SET {column} = :it", it=before)
        settle()
    assert sealing.open_(ana.at(), record, about="a") == "x"
