"""The public code page: beside a bare Flask view and a static file, unchanged, and right in every worker."""

import http.client
import statistics
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from portal.db import writing

from . import crowd, processes
from .table import say

ROUNDS, SECONDS = 5, 2
PAGE = f"/c/{crowd.SLUG}/conduct"


def pages(server, folder: Path) -> None:
    """Alternating rounds against each server; their medians, and the ratios."""
    body, etag = _look(server.port)
    size = f"{len(body) / 1000:.0f} kB"
    with ExitStack() as servers:
        bare, static = servers.enter_context(processes.hello()), processes.nginx(folder, body)
        sides = {
            f"public code page, {size}": (server, PAGE),
            "the same, 304 for a known ETag": (server, PAGE, f"If-None-Match: {etag}"),
            'bare Flask view, "hello"': (bare, "/"),
        }
        if static:
            sides[f"nginx, static file, {size}"] = (servers.enter_context(static), "/page.html")
        found = {name: [] for name in sides}
        for _ in range(ROUNDS):
            for name, (side, path, *headers) in sides.items():
                before = side.worked()
                rate = processes.per_second(side.url(path), SECONDS, *headers)
                found[name].append((rate, (side.worked() - before) / rate / SECONDS * 1e6))
    for name, rounds in found.items():
        rate, worked = map(statistics.median, zip(*rounds, strict=True))
        say(name, f"{rate:,.0f} a second, {worked:.0f} µs of processor each")
    ours, _again, flask, *others = found.values()
    say("public code page beside the bare view", _beside(ours, flask), "3 times")
    say("public code page beside the static file", _beside(ours, others[0]) if others else "not measured", "0.25 times")


def _beside(ours, other) -> str:
    """The median over the rounds of how many times as many, and how much of the processor's time."""
    rounds = [(one[0] / two[0], one[1] / two[1]) for one, two in zip(ours, other, strict=True)]
    times, worked = map(statistics.median, zip(*rounds, strict=True))
    return f"{times:.2f} times as many a second, {worked:.2f} of the processor time"


def _look(port: int) -> tuple[bytes, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", PAGE)
    answer = connection.getresponse()
    body, etag = answer.read(), answer.headers["ETag"]
    connection.close()
    return body, etag


def right_everywhere(made: crowd.House, port: int) -> None:
    """Publish beside two workers, and see how long any of them still shows the old page."""
    lead, mark = made.team[0], processes.fresh_token()
    seen, stop = [], threading.Event()

    def look():
        while not stop.is_set():
            body, _etag = _look(port)
            seen.append((time.perf_counter(), mark.encode() in body))

    looking = threading.Thread(target=look)
    looking.start()
    time.sleep(1)
    with made.app.app_context(), writing():
        crowd.publish(lead, f"{crowd.texts.CONFERENCE}\n\nAdded for the bench: {mark}.\n")
    published = time.perf_counter()
    time.sleep(3)
    stop.set()
    looking.join()
    made.leave()
    stale = [moment - published for moment, new in seen if not new and moment > published]
    late = max(stale, default=0.0)
    say("after a publication, two workers: last old page", f"{late:.2f} s ({len(seen)} visits, all new after)", "2 s")
    if not seen[-1][1]:
        raise RuntimeError("the new page never came")
