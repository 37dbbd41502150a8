"""`make bench`: prints one table, keeps nothing."""

import os
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from portal import config, house
from tests.servers import free_port

from . import crowd, heaps, inside, names, processes, public, work
from .table import say


def main() -> int:
    """All figures of one run."""
    os.sched_setaffinity(0, {processes.LOAD})
    began = time.perf_counter()
    say("what", "this run", "at least, at most")
    say("---", "---", "---")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        starts(folder / "demo")
        made = crowd.found(folder / "data", free_port())
        heaps.pile(made)
        more = another(made, folder / "more")
        heaps.multiply(made, 10)
        with processes.serve(made.environment, made.data) as server:
            say("start to first answer, 10,000 cases there", f"{server.started:.1f} s", "3 s")
            public.pages(server, folder)
            work.lists(server, "10,000 rows", "p95 50 ms")
            work.sign_ins(server, made)
            work.reports(server)
            work.mixed(server)
        with processes.serve(made.environment, made.data, workers=2):
            public.right_everywhere(made, int(made.environment["PORT"]))
        inside.guard(made)
        inside.seals(made)
        heaps.multiply(more, 100)
        with processes.serve(made.environment, more.data) as server:
            work.lists(server, "100,000 rows")
        os.sched_setaffinity(0, processes.CORES)
        names.matching(folder)
    busy = os.getloadavg()[1]
    say("this run", f"{time.perf_counter() - began:.0f} s, {busy:.1f} processes ready on {len(processes.CORES)} cores")
    return 0


def starts(data: Path) -> None:
    """The demo's first start, which makes its world, and its second."""
    with processes.demo(data) as server:
        say("portal demo, first start with its world", f"{server.started:.1f} s")
    with processes.demo(data) as server:
        say("portal demo, second start, data kept", f"{server.started:.1f} s", "5 s")


def another(made: crowd.House, data: Path) -> crowd.House:
    """The same house in another folder."""
    shutil.copytree(made.data, data)
    told = made.environment | {"PORTAL_DATA": str(data)}
    return replace(made, data=data, environment=told, app=house.create_app(config.read(told)))


if __name__ == "__main__":
    sys.exit(main())
