"""The verbs of a community: found it, say who it is, whom one can turn to, when it meets."""

from sqlalchemy import func, select

from .. import access, audit, clock
from ..access import Actor, require
from ..db import Scope, db, new_id
from ..errors import NotFound, Refused
from . import rules
from .models import KINDS, PERSON, Community, Contact, Event, Listing

_FACTS = {"name", "kind", "language", "zone", "about", "acknowledge_hours", "duty", "deputy"}


def found(actor, name: str, slug: str, *, kind="meetup", language="en", zone="UTC", about="") -> Actor:
    """Found a community; the founder leads it and vouches for themself. Returns them as its lead.

    Raises Refused slug_odd, slug_taken, name_needed, kind_odd or zone_odd.
    """
    if not rules.slug_ok(slug):
        raise Refused("slug_odd", slug=slug)
    _check(name=name, kind=kind, zone=zone)
    own = new_id()
    lead = Actor(f"community:{own}", actor.holder, actor.key, role="lead")
    access.open_door(slug, lead.partition)
    community = Community(
        id=own,
        slug=slug,
        name=name.strip(),
        kind=kind,
        language=language,
        zone=zone,
        about=about.strip(),
        acknowledge_hours=0,
        code_number=0,
        founded=clock.today(zone),
    )
    lead.add(community)
    for role in ("lead", "organiser"):
        access.join(actor.holder, lead.partition, role)
    access.found_team(lead)
    touch(lead)
    audit.record(lead, "communities.founded", own)
    return lead


def _check(**facts) -> None:
    if not facts.get("name", "x").strip():
        raise Refused("name_needed")
    if facts.get("kind", KINDS[0]) not in KINDS:
        raise Refused("kind_odd")
    if not rules.zone_ok(facts.get("zone", "UTC")):
        raise Refused("zone_odd")
    if not 0 <= facts.get("acknowledge_hours", 0) <= 24 * 14:
        raise Refused("hours_odd")


def community(scope: Scope) -> Community:
    """The community of this partition; NotFound when there is none."""
    found = scope.first(scope.select(Community))
    if found is None:
        raise NotFound
    return found


def brief(partition: str) -> tuple[str, str, str]:
    """Name, kind and zone of a place, for a room above that tells where something came from."""
    wanted = Scope(partition).select(Community.name, Community.kind, Community.zone)
    found = db.session.execute(wanted).first()
    if found is None:
        raise NotFound
    return tuple(found)


def edit(actor, **facts) -> Community:
    """Change a community's facts: name, kind, language, zone, about, acknowledge_hours, duty, deputy."""
    require(actor, "community.edit")
    if not facts.keys() <= _FACTS:
        raise TypeError(f"not a fact of a community: {sorted(facts.keys() - _FACTS)}")
    _check(**facts)
    row = community(actor)
    for name, value in facts.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    touch(actor)
    audit.record(actor, "communities.edited", row.id)
    return row


def contacts(scope: Scope, event_id: str | None = None) -> list[Contact]:
    """Whom one can turn to, in the order in which the page shows them; or those who are there for an event only."""
    whose = Contact.event_id == event_id if event_id else Contact.event_id.is_(None)
    return scope.all(scope.select(Contact).where(whose).order_by(Contact.place, Contact.id))


def contact(scope: Scope, contact_id: str) -> Contact:
    """One contact; NotFound when there is none with this id."""
    found = scope.get(Contact, contact_id)
    if found is None:
        raise NotFound
    return found


def contacts_ready(scope: Scope) -> bool:
    """Whether at least one person, not only a group, can be reached (settled 38)."""
    return _ready(contacts(scope))


def _ready(rows: list) -> bool:
    return any(row.kind == PERSON and rules.reachable(row) for row in rows)


def keep_contact(
    actor, contact_id: str | None = None, *, kind=PERSON, name="", words="", mail="", phone="", url="", event_id=None
):
    """Add a contact, for an event only if one is named, or change the one with this id.

    Raises Refused contact_odd with `problems`.
    """
    require(actor, "community.edit")
    facts = {"kind": kind, "name": name, "words": words, "mail": mail, "phone": phone, "url": url}
    facts = {key: " ".join(value.split()) for key, value in facts.items()}
    problems = rules.contact_problems(kind, facts["name"], facts["mail"], facts["phone"], facts["url"])
    if problems:
        raise Refused("contact_odd", problems=problems)
    row = contact(actor, contact_id) if contact_id else None
    new = Contact(id=new_id(), place=len(contacts(actor, event_id)), **facts)
    if row is None:
        new.event_id = event_by_id(actor, event_id).id if event_id else None
        row = actor.add(new)
    else:
        _need_person(actor, [new, *(other for other in contacts(actor) if other is not row)])
        for key, value in facts.items():
            setattr(row, key, value)
    db.session.flush()
    touch(actor)
    audit.record(actor, "communities.contact_kept", row.id)
    return row


def drop_contact(actor, contact_id: str) -> None:
    """Take a contact away. Raises Refused last_contact while a published code needs this one."""
    require(actor, "community.edit")
    row = contact(actor, contact_id)
    _need_person(actor, [other for other in contacts(actor) if other is not row])
    actor.remove(row)
    db.session.flush()
    touch(actor)
    audit.record(actor, "communities.contact_dropped", contact_id)


def _need_person(actor, left: list) -> None:
    """Raise Refused last_contact if a published code would be left without anybody to turn to."""
    if community(actor).code_number and not _ready(left):
        raise Refused("last_contact")


def events(scope: Scope) -> list[Event]:
    """The community's events, newest first."""
    return scope.all(scope.select(Event).order_by(Event.first_day.desc(), Event.slug))


def event(scope: Scope, slug: str) -> Event:
    """The event with this address; NotFound when there is none."""
    found = scope.first(scope.select(Event).where(Event.slug == slug))
    if found is None:
        raise NotFound
    return found


def event_by_id(scope: Scope, event_id: str) -> Event:
    """One event; NotFound when there is none with this id."""
    found = scope.get(Event, event_id)
    if found is None:
        raise NotFound
    return found


def keep_event(actor, event_id: str | None = None, *, name, slug, first_day, last_day, zone, place="", size=None):
    """Add an event, or change the one with this id. Raises Refused slug_odd, slug_taken, days_odd or zone_odd."""
    require(actor, "community.edit")
    _check(name=name, zone=zone)
    if not rules.slug_ok(slug):
        raise Refused("slug_odd", slug=slug)
    if not (first_day <= last_day and (last_day - first_day).days <= 60):
        raise Refused("days_odd")
    row = event_by_id(actor, event_id) if event_id else None
    same = actor.first(actor.select(Event).where(Event.slug == slug))
    if same is not None and same is not row:
        raise Refused("slug_taken", slug=slug)
    row = row or actor.add(Event(id=new_id()))
    row.name, row.slug, row.zone = name.strip(), slug, zone
    row.first_day, row.last_day, row.size = first_day, last_day, size
    row.place, row.online = place.strip(), not place.strip()
    db.session.flush()
    touch(actor)
    audit.record(actor, "communities.event_kept", row.id)
    return row


def code_published(actor, number: int) -> None:
    """The policies room says that this version of the code is now the public one."""
    require(actor, "policy.edit")
    community(actor).code_number = number
    touch(actor)


def touch(scope: Scope) -> None:
    """Every finished page of this community is out of date from the end of this transaction on."""
    row = community(scope)
    listed = db.session.scalars(select(Listing).where(Listing.slug == row.slug)).first()
    if listed is None:
        listed = Listing(slug=row.slug)
        db.session.add(listed)
    listed.name, listed.stamp = row.name, new_id()
    listed.published = bool(row.code_number) and row.left_on is None
    db.session.flush()


def read_stamp(slug: str) -> str | None:
    """The stamp of the pages at this address; None when nothing stands there. One small read."""
    return db.session.scalar(select(Listing.stamp).where(Listing.slug == slug))


def hosted(most: int = 200) -> list[Listing]:
    """The communities with a published code, by name."""
    found = select(Listing).where(Listing.published.is_(True)).order_by(func.lower(Listing.name), Listing.slug)
    return list(db.session.scalars(found.limit(most)))
