"""Who may take part in a case: nobody until they say that nothing stands in their way.

On arrival only those on duty, those who lead and whoever opened it hold the key (settled 3). A private list keeps its
owner out blind (settled 7). The gauge says whether enough are free; where that can't be, one borrows or escalates.
"""

from dataclasses import dataclass

from .. import access, clock, communities, reports, rota, sealing, ties
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import drawers, rules
from .ears import say
from .models import Case, CaseParty, CaseReport
from .panel_models import Attestation, Loan, PanelSize, SoftTie

NEEDED = 2
MOST = 9
_LEADING = ("lead", *access.OPENERS)


@dataclass(frozen=True)
class Gauge:
    """How many are needed, who said that they are free, who has not said anything yet, and who stepped back.

    `soft`: who helps without a vote; they count for nothing here.
    """

    needed: int
    free: tuple[str, ...]
    asked: tuple[str, ...]
    out: tuple[str, ...]
    soft: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether enough are free."""
        return len(self.free) >= self.needed

    @property
    def possible(self) -> bool:
        """Whether enough still could be."""
        return len(self.free) + len(self.asked) >= self.needed


def needed(scope) -> int:
    """How many of a place must be free."""
    return scope.first(scope.select(PanelSize.needed)) or NEEDED


def set_needed(actor, number: int) -> None:
    """Change it for this place. Raises Refused("panel_odd")."""
    require(actor, "case.panel")
    if not 1 <= number <= MOST:
        raise Refused("panel_odd")
    row = actor.first(actor.select(PanelSize)) or actor.add(PanelSize(id=new_id(), needed=number))
    row.needed = number
    db.session.flush()


def staff(scope) -> list[str]:
    """Everybody here who may handle cases at all."""
    roles = access.MEMBERS if scope.partition == "committee" else access.HANDLERS
    return list(access.people_with(scope.partition, roles))


def held_among(actor, case_ids, *, running: bool = False) -> set[str]:
    """Those of these cases whose key this actor holds, and that they are not shut out of."""
    ids = set(case_ids)
    if not ids or actor.person is None:
        return set()
    wanted = actor.select(Case.id).where(Case.id.in_(ids), sealing.holding(actor, Case.lock_id))
    if running:
        wanted = wanted.where(Case.running)
    return set(actor.all(wanted)) - set(access.barred_things(actor, actor.person))


def readers_of(scope, case_ids, *, ended: bool = False) -> dict[str, list[str]]:
    """Who can open each of these running cases (`ended`: the others too): for reminders, which need no key."""
    wanted = scope.select(Case.id, Case.lock_id).where(Case.id.in_(list(case_ids)))
    wanted = wanted if ended else wanted.where(Case.running)
    locks = dict(db.session.execute(wanted).all())
    able = {case: sealing.holders(scope, lock) for case, lock in locks.items()}
    barred = {case: access.barred_people(scope, case, people) for case, people in able.items()}
    return {case: [one for one in people if one not in barred[case]] for case, people in able.items()}


def linked(scope, case_id: str) -> list[str]:
    """The ids of a case's reports."""
    return scope.all(scope.select(CaseReport.report_id).where(CaseReport.case_id == case_id).order_by(CaseReport.id))


def attested(scope, case_id: str) -> list[str]:
    """Who said that nothing stands in their way, in order; those who stepped back later too."""
    wanted = scope.select(Attestation.person_id).where(Attestation.case_id == case_id)
    return scope.all(wanted.order_by(Attestation.at, Attestation.id))


def softly(scope, case_id: str) -> frozenset[str]:
    """Who helps with a case without a vote."""
    return frozenset(scope.all(scope.select(SoftTie.person_id).where(SoftTie.case_id == case_id)))


def unsure(scope, case_id: str) -> frozenset[str]:
    """Who of them still waits for the others to say that it is a small tie: no key comes before that."""
    wanted = scope.select(SoftTie.person_id).where(SoftTie.case_id == case_id, SoftTie.sure.is_(False))
    found = scope.all(wanted)
    return frozenset(found) - access.barred_people(scope, case_id, found) if found else frozenset()


def put_soft(scope, case: Case, person_id: str, *, sure: bool | None = None) -> None:
    """Note that somebody has no vote in a case. `sure`: False while the others are asked about it."""
    if person_id not in softly(scope, case.id):
        scope.add(SoftTie(id=new_id(), case_id=case.id, person_id=person_id, at=clock.now(), sure=sure))
        db.session.flush()


def lent(scope, case_id: str) -> list[str]:
    """Who was borrowed for a case."""
    return scope.all(scope.select(Loan.person_id).where(Loan.case_id == case_id).order_by(Loan.at))


def gauge(scope, case_id: str, stepped_back=()) -> Gauge:
    """The gauge of one case. Whoever is shut out of it without having stepped back is not in it at all."""
    roles = access.MEMBERS if scope.partition == "committee" else access.HANDLERS
    able = [holder.id for holder in access.vouched_holders(scope.partition, roles)]
    able = list(dict.fromkeys([*able, *lent(scope, case_id)]))
    barred = access.barred_people(scope, case_id, able)
    able = [person for person in able if person not in barred]
    said, mild = attested(scope, case_id), softly(scope, case_id)
    free = tuple(person for person in said if person in able and person not in mild)
    out = tuple(dict.fromkeys(person for person in stepped_back if person not in able))
    asked = tuple(person for person in able if person not in free and person not in mild)
    return Gauge(needed(scope), free, asked, out, tuple(person for person in able if person in mild))


def card(scope, case: Case) -> dict:
    """What somebody may know before they say whether they are free: no name, no word of it (domain 3.3)."""
    named = scope.all(scope.select(CaseParty.role).where(CaseParty.case_id == case.id))
    event = communities.event_by_id(scope, case.event_id).name if case.event_id else ""
    return {
        "event": event,
        "opened_at": case.opened_at,
        "people": {role: named.count(role) for role in sorted(set(named))},
    }


def put_attestation(scope, case: Case, person_id: str) -> None:
    """Note it; the case is cleared once enough have said so."""
    if person_id not in attested(scope, case.id):
        scope.add(Attestation(id=new_id(), case_id=case.id, person_id=person_id, at=clock.now()))
        db.session.flush()
    if case.state == rules.FIRST[rules.COMMUNITY] and gauge(scope, case.id).met:
        case.state = rules.follow(case.kind, case.state, "clear")
        drawers.put_step(scope, case, "cleared")


def openers(actor, people: list[str]) -> list[str]:
    """Of those who hold a report, who gets the key of its case: on duty, leading, and whoever opens it."""
    leading = access.people_with(actor.partition, _LEADING)
    duty = access.on_watch(actor) if actor.partition == "committee" else rota.on_duty(actor)
    return [person for person in people if person in leading or person in duty or person == actor.person]


def narrow(actor, case: Case, report_id: str) -> None:
    """The others wait outside: from here on the report opens to those only who hold the key of its case."""
    inside = set(sealing.holders(actor, case.lock_id))
    team = set(staff(actor))
    for lock in reports.all_locks(actor, report_id):
        for person in sealing.holders(actor, lock):
            if person in team and person not in inside:
                _revoke(actor, lock, person)


def compare(actor, case: Case, forms) -> None:
    """A name was written into a case: whoever has it on their own list is out, silently. Not whoever wrote it."""
    for person in sorted(ties.tied([one for one in staff(actor) if one != actor.person], forms)):
        withhold(actor, case, person)


def forms_of(view) -> frozenset[str]:
    """Everything that can be compared in an opened case."""
    return frozenset(form for party in view for form in ties.forms_of(party.name, party.handles))


def forms_in(words: dict) -> frozenset[str]:
    """Everything that can be compared in the words of one party."""
    return frozenset(ties.forms_of(words["name"], words["handles"]))


def cases_with(scope, things: list[str]) -> list[Case]:
    """The cases that are among these things, or have one of them as a report."""
    through = scope.select(CaseReport.case_id).where(CaseReport.report_id.in_(things))
    return scope.all(scope.select(Case).where(Case.id.in_([*things, *scope.all(through)])))


def too_close(actor, case: Case, person_id: str) -> bool:
    """Before somebody gets a key from its holder: whether their own list names a party."""
    parties = drawers.opened(actor, case)["parties"] if sealing.holds(actor, case.lock_id) else ()
    return bool(ties.tied([person_id], forms_of(parties)))


def named_by(actor, case_id: str, person_id: str) -> bool:
    """Whether somebody's own list names a party of this case, for one who holds its key: nobody is told more."""
    case = actor.get(Case, case_id)
    return case is not None and too_close(actor, case, person_id)


def on_loan(scope) -> set[str]:
    """Everybody who helps here with some case and belongs to another team."""
    return set(scope.all(scope.select(Loan.person_id)))


def withhold(actor, case: Case, person_id: str) -> None:
    """Shut somebody out of a case and its reports, keys included; what they said in it counts no more. Silently."""
    if not access.barred(actor, case.id, person_id):
        say("recusing", actor, case, person_id)
    for report_id in linked(actor, case.id):
        access.bar(actor, report_id, person_id)
        for lock in reports.all_locks(actor, report_id):
            _revoke(actor, lock, person_id)
    access.bar(actor, case.id, person_id)
    _revoke(actor, case.lock_id, person_id)


def _revoke(actor, lock: str, person_id: str) -> None:
    """Take a key away. A lock that nobody else could open stays, behind the bar, so that nothing is lost."""
    try:
        sealing.revoke(actor, lock, person_id)
    except Refused as refused:
        if refused.code != "last_holder":
            raise
