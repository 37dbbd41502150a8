"""Run as a program: turns or shreds a lock in children killed before their n-th statement, until one survives.

    python -m tests.sealing.killer SETTINGS(json)

Prints one line a child: what the database held after its death. A process of its own, because it forks.
"""

import json
import os
import signal
import sys
from pathlib import Path

from flask import Flask
from sqlalchemy import event

from portal import config, sealing
from portal import db as ground
from portal.db import Scope, db
from portal.errors import NotFound


def open_portal(settings) -> Flask:
    """An application of this process's own."""
    made = Flask("killer")
    made.config.update(SQLALCHEMY_DATABASE_URI=settings.database)
    sealing.configure(settings)
    ground.prepare(made)
    return made


def act(settings, facts, deadly: int) -> None:
    """Shred the lock, or revoke its second holder (which rotates), and die before statement `deadly`, or finish."""
    with open_portal(settings).app_context():
        ground.begin_writing(True)
        left = [deadly]

        def count(*_what):
            left[0] -= 1
            if left[0] <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(db.engine, "before_cursor_execute", count)
        event.listen(db.engine, "commit", count)
        ana, ben = facts["people"]
        if facts["act"] == "shred":
            sealing.shred(Scope(facts["place"]), facts["lock"])
        else:
            sealing.revoke(Scope(facts["place"], ana[0], bytes.fromhex(ana[1])), facts["lock"], ben[0])
        db.session.commit()
        event.remove(db.engine, "before_cursor_execute", count)
        event.remove(db.engine, "commit", count)
    os._exit(0)


def look(settings, facts) -> str:
    """What can be read now, by whom: everything as before, everything as after, or something between."""
    with open_portal(settings).app_context():
        readers = []
        for person, key in facts["people"]:
            scope = Scope(facts["place"], person, bytes.fromhex(key))
            opened = sealing.open_many(scope, [(record, "a") for record in facts["records"]], damaged="DAMAGED")
            good = sum(text.startswith("record") for text in opened.values())
            try:
                rows = sealing.take_rows(scope, facts["lock"]).open(bytes.fromhex(facts["row"]), "row")
            except NotFound:
                rows = "shut"
            db.session.rollback()
            readers.append([good, len(opened), rows])
        total = len(facts["records"])
        whole, shut = [total, total, "row"], [0, 0, "shut"]
        states = {"before": [whole, whole], "after": [shut if facts["act"] == "shred" else whole, shut]}
        return next((name for name, state in states.items() if state == readers), f"between {readers}")


def in_child(work) -> int:
    """Do something in a child; its exit status (negative for a signal)."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Kill, look, kill later."""
    given = json.loads(sys.argv[1])
    settings = config.read({}, **{**given["settings"], "data": Path(given["settings"]["data"])})
    for deadly in range(1, 200):
        status = in_child(lambda deadly=deadly: act(settings, given, deadly))
        in_child(lambda status=status: sys.stdout.write(f"{status} {look(settings, given)}\n") and sys.stdout.flush())
        if status == 0:
            return


if __name__ == "__main__":
    main()
