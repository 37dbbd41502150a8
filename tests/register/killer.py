"""Run as a program: does one act in children that are killed before their n-th statement, until one survives.

    python -m tests.register.killer FACTS(json)

Prints one line a child: how it ended, and what the database holds after it. A process of its own, because it forks.
"""

import json
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event, func, select

from portal import access, audit, config, disclosure, house, register, sealing
from portal import db as ground
from portal.audit.models import AuditLine
from portal.db import db
from portal.disclosure.models import Arrived
from portal.mail.models import Outgoing
from portal.register.models import Concerned, Link, LinkStep, RegisterEntry, RegisterPerson, StandingChange

ACTS = {
    "link": lambda actor, ids: register.confirm_link(actor, ids["link"]),
    "part": lambda actor, ids: register.part_link(actor, ids["link"]),
    "standing": lambda actor, ids: register.confirm_standing(actor, ids["change"]),
    "propose": lambda actor, ids: register.propose_standing(actor, ids["one"], register.Wanted("banned", "Why")),
    "disclosure": lambda actor, ids: disclosure.sign(actor, ids["draft"]),
    "sheet": lambda actor, ids: register.bring(actor, register.read_sheet(ids["sheet"].encode())),
}


def act(app, facts, deadly: int) -> None:
    """Do it, and die before statement number `deadly`, or finish."""
    with app.app_context():
        ground.begin_writing(True)
        left = [deadly]

        def count(*_what):
            left[0] -= 1
            if left[0] <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(db.engine, "before_cursor_execute", count)
        event.listen(db.engine, "commit", count)
        actor = access.Actor("committee", facts["who"], bytes.fromhex(facts["key"]), role="keyholder")
        ACTS[facts["act"]](actor, facts["ids"])
        audit.settle()
        db.session.commit()
    os._exit(0)


def look(app, facts) -> dict:
    """How much there is of everything the act may touch, and in what state."""
    with app.app_context():
        scope, there = access.letterbox("register"), access.letterbox(facts["harbor"])
        held = {model.__name__: scope.count(scope.select(model.id)) for model in (RegisterPerson, RegisterEntry)}
        held |= {model.__name__: scope.count(scope.select(model.id)) for model in (LinkStep, Concerned, AuditLine)}
        held["heads"] = len(set(scope.all(scope.select(RegisterPerson.head_id))))
        held["links"] = sorted(scope.all(scope.select(Link.state)))
        held["changes"] = sorted(scope.all(scope.select(StandingChange.state)))
        held["told"] = sorted(scope.all(scope.select(disclosure.models.Disclosure.state)))
        held["arrived"] = there.count(there.select(Arrived.id))
        held["locks"] = there.count(there.select(sealing.models.Lock.id))
        held["mail"] = db.session.scalar(select(func.count()).select_from(Outgoing))
        return held


def in_child(work) -> int:
    """Do something in a child; its exit status (negative for a signal)."""
    child = os.fork()
    if child == 0:
        work()
        sys.stdout.flush()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Look, kill, look, kill later."""
    facts = json.loads(sys.argv[1])
    app = house.create_app(config.read({}, **{**facts["settings"], "data": Path(facts["settings"]["data"])}))
    in_child(lambda: sys.stdout.write(f"{json.dumps([0, look(app, facts)])}\n"))
    sys.stdout.flush()
    for deadly in range(facts["start"], 3_000, facts["step"]):
        status = in_child(lambda deadly=deadly: act(app, facts, deadly))
        in_child(lambda status=status: sys.stdout.write(f"{json.dumps([status, look(app, facts)])}\n"))
        if status == 0:
            return


if __name__ == "__main__":
    main()
