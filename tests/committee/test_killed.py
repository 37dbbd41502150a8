"""F2: killed anywhere in sending up, handing a key on or removing a member: all as before, or all as after."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal import cases
from portal.db import db

from .climb import community_case, escalated, let_in

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]


def prepared(ground, act: str) -> dict:
    """Everything ready for the act."""
    below, above = community_case(ground)[0] if act == "escalate" else "", ""
    if act != "escalate":
        _below, above, _receipt = escalated(ground)
    if act == "grant":
        with ground.unit():
            cases.attest(ground.act("Ivo"), above)
    if act == "rotate":
        let_in(ground, above, "Jun")
    return {"act": act, "below": below, "above": above}


@pytest.mark.parametrize("act", ["escalate", "grant", "rotate"])
def test_killed_at_its_steps(ground, settings, act):
    """kill -9 before statements all along the act and before its commit: nothing of it is there; then all of it."""
    facts = prepared(ground, act)
    facts["people"] = {
        name: [ground.people[name], ground.keys[name].hex(), *ground.places[name]]
        for name in ("Ana", "Gil", "Hana", "Ivo", "Jun")
    }
    facts["settings"] = {
        "data": str(settings.data),
        "secret_keys": ",".join(settings.secret_keys),
        "peppers": ",".join(settings.peppers),
        "server_keys": ",".join(settings.server_keys),
        "database_url": settings.database,
        "testing": True,
    }
    with ground.app.app_context():
        db.session.remove()
        db.engine.dispose()
    command = [sys.executable, "-m", "tests.committee.killer", json.dumps(facts)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    number, *lines = done.stdout.splitlines()
    assert int(number) > 10
    assert len(lines) > 8
    killed, [end] = [line.split(" ", 1) for line in lines[:-1]], lines[-1:]
    assert {status for status, _state in killed} == {str(-signal.SIGKILL)}
    assert {state for _status, state in killed} == {"before"}
    assert end == "0 after"
