"""The record of who did what: nothing wordy enters it, and nothing leaves it unseen."""

import json
import threading
import time
from datetime import UTC

import pytest
from sqlalchemy import select

from portal import access, audit, guard, sealing
from portal.audit import anchors, chain
from portal.audit.models import FIELDS, AuditHead, AuditLine, id_of
from portal.db import Scope, db, new_id, writing

WHERE = "community:" + "a" * 26
PERSON, OTHER, CASE, HIDDEN = (letter * 26 for letter in "bcde")


def act(action="cases.note", object_id=CASE, partition=WHERE, role="responder", person=PERSON, **more):
    audit.record(access.Actor(partition, person, role=role), action, object_id, **more)


def fill(count=5, partition=WHERE):
    """Lines of a chain, in one transaction each."""
    for _ in range(count):
        with writing():
            act(partition=partition)
            audit.settle()


def rows(partition=WHERE):
    return Scope(partition).all(Scope(partition).select(AuditLine).order_by(AuditLine.n))


@pytest.fixture
def tamper(app):
    """Runs SQL the way somebody with the database file (or the owner's role) would."""

    def run(*statements):
        with app.app_context():
            db.session.remove()
            connection = db.engine.raw_connection()
            try:
                cursor = connection.cursor()
                if db.engine.dialect.name == "postgresql":
                    cursor.execute("SELECT set_config('app.partitions', %s, true)", (f"{WHERE}|site",))
                allowed = guard._allowed.set(frozenset([WHERE, "site"]))
                for statement in statements:
                    cursor.execute(statement)
                    assert cursor.rowcount > 0, statement
                connection.commit()
                guard._allowed.reset(allowed)
            finally:
                connection.close()

    return run


def codes(app, chain=None):
    with app.app_context():
        return [(problem.chain, problem.n, problem.code) for problem in audit.verify(chain)]


def test_a_line_says_who_did_what_when(app, clock):
    """An act stands in its partition's chain, in order, with the second it was done."""
    with app.app_context():
        with writing():
            act(digest=b"d" * 32)
            act(action="cases.close")
            assert audit.waiting()
            audit.settle()
        assert not audit.waiting()
        first, second = rows()
    assert (first.n, first.actor, first.role, first.action, first.object_id) == (
        1, PERSON, "responder", "cases.note", CASE,
    )  # fmt: skip
    assert first.digest == b"d" * 32
    assert abs(first.at - clock.now().timestamp()) < 5
    assert second.n == 2
    assert codes(app) == []


def test_a_reporter_is_no_more_than_a_day(app, clock):
    """Neither a receipt's index nor the hour of a report enters the record."""
    with app.app_context():
        with writing():
            audit.record(access.Actor(WHERE, "f" * 64, role="reporter"), "reports.receive", CASE)
            audit.record(access.Actor(WHERE, role="public"), "reports.receive", CASE)
            audit.settle()
        reporter, public = rows()
    midnight = clock.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    assert reporter.actor == "reporter" and public.actor == "public"
    assert reporter.at == public.at == int(midnight.timestamp())


@pytest.mark.parametrize(
    "wrong",
    [
        {"action": "Opened the report"},
        {"action": "open"},
        {"action": "cases.note\nforged"},
        {"object_id": "Alex Doe"},
        {"object_id": "alex@example.org"},
        {"object_id": "slow heron"},
        {"role": "the boss"},
        {"person": "Alex Doe"},
        {"digest": b"x" * 65},
    ],
)
def test_words_are_refused(app, wrong):
    """Only codes and ids enter the record: a name, an address, a search term raises."""
    with app.app_context():
        with pytest.raises(ValueError, match="codes and ids"):
            act(**wrong)
        assert not audit.waiting()


def test_a_refused_request_leaves_no_line_but_the_one_that_stands(app):
    """Acts of a rolled-back request are dropped; a failed step-up is kept all the same."""
    with app.app_context():
        act()
        act(action="entry.step_up_failed", stands=True)
        audit.forget()
        with writing():
            audit.settle()
        assert [row.action for row in rows()] == ["entry.step_up_failed"]


def test_a_rolled_back_transaction_leaves_the_chain_whole(app):
    """What was not committed is not in the record, and the next line follows the last committed one."""
    with app.app_context():
        fill(2)
        act()
        with pytest.raises(RuntimeError, match="stop"), writing():
            audit.settle()
            assert len(rows()) == 3
            raise RuntimeError("stop")
        fill(1)
        assert [row.n for row in rows()] == [1, 2, 3]
    assert codes(app) == []


def test_no_commit_forgets_its_lines(app):
    """Whoever commits (a job, a command, a demo) commits the lines too, without asking for it."""
    with app.app_context():
        with writing():
            act()
        assert [row.action for row in rows()] == ["cases.note"]
    assert codes(app) == []


def test_chains_are_apart(app):
    """One request may act in several partitions; each has its own numbers."""
    with app.app_context():
        with writing():
            act(partition="committee")
            act()
            act(partition="committee")
            audit.settle()
        assert [row.n for row in rows("committee")] == [1, 2]
        assert [row.n for row in rows()] == [1]
    assert codes(app) == []


def test_a_reader_sees_no_gap(app):
    """Lines about what somebody may not see are missing from the list, its numbers and its length."""
    with app.app_context():
        for object_id in (CASE, HIDDEN, CASE, HIDDEN, HIDDEN, CASE):
            with writing():
                act(object_id=object_id)
                audit.settle()
        reader = access.Actor(WHERE, OTHER, role="responder")
        assert [line.number for line in audit.lines(reader, among=[CASE, HIDDEN])] == [1, 2, 3, 4, 5, 6]
        seen = audit.lines(reader, among=[CASE])
        assert [(line.number, line.object_id) for line in seen] == [(1, CASE), (2, CASE), (3, CASE)]
        assert [line.number for line in audit.lines(reader, CASE, most=2)] == [1, 2]
        assert len(audit.lines(reader, HIDDEN)) == 3
        assert audit.lines(reader) == []
        assert audit.lines(access.Actor("committee", OTHER, role="chair"), CASE) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE audit_lines SET action = 'cases.close' WHERE n = 3", (WHERE, 3, "altered")),
        (f"UPDATE audit_lines SET actor = '{OTHER}' WHERE n = 3", (WHERE, 3, "altered")),
        ("UPDATE audit_lines SET at = at - 60 WHERE n = 3", (WHERE, 3, "altered")),
        ("UPDATE audit_lines SET role = 'lead' WHERE n = 3", (WHERE, 3, "altered")),
        (f"UPDATE audit_lines SET object_id = '{HIDDEN}' WHERE n = 3", (WHERE, 3, "altered")),
        ("DELETE FROM audit_lines WHERE n = 3", (WHERE, 3, "missing")),
        ("DELETE FROM audit_lines WHERE n = 1", (WHERE, 1, "missing")),
        ("DELETE FROM audit_lines WHERE n = 5", (WHERE, 5, "cut")),
        ("UPDATE audit_heads SET n = 4", (WHERE, 5, "cut")),
        ("DELETE FROM audit_heads", (WHERE, 1, "stray")),
    ],
)
def test_every_change_is_found(app, tamper, change, found):
    """A21: edited, deleted and cut lines show, each at its place."""
    with app.app_context():
        fill(5)
    assert codes(app) == []
    tamper(change)
    assert found in codes(app, WHERE)


def test_swapped_lines_are_found(app, tamper):
    """A21: two lines that changed places show."""
    with app.app_context():
        fill(5)
    tamper(
        "UPDATE audit_lines SET n = 99 WHERE n = 2",
        "UPDATE audit_lines SET n = 2 WHERE n = 3",
        "UPDATE audit_lines SET n = 3 WHERE n = 99",
    )
    assert {(WHERE, 2, "altered"), (WHERE, 3, "altered")} <= set(codes(app))


def test_a_line_can_not_move_to_another_chain(app, tamper):
    """A21: the MAC names the chain: a line taken over from another one shows."""
    with app.app_context():
        fill(1)
        fill(1, "site")
    tamper(
        "DELETE FROM audit_lines WHERE partition = 'site'",
        "UPDATE audit_lines SET partition = 'site'",
        f"UPDATE audit_heads SET mac = (SELECT mac FROM audit_heads WHERE chain = '{WHERE}') WHERE chain = 'site'",
    )
    assert ("site", 1, "altered") in codes(app, "site")


def cut_tail(tamper):
    """The last two of five lines vanish, and the head is set back to match: the chain alone looks whole."""
    tamper(
        "DELETE FROM audit_lines WHERE n > 3 AND partition LIKE 'community%'",
        f"UPDATE audit_heads SET n = 3, mac = (SELECT mac FROM audit_lines WHERE n = 3) WHERE chain = '{WHERE}'",
    )


def anchor(app, clock):
    with app.app_context(), writing():
        return audit.anchor(clock.now())


def test_a_cut_tail_needs_the_anchor(app, tamper, clock):
    """A21: a neatly cut tail is invisible in the chain; with an anchor taken before, it is found."""
    with app.app_context():
        fill(5)
    cut_tail(tamper)
    assert codes(app) == []
    with app.app_context():
        fill(2)
    anchor(app, clock)
    assert codes(app) == []
    cut_tail(tamper)
    assert (WHERE, 4, "cut") in codes(app)


def test_an_old_copy_is_found(app, tamper, clock):
    """A21: the database set back and written on: the anchored lines are other lines now."""
    with app.app_context():
        fill(5)
    anchor(app, clock)
    cut_tail(tamper)
    clock.advance(minutes=1)
    with app.app_context():
        fill(4)
    assert (WHERE, 5, "replaced") in codes(app)


def test_a_vanished_chain_is_found(app, tamper, clock):
    """A21: a chain taken away with its head is missed by the anchors."""
    with app.app_context():
        fill(3)
        fill(1, "committee")
    anchor(app, clock)
    tamper("DELETE FROM audit_lines WHERE partition LIKE 'community%'", "DELETE FROM audit_heads WHERE chain <> 'site'")
    assert (WHERE, 1, "cut") in codes(app)


def test_anchors_tie_the_file_and_the_database(app, clock):
    """An edited, shortened or missing file of anchors shows; anchors chain and note what moved only."""
    with app.app_context():
        fill(2)
        fill(1, "committee")
    anchor(app, clock)
    with app.app_context():
        fill(1, "committee")
    clock.advance(days=1)
    root = anchor(app, clock)
    with app.app_context():
        file = audit.anchors_file()
        assert audit.last_anchor().root == root
    assert file.stat().st_mode & 0o777 == 0o600
    whole = file.read_text()
    first, second = whole.splitlines(keepends=True)
    assert set(json.loads(second)["heads"]) == {"committee", "site"}
    assert codes(app) == []
    for broken, found in (
        (whole.replace(root.hex(), "0" * 64), ("anchors", 2, "anchors_altered")),
        (second, ("anchors", 1, "anchors_altered")),
        (first + "{}\n", ("anchors", 2, "anchors_altered")),
        (first + "not json\n", ("anchors", 2, "anchors_altered")),
        (first, ("site", 2, "anchors_missing")),
        ("", ("site", 1, "anchors_missing")),
    ):
        file.write_text(broken)
        assert found in codes(app), broken
    file.write_text(whole)
    assert codes(app) == []


def test_an_older_server_key_still_holds(app, settings, clock):
    """A rotated server key signs new lines; old lines hold under the key of their time, and no other."""
    with app.app_context():
        fill(2)
    anchor(app, clock)
    keys = settings.server_keys
    newer = ("rotated-0123456789-abcdefghij-klmnopq",)
    object.__setattr__(settings, "server_keys", newer + keys)
    sealing.configure(settings)
    with app.app_context():
        fill(2)
    assert codes(app) == []
    object.__setattr__(settings, "server_keys", newer)
    sealing.configure(settings)
    assert (WHERE, 1, "altered") in codes(app, WHERE)


def test_an_older_key_signs_no_anchor_after_a_newer_one(app, settings, clock):
    """Whoever has a key that was replaced, and the file: what they write behind the newest anchors shows."""
    keys = settings.server_keys
    for order in (keys, ("rotated-0123456789-abcdefghij-klmnopq", *keys)):
        object.__setattr__(settings, "server_keys", order)
        sealing.configure(settings)
        with app.app_context():
            fill(2)
        anchor(app, clock)
    assert codes(app) == []
    object.__setattr__(settings, "server_keys", keys)
    sealing.configure(settings)
    with app.app_context():
        key = chain.keyed()[0]
        before = bytes.fromhex(json.loads(audit.anchors_file().read_text().splitlines()[-1])["mac"])
    written = {"number": 3, "at": 0, "root": "00" * 32, "heads": {}}
    forged = json.dumps(written | {"mac": anchors._mac(key, written, before).hex()})
    object.__setattr__(settings, "server_keys", order)
    sealing.configure(settings)
    with audit.anchors_file().open("a") as file:
        file.write(forged + "\n")
    assert ("anchors", 3, "anchors_altered") in codes(app)


def test_two_writers_make_one_chain(app):
    """Heads are locked: lines of two threads stand in one order, none lost."""

    def write():
        with app.app_context():
            fill(15)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert [row.n for row in rows()] == list(range(1, 61))
        assert db.session.scalar(select(AuditHead.n)) == 60
    assert codes(app) == []


def write_chain(app, count):
    """A long chain, written past the session as fast as the database takes it."""
    with app.app_context():
        key, prev, made, cases = chain.keyed()[0], chain.START, [], [new_id() for _ in range(100)]
        for n in range(1, count + 1):
            fields = (n, 1_790_000_000 + n, PERSON, "responder", "cases.note", cases[n % 100], b"d" * 32)
            prev = chain.mac_of(key, WHERE, fields, prev)
            made.append((WHERE, id_of(n), *fields, prev))
        db.session.remove()
        connection = db.engine.raw_connection()
        postgres = db.engine.dialect.name == "postgresql"
        mark = "%s" if postgres else "?"
        cursor = connection.cursor()
        if postgres:
            cursor.execute("SELECT set_config('app.partitions', %s, true)", (WHERE,))
        else:
            cursor.execute("BEGIN")
        allowed = guard._allowed.set(frozenset([WHERE]))
        names = ", ".join(("partition", "id", *FIELDS, "mac"))
        cursor.executemany(f"INSERT INTO audit_lines ({names}) VALUES ({', '.join([mark] * 10)})", made)
        cursor.execute(f"INSERT INTO audit_heads VALUES ({mark}, {mark}, {mark})", (WHERE, count, prev))
        guard._allowed.reset(allowed)
        connection.commit()
        connection.close()


@pytest.mark.slow
def test_a_long_chain_is_verified_line_by_line(app, tamper):
    """A hundred thousand lines are streamed; one changed byte among them is found."""
    write_chain(app, 100_000)
    assert codes(app) == []
    tamper("UPDATE audit_lines SET at = at + 1 WHERE n = 98765")
    assert codes(app) == [(WHERE, 98765, "altered")]


@pytest.mark.soak
def test_a_million_lines_are_verified_in_ten_seconds(app):
    """A21's figure."""
    write_chain(app, 1_000_000)
    began = time.perf_counter()
    assert codes(app) == []
    assert time.perf_counter() - began < 10
