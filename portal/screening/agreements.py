"""What a community and the committee agree on before the first list: written by one, signed by both, in versions.

Both sides keep the same row. Without a version that both signed nothing is compared.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .. import access, audit, clock, communities, reports
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import letters, rules
from .models import ScreeningAgreement, ScreeningSignature
from .places import COMMITTEE, COMMITTEE_SIDE, COMMUNITY_SIDE, PLACE, at_checks, checks_box

SIGNED, ENDED = "signed", "ended"
LONGEST = 4000
DAYS_KEPT, DAYS_WAIT = (3, 14), (1, 7)


@dataclass(frozen=True)
class Terms:
    """What a community writes into an agreement. `assessed`: the day of its data protection assessment."""

    country: str
    body: str
    mail: str
    notice_url: str
    balance: str
    assessed: date
    permit: str = ""
    days_kept: int = 14
    days_wait: int = 3


@dataclass(frozen=True)
class Signed:
    """A signature: the body that signs, who did it (at their own place), when."""

    body: str
    person_id: str
    at: datetime


@dataclass(frozen=True)
class Agreement:
    """A version as it stands. `state`: asked (one signed), valid (both), ended."""

    id: str
    community: str
    number: int
    terms: Terms
    made_at: datetime
    ours: Signed | None = None
    theirs: Signed | None = None
    ended_at: datetime | None = None

    @property
    def state(self) -> str:
        """How it stands."""
        if self.ended_at:
            return "ended"
        return "valid" if self.ours and self.theirs else "asked"


def write(actor, terms: Terms) -> str:
    """Write the next version and sign it for the community; returns its id. The committee is told.

    Raises Refused with the field that lacks something, permit_needed where the country asks for a permit first.
    """
    require(actor, "screening.agree")
    _check(terms)
    if access.team_lock(access.letterbox(COMMITTEE)) is None:
        raise Refused("no_committee")
    number = 1 + max((one.number for one in versions(actor)), default=0)
    made, now = new_id(), clock.now()
    for scope in (actor, checks_box()):
        row = ScreeningAgreement(id=made, community=actor.partition, number=number, made_at=now)
        for name, value in terms.__dict__.items():
            setattr(row, name, value.strip() if isinstance(value, str) else value)
        scope.add(row)
    db.session.flush()
    _sign(actor, made, COMMUNITY_SIDE, SIGNED, terms.body.strip())
    audit.record(actor, "screening.agreement_signed", made)
    reports.tell(sorted(access.people_with(COMMITTEE, access.OPENERS)), letters.agreement_waits())
    return made


def _check(terms: Terms) -> None:
    for name in ("country", "body", "mail", "notice_url", "balance"):
        if not getattr(terms, name).strip():
            raise Refused(f"{name}_needed")
    if len(terms.country) != 2 or not terms.country.isalpha():
        raise Refused("country_needed")
    if terms.country in rules.PERMIT and not terms.permit.strip():
        raise Refused("permit_needed")
    if not communities.mail_ok(terms.mail.strip()):
        raise Refused("mail_odd")
    if not communities.url_ok(terms.notice_url.strip()):
        raise Refused("url_odd")
    if len(terms.balance.strip()) < 80:
        raise Refused("balance_short")
    if not clock.today() - timedelta(days=1096) <= terms.assessed <= clock.today() + timedelta(days=1):
        raise Refused("assessed_odd")
    if not (DAYS_KEPT[0] <= terms.days_kept <= DAYS_KEPT[1] and DAYS_WAIT[0] <= terms.days_wait <= DAYS_WAIT[1]):
        raise Refused("days_odd")
    if terms.days_wait >= terms.days_kept:
        raise Refused("days_odd")


def _sign(actor, agreement_id: str, side: str, act: str, body: str = "") -> None:
    """The same signature at both places; the person's id at their own alone."""
    agreement = _row(checks_box(), agreement_id)
    now = clock.now()
    for scope in (access.letterbox(agreement.community), checks_box()):
        own = (scope.partition == PLACE) == (side == COMMITTEE_SIDE)
        person = actor.person if own else ""
        scope.add(
            ScreeningSignature(
                id=new_id(), agreement_id=agreement_id, side=side, act=act, body=body, person_id=person, at=now
            )
        )
    db.session.flush()


def _row(scope, agreement_id: str) -> ScreeningAgreement:
    row = scope.first(scope.select(ScreeningAgreement).where(ScreeningAgreement.id == agreement_id).with_for_update())
    if row is None:
        raise NotFound
    return row


def sign(actor, agreement_id: str, body: str) -> None:
    """Sign a version for the committee, in the name of the body that answers for it. From here on lists may come."""
    require(actor, "screening.sign")
    if not body.strip() or len(body) > 200:
        raise Refused("body_needed")
    found = agreement(actor, agreement_id)
    if found.state != "asked" or found.theirs:
        raise Conflict("agreement_settled")
    if access.roles_of(actor.person, found.community):
        raise Refused("own_community")
    _sign(actor, agreement_id, COMMITTEE_SIDE, SIGNED, body.strip())
    audit.record(actor, "screening.agreement_signed", agreement_id)
    reports.tell(sorted(access.people_with(found.community, ("lead",))), letters.agreement_signed())


def end(actor, agreement_id: str) -> None:
    """End a version, from either side. Lists that are on their way are still answered."""
    side = COMMITTEE_SIDE if actor.partition == COMMITTEE else COMMUNITY_SIDE
    require(actor, "screening.sign" if side == COMMITTEE_SIDE else "screening.agree")
    if agreement(actor, agreement_id).state == "ended":
        raise Conflict("agreement_settled")
    _sign(actor, agreement_id, side, ENDED)
    audit.record(actor, "screening.agreement_ended", agreement_id)


def _here(actor):
    """Where an actor reads agreements: at their community, or before the lists."""
    return at_checks(actor) if actor.partition == COMMITTEE else actor


def versions(actor) -> list[Agreement]:
    """Every version this place may see, the newest first; the committee sees all communities'."""
    require(actor, "screening.see")
    return versions_at(_here(actor))


def versions_at(scope) -> list[Agreement]:
    """Every version kept at a place, the newest first."""
    wanted = scope.select(ScreeningAgreement).order_by(ScreeningAgreement.made_at.desc(), ScreeningAgreement.id)
    signed: dict[str, list[ScreeningSignature]] = {}
    for one in scope.all(scope.select(ScreeningSignature).order_by(ScreeningSignature.at)):
        signed.setdefault(one.agreement_id, []).append(one)
    return [_view(row, signed.get(row.id, [])) for row in scope.all(wanted)]


def agreement(actor, agreement_id: str) -> Agreement:
    """One version; NotFound for whoever does not see it."""
    found = next((one for one in versions(actor) if one.id == agreement_id), None)
    if found is None:
        raise NotFound
    return found


def _view(row: ScreeningAgreement, signatures) -> Agreement:
    terms = Terms(**{name: getattr(row, name) for name in Terms.__dataclass_fields__})
    signed = {one.side: Signed(one.body, one.person_id, one.at) for one in signatures if one.act == SIGNED}
    ended = next((one.at for one in signatures if one.act == ENDED), None)
    sides = {"ours": signed.get(COMMUNITY_SIDE), "theirs": signed.get(COMMITTEE_SIDE)}
    return Agreement(row.id, row.community, row.number, terms, row.made_at, ended_at=ended, **sides)


def valid(scope) -> Agreement | None:
    """The version in force at a community: the newest both signed, unless a newer one was ended."""
    return next((one for one in versions_at(scope) if one.state in ("valid", "ended")), None)


def in_force(scope) -> Agreement:
    """The same where a list needs one. Raises Refused("no_agreement")."""
    found = valid(scope)
    if found is None or found.state != "valid":
        raise Refused("no_agreement")
    return found


def public() -> list[tuple[str, str]]:
    """(slug, partition) of every community that has its lists checked, for the page that says so."""
    return [
        (slug, place)
        for slug, place in access.teams()
        if (one := valid(access.letterbox(place))) and one.state == "valid"
    ]
