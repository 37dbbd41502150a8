"""What a review says beside its words: is it ours, how heavy, what may still happen, which clauses of which version.

All of it lies sealed in the review. Similar cases are told by code name, and only those the reader may open.
"""

import json
from collections import Counter
from dataclasses import dataclass

from .. import access, policies, sealing
from ..access import require
from ..errors import NotFound, Refused
from . import drawers
from .models import Case, CaseNote
from .service import see

JURISDICTIONS = ("ours_named", "ours_unnamed", "outside_harm", "outside")
IMPACTS = ("public", "several", "marginalised", "leader", "withdrew", "lasting")
RISKS = ("safety", "sexual", "health", "repeated", "retaliation", "ongoing")
_SAME = {"clauses": 3, "risks": 2, "impacts": 1, "jurisdiction": 1, "finding": 2}
LOOKED_AT = 400
SHOWN = 6


@dataclass(frozen=True)
class Similar:
    """An earlier case: its name, how it ended, what was done, and how much is alike."""

    id: str
    code_name: str
    outcome: str
    measures: tuple[str, ...]
    alike: int


def version_for(scope, number: int | None = None):
    """The version of the community's own code to look at: the public one, or the one with this number; or None."""
    if number is None:
        return policies.current(scope)
    try:
        return policies.numbered(scope, number)
    except NotFound:
        return None


def assessed(scope, given: dict) -> dict:
    """What was ticked, checked: unknown codes are Refused, clauses are kept with their words."""
    jurisdiction = given.get("jurisdiction", "")
    impacts, risks = list(given.get("impacts") or ()), list(given.get("risks") or ())
    known = jurisdiction in ("", *JURISDICTIONS) and set(impacts) <= set(IMPACTS) and set(risks) <= set(RISKS)
    if not known:
        raise Refused("unknown_code")
    made = {"jurisdiction": jurisdiction, "impacts": impacts, "risks": risks, "clauses": [], "code": None}
    if given.get("clauses"):
        version = version_for(scope, given.get("code"))
        words = {one.place: one.words for one in policies.clauses(version)} if version else {}
        if not set(given["clauses"]) <= set(words):
            raise Refused("unknown_code")
        made |= {"code": version.number, "clauses": [[place, words[place]] for place in given["clauses"]]}
    return made if any(made.values()) else {}


def similar(actor, case_id: str) -> list[Similar]:
    """Earlier cases of this place that are most alike, among those the reader may open."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    mine, others = _signs_of(actor, [case]).get(case.id, Counter()), _closed(actor, case_id)
    marked = _signs_of(actor, others)
    scored = [(sum((mine & marked.get(one.id, Counter())).values()), one) for one in others]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].code_name))[:SHOWN]
    return [Similar(one.id, one.code_name, one.outcome, _done(actor, one), alike) for alike, one in best]


def _closed(actor, but: str) -> list[Case]:
    shut = access.barred_things(actor, actor.person)
    wanted = actor.select(Case).where(Case.running.is_(False), Case.lock_id.in_(sealing.held(actor)))
    wanted = wanted.where(Case.id.not_in([but, *shut]), Case.drill.is_(False), Case.state == "closed")
    return actor.all(wanted.order_by(Case.moved_at.desc()).limit(LOOKED_AT))


def _signs_of(actor, cases: list[Case]) -> dict[str, Counter]:
    """What the last review of each case says, as signs with their weight."""
    wanted = actor.select(CaseNote).where(CaseNote.case_id.in_([case.id for case in cases]), CaseNote.kind == "review")
    last = {row.case_id: row for row in actor.all(wanted.order_by(CaseNote.at, CaseNote.id))}
    told = sealing.open_many(actor, [(row.record_id, f"cases.note:{row.id}") for row in last.values()])
    return {row.case_id: _signs(json.loads(told[row.record_id])) for row in last.values() if row.record_id in told}


def _signs(words: dict) -> Counter:
    more = words.get("more", {}) | {"finding": words.get("finding", "")}
    found: Counter = Counter()
    for name, weight in _SAME.items():
        values = more.get(name) or []
        for value in [values] if isinstance(values, str) else values:
            found[f"{name}:{value[1] if isinstance(value, list) else value}"] = weight
    return found


def _done(actor, case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.kind for one in drawers.measures_of(actor, case)))
