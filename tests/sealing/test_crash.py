"""F2: a process killed anywhere in a rotation or a shredding leaves everything as before or everything as after."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal import sealing
from portal.db import Scope, db

from .conftest import PLACE, holders, person

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("act", ["rotate", "shred"])
def test_killed_at_each_statement(app, settings, act):
    """kill -9 before each statement and before the commit: the old holders read all, or only those who are left do."""
    with app.app_context():
        ana, ben = person("ana"), person("ben")
        db.session.commit()
        lock = sealing.create_lock(Scope(PLACE), "register", holders(ana, ben))
        records = [sealing.seal(Scope(PLACE), f"record {n}", to=lock, about="a") for n in range(5)]
        row = sealing.take_rows(ana.at(), lock).close("row", "row")
        db.session.commit()
        db.session.remove()
    facts = {
        "act": act,
        "people": [[ana.id, ana.key.hex()], [ben.id, ben.key.hex()]],
        "place": PLACE,
        "lock": lock,
        "records": records,
        "row": row.hex(),
        "settings": {
            "data": str(settings.data),
            "secret_keys": ",".join(settings.secret_keys),
            "peppers": ",".join(settings.peppers),
            "server_keys": ",".join(settings.server_keys),
            "database_url": settings.database,
            "testing": True,
        },
    }
    command = [sys.executable, "-m", "tests.sealing.killer", json.dumps(facts)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert len(lines) > 7
    assert [status for status, _ in lines[:-1]] == [str(-signal.SIGKILL)] * (len(lines) - 1)
    assert {state for _, state in lines[:-1]} == {"before"}
    assert lines[-1] == ["0", "after"]
