"""F6: PostgreSQL goes away while people report, and comes back: what was acknowledged is there, and it goes on."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal import house, reports
from tests import servers
from tests.conftest import Templates
from tests.walks.reporter import CutOff, Reporter
from tests.walks.served import Served

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]  # its PostgreSQL is its own
SLUG, REPORTERS, BACK = "northconf", 3, 10
FILE = ("one.txt", b"one")


@pytest.fixture
def elsewhere(tmp_path, smtp):
    """(a PostgreSQL of its own, settings of a portal on it)."""
    server = servers.Postgres()
    templates = Templates(tmp_path / "templates", "away", str(server.folder))
    try:
        yield server, templates.copy("world", tmp_path / "data", smtp_url=smtp.url)
    finally:
        server.stop()


class Crowd:
    """Reporters who go on whatever happens; `arrived` holds what they were told has arrived, and when."""

    def __init__(self, port: int):
        self.port, self.over = port, threading.Event()
        self.arrived: list[tuple[float, str, str]] = []
        self.refused = 0

    def run(self, number: int) -> None:
        """One reporter after another; who is refused begins again a moment later."""
        told = 0
        while not self.over.is_set():
            reporter, told = Reporter(self.port, SLUG), told + 1
            story = f"What happened to {number} the {told}th time."
            try:
                reporter.fill(story, FILE)
                if reporter.send():
                    self.arrived.append((time.monotonic(), reporter.receipt, story))
            except CutOff:
                self.refused += 1
                time.sleep(0.2)


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.soak)])
def test_the_database_goes_away_and_comes_back(elsewhere, seconds, figure):
    """Nothing acknowledged is lost, nothing is acknowledged meanwhile; within ten seconds reports arrive again."""
    server, settings = elsewhere
    with Served(settings) as served, ThreadPoolExecutor(REPORTERS) as pool:
        crowd = Crowd(served.port)
        done = [pool.submit(crowd.run, number) for number in range(REPORTERS)]
        try:
            served.wait(lambda: len(crowd.arrived) >= REPORTERS)
            server.pause()
            gone = time.monotonic()
            time.sleep(seconds)
            server.start()
            back = time.monotonic()
            served.wait(lambda: any(at > back for at, *_more in crowd.arrived))
            first = min(at for at, *_more in crowd.arrived if at > back) - back
            served.wait(lambda: sum(at > back for at, *_more in crowd.arrived) > REPORTERS)
        finally:
            crowd.over.set()
        for one in done:
            one.result()
    told = f"{len(crowd.arrived)} acknowledged, 0 lost; {crowd.refused} asked to come back; again after {first:.1f} s"
    figure(f"F6, PostgreSQL away for {seconds} s", told, f"0 lost, {BACK} s")
    assert crowd.refused
    assert not [at for at, *_more in crowd.arrived if gone + 1 < at < back]
    with house.opened(settings) as app, app.app_context():
        for _at, receipt, story in crowd.arrived:
            assert reports.box(reports.enter_box(receipt)).answers["story"] == story
    assert first < BACK
