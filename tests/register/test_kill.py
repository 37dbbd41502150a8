"""F2: a process killed anywhere in joining, in a change of standing, in telling: all as before, or all as after."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal import disclosure, register

from .scene import holder, joined, opened, recorded, sheet_of

ROOT = Path(__file__).resolve().parents[2]


def ids(ground) -> dict:
    """Something of everything that waits for a second key holder, written by Lea."""
    _case, one = recorded(ground, "Rob Kay")
    _case, other = recorded(ground, "Rob Key")
    _case, third = recorded(ground, "Rob Kye")
    opened(ground, "Lea", "Gil")
    link = joined(ground, other, third)
    with ground.unit():
        register.part_link(holder(ground), link)
        code = register.person(holder(ground), other).code_name
        fresh = register.propose_link(holder(ground), one, code)
        change = register.propose_standing(holder(ground), third, register.Wanted("banned", "Why"))
        said = {"who": "Rob", "footing": "found", "text": "Threats.", "basis": "safety", "why": "He comes"}
        draft = disclosure.draft(holder(ground), one, disclosure.Draft(place=ground.harbor, **said))
    made = {"one": one, "joined": link, "fresh": fresh, "change": change, "draft": draft}
    return made | {"sheet": sheet_of(12).decode()}


@pytest.mark.slow
@pytest.mark.parametrize("act", ["link", "part", "standing", "propose", "disclosure", "sheet"])
def test_killed_on_the_way(ground, settings, act):
    """kill -9 before each third statement."""
    made = ids(ground)
    made["link"] = made["joined" if act == "part" else "fresh"]
    names = ("secret_keys", "peppers", "server_keys")
    given = {name: ",".join(getattr(settings, name)) for name in names}
    given |= {"data": str(settings.data), "database_url": settings.database, "testing": True}
    facts = {"act": act, "who": ground.people["Gil"], "key": ground.keys["Gil"].hex(), "ids": made, "settings": given}
    facts |= {"harbor": ground.harbor, "start": 1, "step": 3}
    command = [sys.executable, "-m", "tests.register.killer", json.dumps(facts)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    (_zero, before), *dead, (status, after) = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(dead) > 5
    assert {one for one, _held in dead} == {-signal.SIGKILL}
    assert all(held == before for _one, held in dead)
    assert status == 0
    assert after != before
