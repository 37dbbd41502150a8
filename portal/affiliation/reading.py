"""How affiliations stand, for each side that may know, and the list that everybody may see."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from .. import access, clock, communities, sealing
from ..access import require
from ..db import db
from ..errors import NotFound
from . import rules
from .models import Affiliated, AffiliationProposal, AffiliationStep
from .service import PLACE, past_of, place_of


@dataclass(frozen=True)
class Standing:
    """One community: how it stands since when, whose turn it is, when it is looked at again, whether that is late."""

    place: str
    slug: str
    name: str
    state: str
    since: date | None
    turn: str
    due: date | None
    late: bool
    listed: bool
    acts: tuple[str, ...]

    @property
    def id(self) -> str:
        """The community's id, as it stands in addresses."""
        return self.place.partition(":")[2]


@dataclass(frozen=True)
class StepView:
    """One step as this reader sees it; `words` None where they can't be opened."""

    act: str
    state: str
    side: str
    person_id: str
    at: datetime
    words: str | None


@dataclass(frozen=True)
class ProposalView:
    """What a member proposed and nobody has agreed to yet."""

    id: str
    act: str
    person_id: str
    at: datetime
    words: str | None


@dataclass(frozen=True)
class Listed:
    """One line of the public list."""

    slug: str
    name: str
    since: date
    looked: date


def _standing(place: str, past: rules.Past) -> Standing:
    row = communities.community(access.letterbox(place))
    since = next((day for act, _state, day in reversed(past) if act != "remind"), None)
    acts = rules.open_acts(past, rules.ACTS)
    facts = (rules.state_of(past), since, rules.turn(past), rules.due(past), rules.late(past, clock.today()))
    return Standing(place, row.slug, row.name, *facts, rules.on_list(past), tuple(acts))


def standing(actor, community: str | None = None) -> Standing:
    """How one community stands; without a name, the actor's own. The committee sees only those that ever asked."""
    require(actor, "affiliation.see")
    place = community or actor.partition
    past = past_of(actor, place)
    if actor.partition == PLACE and not past:
        raise NotFound
    return _standing(place, past)


def standings(actor) -> list[Standing]:
    """Every community that ever asked: what waits for the committee first, what is late before what is not."""
    require(actor, "affiliation.see")
    return _in_order(all_pasts(actor))


def _in_order(pasts: dict[str, rules.Past]) -> list[Standing]:
    found = [_standing(place, past) for place, past in pasts.items()]
    order = {"committee": 0, "community": 1, "": 2}
    return sorted(found, key=lambda one: (order[one.turn], not one.late, one.state == rules.ENDED, one.name.casefold()))


def all_pasts(scope) -> dict[str, rules.Past]:
    """{community: what happened so far}, in one query."""
    wanted = scope.select(AffiliationStep.community, AffiliationStep.act, AffiliationStep.state, AffiliationStep.at)
    made: dict[str, rules.Past] = {}
    for place, act, state, at in db.session.execute(wanted.order_by(AffiliationStep.number)):
        made.setdefault(place, []).append((act, state, at.date()))
    return made


def waiting(actor) -> list[Standing]:
    """What waits for the committee: applications, yearly looks, and what is late."""
    require(actor, "affiliation.see")
    today, pasts = clock.today(), all_pasts(actor)
    return _in_order({place: past for place, past in pasts.items() if _waits(past, today)})


def _waits(past: rules.Past, today: date) -> bool:
    return rules.turn(past) == "committee" or rules.late(past, today)


def names_of(actor, places) -> dict[str, str]:
    """The names of communities that asked: {place: name}."""
    require(actor, "affiliation.see")
    return {place: communities.community(access.letterbox(place)).name for place in places}


def tally(scope) -> dict[str, int]:
    """How many stand in each state, and how many are late. Numbers only."""
    require(scope, "affiliation.count")
    today, pasts = clock.today(), all_pasts(scope)
    made = {state: 0 for state in rules.STATES if state != rules.NONE}
    for past in pasts.values():
        made[rules.state_of(past)] += 1
    return made | {"late": sum(rules.late(past, today) for past in pasts.values())}


def steps(actor, community: str | None = None) -> list[StepView]:
    """What happened, latest first, with its words for whoever holds the key of this place."""
    require(actor, "affiliation.see")
    place = community or actor.partition
    wanted = actor.select(AffiliationStep).where(AffiliationStep.community == place)
    rows = actor.all(wanted.order_by(AffiliationStep.number.desc()))
    opened = sealing.open_many(actor, [(row.record_id, place_of("step", row.id)) for row in rows])
    return [
        StepView(
            row.act, row.state, row.side, row.person_id, row.at, opened.get(row.record_id) if row.record_id else ""
        )
        for row in rows
    ]


def proposal(actor, community: str) -> ProposalView | None:
    """The open proposal about a community, or None."""
    require(actor, "affiliation.decide")
    now = actor.select(func.count()).select_from(AffiliationStep).where(AffiliationStep.community == community)
    wanted = actor.select(AffiliationProposal).where(AffiliationProposal.community == community)
    row = actor.first(wanted.where(AffiliationProposal.after == db.session.scalar(now)))
    if row is None:
        return None
    opened = sealing.open_many(actor, [(row.record_id, place_of("proposal", row.id))])
    return ProposalView(row.id, row.act, row.person_id, row.at, opened.get(row.record_id) if row.record_id else "")


def affiliated() -> list[Listed]:
    """The public list, by name."""
    slugs = {place: slug for slug, place in access.teams()}
    names = {one.slug: one.name for one in communities.hosted(most=5000)}
    made = []
    for row in db.session.scalars(select(Affiliated)):
        slug = slugs.get(row.place, "")
        if slug in names:
            made.append(Listed(slug, names[slug], row.since, row.looked))
    return sorted(made, key=lambda one: one.name.casefold())


def is_affiliated(place: str) -> Affiliated | None:
    """The row of a community on the public list, or None."""
    return db.session.scalars(select(Affiliated).where(Affiliated.place == place)).first()
