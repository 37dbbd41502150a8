"""What sealing costs (docs/performance.md). `make bench` prints it; the suite only looks at the order of magnitude."""

import sys
import time

import pytest

from portal import sealing
from portal.db import Scope, db
from portal.sealing import receipt

from .conftest import PLACE, holders, person

ANYBODY = Scope(PLACE)


def median(act, times: int = 15) -> float:
    """Milliseconds of this process's own work in the middle run: other work on the machine is not counted."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        act()
        taken.append((time.process_time() - start) * 1000)
    return sorted(taken)[times // 2]


@pytest.mark.bench
def test_costs(room, record_property):
    """Three locks for ten holders, a record, a page of records, search over a thousand, a rotation of a thousand."""
    crowd = [person(f"p{number}x") for number in range(10)]
    db.session.commit()
    ten, ana = holders(*crowd), crowd[0].at()

    def three_locks():
        both = [*ten, receipt.holder(receipt.new())]
        sealing.create_locks(ANYBODY, [("dialogue", both), ("internal", ten), ("identity", ten)])

    figures = {"three locks for ten holders": median(three_locks)}
    lock = sealing.create_lock(ANYBODY, "case", ten)
    figures["a record of 2 KB"] = median(lambda: sealing.seal(ANYBODY, "x" * 2000, to=lock, about="a"))
    wanted = [(sealing.seal(ANYBODY, "x" * 4000, to=lock, about="a"), "a") for _ in range(1000)]
    page = []
    for _ in range(25):
        other = sealing.create_lock(ANYBODY, "case", ten)
        page.append((sealing.seal(ANYBODY, "title", to=other, about="a"), "a"))
    db.session.commit()
    figures["a page of 25 cases"] = median(lambda: sealing.open_many(ana, page))
    figures["1,000 records of 4 KB under one lock"] = median(lambda: sealing.open_many(ana, wanted), 5)
    figures["rotating a lock of 1,000 records"] = median(lambda: sealing.rotate(ana, lock), 3)
    for name, value in figures.items():
        record_property(name, f"{value:.2f} ms")
        sys.stdout.write(f"\n{name}: {value:.2f} ms")
    assert all(figures.values())
