"""Run as a program: backs up or restores in children that are killed at one of their acts on files.

    python -m tests.upkeep.killer backup|restore FACTS(json)

Prints how many such acts there are, then a line for each child: how it ended. A process of its own, because it forks.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from portal import audit, config, house, sealing
from portal.upkeep import backup, restore

ACTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect")


def watch(folders: list[str], deadly: int, made: list[int]) -> None:
    """Count acts on files in these folders; die before number `deadly`."""

    def hook(event, arguments):
        if event in ACTS and arguments and str(arguments[0]).startswith(tuple(folders)):
            made[0] += 1
            if made[0] == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def act(what: str, settings: config.Settings, folder: Path) -> None:
    """What is killed."""
    sealing.configure(settings)
    audit.configure(settings)
    if what == "backup":
        if not (folder / backup.MANIFEST).exists():
            backup.make(settings, folder)
    elif not restore.finished_earlier(settings, house):
        restore.run(settings, restore.look(folder))
        restore.settle(settings, house)


def child(what: str, settings: config.Settings, folder: Path, deadly: int) -> int:
    """One child; gives how it ended. Number 0 lives, and its count is the exit code's place: a file."""
    pid = os.fork()
    if pid == 0:
        made = [0]
        watched = str(folder) if what == "backup" else str(settings.data)
        watch([watched], deadly, made)
        act(what, settings, folder)
        (folder.parent / "acts").write_text(str(made[0]))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def state(what: str, settings: config.Settings, folder: Path) -> str:
    """What stands there after a kill: nothing new, or all of it."""
    if what == "backup":
        return "whole" if (folder / backup.MANIFEST).exists() else "unfinished"
    ready = (settings.data / restore.STAGE / restore.READY).exists()
    there = (settings.data / "portal.sqlite").read_bytes() if (settings.data / "portal.sqlite").exists() else b""
    return "old" if there == b"the old one" and not ready else "new"


def say(*words) -> None:
    """A line for whoever started this."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main(what: str, facts: dict) -> None:
    """Once through to count, then a child for each step, then the rest of what the last one began."""
    settings, folder = config.read({}, **facts["settings"]), Path(facts["folder"])
    at = settings if what == "backup" else config.read({}, **facts["settings"] | {"data": facts["target"]})

    def fresh():
        if what == "backup":
            shutil.rmtree(folder, ignore_errors=True)
            return
        shutil.rmtree(at.data, ignore_errors=True)
        at.data.mkdir(mode=0o700)
        (at.data / "portal.sqlite").write_bytes(b"the old one")

    fresh()
    say(child(what, at, folder, 0), "whole" if what == "backup" else "new")
    acts = int((folder.parent / "acts").read_text())
    steps = sorted({1 + (acts - 1) * step // facts["steps"] for step in range(facts["steps"] + 1)})
    for deadly in steps:
        fresh()
        ended = child(what, at, folder, deadly)
        say(ended, state(what, at, folder))
    say(child(what, at, folder, 0), state(what, at, folder), acts)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
