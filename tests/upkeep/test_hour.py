"""F12: an hour of everyday use, twenty requests a second: nothing grows, nothing is left open. `pytest -m soak`."""

import os
import random
import threading
import time
from collections import Counter
from statistics import median

import pytest

from tests.bench import crowd, processes, visits
from tests.servers import free_port

pytestmark = [pytest.mark.soak, pytest.mark.sqlite_only]
MINUTES = float(os.environ.get("PORTAL_SOAK_MINUTES", "60"))
RATE, PEOPLE = 20, 5
PUBLIC = ("/", f"/c/{crowd.SLUG}/", f"/c/{crowd.SLUG}/privacy", f"/c/{crowd.SLUG}/report", "/healthz", "/readyz")
DESK = (f"/desk/{crowd.SLUG}/", f"/desk/{crowd.SLUG}/rota", "/account", "/home")
MOST_GROWTH, MOST_LOG = 1.05, 64e6


class Hour:
    """People at work at a pace of their own, and what was seen meanwhile."""

    def __init__(self, port: int):
        self.port, self.over = port, threading.Event()
        self.answers, self.slow = Counter(), []

    def person(self, number: int) -> None:
        """Reads, now and then reports, has a desk open; a page a quarter of a second."""
        chance, due = random.Random(number), time.monotonic()
        desk = visits.Visitor(self.port)
        visits.sign_in(desk, crowd.address_of(f"Handler {number + 2}"), crowd.PASSWORD)
        while not self.over.is_set():
            if chance.random() < 0.02:
                reporter = visits.Visitor(self.port)
                visits.report(reporter, crowd.SLUG)
                reporter.connection.close()
                self.answers["report"] += 1
            else:
                who, pages = (desk, DESK) if chance.random() < 0.3 else (visits.Visitor(self.port), PUBLIC)
                seen = who.get(chance.choice(pages))
                self.answers[seen.status] += 1
                self.slow.append(seen.seconds)
                who.connection.close()  # a server may close what stands idle: the next request opens it again
            due += PEOPLE / RATE
            self.over.wait(max(0.0, due - time.monotonic()))
        desk.connection.close()


def weigh(server) -> tuple[float, int]:
    """Resident megabytes and open descriptors of all its processes together."""
    family = server.family()
    return sum(one.memory_info().rss for one in family) / 1e6, sum(one.num_fds() for one in family)


def test_an_hour(tmp_path, figure):
    """F12: memory under five percent more than after the first tenth, no descriptor more, the log of SQLite small."""
    made = crowd.found(tmp_path / "data", free_port())
    with processes.serve(made.environment, made.data, workers=2) as server:
        hour, weights, logs = Hour(server.port), [], []
        people = [threading.Thread(target=hour.person, args=[number]) for number in range(PEOPLE)]
        for one in people:
            one.start()
        began = time.monotonic()
        while time.monotonic() - began < MINUTES * 60:
            time.sleep(min(30, MINUTES * 3))
            weights.append(weigh(server))
            logs.append((made.data / "portal.sqlite-wal").stat().st_size)
        hour.over.set()
        for one in people:
            one.join()
    tenth = max(1, len(weights) // 10)
    first, last = weights[tenth : 2 * tenth], weights[-tenth:]
    before, after = (median(part[0] for part in some) for some in (first, last))
    opened = [max(part[1] for part in some) for some in (first, last)]
    asked = sum(hour.answers.values())
    late = sorted(hour.slow)[int(len(hour.slow) * 0.95)]
    figure("F12, pages and reports", f"{asked} in {MINUTES:g} minutes, {dict(hour.answers)}", "no 5xx")
    figure("F12, each page", f"p95 {late * 1000:.0f} ms", "")
    figure("F12, memory of all processes, early and late", f"{before:.0f} MB, {after:.0f} MB", "5 % more")
    figure("F12, open descriptors, early and late", f"{opened[0]}, {opened[1]}", "no more")
    figure("F12, SQLite's log, at most", f"{max(logs) / 1e6:.1f} MB", "64 MB")
    assert set(hour.answers) <= {200, "report"}
    assert hour.answers["report"] > 0
    assert after <= before * MOST_GROWTH
    assert opened[1] <= opened[0]
    assert max(logs) < MOST_LOG
