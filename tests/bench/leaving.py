"""A community with a thousand cases is taken along: how long, how large, with how much memory.

`python -m tests.bench.leaving [CASES]`; a process of its own does it, by the command that people use.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from portal import access, audit, cases, reports, sealing
from portal.db import writing

from . import crowd
from .table import say

CASES, BATCH = 1_000, 50
COMMAND = """
import sys
from pathlib import Path
from portal.door import main
code = main()
print(Path("/proc/self/status").read_text(), file=sys.stderr)
sys.exit(code)
"""
"""The command, saying at its end how much memory it had at most: what the system says of children begins with what
their parent had, and this one has filled a portal.
"""


def main() -> int:
    """Fill, then take it along once."""
    with tempfile.TemporaryDirectory() as name:
        made = crowd.found(Path(name) / "data", 8000)
        with made.app.app_context():
            for _start in range(0, int(sys.argv[1]) if sys.argv[1:] else CASES, BATCH):
                with writing():
                    for _number in range(BATCH):
                        _case(made.team[0])
                    audit.settle()
        made.leave()
        take(made, Path(name) / "quay.parcel")
    return 0


def take(made: crowd.House, file: Path) -> None:
    """The command, timed from its start to its end, with all it starts."""
    words = ("communities", "export", str(file), "--community", crowd.SLUG, "--as", crowd.address_of("Lead"), "--json")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *words],
        env=environment | made.environment,
        input=f"{crowd.PASSWORD}\n",
        capture_output=True,
        text=True,
        check=True,
    )
    took, told = time.perf_counter() - began, json.loads(done.stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    state = dict(line.split(":", 1) for line in done.stderr.splitlines() if line.startswith("Vm"))
    most, left = (int(state[name].split()[0]) / 1024 for name in ("VmHWM", "VmRSS"))
    busy = used.ru_utime + used.ru_stime
    size = file.stat().st_size / 1e6
    say(
        "a community's archive",
        f"{told['cases']} cases in {took:.1f} s, {busy:.1f} s of processor, {size:.1f} MB",
        "1,000 in 60 s",
    )
    say("memory of the process that makes it", f"{most:.0f} MB, at its end {left:.0f} MB", "200 MB")


def _case(lead) -> None:
    """One case with a report, words of every kind, somebody named, an answer, an end."""
    answers = reports.Answers(story="Somebody kept following me between the talks. " * 20, contact="nia@people.example")
    case = cases.open_case(lead, reports.receive(access.reporter(lead.partition), answers, sealing.receipt.new()))
    for number in range(6):
        cases.note(lead, case, "fact", f"What somebody saw, number {number}. " * 40)
    cases.add_party(lead, case, "reported", "person", "Robin Kesten", "Forge: robk")
    cases.measure(lead, case, "removal", "Asked to leave.")
    cases.answer(lead, case, "Thank you. We looked at it.")
    cases.close(lead, case, "violation", "Why it ended like this.")


if __name__ == "__main__":
    sys.exit(main())
