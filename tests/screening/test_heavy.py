"""A12 at full count: 50,000 hostile rows through the page, then compared, while others read their pages."""

import io
import threading
import time

import pytest

from portal import access, screening
from portal.screening import comparing
from portal.screening.models import ScreeningCheck
from portal.screening.rules import MOST_ROWS
from tests.bench.table import portion
from tests.register.scene import holder, opened

from .scene import agreed, banned, brought, event, rows
from .test_pages import Reader
from .test_reading import hostile, spent

PAGES = ("/desk/harbor/", "/home", "/c/harbor/screening")


def visits(reader: Reader, busy) -> list[float]:
    """How long pages take somebody else, as long as something is at work."""
    times = []
    while busy() and len(times) < 20_000:
        began = time.perf_counter()
        assert reader.client.get(PAGES[len(times) % len(PAGES)]).status_code == 200
        times.append(time.perf_counter() - began)
    return times


def calm(reader: Reader, seconds: float = 8) -> list[float]:
    """The same while nothing else happens."""
    until = time.monotonic() + seconds
    return visits(reader, lambda: time.monotonic() < until)


def beside(reader: Reader, work) -> tuple[list[float], float]:
    """The same beside a thread; and how long that took."""
    thread, began = threading.Thread(target=work), time.monotonic()
    thread.start()
    times = visits(reader, thread.is_alive)
    thread.join()
    return times, time.monotonic() - began


def told(times: list[float], quiet: list[float]) -> str:
    """Two figures in words."""
    return f"p95 {portion(times, 0.95) * 1000:.0f} ms, calm {portion(quiet, 0.95) * 1000:.0f} ms, {len(times)} pages"


@pytest.mark.soak
@pytest.mark.sqlite_only
def test_a_hostile_list_and_a_long_one_keep_nobody_waiting(ground, figure):
    """Read or refused in five seconds; compared beside the page; whoever reads meanwhile notices neither."""
    agreed(ground)
    there = event(ground, size=MOST_ROWS)
    banned(ground)
    ana, omar = Reader(ground, "Ana"), Reader(ground, "Omar")
    path, answers = f"/desk/harbor/screening/events/{there}", []
    quiet = calm(ana)

    def post(raw: bytes) -> None:
        before = time.thread_time() + spent()
        with io.BytesIO(raw) as sheet:
            omar.go(path).send(path, kind="attendees", noticed="y", sheet=(sheet, "list.csv"))
        omar.answer.request.environ["wsgi.input"].close()  # a file of the client's, as large as the list
        answers.append((omar.answer.status_code, time.thread_time() + spent() - before))

    plain = "\n".join(f"{row.name},{row.mail}" for row in rows(MOST_ROWS)).encode()
    lists = {"stray marks": hostile(1), "one handle many names": hostile(2).replace(b'"', b""), "ordinary": plain}
    for kind, raw in lists.items():
        times, took = beside(ana, lambda raw=raw: post(raw))
        status, work = answers[-1]
        assert status == (200 if kind == "ordinary" else 422)
        assert work < 5  # of processor: what a busy machine adds does not count
        figure(f"A12, 50,000 rows through the page, {kind}", f"{work:.1f} s of processor, {took:.1f} s", "5 s")
        figure("pages of others meanwhile", told(times, quiet), "p95 unchanged")
    check = brought(ground, there, rows(10_000, (7, "Robert Kesten", "rk+x@kesten.example", "")), "attendees")
    opened(ground, "Lea")
    Reader(ground, "Lea")
    lea = holder(ground)
    with ground.unit():
        run = screening.begin(lea, check)
    times, took = beside(ana, lambda: comparing.start(ground.app, lea, check, run).join())
    with ground.unit():
        assert access.letterbox("screening").get(ScreeningCheck, check).state == "looking"
    figure("A12, a list of 10,000 compared", f"{took:.1f} s")
    figure("pages of others meanwhile", told(times, quiet), "p95 unchanged")
    assert portion(times, 0.95) < portion(quiet, 0.95) * 2 + 0.05
