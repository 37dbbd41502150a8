"""The committee at full size: 12 members, 300 communities, 100,000 central cases and records. `pytest -m bench -s`."""

import json
import sys
import time
from statistics import quantiles

import pytest

from portal import access, clock, communities, sealing
from portal.cases.models import Case
from portal.committee.models import Escalation
from portal.db import new_id, writing
from tests.bench import crowd, heaps
from tests.cases.walker import Walker

pytestmark = [pytest.mark.bench, pytest.mark.sqlite_only]
PLACES, TIMES, WAITING, MEMBERS = 300, 100, 90, 12
PAGES = ("/committee/", "/committee/?page=3", "/committee/register", "/committee/register?page=30")


class Member(Walker):
    """Somebody of the bench's committee."""

    def sign_in(self) -> None:
        """With the bench's own password."""
        self.get("/sign-in")
        form = next(form for form in self.soup.select("form") if form.select_one("[name=password]"))
        self.send(form, email=crowd.address_of(self.name), password=crowd.PASSWORD)


def fill(made: crowd.House) -> None:
    """The members, the communities, and what waits for a confirmation, from as many of them."""
    with made.app.app_context(), writing():
        for number in range(2, MEMBERS):
            crowd._join(made.members[0], "member", f"Member {number}")
        lead = crowd._arrive("Founder")
        places = [
            communities.found(lead, f"Place {number}", f"place-{number}", zone="Europe/Rome").partition
            for number in range(PLACES)
        ]
    with made.app.app_context(), writing():
        chair = made.members[0]
        locks = sealing.create_locks(chair, [("case", access.openers("committee")) for _number in range(WAITING)])
        for number, lock in enumerate(locks):
            case = Case(id=new_id(), code_name=f"amber tern {number}", kind="central", lock_id=lock, running=True)
            case.source, case.state, case.opened_at, case.moved_at = "escalation", "received", clock.now(), clock.now()
            chair.add(case)
            told = {"sender": places[number * 3 % PLACES], "reason": "help_wanted", "level": "full"}
            chair.add(Escalation(case_id=case.id, sent_at=clock.now(), **told))
    made.leave()


def test_the_committee_at_full_size(tmp_path):
    """Every page of the inbox and of the register, p95 of this process's own work under 80 ms."""
    made = crowd.found(tmp_path / "house", 1)
    heaps.pile(made)
    heaps.multiply(made, TIMES)
    fill(made)
    told = {}
    for name in ("Chair", "Member 3"):
        member = Member(made.app, name)
        assert member.get("/committee/").status_code == 200
        assert "amber tern" in member.text
        assert "65 more wait" in member.text
        for page in PAGES:
            took = []
            for _number in range(40):
                began = time.process_time()
                member.client.get(page)
                took.append(time.process_time() - began)
            told[f"{name}, {page}"] = quantiles(took[5:], n=20)[-1]
    sys.stdout.write(json.dumps({name: f"{1000 * seconds:.0f} ms" for name, seconds in told.items()}, indent=1))
    assert max(told.values()) < 0.08
