"""A1: junk from many addresses, 200 posts a second, while people report. Nobody is refused, nobody waits long."""

import http.client
import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

import pytest

from portal import access, reports
from portal.db import db
from portal.reports.models import Report
from tests.bench import visits
from tests.bench.table import portion
from tests.walks.served import ROOT, Served

from .flood import PATH, RECEIPT

RATE, LINES = 200, 32


class Poster(visits.Visitor):
    """Somebody real, from an address of their own, who needs a moment for each page."""

    def __init__(self, port: int, address: str):
        super().__init__(port)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120, source_address=(address, 0))
        self.times: list[float] = []

    def _ask(self, *asked, **more):
        began = time.monotonic()
        super()._ask(*asked, **more)
        self.times.append(time.monotonic() - began)
        return self

    def report(self, story: str) -> str:
        """The whole form; gives the receipt."""
        receipt = ""
        self.get(PATH)
        for _page in range(30):
            assert self.status in (200, 503), (self.status, self.text[:300])  # 503: press once more, nothing is lost
            if 'id="reported"' in self.text:
                return receipt
            time.sleep(0.8)
            found = RECEIPT.search(self.text)
            receipt = found[1].strip() if found else receipt
            self.post(**visits.STORY | {"story": story}, receipt=receipt)
        raise AssertionError("the form has no end")


class Flood:
    """tests/reports/flood.py at work; afterwards `seconds`, and what `became` of its reports."""

    def __init__(self, port: int):
        command = [sys.executable, "-m", "tests.reports.flood", str(port), str(RATE), str(LINES)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, cwd=ROOT, **pipes)
        self.seconds, self.became = 0.0, {}

    def __enter__(self) -> "Flood":
        return self

    def __exit__(self, *_error) -> None:
        out, _ = self.process.communicate(timeout=180)
        told = json.loads(out)
        self.seconds, self.became = told["seconds"], told["became"]

    @property
    def taken(self) -> int:
        """How many junk reports were answered like any other."""
        return self.became.get("taken", 0)


@dataclass
class People:
    """Those who report meanwhile."""

    port: int
    times: list[float] = field(default_factory=list)
    receipts: dict[str, str] = field(default_factory=dict)
    errors: list = field(default_factory=list)

    def one(self, number: int) -> None:
        """One of them, start to end."""
        poster, story = Poster(self.port, f"127.77.{number}.5"), f"I was pushed aside, number {number}."
        try:
            self.receipts[poster.report(story)] = story
        except (AssertionError, OSError, http.client.HTTPException) as error:
            self.errors.append(error)
        finally:
            poster.connection.close()
        self.times += poster.times

    def come(self, count: int, seconds: float) -> None:
        """So many of them within so many seconds, and until the last one is through."""
        threads = [threading.Thread(target=self.one, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
            time.sleep(seconds / count)
        for thread in threads:
            thread.join(300)


def check(app, world, settings, figure, seconds: float, count: int, within: float) -> None:
    """A flood, and people; every genuine report is there and whole, and none waits folded."""
    with Served(settings) as served:
        quiet, people = People(served.port), People(served.port)
        quiet.come(3, 1)
        with Flood(served.port) as flood:
            people.come(count, seconds)
        alive = len(served.at_work())
    rate, late, calm = 2 * flood.taken / flood.seconds, portion(people.times, 0.95), portion(quiet.times, 0.95)
    with app.app_context():
        scope = access.letterbox(world.partition("northconf"))
        aside = len(scope.all(scope.select(Report.id).where(Report.aside != "")))
        kept = [reports.box(reports.enter_box(receipt)).answers["story"] == story
                for receipt, story in people.receipts.items()]  # fmt: skip
        db.session.rollback()
    told = f"{rate:.0f} a second answered, {LINES} at a time, {flood.seconds:.0f} s; {flood.taken} folded as junk"
    figure(f"A1, junk posts, {RATE} a second wanted", told)
    figure(f"A1, {count} people meanwhile, each page", f"p95 {late:.2f} s (without the flood {calm:.2f} s)", "p95 3 s")
    figure("A1, genuine reports refused or lost", str(count - sum(kept)), "0")
    told = (flood.became, people.errors[:3], aside, late)
    assert not people.errors, told
    assert sum(kept) == count, told
    assert alive == served.workers, told
    assert all(what == "taken" or what.startswith("503") for what in flood.became), told
    assert flood.taken > 20 and aside >= flood.taken * 0.9, told
    assert late < within, told


@pytest.mark.sqlite_only
@pytest.mark.slow
def test_a_flood_refuses_nobody(app, world, settings, figure):
    """A few seconds of it: each of five people gets through all pages, and nearly all of the flood lies folded."""
    check(app, world, settings, figure, 4, 5, within=60)


@pytest.mark.soak
def test_a_long_flood_refuses_nobody(app, world, settings, figure):
    """Two minutes of it, and sixty people."""
    check(app, world, settings, figure, 120, 60, within=3)
