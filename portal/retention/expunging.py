"""Forgetting things of one place: each room forgets what it keeps of them, from the roof down; then it is certified."""

import json
from collections import Counter

from .. import (
    access,
    archive,
    audit,
    cases,
    clock,
    committee,
    disclosure,
    duty,
    gathering,
    interim,
    letters,
    meetings,
    register,
    rights,
    screening,
    sealing,
    transparency,
)
from ..access import require
from ..db import db, new_id
from .gathering import CASE, REPORT, SHEET, SHELL, Item
from .models import Certificate, Hold, Mark
from .rules import WORDS
from .schedule import COMMITTEE

ROOMS = (
    ("", transparency),
    ("talks", meetings),
    ("acts", interim),
    ("duties", duty),
    ("exports", archive),
    ("", letters),
    ("", gathering),
    ("", committee),
)
"""Above the cases, highest first; where a room answers with a plain number, what that counts."""
UNSAID = "-"
BARE = ":words"  # behind an id in the list of what is gone: its words alone


def forget(scope, found: list[Item]) -> Counter:
    """Forget these for good, together; what somebody is shut out of is certified on its own."""
    require(scope, "retention.run")
    barred = access.things_with_bars(scope, [one.id for one in found])
    made = Counter()
    for own in [[one] for one in found if one.id in barred]:
        made += _certified(scope, own, UNSAID if own[0].what == REPORT else own[0].id)
    made += _certified(scope, [one for one in found if one.id not in barred], "")
    db.session.flush()
    return made


def _certified(scope, found: list[Item], thing_id: str) -> Counter:
    if not found:
        return Counter()
    made = _forget(scope, found)
    row = Certificate(id=new_id(), day=clock.today(), thing_id=thing_id, counts=json.dumps(made, sort_keys=True))
    scope.add(row)
    ids = [one.id for one in found]
    scope.drop(Mark, Mark.thing_id, ids)
    scope.drop(Hold, Hold.thing_id, ids)
    audit.record(scope, "retention.forgot", row.id)
    sealing.note_gone(*gone_names(found))
    return made


def gone_names(found) -> list[str]:
    """Under which names what goes now stands in the list of what is gone."""
    return [f"{thing}{BARE if one.stage == WORDS else ''}" for one in found for thing in (one.id, *one.also)]


def _forget(scope, found: list[Item]) -> Counter:
    made = Counter()
    for names_stay in (True, False):
        mine = [one for one in found if one.what == CASE and (one.stage == WORDS) == names_stay]
        made += _cases(scope, [thing for one in mine for thing in (one.id, *one.also)], names_stay)
    made += cases.expunge_reports(scope, [one.id for one in found if one.what == REPORT])
    sheets = [one.id for one in found if one.what == SHEET]
    made += rights.expunge_lines(scope, sheets) + _records(sheets)
    made += cases.expunge_shells(scope, [one.id for one in found if one.what == SHELL])
    return +made


def _cases(scope, ids: list[str], names_stay: bool) -> Counter:
    made = Counter()
    if not ids:
        return made
    if scope.partition == COMMITTEE and not names_stay:
        made += _records(ids)
    made += rights.expunge_lines(scope, ids)
    for what, room in ROOMS:
        went = room.expunge(scope, ids)
        made += Counter({what: went}) if what else went
    return made + cases.expunge(scope, ids, names_stay=names_stay)


def _records(ids: list[str]) -> Counter:
    """What the register holds of cases, and what was told about those who leave it."""
    made = Counter()
    if ids:
        scope = access.keeper("register")
        people = register.leaving(scope, ids)
        made += disclosure.expunge(scope, people)
        made += rights.expunge(scope, people)
        made["disputes"] += screening.expunge(scope, people)
        made += register.expunge(scope, ids)
    return made
