"""What of cases stands in a statement, in words: chosen when it is published, taken out the moment it must.

What leads from published words to a case lies sealed: with the case, and in the reporter's own box.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time

from .. import access, audit, cases, clock, communities, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import narratives, rules
from .models import Statement, StatementVersion
from .narrative_models import DRAFT, READY, Narrative, NarrativeWay

PLACE = "committee"
OUT = "narrative_out"
"""The reason of a version that lost words somebody no longer agrees to; the page says it in its own language."""


@dataclass(frozen=True)
class Offer:
    """What may be told of a case of this period, for somebody who can open it."""

    id: str
    code_name: str
    words: narratives.Telling


def offers(actor, asked) -> list[Offer]:
    """What a statement may tell in words: read by two, agreed to, of its days, and long enough ago."""
    require(actor, "statement.see")
    rows = actor.all(actor.select(Narrative).where(Narrative.state == READY))
    held = cases.held_among(actor, [row.case_id for row in rows])
    made = []
    for row in rows:
        if row.case_id in held and (name := _fits(actor, row.case_id, asked)):
            said = narratives.told(actor, row)
            if not narratives.standing(actor, said):  # in two statements, their days together would tell its own
                made.append(Offer(row.id, name, narratives.Telling(**said["words"])))
    return sorted(made, key=lambda one: one.code_name)


def _fits(actor, case_id: str, asked) -> str:
    """The code name of a case of which may be told; "" for others."""
    case, view = cases.see(actor, case_id), cases.read(actor, case_id)
    if view.state != "closed" or view.drill or view.closed_at is None or not narratives.agreed(actor, view):
        return ""
    event = communities.event_by_id(actor, case.event_id) if case.event_id else None
    days = (event.size, event.last_day) if event else ()
    inside = asked.first <= min(one.received_day for one in view.reports) <= asked.last
    mine = event is not None and event.slug == asked.event if asked.event else rules.wide(asked.first, asked.last)
    ripe = rules.may_tell(clock.today(), view.closed_at.date(), *days)
    counted = cases.counted_as(actor, case_id)
    mine = mine and counted is not None and not counted.apart  # settled 4: whoever is left out would read of it
    return view.code_name if inside and mine and ripe else ""


def chosen(actor, asked, before: list[dict], incidents: int) -> list[dict]:
    """The words a statement tells: those that stand in it already, and what is chosen now; in no order of time.

    Nothing where fewer incidents are counted than a cell may show. Raises Refused("not_offered").
    """
    found = {one.id: asdict(one.words) for one in offers(actor, asked)} if asked.tell else {}
    if set(asked.tell) - found.keys():
        raise Refused("not_offered")
    if incidents < rules.CELL_FROM:
        if asked.tell:
            raise Refused("too_few")
        return []
    return sorted(before + [one for one in found.values() if one not in before], key=json.dumps)


def hold(actor, tell) -> None:
    """Hold the reports of what is to be told until it is: whoever takes their word back comes before or after."""
    rows = actor.all(actor.select(Narrative).where(Narrative.id.in_(list(tell))))
    for report_id in sorted({each for row in rows for each in cases.reports_of(actor, row.case_id)}):
        reports.held_still(actor, report_id)


def note(actor, statement_id: str, tell) -> None:
    """Keep in the case, and in the box of each of its reporters, in which statement the words stand."""
    for row in actor.all(actor.select(Narrative).where(Narrative.id.in_(list(tell)))):
        said = narratives.told(actor, row)
        stands = list(dict.fromkeys([*said["stands"], statement_id]))
        narratives.keep(actor, row, said | {"stands": stands})
        for report_id in cases.reports_of(actor, row.case_id):
            way = NarrativeWay(id=new_id(), case_id=row.case_id, report_id=report_id)
            told, lock = {"statement": statement_id, "words": said["words"]}, reports.all_locks(actor, report_id)[0]
            way.record_id = sealing.seal(actor, json.dumps(told), to=lock, about=_place(way.id))
            actor.add(way)
    db.session.flush()


def _place(way_id: str) -> str:
    return f"transparency.way:{way_id}"


@reports.hears_consent
def taken_back(actor, report_id: str, codes) -> int:
    """A reporter no longer agrees: with the key of their own box, what was told goes at once. Says how much went."""
    if narratives.CONSENT in codes:
        return 0
    gone, scope = 0, access.keeper(actor.partition)
    for way in actor.all(actor.select(NarrativeWay).where(NarrativeWay.report_id == report_id)):
        told = json.loads(sealing.open_(actor, way.record_id, about=_place(way.id)))
        gone += _without(actor, told["statement"], told["words"])
        sealing.discard(scope, way.record_id)
        scope.remove(way)
    db.session.flush()
    return gone


def take_out(actor, case_id: str) -> None:
    """The team takes out what was told of one of its cases; it becomes a draft again."""
    require(actor, "narrative.write", cases.see(actor, case_id))
    row = narratives.row_of(actor, case_id)
    if row is None:
        raise NotFound
    _take_out(actor, row)


@cases.hears("acted")
def runs_again(actor, case, act: str) -> None:
    """Nothing is told of a running case: what was told of one that is taken up again goes."""
    row = narratives.row_of(actor, case.id) if act == "reopened" else None
    if row is not None:
        _take_out(actor, row)


def _take_out(actor, row: Narrative) -> None:
    said = narratives.told(actor, row)
    for statement_id in said["stands"]:
        _without(actor, statement_id, said["words"], actor.person)
    narratives.keep(actor, row, said | {"stands": []})
    row.state, row.second, row.version = DRAFT, "", row.version + 1
    _drop_ways(actor, [row.case_id])
    db.session.flush()
    audit.record(actor, "transparency.narrative_out", row.id)


def _without(actor, statement_id: str, words: dict, person_id: str = "") -> int:
    """A new version without these words; older ones lose them too, and say so. Numbers stay to the last digit.

    It bears its day alone: the moment would tell everybody when a reporter was in their box.
    """
    scope = access.keeper(actor.partition)
    scope.first(scope.select(Statement.id).where(Statement.id == statement_id).with_for_update())
    wanted = scope.select(StatementVersion).where(StatementVersion.statement_id == statement_id)
    found = scope.all(wanted.order_by(StatementVersion.version))
    touched = [one for one in found if words in json.loads(one.snapshot).get("narratives", [])]
    if not touched:
        return 0
    for one in touched:
        facts = json.loads(one.snapshot)
        facts["narratives"] = [each for each in facts["narratives"] if each != words]
        one.snapshot = _frozen(facts | {"taken_out": facts.get("taken_out", 0) + 1})
    facts = {name: value for name, value in json.loads(found[-1].snapshot).items() if name != "taken_out"}
    at = max(found[-1].at, datetime.combine(clock.now().date(), time(), UTC))
    made = StatementVersion(id=new_id(), statement_id=statement_id, version=found[-1].version + 1, at=at)
    made.reason, made.person_id, made.snapshot = OUT, person_id, _frozen(facts)
    scope.add(made)
    db.session.flush()
    if scope.partition != PLACE:
        communities.touch(scope)
    audit.record(actor, "transparency.published", statement_id)
    return 1


def take_all_out(scope) -> None:
    """A place goes, and the reporters' ways with it: what they could not take out any more goes from every version."""
    for one in scope.all(scope.select(StatementVersion)):
        facts = json.loads(one.snapshot)
        if words := facts.get("narratives"):
            one.snapshot = _frozen(facts | {"narratives": [], "taken_out": facts.get("taken_out", 0) + len(words)})
    db.session.flush()


def _frozen(facts: dict) -> str:
    return json.dumps(facts, sort_keys=True, ensure_ascii=False)


def _drop_ways(scope, case_ids) -> None:
    ids = list(case_ids)
    for record_id in scope.all(scope.select(NarrativeWay.record_id).where(NarrativeWay.case_id.in_(ids))):
        sealing.discard(scope, record_id)
    scope.drop(NarrativeWay, NarrativeWay.case_id, ids)


def expunge(scope, case_ids) -> Counter:
    """Forget what was rewritten of these cases. What was published stays: nothing leads from it to them any more."""
    require(scope, "retention.run")
    ids = list(case_ids)
    _drop_ways(scope, ids)
    for record_id in scope.all(scope.select(Narrative.record_id).where(Narrative.case_id.in_(ids))):
        sealing.discard(scope, record_id)
    return +Counter(narratives=scope.drop(Narrative, Narrative.case_id, ids))
