"""A community goes: the committee agrees, and what was its own goes away, in one transaction, keys first.

What stays: its name, what it published (its numbers without words about cases, the code's past versions), its counts
without names, the log, what the committee holds, and the boxes of those who reported, which their receipts open and
nothing else.
"""

import json
from datetime import date

from .. import (
    access,
    affiliation,
    audit,
    cases,
    clock,
    committee,
    communities,
    policies,
    reports,
    sealing,
    transparency,
)
from ..access import require
from ..db import db, empty_place
from ..errors import NotFound, Refused
from . import labels, letters, service
from .models import STAY, Leaving

STAYS = frozenset(
    (
        *("communities", "contacts", "events", "leavings", "audit_lines"),
        *("statistics", "statements", "statement_versions"),
        *("policies", "policy_versions", "policy_sources"),
        *("reports", "report_messages", "report_steps", "report_files"),
        *("sealed_locks", "key_grants", "sealed_records", "sealed_files"),
    )
)
"""The tables of which something stays. Every other one is emptied, also those that are not made yet."""


def agree(actor, community: str) -> dict:
    """Let a community go, as chair or vice chair; gives the certificate's facts.

    Raises Refused too_early before its day, own_community to whoever belongs to it.
    """
    require(actor, "leaving.agree")
    theirs = access.keeper(community)
    row = theirs.first(theirs.select(Leaving).where(Leaving.left_on.is_(None)).with_for_update())
    if row is None:
        raise NotFound
    if access.roles_of(actor.person, community):
        raise Refused("own_community")
    if row.earliest > clock.today():
        raise Refused("too_early")
    row.agreed_by = actor.person
    facts = _go(theirs, row)
    audit.record(actor, "leaving.agreed", row.id)
    return facts


def _go(theirs, row: Leaving) -> dict:
    name, today = communities.community(theirs).name, clock.today()
    _tell_above(theirs, name, row)
    affiliation.part(theirs.partition)
    counts = {"cases": cases.count_all(theirs)}
    if policies.draft(theirs) is not None:
        policies.drop_draft(theirs)
    boxes = reports.part(theirs, lambda language: labels.last_words(language, name))
    people = access.people_with(theirs.partition)
    transparency.take_all_out(theirs)
    row.leads = "|".join(sorted(who for who, roles in people.items() if {"lead", "organiser"} & set(roles)))
    gone = empty_place(theirs, STAYS)
    counts |= {"keys": sealing.vacate(theirs, boxes), "people": len(access.disband(theirs)), "boxes": len(boxes)}
    counts["rows"] = sum(gone.values())
    row.left_on = today
    communities.depart(theirs, today)
    facts = {"name": name, "left_on": today.isoformat(), "counts": counts, "id": row.id}
    facts["word"] = sealing.tag("leaving.certificate", json.dumps(facts, sort_keys=True))
    row.facts = json.dumps(facts)
    db.session.flush()
    reports.tell(people, letters.done())
    audit.record(theirs, "leaving.left", row.id)
    sealing.note_gone(theirs.partition.partition(":")[2])
    return facts


def _tell_above(theirs, name: str, row: Leaving) -> None:
    """Each case of theirs that is open at the committee says that they left, and what they want."""
    chosen = service.choices(theirs)
    for below, central in committee.still_open(theirs.partition).items():
        words = labels.to_committee(name, chosen.get(below, STAY), row.url)
        cases.step(access.letterbox(service.PLACE), central, "sender_left", words, kind="request")


def certificate(row: Leaving) -> dict:
    """What went, as it was written down; `true` where the portal's own word on it still fits."""
    facts = json.loads(row.facts)
    told = {name: facts[name] for name in facts if name != "word"}
    words = sealing.tags("leaving.certificate", json.dumps(told, sort_keys=True))
    return facts | {"true": facts["word"] in words, "day": date.fromisoformat(facts["left_on"])}


def certificates_for(person_id: str) -> list[dict]:
    """The certificates of the communities that somebody led or organised when they left, the newest first."""
    found = []
    for slug, place in service.places():
        row = service.row_of(access.letterbox(place))
        if row is not None and row.left_on is not None and person_id in row.leads.split("|"):
            found.append(certificate(row) | {"slug": slug})
    return sorted(found, key=lambda one: one["left_on"], reverse=True)


def certificate_of(actor, community: str) -> dict:
    """The certificate of a community that left, for the committee."""
    require(actor, "leaving.see")
    row = service.row_of(access.letterbox(community)) if actor.partition == service.PLACE else None
    if row is None or row.left_on is None:
        raise NotFound
    return certificate(row)


def again(community: str) -> bool:
    """A restored backup knows a community that has left: it goes again before anything is served of it."""
    theirs = access.keeper(community)
    if communities.community(theirs).left_on is not None:
        return False
    row = service.row_of(theirs)
    if row is None:
        row = Leaving(asked_by="", asked_at=clock.now(), earliest=clock.today())
        service.begin(theirs, row)
    _go(theirs, row)
    return True
