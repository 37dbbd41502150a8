"""Every permission on one screen: permission → any of (all of (predicate, …))."""

from .. import sealing
from ..db import remembered
from ..errors import NotFound
from .bars import barred
from .models import Team
from .roles import COMMITTEE_ROLES, HANDLERS, MEMBERS


def role(*names):
    """The actor acts in one of these roles."""

    def predicate(actor, thing):
        return actor.role in names

    return predicate


def holds_key(actor, thing) -> bool:
    """The actor holds the key of the thing's lock."""
    return actor.key is not None and sealing.holds(actor, thing.lock_id)


def not_barred(actor, thing) -> bool:
    """The actor is neither excluded from the thing nor recused."""
    return not barred(actor, thing.id, actor.person)


def vouched(actor, thing) -> bool:
    """A colleague stands for the actor's present key: without that, not even names of cases are seen."""
    lock = remembered((Team, actor.partition), lambda: actor.first(actor.select(Team.desk_lock)))
    return lock is not None and sealing.holds(actor, lock)


handler = role(*HANDLERS)
member = role(*MEMBERS)
staff = role(*HANDLERS, *MEMBERS)
cleared = (staff, not_barred, holds_key)
gone = (role("leaver"), not_barred, holds_key)
"""Somebody who left and alone can open something: no page makes such an actor, only the one act of handing it on."""

GRANTS = {
    "community.edit": [(role("organiser", "lead", "keeper"),)],
    "team.see": [(role("organiser", "lead", "responder", "helper", "contact", "registration"),), (member,)],
    "seat.own": [(role(*COMMITTEE_ROLES),)],
    "team.invite": [(role("organiser", "lead", "chair", "vice"),)],
    "team.remove": [(role("organiser", "lead", "chair", "vice"),)],
    "team.vouch": [(staff,)],
    "team.turn": [(role("lead", "chair", "vice"), vouched)],
    "team.watch": [(role("chair", "vice"),)],
    "duty.assign": [cleared],
    "duty.clocks": [(role("organiser", "lead"),)],
    "rota.edit": [(role("organiser", "lead"),)],
    "rota.leave": [(handler,)],
    "sign.print": [(role("organiser", "lead", "responder"),)],
    "policy.edit": [(role("organiser", "lead", "keeper"),)],
    "report.list": [(staff,), (role("leaver"),)],
    "report.read": [cleared, gone],
    "report.answer": [cleared],
    "report.count": [(role("organiser"),), (staff,)],
    "card.take": [(role("lead", "responder", "helper", "contact"),)],
    "card.end_shifts": [(role("organiser", "lead", "responder"),)],
    "case.list": [(staff,), (role("leaver"),)],
    "case.open": [cleared],
    "case.see": [(staff, not_barred, vouched), cleared, gone],
    "case.outline": [(role("board", "keeper"),), (member, vouched)],
    "case.attest": [(staff, not_barred, vouched), cleared],
    "case.borrow": [(role("lead", "chair", "vice", "caselead"), not_barred, holds_key)],
    "case.read": [cleared, gone],
    "case.note": [cleared],
    "case.answer": [cleared],
    "case.measure": [cleared],
    "case.close": [cleared],
    "case.release": [(role("lead"), not_barred, holds_key)],
    "case.tally": [(role("keeper", "lead", "organiser"),), (staff,), (role("board"),)],
    "case.bring": [(role("keeper", "lead"),), (role("chair", "vice"),)],
    "statement.see": [(role("lead", "responder", "organiser"),), (member,), (role("board"),)],
    "statement.publish": [(role("lead", "chair", "vice"), vouched)],
    "narrative.write": [cleared],
    "narrative.agree": [cleared],
    "case.decide": [cleared],
    "case.agree": [cleared],
    "case.ways": [(role("lead", "chair", "vice"),)],
    "case.panel": [(role("organiser", "lead", "chair", "vice"),)],
    "case.readmit": [(role("lead", "chair", "vice", "caselead", "member", "responder"), not_barred, holds_key)],
    "case.recuse": [(staff, not_barred, vouched), cleared],
    "community.export": [(role("lead"), vouched)],
    "community.leave": [(role("lead"), vouched)],
    "leaving.see": [(role("lead", "organiser"),), (member,)],
    "leaving.agree": [(role("chair", "vice"), vouched)],
    "case.file": [(handler, vouched)],
    "drill.start": [(handler, vouched)],
    "case.export": [cleared],
    "case.escalate": [(handler, not_barred, holds_key), gone],
    "case.redact": [cleared],
    "letter.write": [cleared],
    "letter.sign": [cleared],
    "letter.send": [cleared],
    "letter.pattern": [(role("lead", "chair", "vice"),)],
    "central.confirm": [(member, not_barred, holds_key)],
    "central.review": [(member, not_barred, holds_key)],
    "central.decide": [(member, not_barred, holds_key)],
    "central.agree": [(member, not_barred, holds_key)],
    "central.advise": [(role("chair", "vice", "caselead", "member"), not_barred, holds_key)],
    "advice.give": [(role("adviser", "board"), vouched)],
    "central.record": [(role("keyholder"), not_barred, holds_key)],
    "draft.review": [(member,)],
    "affiliation.see": [(role("lead", "organiser", "keeper"),), (member,)],
    "affiliation.ask": [(role("lead"), vouched)],
    "affiliation.decide": [(member, vouched)],
    "affiliation.count": [(member,), (role("board", "keeper"),)],
    "board.see": [(role("board"),)],
    "meeting.see": [(member, vouched)],
    "meeting.agenda": [(member, vouched), (role("keeper"),)],
    "meeting.hold": [(member, vouched)],
    "disclosure.list": [(role("lead"),)],
    "disclosure.read": [(role("lead"), holds_key)],
    "register.see": [(member,)],
    "screening.see": [(role("lead", "registration"),), (member, vouched)],
    "screening.agree": [(role("lead"), vouched)],
    "screening.sign": [(role("chair", "vice"), vouched)],
    "screening.bring": [(role("registration"), vouched)],
    "screening.compare": [(role("keyholder"), vouched)],
    "screening.look": [(member, vouched)],
    "screening.count": [(member,), (role("board", "keeper"),)],
    "rights.checks": [(role("organiser", "registration", "board", "adviser"), vouched)],
    "rights.check": [(role("organiser", "registration", "board", "adviser"), not_barred, holds_key)],
    "rights.requests": [(staff,)],
    "rights.answer": [cleared],
    "register.people": [(role("keyholder"),)],
    "register.hand_on": [(member, holds_key)],
    "retention.see": [(role("lead", "keyholder"), vouched), (role("keeper"),)],
    "retention.keep": [(role("lead", "keyholder"), vouched)],
    "retention.run": [(role("keeper"),)],
    "audit.read": [(role("lead", "chair", "board"),)],
    "escrow.switch": [(role("organiser", "lead", "chair", "vice", "keeper"),)],
    "site.operate": [(role("operator"),)],
}


def can(actor, permission: str, thing=None) -> bool:
    """Whether the actor may; an unknown permission is nobody's."""
    return any(all(holds(actor, thing) for holds in clause) for clause in GRANTS.get(permission, []))


def require(actor, permission: str, thing=None) -> None:
    """Raise NotFound unless the actor may: a missing right looks like a missing thing."""
    if not can(actor, permission, thing):
        raise NotFound
