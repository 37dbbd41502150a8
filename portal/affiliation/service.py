"""The verbs on both sides: each is a step at the community and the same one at the committee."""

from datetime import datetime

from sqlalchemy import delete, select

from .. import access, audit, clock, communities, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import rules
from .models import Affiliated, AffiliationProposal, AffiliationStep

PLACE = "committee"
COMMUNITY, COMMITTEE, KEEPER = SIDES = ("community", "committee", "keeper")
LONGEST = 4000
_ASK, _DECIDE = "affiliation.ask", "affiliation.decide"


def place_of(kind: str, row_id: str) -> str:
    """What a sealed text of this room is bound to."""
    return f"affiliation.{kind}:{row_id}"


def past_of(scope, community: str) -> rules.Past:
    """What happened so far, as the rules read it."""
    wanted = scope.select(AffiliationStep.act, AffiliationStep.state, AffiliationStep.at)
    rows = db.session.execute(wanted.where(AffiliationStep.community == community).order_by(AffiliationStep.number))
    return [(act, state, at.date()) for act, state, at in rows]


def ask(actor, words: str = "") -> None:
    """Ask the committee for affiliation. Raises Refused no_committee or no_code, Conflict when it does not follow."""
    require(actor, _ASK)
    if access.team_lock(access.letterbox(PLACE)) is None:
        raise Refused("no_committee")
    if not communities.community(actor).code_number:
        raise Refused("no_code")
    step(actor, actor.partition, "ask", words, side=COMMUNITY)


def answer(actor, words: str) -> None:
    """Answer what the committee asked for. Raises Refused("words_needed")."""
    require(actor, _ASK)
    step(actor, actor.partition, "answer", words, side=COMMUNITY)


def withdraw(actor, words: str = "") -> None:
    """End it from the community's side, whatever state it is in."""
    require(actor, _ASK)
    step(actor, actor.partition, "withdraw", words, side=COMMUNITY)


def put_on_list(actor) -> None:
    """Let everybody see it: the public list, and a line on the community's page."""
    require(actor, _ASK)
    step(actor, actor.partition, "list", side=COMMUNITY)


def take_off_list(actor) -> None:
    """Stay affiliated, unlisted."""
    require(actor, _ASK)
    step(actor, actor.partition, "unlist", side=COMMUNITY)


def add_words(actor, community: str, act: str, words: str = "") -> None:
    """What one member may do alone: ask for something ("condition"), or begin to look again ("review")."""
    require(actor, _DECIDE)
    _own(actor, community)
    if act not in rules.COMMITTEE_ACTS or act in rules.TWO:
        raise Refused("choose_one")
    step(actor, community, act, words, side=COMMITTEE)


def propose(actor, community: str, act: str, words: str = "") -> str:
    """Propose what takes two; an earlier open proposal falls away. Returns its id. Changes nothing else."""
    require(actor, _DECIDE)
    _own(actor, community)
    if act not in rules.TWO:
        raise Refused("choose_one")
    past = past_of(actor, community)
    rules.follow(past, act)
    words = _checked(act, words)
    row = AffiliationProposal(id=new_id(), community=community, after=len(past), act=act, person_id=actor.person)
    row.at = clock.now()
    row.record_id = _sealed(actor, words, "proposal", row.id)
    for earlier in actor.all(actor.select(AffiliationProposal).where(AffiliationProposal.community == community)):
        if earlier.after == len(past):
            earlier.after = -1
    actor.add(row)
    db.session.flush()
    audit.record(actor, "affiliation.proposed", row.id)
    return row.id


def agree(actor, community: str, proposal_id: str) -> str:
    """Agree to a colleague's proposal: it is done with this. Returns the state after.

    Raises Refused("own_proposal") to whoever made it, Conflict("proposal_over") when something happened since.
    """
    require(actor, _DECIDE)
    _own(actor, community)
    row = actor.first(actor.select(AffiliationProposal).where(AffiliationProposal.id == proposal_id).with_for_update())
    if row is None or row.community != community:
        raise NotFound
    if row.after != len(past_of(actor, community)):
        raise Conflict("proposal_over")
    if row.person_id == actor.person:
        raise Refused("own_proposal")
    words = sealing.open_(actor, row.record_id, about=place_of("proposal", row.id)) if row.record_id else ""
    return step(actor, community, row.act, words, side=COMMITTEE)


def _own(actor, community: str) -> None:
    """Nobody decides about a community they belong to; a place that never asked is no place to decide about."""
    if not past_of(actor, community):
        raise NotFound
    if access.roles_of(actor.person, community):
        raise Refused("own_community")


def _checked(act: str, words: str) -> str:
    words = words.strip()
    if len(words) > LONGEST:
        raise Refused("words_long")
    if act in rules.NEEDS_WORDS and not words:
        raise Refused("words_needed")
    return words


def step(scope, community: str, act: str, words: str = "", *, side: str) -> str:
    """Do an act: the same row at both places, the public list as it follows. Returns the state after."""
    theirs, ours = access.letterbox(community), access.letterbox(PLACE)
    _in_turn(theirs)
    past = past_of(theirs, community)
    after, words = rules.follow(past, act), _checked(act, words)
    facts = {"community": community, "number": len(past) + 1, "act": act, "state": after, "side": side}
    now, ids = clock.now(), {}
    for at in (theirs, ours):
        row = AffiliationStep(id=new_id(), at=now, **facts)
        row.person_id = (getattr(scope, "person", None) or "") if scope.partition == at.partition else ""
        row.record_id = _sealed(at, words, "step", row.id)
        at.add(row)
        ids[at.partition] = row.id
    db.session.flush()
    _publish(community, [*past, (act, after, now.date())], now)
    for partition, row_id in ids.items():
        who = scope if partition == scope.partition else access.keeper(partition)
        audit.record(who, f"affiliation.{act}", row_id)
    return after


def _in_turn(theirs) -> None:
    """One step after the other: whoever comes second waits here, and sees what the first one did."""
    wanted = theirs.select(communities.Community).with_for_update()
    if theirs.first(wanted) is None:
        raise NotFound


def _sealed(scope, words: str, kind: str, row_id: str) -> str:
    return sealing.seal(scope, words, to=access.team_lock(scope), about=place_of(kind, row_id)) if words else ""


def _publish(community: str, past: rules.Past, now: datetime) -> None:
    """Bring the public list and the community's page up to date."""
    there = db.session.scalars(select(Affiliated).where(Affiliated.place == community)).first()
    if not rules.on_list(past):
        db.session.execute(delete(Affiliated).where(Affiliated.place == community))
    elif there is None:
        db.session.add(Affiliated(place=community, since=now.date(), looked=rules.looked(past)))
    else:
        there.looked = rules.looked(past)
    db.session.flush()
    communities.touch(access.letterbox(community))
