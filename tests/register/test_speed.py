"""The register at full size: 50,000 people really sealed, 100,000 records. `pytest -m bench tests/register -s`."""

import json
import sys
import time
from datetime import timedelta
from statistics import quantiles

import pytest

from portal import access, clock, register
from portal.db import db, new_id
from portal.register.models import RegisterEntry, RegisterPerson
from portal.register.vault import close, rows_of
from tests.cases.walker import Walker

from .scene import holder, opened, stands

pytestmark = [pytest.mark.bench, pytest.mark.sqlite_only]
PEOPLE, EACH, BATCH = 50_000, 2, 5_000


def fill(ground) -> None:
    """People with a name, a handle and an address each, and two records of every one; 200 bars of one member."""
    for start in range(0, PEOPLE, BATCH):
        with ground.unit():
            scope = register.at_register(holder(ground))
            rows = rows_of(scope)
            made = [_person(scope, rows, number) for number in range(start, start + BATCH)]
            db.session.flush()
            for number, person in made:
                for one in range(EACH):
                    _entry(scope, rows, number * EACH + one, person)
    with ground.unit():
        for _number in range(200):
            access.bar(ground.act("Gil"), new_id(), ground.people["Ivo"])


def _person(scope, rows, number: int):
    person = RegisterPerson(id=new_id(), code_name=f"silver wren {number:06}", made_at=clock.now())
    person.head_id = person.id
    told = {"name": f"Name{number} Surname{number % 997}", "aliases": f"GitHub: handle{number}\nm{number}@mail.example"}
    person.box = close(rows, "person", person.id, told)
    return number, scope.add(person)


def _entry(scope, rows, number: int, person) -> None:
    day = clock.today() - timedelta(days=number % 4000)
    entry = RegisterEntry(id=new_id(), case_id=new_id(), case_code=f"copper heron {number}", person_id=person.id)
    entry.record_type, entry.standing, entry.outcome, entry.received = "3", "none", "violation", day
    entry.recorded_at, entry.recorder, entry.sender = clock.now(), scope.person, ("", "community:x")[number % 2]
    entry.category = entry.consequence = entry.source = entry.safety = entry.ongoing = ""
    entry.status = "resolved"
    entry.box = close(rows, "entry", entry.id, {"summary": "Words.", "told": ""})
    scope.add(entry)


def timed(work) -> float:
    """Seconds of this process's own work: other work on the machine is not counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


def test_the_register_at_full_size(ground):
    """Status pages, opening the vault, its pages, a search over everybody, comparing everybody."""
    fill(ground)
    ivo, lea = Walker(ground.app, "Ivo"), Walker(ground.app, "Lea")
    status = [timed(lambda n=n: ivo.client.get(f"/committee/register?page={n % 40 + 1}")) for n in range(60)][5:]
    lea.get("/committee/register/people")
    first = timed(lambda: lea.act("people", text="Measured"))
    pages = [timed(lambda n=n: lea.client.get(f"/committee/register/people?page={n % 40 + 1}")) for n in range(30)]
    found = [timed(lambda n=n: lea.act("find", text=f"handle{n + 4000}")) for n in range(5)]
    assert "Name4004" in lea.text
    opened(ground, "Gil", "Lea")
    with ground.unit():
        person = register.find(holder(ground), "handle77")[0].id
    stands(ground, person, "flagged")
    with ground.unit():
        compared = timed(lambda: register.look_for_links(holder(ground)))
    told = {
        f"status page, {PEOPLE * EACH:,} records": _p95(status),
        f"opening the vault of {PEOPLE:,}, answer and first page": first,
        "a page of the vault": _p95(pages),
        f"the first search over {PEOPLE:,}, each opened": found[0],
        "a later search while the vault is open": max(found[1:]),
        f"comparing {PEOPLE:,} with each other": compared,
    }
    sys.stdout.write(json.dumps({name: f"{1000 * seconds:.0f} ms" for name, seconds in told.items()}, indent=1))


def _p95(took: list[float]) -> float:
    return quantiles(took, n=20)[-1]
