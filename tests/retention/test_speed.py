"""A thousand cases forgotten while the portal serves; at ten thousand every number stays. `pytest -m bench`."""

import json
import threading
import time

import pytest

from portal import access, cases, retention
from portal import clock as portal_clock
from portal.cases.counted_models import CaseCount, Statistic
from portal.cases.models import Case
from portal.db import db, new_id
from tests.transparency.counting import numbers

pytestmark = [pytest.mark.bench, pytest.mark.sqlite_only]
MANY, COUNTED, MOST = 1_000, 9_000, 30


def fill(ground) -> None:
    """A thousand closed cases, each with a report, names and words; a hundred at a time."""
    ana = ground.act("Ana")
    for _part in range(MANY // 50):
        with ground.unit():
            for _number in range(50):
                report, _receipt = ground.report("Something was said by the door.", contact="nia@mail.example")
                case = cases.open_case(ana, report)
                party = cases.add_party(ana, case, "reported", "person", "Rob Kesten")
                cases.add_party(ana, case, "witness", "person", "Jo Öst")
                cases.note(ana, case, "fact", "Two people saw it. " * 20)
                cases.measure(ana, case, "written_warning", "A warning.", parties=[party])
                cases.close(ana, case, "violation", "Over.", category="exclusion", venue="talk")


def shells(ground) -> None:
    """Nine thousand more that are numbers and little else, closed a year later: their time is not over."""
    now = portal_clock.now()
    for _part in range(COUNTED // 500):
        with ground.unit():
            scope = access.keeper(ground.harbor)
            for _number in range(500):
                made = Case(id=new_id(), code_name=f"case {new_id()}", kind="community", source="seen", state="closed")
                made.lock_id, made.opened_at, made.moved_at, made.closed_at = new_id(), now, now, now
                made.running, made.outcome = False, "no_violation"
                scope.add(made)
                db.session.flush()  # a count refers to its case
                facts = {"category": "insult", "finding": "no_violation", "handled_by": "|none|"}
                scope.add(Statistic(id=new_id(), tier="own", received=now.date(), closed=now.date(), **facts))
                scope.add(CaseCount(id=new_id(), case_id=made.id))


def test_a_thousand_cases_while_serving(ground, clock, figure):
    """Under thirty seconds; meanwhile reports come in and pages are answered; every number stays to the byte."""
    fill(ground)
    clock.advance(days=430)
    shells(ground)
    before = json.dumps([numbers(ground), numbers(ground, "harbor")], sort_keys=True)
    clock.advance(days=30)
    took, over = [], threading.Event()

    def serve() -> None:
        client = ground.app.test_client()
        while not over.is_set():
            began = time.monotonic()
            assert client.get("/c/harbor/privacy").status_code == 200
            took.append(time.monotonic() - began)
            time.sleep(0.05)

    beside = threading.Thread(target=serve)
    beside.start()
    began = time.monotonic()
    try:
        with ground.app.app_context():
            made = retention.run(clock.now())
    finally:
        over.set()
        beside.join()
    spent = time.monotonic() - began
    figure(f"{made[ground.harbor]['cases']} cases forgotten while serving", f"{spent:.1f} s", f"{MOST} s")
    figure("a public page meanwhile, the slowest", f"{max(took) * 1000:.0f} ms", "")
    assert made[ground.harbor]["reports"] == MANY
    assert json.dumps([numbers(ground), numbers(ground, "harbor")], sort_keys=True) == before
    assert spent < MOST
