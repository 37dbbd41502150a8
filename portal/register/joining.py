"""Who is the same as whom. The portal, or a key holder, proposes it; two key holders join people; two part them again.

Nothing is merged: everybody keeps their own row, names and records, and only stands under a common code. So parting
puts everything back, and whatever was proposed and not confirmed changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from .. import clock, matching
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import likeness
from .models import Link, LinkStep, RegisterPerson
from .people import Part, everybody, part_of
from .sight import portions, sight_of
from .vault import close, inside, opened

PROPOSED, JOINED, PARTED, REFUSED = "proposed", "joined", "parted", "refused"
BY_HAND = "by_hand"
_MOST = 200


@dataclass(frozen=True)
class LinkView:
    """Two people who may be the same, side by side. `first`: who said so first, where a second one is missing.

    `why`: in which way they are alike; `reasons`: what speaks for it, in words.
    """

    id: str
    state: str
    first: str
    at: datetime
    why: str
    one: Part
    other: Part
    reasons: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def strength(self) -> tuple:
        """For an order: what two people said first, then the likeliest."""
        way = likeness.WAYS.index(self.why) if self.why in likeness.WAYS else 0
        return not self.first, way, -self.score


def look_for_links(actor) -> int:
    """Have the portal compare everybody with everybody, here and now; says how many new pairs it proposes."""
    scope, rows = inside(actor, "links_looked_for")
    found = likeness.candidates(known_people(actor, rows), matching.among)
    return propose_found(actor, scope, rows, found)


def known_people(actor, rows) -> dict[str, likeness.Known]:
    """Everybody a key holder may meet, as they are compared."""
    return {one: likeness.known(*told) for one, *told in everybody(sight_of(actor), rows)}


def propose_found(actor, scope, rows, found: dict[tuple[str, str], likeness.Likeness]) -> int:
    """Propose the likeliest of these pairs that nobody has looked at; never more than a person can look through."""
    there = {tuple(row) for row in db.session.execute(scope.select(Link.one_id, Link.other_id))}
    heads = dict(db.session.execute(sight_of(actor).persons(RegisterPerson.id, RegisterPerson.head_id)).all())
    waiting = scope.count(scope.select(Link.id).where(Link.state == PROPOSED))
    fresh = [
        pair
        for pair in sorted(found, key=lambda pair: (likeness.WAYS.index(found[pair].way), -found[pair].score, pair))
        if pair not in there and all(one in heads for one in pair) and heads[pair[0]] != heads[pair[1]]
    ]
    fresh = fresh[: max(0, _MOST - waiting)]
    for pair in fresh:
        _put(scope, rows, pair, found[pair])
    db.session.flush()
    return len(fresh)


def _put(scope, rows, pair, like: likeness.Likeness) -> Link:
    link = Link(id=new_id(), one_id=pair[0], other_id=pair[1], state=PROPOSED, first="", at=clock.now())
    link.box = close(rows, "link", link.id, {"why": like.way, "score": like.score, "reasons": like.reasons})
    return scope.add(link)


def propose_link(actor, one_id: str, other_code: str) -> str:
    """Say that somebody is the same as another one, by that one's code; the first word of two. Returns the link."""
    scope, rows = inside(actor, "link_proposed", one_id)
    seen = sight_of(actor)
    one = seen.whole(one_id)
    named = scope.first(seen.persons().where(RegisterPerson.code_name == " ".join(other_code.split()).casefold()))
    if named is None:
        raise Refused("no_such_code")
    if named.head_id == one.head_id:
        raise Refused("same_already")
    pair = tuple(sorted((one.id, named.id)))
    mine = scope.select(Link).where(Link.one_id == pair[0], Link.other_id == pair[1])
    link = scope.first(mine.with_for_update()) or _put(scope, rows, pair, likeness.Likeness(BY_HAND))
    if link.state != PROPOSED or not link.first:
        link.state, link.first, link.at = PROPOSED, actor.person, clock.now()
        _say(scope, link, "join")
    db.session.flush()
    return link.id


def confirm_link(actor, link_id: str) -> bool:
    """Say that the two are the same. True when with this they are joined: the second key holder who says so.

    Raises Conflict("said_already") for whoever was the first, Conflict("link_over") when it does not wait any more.
    """
    return _one_of_two(actor, link_id, "link_confirmed", "join", PROPOSED, JOINED)


def part_link(actor, link_id: str) -> bool:
    """Say that the two are not the same after all. True when with this they are parted: the second who says so."""
    return _one_of_two(actor, link_id, "link_parted", "part", JOINED, PARTED)


def _one_of_two(actor, link_id: str, action: str, said: str, before: str, after: str) -> bool:
    scope, link = _held(actor, link_id, action)
    if link.state != before:
        raise Conflict("link_over")
    if link.first == actor.person:
        raise Conflict("said_already")
    _say(scope, link, said)
    link.at = clock.now()
    if not link.first:
        link.first = actor.person
        db.session.flush()
        return False
    link.state, link.first = after, ""
    _regroup(scope, {link.one_id, link.other_id})
    return True


def refuse_link(actor, link_id: str) -> None:
    """Say that the two are not the same: it is not proposed again by the portal."""
    scope, link = _held(actor, link_id, "link_refused")
    if link.state != PROPOSED:
        raise Conflict("link_over")
    link.state, link.first, link.at = REFUSED, "", clock.now()
    _say(scope, link, "refuse")
    db.session.flush()


def _say(scope, link: Link, said: str) -> None:
    scope.add(LinkStep(link_id=link.id, said=said, person_id=scope.person, at=clock.now()))


def _held(actor, link_id: str, action: str):
    scope, _rows = inside(actor, action, link_id)
    wanted = scope.select(Link).where(Link.id == link_id)
    link = scope.first(wanted.with_for_update().execution_options(populate_existing=True))
    if link is None:
        raise NotFound
    seen = sight_of(actor)
    seen.whole(link.one_id), seen.whole(link.other_id)
    return scope, link


def _regroup(scope, ids: set[str]) -> None:
    """Give everybody reachable over joined links one head, the one who has been there longest; the others their own."""
    db.session.flush()
    touched = set(ids)
    heads = scope.all(scope.select(RegisterPerson.head_id).where(RegisterPerson.id.in_(ids)))
    wanted = scope.select(RegisterPerson).where(RegisterPerson.head_id.in_(heads)).order_by(RegisterPerson.id)
    people = {one.id: one for one in scope.all(wanted.with_for_update().execution_options(populate_existing=True))}
    near: dict[str, set[str]] = {one: set() for one in touched | set(people)}
    edges = scope.select(Link.one_id, Link.other_id).where(Link.state == JOINED, Link.one_id.in_(people))
    for one, other in db.session.execute(edges):
        near[one].add(other)
        near[other].add(one)
    left = set(people)
    while left:
        group, fresh = set(), {left.pop()}
        while fresh:
            group |= fresh
            fresh = {there for one in fresh for there in near[one]} - group
        left -= group
        head = min(group, key=lambda one: (people[one].made_at, people[one].code_name))
        for one in group:
            people[one].head_id = head
    db.session.flush()


def links(actor) -> list[LinkView]:
    """What waits to be said: pairs with one word of two first, then the strongest."""
    scope, rows = inside(actor, "links_read")
    waiting = (Link.state == PROPOSED) | ((Link.state == JOINED) & (Link.first != ""))
    found = _views(actor, scope, rows, scope.select(Link).where(waiting).order_by(Link.at.desc(), Link.id).limit(_MOST))
    return sorted(found, key=lambda one: one.strength)


def links_of(actor, ids) -> list[LinkView]:
    """The links that join these people, or are proposed for them."""
    scope, rows = inside(actor, "links_read")
    near = Link.one_id.in_(ids) | Link.other_id.in_(ids)
    return _views(actor, scope, rows, scope.select(Link).where(near, Link.state.in_((PROPOSED, JOINED))))


def link(actor, link_id: str) -> LinkView:
    """One link, side by side."""
    scope, rows = inside(actor, "links_read")
    found = _views(actor, scope, rows, scope.select(Link).where(Link.id == link_id))
    if not found:
        raise NotFound
    return found[0]


def _views(actor, scope, rows, wanted) -> list[LinkView]:
    found = scope.all(wanted)
    seen = sight_of(actor)
    ids = {one for row in found for one in (row.one_id, row.other_id)}
    people: dict[str, Part] = {}
    for part in portions(ids):
        people |= {one.id: part_of(rows, one) for one in scope.all(seen.persons().where(RegisterPerson.id.in_(part)))}
    return [_view(rows, row, people) for row in found if row.one_id in people and row.other_id in people]


def _view(rows, row: Link, people: dict[str, Part]) -> LinkView:
    told = opened(rows, "link", row.id, row.box)
    facts = {"reasons": tuple(told.get("reasons", ())), "score": told.get("score", 0.0)}
    pair = people[row.one_id], people[row.other_id]
    return LinkView(row.id, row.state, row.first, row.at, told["why"], *pair, **facts)
