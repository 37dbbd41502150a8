"""A closed case becomes numbers; reopened, it gives them back; expunged, nothing leads from it to them any more.

Whoever closes holds the key and writes the rows in the same act. Practice never counts, a case that rests in another
counts in that one, and a report counts once, with the case that was closed first.
"""

import json
from dataclasses import dataclass

from .. import audit, clock, communities, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict
from . import deciding, drawers, rules
from .counted_models import AGAIN, APART, APART_REPORT, OWN, RELEASED, REPORT, CaseCount, Statistic
from .ears import hears
from .models import Case, CaseParty, CaseReport, CaseStep
from .service import reports_of, see
from .shells import drop_shell, keep_shell
from .vocabulary import NOBODY, STANDINGS, TEAM

NOTHING = "nothing"
CLOSING, TAKING_UP = ("closed", "filed"), "reopened"


@dataclass(frozen=True)
class Sum:
    """What a case is counted as, for its own handlers; `apart`: in the committee's numbers alone."""

    category: str
    venue: str
    apart: bool


def _place(row_id: str) -> str:
    return f"cases.count:{row_id}"


def _row_of(scope, case_id: str) -> CaseCount | None:
    return scope.first(scope.select(CaseCount).where(CaseCount.case_id == case_id))


@hears("acted")
def count(actor, case: Case, action: str) -> None:
    """Closing writes a case's numbers; taking it up again takes them back."""
    if action == TAKING_UP:
        _take_back(actor, case)
    elif action == "passed_on":
        _handed_on(actor, case)
    elif action in CLOSING and not case.drill and _row_of(actor, case.id) is None:
        own = _own_reports(actor, case.id)
        rows = [_incident(actor, case, own), *_more(case, own)]
        for row in rows:
            actor.add(row)
        kept = CaseCount(id=new_id(), case_id=case.id)
        ids = json.dumps([row.id for row in rows])
        kept.record_id = sealing.seal(actor, ids, to=case.lock_id, about=_place(kept.id))
        actor.add(kept)
        keep_shell(actor, case, category=rows[0].category, venue=rows[0].venue, measures=rows[0].measures)
        db.session.flush()


def _rows(actor, kept: CaseCount) -> list[Statistic]:
    ids = json.loads(sealing.open_(actor, kept.record_id, about=_place(kept.id))) if kept.record_id else []
    return actor.all(actor.select(Statistic).where(Statistic.id.in_(ids)))


def _take_back(actor, case: Case) -> None:
    kept = _row_of(actor, case.id)
    if kept is None or kept.record_id is None:
        return
    for row in _rows(actor, kept):
        actor.remove(row)
    sealing.discard(actor, kept.record_id)
    actor.remove(kept)
    drop_shell(actor, case.id)
    db.session.flush()


def _handed_on(actor, case: Case) -> None:
    """A case that was closed here without an act goes to the committee after all: it was not left at that."""
    kept = _row_of(actor, case.id)
    for row in _rows(actor, kept) if kept is not None else ():
        if row.handled_by == _bars([NOBODY]):
            row.handled_by = _bars(["passed_on"])
    db.session.flush()


def sever(scope, case_id: str) -> None:
    """Cut the way from a case to its numbers, before the case is expunged: the numbers stay as they are."""
    kept = _row_of(scope, case_id)
    if kept is not None and kept.record_id is not None:
        sealing.discard(scope, kept.record_id)
        kept.record_id = None
        db.session.flush()


def sever_all(scope, case_ids) -> None:
    """The same for many, whose sealed records are gone already."""
    mine = scope.update(CaseCount).where(CaseCount.case_id.in_(list(case_ids)))
    db.session.execute(mine.execution_options(synchronize_session=False).values(record_id=None))


def freeze(scope, case_ids) -> None:
    """Cases closed before anything was counted become numbers as they counted until now, before they are expunged."""
    ids = set(case_ids) - set(scope.all(scope.select(CaseCount.case_id).where(CaseCount.case_id.in_(list(case_ids)))))
    wanted = scope.select(Case).where(Case.id.in_(ids), Case.state == "closed", Case.drill.is_(False))
    for case in scope.all(wanted) if ids else ():
        own, up = _own_reports(scope, case.id), climbed(scope, [case.id])
        day = min((one.day for one in own), default=case.opened_at.date())
        named = scope.select(CaseParty.party_id).where(CaseParty.case_id == case.id, CaseParty.role == "reported")
        told = {"people": len(set(scope.all(named))), "finding": case.outcome, "central": False, "local": False}
        facts = {"closed": case.closed_at and case.closed_at.date(), "event": _event(scope, case)} | told
        tier = AGAIN if up else OWN if case.kind == rules.CENTRAL or not case.excludes else APART
        row = Statistic(id=new_id(), tier=tier, received=day, reports=sum(one.day == day for one in own), **facts)
        for one in [row, *_more(case, own)]:
            scope.add(one)
        scope.add(CaseCount(id=new_id(), case_id=case.id))
        db.session.flush()


def release(actor, case_id: str) -> None:
    """A lead who was not left out lets a closed case into the community's own numbers (settled 4)."""
    case = see(actor, case_id)
    require(actor, "case.release", case)
    kept = _row_of(actor, case_id)
    if kept is None:
        raise Conflict("not_closed")
    for row in _rows(actor, kept):
        row.tier = RELEASED.get(row.tier, row.tier)
    db.session.flush()
    audit.record(actor, "cases.released", case_id)


def counted_as(actor, case_id: str) -> Sum | None:
    """What a case is counted as, for somebody who holds its key; None while it is not closed."""
    require(actor, "case.read", see(actor, case_id))
    kept = _row_of(actor, case_id)
    found = [row for row in _rows(actor, kept) if row.tier in (OWN, APART, AGAIN)] if kept else []
    return Sum(found[0].category, found[0].venue, found[0].tier == APART) if found else None


def _own_reports(actor, case_id: str) -> list[reports.Came]:
    """The reports of a case that no other counted case has, the earliest first."""
    ids = set(reports_of(actor, case_id)) - taken(actor)
    return sorted((one for one in reports.came(actor) if one.id in ids), key=lambda one: (one.day, one.id))


def taken(scope) -> set[str]:
    """The reports of the cases that are counted."""
    wanted = scope.select(CaseReport.report_id).join(
        CaseCount, (CaseCount.case_id == CaseReport.case_id) & (CaseCount.partition == CaseReport.partition)
    )
    return set(scope.all(wanted))


def climbed(scope, case_ids) -> set[str]:
    """Those of these central cases that came up from a community, which counts them already."""
    wanted = scope.select(CaseStep.case_id).where(CaseStep.case_id.in_(list(case_ids)), CaseStep.code == "received")
    return set(scope.all(wanted)) if scope.partition == "committee" else set()


def _tier(actor, case: Case) -> str:
    if case.kind == rules.CENTRAL:
        return AGAIN if climbed(actor, [case.id]) else OWN
    return APART if case.excludes else OWN


def _incident(actor, case: Case, own: list[reports.Came]) -> Statistic:
    held = drawers.opened(actor, case)
    day = min((one.day for one in own), default=case.opened_at.date())
    met = reports.how_soon(actor, [one.id for one in own[:1]]).get(own[0].id) if own else None
    done = sorted({one.kind for one in held["measures"]})
    named = {one.id: one.kind for one in held["parties"] if one.role == "reported"}
    standing = _standing(actor, case)
    acts = bool(set(done) - {NOTHING}) or standing != STANDINGS[0]
    central = case.kind == rules.CENTRAL
    return Statistic(
        id=new_id(),
        tier=_tier(actor, case),
        received=day,
        closed=clock.today(),
        event=_event(actor, case),
        finding=case.outcome,
        handled_by=_bars([TEAM if acts else "passed_on" if case.passed_on else NOBODY]),
        central=central and acts,
        local=acts and not central,
        standing=standing,
        subject=next(iter(named.values()), ""),
        people=sum(kind != "unknown" for kind in named.values()),
        reports=sum(one.day == day for one in own),
        measures=_bars(done),
        days_to_acknowledge=met and met.days,
        days_to_close=(clock.today() - day).days,
        promise_kept=met and met.kept,
        **_kind(actor, held["notes"], own),
    )


def _kind(actor, notes, own: list[reports.Came]) -> dict[str, str]:
    """As what it is counted: what whoever closed it chose, else what the reporters said."""
    said = dict(zip(("category", "venue"), reports.told(actor, [one.id for one in own]), strict=True))
    chosen = next((note.more for note in reversed(notes) if note.kind == "closing"), {})
    return {name: chosen.get(name) or said[name] for name in said}


def _more(case: Case, own: list[reports.Came]) -> list[Statistic]:
    """The reports that came on a later day than the first: each counts by its own day."""
    tier = APART_REPORT if case.excludes and case.kind != rules.CENTRAL else REPORT
    later = [one for one in own if one.day != own[0].day]
    return [Statistic(id=new_id(), tier=tier, received=one.day, reports=1) for one in later]


def _event(actor, case: Case) -> str:
    found = communities.event_by_id(actor, case.event_id) if case.event_id else None
    return found.slug if found else ""


def _standing(actor, case: Case) -> str:
    agreed = deciding.decision(actor, case.id) if case.kind == rules.CENTRAL else None
    return (agreed.words.get("standing") if agreed else None) or STANDINGS[0]


def _bars(codes) -> str:
    return "|" + "|".join(codes) + "|" if codes else ""


def keep_reports(scope, report_ids) -> None:
    """Count reports that belong to no case, before they are expunged: their days stay, without them."""
    ids = set(report_ids) - taken(scope)
    for one in reports.came(scope):
        if one.id in ids:
            tier = APART_REPORT if one.apart else REPORT
            scope.add(Statistic(id=new_id(), tier=tier, received=one.day, reports=1))
    db.session.flush()
