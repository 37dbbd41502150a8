"""What the guard and the seals cost, measured in this process without a server."""

import time

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from portal import sealing
from portal.cases.models import Case
from portal.db import db, writing

from . import crowd
from .table import ms, portion, say

TIMES, RECORDS = 600, 1_000


def _median(act, times: int) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        took.append(time.perf_counter() - began)
    return portion(took, 0.5)


def guard(made: crowd.House) -> None:
    """One small query through a scope beside the same one past the guard."""
    lead = made.team[0]
    with made.app.app_context():
        wanted = lead.first(lead.select(Case.id))
        scoped = _median(lambda: (lead.get(Case, wanted), db.session.expunge_all()), TIMES)
    made.leave()
    engine = create_engine(f"sqlite:///{made.data / 'portal.sqlite'}")
    with Session(engine) as session:

        def past_it():
            plain = select(Case).where(Case.partition == lead.partition, Case.id == wanted).limit(1)
            session.scalars(plain).first()
            session.expunge_all()

        bare = _median(past_it, TIMES)
    engine.dispose()
    say("one query of one row: through the guard, past it", f"{scoped * 1e6:.0f} µs, {bare * 1e6:.0f} µs")


def seals(made: crowd.House) -> None:
    """Opening many records at once: under one lock, and each under its own. Nothing of it is kept."""
    lead = made.team[0]
    with made.app.app_context():
        with writing():
            holders = sealing.holders_of([one.holder for one in made.team])
            lock = sealing.create_lock(lead, "case", holders)
            names = sealing.seal_many(lead, [("x" * 2_000, "a")] * RECORDS, to=lock)
            locks = sealing.create_locks(lead, [("case", holders)] * 25)
            page = [(sealing.seal(lead, "a title", to=one, about="a"), "a") for one in locks]
        many = _median(lambda: sealing.open_many(lead, [(name, "a") for name in names]), 7)
        few = _median(lambda: sealing.open_many(lead, page), 30)
    made.leave()
    say(f"opening {RECORDS:,} records of 2 kB under one lock", f"{ms(many)}, {many / RECORDS * 1e6:.0f} µs each")
    say("opening 25 records under 25 locks", ms(few))
