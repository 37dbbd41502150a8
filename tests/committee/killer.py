"""Run as a program: does one act in children that are killed at one of its statements, and looks what is there.

    python -m tests.committee.killer FACTS(json)

Prints how many statements the act has, then a line for each child: its end, and what stood afterwards. A process of
its own, because it forks.
"""

import json
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from portal import access, audit, cases, committee, config, house, sealing
from portal import db as ground
from portal.committee.models import Escalation
from portal.db import db
from portal.errors import NotFound

STEPS = 8


def actor(facts, name: str) -> access.Actor:
    """Somebody of the ground."""
    person, key, place, role = facts["people"][name]
    return access.Actor(place, person, bytes.fromhex(key), role=role)


def do(facts) -> None:
    """The act, in the transaction that is open."""
    gil = actor(facts, "Gil")
    if facts["act"] == "escalate":
        committee.escalate(actor(facts, "Ana"), facts["below"], ("facts", "actions"), "law")
    elif facts["act"] == "grant":
        cases.hand_keys_on(gil)
    else:
        committee.remove(gil, facts["people"]["Jun"][0], facts["people"]["Hana"][0])
    audit.settle()


def act(app, facts, deadly: int, told: int) -> None:
    """Do it and die before statement number `deadly`; 0: write down how many there are, and keep nothing."""
    with app.app_context():
        ground.begin_writing(True)
        made = [0]

        def count(*_what):
            made[0] += 1
            if made[0] == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(db.engine, "before_cursor_execute", count)
        event.listen(db.engine, "commit", count)
        do(facts)
        db.session.flush()
        if deadly == 0:
            os.write(told, str(made[0]).encode())
            db.session.rollback()
        else:
            db.session.commit()
    os._exit(0)


def reads(facts, name: str, case_id: str) -> bool:
    """Whether somebody can open a case and finds its words."""
    try:
        return "MARKERFACT" in str(cases.read(actor(facts, name), case_id))
    except NotFound:
        return False


def look(app, facts) -> str:
    """All as before, all as after, or something between."""
    with app.app_context():
        above = access.keeper("committee")
        if facts["act"] == "escalate":
            rows = above.all(above.select(Escalation))
            passed = cases.read(actor(facts, "Ana"), facts["below"]).passed_on
            found = (passed, len(rows), [reads(facts, "Gil", row.case_id) for row in rows])
            known = {"before": (False, 0, []), "after": (True, 1, [True])}
        elif facts["act"] == "grant":
            lock = cases.see(actor(facts, "Gil"), facts["above"]).lock_id
            waits = len(sealing.pending(above, lock))
            found = (reads(facts, "Ivo", facts["above"]), reads(facts, "Gil", facts["above"]), waits)
            known = {"before": (False, True, 1), "after": (True, True, 0)}
        else:
            there = facts["people"]["Jun"][0] in access.people_with("committee")
            can = [reads(facts, name, facts["above"]) for name in ("Jun", "Gil", "Hana")]
            due = sealing.still_due(actor(facts, "Gil"))[0]
            found = (there, can, due)
            known = {"before": (True, [True, True, True], 0), "after": (False, [False, True, True], 0)}
        db.session.rollback()
    return next((name for name, state in known.items() if state == found), f"between {found}")


def in_child(work) -> int:
    """Do something in a child; its exit status (negative for a signal)."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def say(*words) -> None:
    """One line to whoever started this."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Count, then kill at some of the statements, at the commit, and never."""
    facts = json.loads(sys.argv[1])
    settings = config.read({}, **{**facts["settings"], "data": Path(facts["settings"]["data"])})
    app = house.create_app(settings)
    with app.app_context():
        db.engine.dispose()
    back, told = os.pipe()
    in_child(lambda: act(app, facts, 0, told))
    number = int(os.read(back, 20))
    say(number)
    steps = sorted({1 + number * step // STEPS for step in range(STEPS)} | {number, number + 1})
    for deadly in [*steps, number + 2]:
        status = in_child(lambda deadly=deadly: act(app, facts, deadly, told))
        in_child(lambda status=status: say(status, look(app, facts)))


if __name__ == "__main__":
    main()
