"""F1 and F3 over HTTP: workers killed while reports come in, and one receipt sent fifty times at once."""

import random
import secrets
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from portal import clock, reports, sealing
from portal.db import db
from portal.reports.models import ReceiptIndex
from portal.sealing import blobs
from portal.sealing.files import sweep_blobs, sweep_drafts
from portal.sealing.models import Blob

from .reporter import CutOff, Reporter
from .served import Served

pytestmark = [pytest.mark.walk, pytest.mark.sqlite_only]
SLUG = "northconf"


class Crowd:
    """Reporters who send one report after another until told to stop."""

    def __init__(self, port: int):
        self.port, self.stop = port, threading.Event()
        self.arrived, self.unsure, self.cut = [], [], 0

    def run(self, number: int) -> None:
        """One reporter. After a broken answer half of them send again, until it has arrived (F3)."""
        chance = random.Random(number)
        while not self.stop.is_set():
            told = (f"MARKERSTORY {secrets.token_hex(16)} " + "word " * chance.randrange(400), self._file(chance))
            reporter = Reporter(self.port, SLUG)
            try:
                reporter.fill(*told)
            except CutOff:
                self.cut += 1
                continue
            known = (reporter.receipt, *told)
            (self.arrived if self._sent(reporter, chance) else self.unsure).append(known)

    def _file(self, chance: random.Random) -> tuple[str, bytes]:
        return f"{secrets.token_hex(4)}.txt", secrets.token_hex(chance.randrange(10, 60_000)).encode()

    def _sent(self, reporter: Reporter, chance: random.Random) -> bool:
        for _try in range(200):
            try:
                assert reporter.send()
            except CutOff:
                self.cut += 1
                if chance.random() < 0.5:
                    return False
                time.sleep(0.1)
            else:
                return True
        return False


def kill_while_they_report(served: Served, kills: int) -> Crowd:
    """Three reporters at work, and a worker killed at so many random moments."""
    crowd, chance = Crowd(served.port), random.Random(kills)
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(crowd.run, number) for number in range(3)]
        try:
            for _ in range(kills):
                time.sleep(chance.uniform(0.1, 1.5))
                served.kill_one(chance)
        finally:
            crowd.stop.set()
        for one in done:
            one.result()
    return crowd


def check(app, crowd: Crowd) -> None:
    """Every acknowledged report opens whole, every other one is whole or was never there; the rest is swept."""
    with app.app_context():
        for receipt, story, file in crowd.arrived:
            assert whole(receipt, story, file), "an acknowledged report is gone"
        for receipt, story, file in crowd.unsure:
            whole(receipt, story, file)
        sent = db.session.scalars(select(ReceiptIndex.report_id)).all()
        assert len(sent) == len(set(sent))
        wanted = set(db.session.scalars(select(Blob.name)))
        assert wanted <= set(blobs.names())
        db.session.rollback()
        later = clock.now() + sealing.files.DRAFT_LIFE * 2
        sweep_drafts(later)
        db.session.commit()
        sweep_blobs(later)
        kept = set(db.session.scalars(select(Blob.name)))
        assert set(blobs.names()) == kept
        for receipt, story, file in crowd.arrived[-20:]:
            assert whole(receipt, story, file)
        db.session.rollback()


def whole(receipt: str, story: str, file: tuple[str, bytes]) -> bool:
    """Whether this report is there; then all of it is, to the last byte."""
    actor = reports.enter_box(receipt)
    if actor is None:
        return False
    view = reports.box(actor)
    assert view.answers["story"] == story.strip()
    assert view.answers["who"] == "who of " + story.strip()
    [kept] = view.files
    name, _type, size, parts = reports.read_box_file(actor, kept.id)
    assert (name, b"".join(parts)) == file
    assert size == len(file[1])
    assert view.readers == 3
    return True


def trial(app, settings, figure, kills: int) -> None:
    """Serve, kill, stop, look. As many arrive as are killed, or too little was tried."""
    with Served(settings) as served:
        crowd = kill_while_they_report(served, kills)
        served.wait(lambda: served.log.read_text().count("ended and is started again") >= kills)
    assert len(crowd.arrived) >= kills
    assert crowd.cut, "no kill ever met a request"
    log = served.log.read_text()
    assert "MARKER" not in log
    found = sqlite3.connect(settings.data / "portal.sqlite").execute("PRAGMA integrity_check").fetchone()
    assert found == ("ok",)
    check(app, crowd)
    told = f"{len(crowd.arrived)} reports acknowledged, 0 lost, 0 half; {crowd.cut} requests cut off"
    figure(f"F1, {kills} workers killed while reports come in", told, "0 lost, 0 half")


def test_workers_killed_during_submit(world, app, settings, figure):
    """F1, twenty kills: nothing acknowledged is lost, nothing is half there."""
    trial(app, settings, figure, 20)


@pytest.mark.soak
def test_five_hundred_kills(world, app, settings, figure):
    """F1 at full count."""
    trial(app, settings, figure, 500)


def test_fifty_times_the_same_receipt_at_once(world, app, settings):
    """F3: one report; each of the fifty is told that it has arrived."""
    with Served(settings) as served:
        reporter = Reporter(served.port, SLUG)
        receipt = reporter.fill("MARKERSTORY once", ("one.txt", b"one"))
        together = threading.Barrier(50)

        def send(_number) -> bool:
            together.wait()
            return reporter.send()

        with app.app_context():
            before = set(db.session.scalars(select(ReceiptIndex.report_id)))
            db.session.rollback()
        with ThreadPoolExecutor(50) as pool:
            assert list(pool.map(send, range(50))) == [True] * 50
    with app.app_context():
        assert (
            len(set(db.session.scalars(select(ReceiptIndex.report_id))) - before) == 1
        )  # the intake's own tests come and go
        assert whole(receipt, "MARKERSTORY once", ("one.txt", b"one"))
        db.session.rollback()
