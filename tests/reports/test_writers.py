"""F5: eight people at once send reports through the portal's own verb; then one of them stands still with the lock."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal import access, reports, sealing
from portal.reports.models import Report

WRITERS, STILL = 8, 4
STORY = "Somebody kept following me between the talks."


def send(place) -> float:
    """One report, from the opening of its transaction to its commit; how long that took."""
    began = time.monotonic()
    with place.unit():
        reports.receive(access.reporter(place.partition), reports.Answers(story=STORY), sealing.receipt.new())
    return time.monotonic() - began


@pytest.mark.slow
@pytest.mark.parametrize("each", [10, pytest.param(300, marks=pytest.mark.soak)])
def test_eight_writers_at_once(place, each, figure):
    """No report is lost and none is refused, also while one writer holds everybody up for four seconds."""
    held = threading.Event()

    def stall() -> float:
        with place.unit():
            reports.receive(access.reporter(place.partition), reports.Answers(story=STORY), sealing.receipt.new())
            held.set()
            time.sleep(STILL)
        return 0.0

    with ThreadPoolExecutor(WRITERS) as pool:
        took = sorted(pool.map(lambda _number: send(place), range(WRITERS * each)))
        still = pool.submit(stall)
        assert held.wait(30)
        waited = list(pool.map(lambda _number: send(place), range(WRITERS - 1)))
        still.result()
    late = took[int(len(took) * 0.99)]
    figure(
        f"F5, {WRITERS} writers, {len(took)} reports",
        f"p99 {late * 1000:.0f} ms, {took[-1]:.2f} s at most",
        "p99 250 ms",
    )
    figure(f"F5, one of them still for {STILL} s", f"{max(waited):.1f} s waited, 0 refused", "0 refused")
    with place.unit():
        scope = access.keeper(place.partition)
        assert scope.count(scope.select(Report)) == len(took) + len(waited) + 1
