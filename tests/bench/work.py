"""Reports, sign-ins and lists over HTTP, and what a worker weighs afterwards."""

import threading
import time
from random import Random

from nacl.pwhash import argon2id

from portal import accounts
from portal.db import begin_writing

from . import crowd, visits
from .table import middle_and_late, ms, portion, say

REPORTS, LISTS, CLIENTS, SECONDS = 60, 60, 8, 4


def reports(server) -> None:
    """Whole report sessions, one after another; then as many as eight people manage side by side."""
    visits.report(visits.Visitor(server.port), crowd.SLUG)
    before = server.worked()
    took = [visits.report(visits.Visitor(server.port), crowd.SLUG) for _ in range(REPORTS)]
    worked = (server.worked() - before) / REPORTS
    aim = "p50 25 ms"
    say(f"report for {crowd.HANDLERS} handlers, the post that sends", middle_and_late([one for one, _ in took]), aim)
    whole = middle_and_late([every for _, every in took])
    say("the whole session, four requests", f"{whole}, {ms(worked)} of processor")
    done, until = [], time.perf_counter() + SECONDS

    def somebody():
        while time.perf_counter() < until:
            done.append(visits.report(visits.Visitor(server.port), crowd.SLUG)[0])

    threads = [threading.Thread(target=somebody) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    side = f"{len(done) / SECONDS:.0f} a second; the post that sends {middle_and_late(done)}"
    say(f"whole sessions, {CLIENTS} people at once", side)


def sign_ins(server, made: crowd.House) -> None:
    """How long signing in takes beside one Argon2id, and how many of them it is."""
    one = min(_argon2id() for _ in range(3))
    took = [_sign_in(server, f"Handler {number}")[1] for number in range(2, 9)]
    p50 = portion(took, 0.5)
    calls = _count(made)
    say("sign-in, the post, p50", f"{ms(p50)}, of which Argon2id {ms(one)} × {calls}", "one Argon2id")


def _argon2id() -> float:
    began = time.perf_counter()
    argon2id.kdf(32, b"a password of the bench", b"0" * 16, opslimit=3, memlimit=64 * 1024 * 1024)
    return time.perf_counter() - began


def _count(made: crowd.House) -> int:
    """Count what one sign-in stretches, in this process."""
    calls, stretch = [], argon2id.kdf

    def counted(*arguments, **named):
        calls.append(1)
        return stretch(*arguments, **named)

    argon2id.kdf = counted
    try:
        with made.app.app_context():
            begin_writing(True)
            if accounts.sign_in(crowd.address_of("Lead"), crowd.PASSWORD, bucket="bench") is None:
                raise RuntimeError("nobody signed in")
    finally:
        argon2id.kdf = stretch
        made.leave()
    return len(calls)


def _sign_in(server, name: str) -> tuple[visits.Visitor, float]:
    visitor = visits.Visitor(server.port)
    return visitor, visits.sign_in(visitor, crowd.address_of(name), crowd.PASSWORD)


def lists(server, rows: str, aim: str = "") -> None:
    """Lists as people open them: mostly the first page, now and then a later one."""
    asked = (
        ("desk of a handler", "Handler 2", f"/desk/{crowd.SLUG}/"),
        ("committee's cases", "Chair", "/committee/"),
        ("committee's register", "Chair", "/committee/register"),
        ("places of a handler, with what waits", "Handler 2", "/home"),
    )
    for what, name, path in asked:
        visitor, took, choose = _sign_in(server, name)[0], [], Random(7)
        for number in range(LISTS + 3):
            later = f"?page={choose.randint(2, 40)}" if number % 4 == 3 and path != "/home" else ""
            visitor.get(path + later)
            if visitor.status != 200:
                raise RuntimeError(f"{path}: {visitor.status}")
            took.append(visitor.seconds)
        say(f"{what}, {rows}", middle_and_late(took[3:]), aim)


def mixed(server) -> None:
    """A thousand requests of all sorts, then a moment's rest."""
    stranger = visits.Visitor(server.port)
    handler, chair = (_sign_in(server, name)[0] for name in ("Handler 3", "Chair"))
    own = f"/c/{crowd.SLUG}"
    asked = (
        (stranger, ("/", f"{own}/", f"{own}/conduct", f"{own}/report", "/box", "/sign-in", "/healthz", "/no-such")),
        (handler, ("/home", f"/desk/{crowd.SLUG}/", f"/desk/{crowd.SLUG}/?page=9", f"/desk/{crowd.SLUG}/team")),
        (chair, ("/committee/", "/committee/register", "/account", "/committee/?page=3")),
    )
    every = [(who, path) for who, paths in asked for path in paths]
    for number in range(1000):
        if number % 50 == 49:
            visits.report(visits.Visitor(server.port), crowd.SLUG)
        else:
            who, path = every[number % len(every)]
            who.get(path)
    time.sleep(2)
    say("largest worker after 1,000 mixed requests", f"{server.largest():.0f} MB resident", "150 MB")
