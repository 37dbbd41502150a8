"""A1: junk from many addresses, 200 posts a second, while people report. Nobody is refused, nobody waits long."""

import http.client
import itertools
import random
import statistics
import threading
import time
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from portal import access
from portal.reports.models import Report
from tests.walks.served import Served

RATE = 200


class Poster:
    """A client from an address of its own on the loopback."""

    def __init__(self, port: int, address: str):
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(address, 0))
        self.times: list[float] = []

    def __enter__(self) -> "Poster":
        return self

    def __exit__(self, *_error) -> None:
        self.line.close()

    def ask(self, path: str, data: list | None = None) -> tuple[int, str]:
        """GET, or POST with these values."""
        started = time.monotonic()
        head = {"Content-Type": "application/x-www-form-urlencoded"} if data is not None else {}
        self.line.request(
            "POST" if data is not None else "GET", path, urlencode(data) if data is not None else None, head
        )
        answer = self.line.getresponse()
        text = answer.read().decode()
        self.times.append(time.monotonic() - started)
        return answer.status, text


def inputs(text: str) -> list[tuple[str, str]]:
    """What a browser would send of the report form on this page."""
    form = next(
        form for form in BeautifulSoup(text, "html.parser").find_all("form") if form.find(attrs={"name": "step"})
    )
    found = []
    for field in form.find_all(["input", "textarea", "select"]):
        kind, name = field.get("type", "text"), field.get("name")
        if not name or kind in ("file", "submit") or (kind in ("checkbox", "radio") and not field.has_attr("checked")):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            found.append((name, chosen.get("value", "") if chosen else ""))
        else:
            found.append((name, field.get_text() if field.name == "textarea" else field.get("value", "")))
    return found


def with_(values: list, **more) -> list:
    return [(name, text) for name, text in values if name not in more] + list(more.items())


def report(port: int, address: str, story: str) -> list[float]:
    """Somebody real goes through the whole form; gives how long each page took."""
    with Poster(port, address) as poster:
        status, text = poster.ask("/c/northconf/report")
        for _page in range(10):
            assert status == 200, (status, BeautifulSoup(text, "html.parser").get_text(" ", strip=True)[:300])
            if 'id="reported"' in text:
                return poster.times
            values = inputs(text)
            names = {name for name, _ in values}
            more = {"story": story} if "story" in names else {}
            if "receipt" in names:
                more["receipt"] = BeautifulSoup(text, "html.parser").select_one("#receipt").get_text(strip=True)
            status, text = poster.ask("/c/northconf/report", with_(values, **more))
    raise AssertionError("the form has no end")


class Flood:
    """Junk: the last two pages over and over, each time with a fresh receipt, from ever new addresses."""

    def __init__(self, port: int, lines: int = 16):
        self.port, self.sent, self.failed, self.stop = port, 0, [], threading.Event()
        self._numbers, self._began = itertools.count(), time.monotonic()
        self._lock = threading.Lock()
        self._review = self._page_before_last()
        self._threads = [threading.Thread(target=self._pour, args=(number,), daemon=True) for number in range(lines)]

    def _page_before_last(self) -> list:
        with Poster(self.port, "127.9.9.9") as poster:
            _status, text = poster.ask("/c/northconf/report")
            for _page in range(10):
                values = inputs(text)
                if dict(values)["step"] == "review":
                    return [(name, value) for name, value in values if name != "issued"]
                more = {"story": "Buy these pills now."} if "story" in {name for name, _ in values} else {}
                _status, text = poster.ask("/c/northconf/report", with_(values, **more))
        raise AssertionError("no review page")

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.stop.set()
        for thread in self._threads:
            thread.join(70)

    def _turn(self) -> bool:
        """Wait for the next of the RATE posts of this second."""
        number = next(self._numbers)
        pause = self._began + number / RATE - time.monotonic()
        return not self.stop.wait(max(0.0, pause))

    def _pour(self, seed: int) -> None:
        chance = random.Random(seed)
        while self._turn():
            poster = Poster(
                self.port, f"127.{chance.randrange(1, 60)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"
            )
            try:
                status, text = poster.ask("/c/northconf/report", self._review)
                shown = BeautifulSoup(text, "html.parser").select_one("#receipt")
                if shown is not None and self._turn():
                    receipt = shown.get_text(strip=True)
                    status, text = poster.ask("/c/northconf/report", with_(inputs(text), receipt=receipt))
                if 'id="reported"' not in text:
                    status = status, BeautifulSoup(text, "html.parser").get_text(" ", strip=True)[:300]
            except OSError as error:
                status = str(error)
            finally:
                poster.line.close()
            with self._lock:
                self.sent += 1
                if status != 200:
                    self.failed.append(status)


def run(world, settings, seconds: float, people: int) -> tuple[list[float], Flood, int]:
    """A flood while people report; gives how long each page took them, the flood, and how much was set aside."""
    with Served(settings) as served:
        times, errors = [], []

        def one(number: int) -> None:
            try:
                times.extend(report(served.port, f"127.77.{number}.5", f"I was pushed aside, number {number}."))
            except (AssertionError, OSError) as error:
                errors.append(error)

        with Flood(served.port) as flood:
            threads = []
            for number in range(people):
                thread = threading.Thread(target=one, args=(number,))
                thread.start()
                threads.append(thread)
                time.sleep(seconds / people)
            for thread in threads:
                thread.join(120)
    lines = served.log.read_text(errors="replace").splitlines()
    assert not errors, (errors, [line for line in lines if " info " not in line][:5])
    return times, flood, people


def check(app, world, settings, seconds: float, people: int, within: float = 60) -> None:
    times, flood, _ = run(world, settings, seconds, people)
    assert len(times) >= people * 4
    slowest = statistics.quantiles(times, n=20)[-1]
    with app.app_context():
        scope = access.letterbox(world.partition("northconf"))
        reasons = scope.all(scope.select(Report.aside).where(Report.aside != ""))

    told = f"{flood.sent} junk reports, {len(reasons)} aside, p95 {slowest:.2f} s, failed {flood.failed[:3]}"
    assert flood.sent > 20, told
    assert len(reasons) >= flood.sent * 0.8, told
    assert slowest < within, told


@pytest.mark.sqlite_only
@pytest.mark.slow
def test_a_flood_refuses_nobody(app, world, settings):
    """A few seconds of it: each of five people gets through all pages, and nearly all of the flood lies folded."""
    check(app, world, settings, 4, 5)


@pytest.mark.soak
def test_a_long_flood_refuses_nobody(app, world, settings):
    """Two minutes of it, and sixty people."""
    check(app, world, settings, 120, 60, within=3)
