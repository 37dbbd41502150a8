"""Run as a program: compares a list in children that are killed before their n-th statement, until one survives.

    python -m tests.screening.killer FACTS(json)

Prints one line a child: how it ended, how the list stands, which marks of it lie in clear in any file of the data.
"""

import json
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from portal import access, config, house, screening
from portal import db as ground
from portal.db import db
from portal.screening.models import ScreeningCheck
from tests.register.killer import in_child

MARKS = ("ZQMARKNAME", "zqmarkname", "zqmark@", "zqmarkhandle", "ZQMARKENTRY", "zqmarkentry")


def act(app, facts, deadly: int) -> None:
    """Compare, and die before statement number `deadly`, or finish."""
    with app.app_context():
        with ground.writing():
            check = access.letterbox("screening").get(ScreeningCheck, facts["check"])
            check.state = "waiting"  # as after the five minutes in which nobody gave a sign of life
        left = [deadly]

        def count(*_what):
            left[0] -= 1
            if left[0] <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(db.engine, "before_cursor_execute", count)
        event.listen(db.engine, "commit", count)
        actor = access.Actor("committee", facts["who"], bytes.fromhex(facts["key"]), role="keyholder")
        screening.by_hand(actor, facts["check"])
    os._exit(0)


def look(app, facts, status: int) -> str:
    """What is left."""
    with app.app_context():
        state = access.letterbox("screening").get(ScreeningCheck, facts["check"]).state
        db.session.remove()
    files = [path for path in Path(facts["settings"]["data"]).rglob("*") if path.is_file()]
    clear = sorted({mark for mark in MARKS for path in files if mark.encode() in path.read_bytes()})
    return json.dumps([status, state, clear])


def main() -> None:
    """Kill, look, kill later."""
    facts = json.loads(sys.argv[1])
    app = house.create_app(config.read({}, **{**facts["settings"], "data": Path(facts["settings"]["data"])}))
    for deadly in range(facts["start"], 3_000, facts["step"]):
        status = in_child(lambda deadly=deadly: act(app, facts, deadly))
        in_child(lambda status=status: sys.stdout.write(f"{look(app, facts, status)}\n"))
        if status == 0:
            return


if __name__ == "__main__":
    main()
