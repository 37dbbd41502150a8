"""The intake canary: a sealed test report through the real form, opened with its own key, then taken away."""

import secrets
from datetime import datetime

from flask import current_app

from .. import access, clock, sealing
from ..db import reading, writing
from . import drill, intake, service, walk_commands

CLOSED, FORM, LOST, SHUT = "closed", "form", "lost", "shut"
COMMITTEE = "committee"


class IntakeBroken(RuntimeError):
    """A test report did not arrive. The keeper notes it for the operator and tries again soon."""


def path_of(slug: str | None) -> str:
    """Where the form of a community stands; the committee's own without one."""
    return f"/c/{slug}/report" if slug else "/report"


def sing(slug: str | None, place: str) -> str:
    """Test one place now: "" when a report arrived and could be opened, else what went wrong. Opens transactions."""
    with reading():
        if not service.offer(place).doors:
            return CLOSED
        ticket, code = drill.ticket(place)
    words = f"A test of the portal by itself. {secrets.token_hex(8)}"
    walked = walk_commands.report(current_app._get_current_object(), path_of(slug), {"story": words, "drill": ticket})
    if not walked.sent or sealing.receipt.tidy(walked.receipt) is None:
        return FORM
    with writing():
        found = drill.opened(walked.receipt, code)
        drill.clean(walked.receipt)
    if found is None:
        return LOST
    return "" if found == words else SHUT


def test(slug: str | None, place: str) -> str:
    """The same, kept for the pages and told to leads and operators when it went wrong."""
    problem, now = sing(slug, place), clock.now()
    with writing():
        drill.sweep(place)
        intake.note(access.letterbox(place), problem, now)
    return problem


def canary(_now: datetime) -> int:
    """The keeper's duty, once a day: every place that can take reports. Says how many were tested."""
    broken, done = [], 0
    for slug, place in [*access.teams(), (None, COMMITTEE)]:
        with reading():
            able = bool(access.openers(place))
        if not able:
            continue
        done += 1
        problem = test(slug, place)
        if problem:
            broken.append(problem)
    if broken:
        raise IntakeBroken(", ".join(sorted(set(broken))))
    return done
