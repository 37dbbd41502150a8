"""One keeper for the whole house (settled 24): duties are done once, failures are survived and told."""

import logging
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, select, update

from portal import house, keeper, mail
from portal.db import db, writing
from portal.keeper import Duty, Keeper, Lease
from portal.mail.models import Outgoing


def counting(name="test.often", every=timedelta(seconds=10), **more):
    """A duty that notes the moments it was done."""
    done = []
    return Duty(name, every, done.append, **more), done


def test_a_duty_is_done_when_it_is_due(app, clock):
    """At once, then not before its time, then again."""
    duty, done = counting()
    one = Keeper(app, [duty])
    assert [one.round(), one.round()] == [1, 0] and len(done) == 1
    clock.advance(seconds=9)
    assert one.round() == 0
    clock.advance(seconds=2)
    assert one.round() == 1 and len(done) == 2


def test_one_keeper_works_and_the_others_stand_by(app, clock):
    """The second takes over when the first gives up its lease, or when the lease runs out."""
    duty, done = counting()
    first, second, third = (Keeper(app, [duty]) for _ in range(3))
    assert [first.round(), second.round(), third.round()] == [1, 0, 0]
    with app.app_context():
        first.release()
    assert second.round() == 1
    clock.advance(minutes=1)
    assert third.round() == 0
    clock.advance(minutes=2)
    assert third.round() == 1
    assert second.round() == 0 and len(done) == 3


def test_a_restart_does_not_repeat_a_daily_duty(app, clock):
    """The database remembers when rare duties were done."""
    duty, done = counting("test.daily", timedelta(days=1))
    for _ in range(3):
        one = Keeper(app, [duty])
        one.round()
        with app.app_context():
            one.release()
        clock.advance(hours=7)
    assert len(done) == 1
    clock.advance(hours=4)
    Keeper(app, [duty]).round()
    assert len(done) == 2


@pytest.mark.parametrize("alone", [False, True])
def test_a_failure_is_rolled_back_noted_and_tried_again(app, clock, caplog, alone):
    """A duty that breaks leaves nothing half-written, stops no other duty, and its words stay out of the log."""
    tries = []

    def breaks(now):
        tries.append(now)
        if not alone:
            mail.post("robin@people.example", mail.Letter("half", "written"))
        if len(tries) < 3:
            raise ValueError("marker-words-77 of robin@people.example")

    other, done = counting("test.other")
    one = Keeper(app, [Duty("test.breaks", timedelta(days=1), breaks, alone=alone), other])
    with caplog.at_level(logging.INFO):
        assert one.round() == 1
    assert len(tries) == 1 and len(done) == 1
    with app.app_context():
        assert db.session.scalar(select(Outgoing.id)) is None
        [(name, problem)] = keeper.troubles().items()
    assert name == "test.breaks" and problem.startswith("ValueError ")
    assert problem.split()[1] in caplog.text
    assert "marker-words-77" not in caplog.text and "robin" not in caplog.text
    clock.advance(minutes=11)
    one.round()
    clock.advance(minutes=11)
    one.round()
    assert len(tries) == 3
    with app.app_context():
        assert keeper.troubles() == {}


def test_a_keeper_survives_a_database_that_is_away(app, settings, caplog):
    """F6: while the database refuses nothing is done and nothing breaks; afterwards work goes on."""
    duty, done = counting()
    one = Keeper(app, [duty])
    owner = create_engine(settings.owner_database)
    with owner.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE leases RENAME TO leases_away")
    assert one.round() == 0 and done == []
    assert "OperationalError" in caplog.text or "ProgrammingError" in caplog.text
    with owner.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE leases_away RENAME TO leases")
    owner.dispose()
    assert one.round() == 1 and len(done) == 1


def test_duties_of_the_house_run(app, smtp, clock):
    """Every room's duties can be done on an empty portal; letters leave; the anchor is written."""
    duties = house.duties()
    names = [duty.name for duty in duties]
    assert {"mail.deliver", "mail.sweep", "audit.anchor", "sealing.drafts", "sealing.blobs", "sealing.visits"} <= set(
        names
    )
    assert len(set(names)) == len(names)
    with app.app_context(), writing():
        mail.post("robin@people.example", mail.Letter("Hello", "there"))
    assert Keeper(app, duties).round() == len(duties)
    with app.app_context():
        assert keeper.troubles() == {}
        assert db.session.scalar(select(Lease.done_at).where(Lease.name == "audit.anchor")) is not None
    assert smtp.mailbox.to("robin@people.example")


def test_keeping_stops_when_told_and_gives_the_lease_back(app):
    """The keeper's thread ends at once and leaves the place free."""
    duty, done = counting()
    stop, one = threading.Event(), Keeper(app, [duty])
    thread = threading.Thread(target=one.keep, args=(stop, 0.05))
    thread.start()
    while not done:
        thread.join(0.05)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    assert Keeper(app, [duty]).round() == 1


CHILD = """
import sys, threading
from datetime import timedelta
from pathlib import Path
from portal import config, house
from portal.keeper import Duty, Keeper
data, mark = sys.argv[1:3]
def note(now):
    with Path(mark).open("a") as file:
        file.write("x")
keys = {name: sys.argv[3] for name in ("secret_keys", "peppers", "server_keys")}
app = house.create_app(config.read({}, data=data, testing=True, database_url=sys.argv[4], **keys))
one = Keeper(app, [Duty("test.rare", timedelta(hours=1), note), Duty("test.often", timedelta(seconds=1), note)])
for _ in range(8):
    one.round()
print("held" if one._renew_at else "stood by")
"""


@pytest.mark.slow
def test_two_processes_share_the_work(app, settings, tmp_path):
    """Of two keepers started together one holds the lease; the rare duty is done once."""
    mark = tmp_path / "done"
    command = [sys.executable, "-c", CHILD, str(settings.data), str(mark), "k" * 40, settings.database_url]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(child.communicate(timeout=60)[0].strip() for child in children)
    assert [child.returncode for child in children] == [0, 0]
    assert said == ["held", "stood by"]
    assert 2 <= len(mark.read_text()) <= 1 + 8


def test_a_lost_lease_is_noticed(app, clock):
    """A keeper whose lease another one took stops working at its next renewal."""
    duty, done = counting()
    one = Keeper(app, [duty])
    assert one.round() == 1
    with app.app_context(), writing():
        db.session.execute(
            update(Lease).where(Lease.name == "lease").values(holder="other", until=clock.now() + timedelta(hours=1))
        )
    clock.advance(minutes=1)
    assert one.round() == 0 and len(done) == 1
