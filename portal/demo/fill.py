"""Filling an empty portal: people first, then places, codes of conduct, and reports on their way up."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from .. import access, accounts, cases, clock, committee, communities, library, policies, register, rota
from ..access import Actor
from ..db import writing
from . import checks, climb, telling, texts
from .people import CAST, COMMITTEE, HARBOR, NORTH, SITE, Somebody

_PLACES = {COMMITTEE: "committee", SITE: "site"}


@dataclass(frozen=True)
class World:
    """What was made: who may sign in, everybody as an actor, and the receipts of the reports by their story."""

    rows: list[dict]
    actors: dict[str, Actor]
    receipts: dict[str, str]


def fill(app) -> list[dict]:
    """Make the demo world; gives who may sign in: name, email, password, role and community (a slug or None)."""
    return build(app).rows


def build(app, password: str | None = None) -> World:
    """Make the world in an empty, migrated database. `password`: one for everybody; else each gets their own."""
    with app.app_context():
        actors, rows = {}, []
        for somebody in CAST:
            secret = password or _passphrase()
            actors[somebody.key] = _arrive(somebody, secret)
            rows += [_row(somebody, secret, role) for role in somebody.roles]
        _found_committee(actors)
        _found_community(actors, "ana", "Harbor Python", HARBOR, "meetup", _HARBOR)
        _found_community(actors, "cleo", "NorthConf", NORTH, "conference", _NORTH)
        _event(actors["cleo"])
        receipts = climb.all_the_way(actors)
        checks.two_lists(actors)
        telling.tell(actors["cleo"], actors["gil"], NORTH)
    return World(rows, actors, receipts)


def _row(somebody: Somebody, secret: str, role: str) -> dict:
    community = None if somebody.place in _PLACES else somebody.place
    told = {"name": somebody.name, "email": somebody.email, "password": secret}
    return told | {"role": role, "community": community}


def _passphrase() -> str:
    """Eight words anybody can type; the demo shows it anyway."""
    return " ".join(f"{cases.new_code_name()}" for _ in range(2)) + f" {secrets.randbelow(900) + 100}"


def _arrive(somebody: Somebody, secret: str) -> Actor:
    """An invitation sent and taken up, as the pages do it."""
    with writing():
        path = accounts.invite(access.keeper("site"), somebody.email, name=somebody.name)
    with writing():
        _offer, opened = accounts.redeem(path.rpartition("/")[2], name=somebody.name, password=secret)
        if somebody.place == SITE:
            access.join(opened.person_id, "site", "operator")
    return Actor("site", opened.person_id, opened.key, role="person")


def _found_committee(actors: dict) -> None:
    with writing():
        gil = actors["gil"] = committee.found(actors["gil"])
    _join(actors, gil, COMMITTEE, "committee")


def _join(actors: dict, first: Actor, place: str, partition: str) -> None:
    """Everybody else of a place takes their roles, and the first one vouches for them."""
    with writing():
        for somebody in CAST:
            if somebody.place != place:
                continue
            person = actors[somebody.key]
            for role in somebody.roles:
                access.join(person.holder, partition, role)
            actors[somebody.key] = Actor(partition, person.holder, person.key, role=somebody.roles[0])
            if somebody.vouched and person.holder != first.holder:
                if partition == "committee":
                    committee.promise(actors[somebody.key])
                access.vouch(first, person.holder)
        if partition == "committee":
            for somebody in CAST:
                if "keyholder" in somebody.roles:
                    register.add_keyholder(first, actors[somebody.key].holder)


_HARBOR = {
    "zone": "Europe/Lisbon",
    "about": "A monthly evening for people who write Python by the water.",
    "text": texts.MEETUP,
    "source": "A code for small evenings",
    "changes": "Shortened, and the part about our mailing list added.",
}
_NORTH = {
    "zone": "Europe/Oslo",
    "about": "Three days in the north, once a year, on site and online.",
    "text": texts.CONFERENCE,
    "source": "A code for gatherings that travel",
    "changes": "The evening events and the online rooms added.",
}


def _found_community(actors: dict, founder: str, name: str, slug: str, kind: str, facts: dict) -> None:
    with writing():
        lead = communities.found(actors[founder], name, slug, kind=kind, zone=facts["zone"], about=facts["about"])
    actors[founder] = lead
    _join(actors, lead, slug, lead.partition)
    with writing():
        for somebody in CAST:
            if somebody.place == slug and somebody.roles[0] in ("lead", "responder") and somebody.vouched:
                words = "Leads the team" if somebody.roles[0] == "lead" else "On the team"
                communities.keep_contact(lead, name=somebody.name, words=words, mail=somebody.email)
        ready = [one.key for one in CAST if one.place == slug and one.roles[0] == "responder" and one.vouched]
        duty = dict(zip(("duty", "deputy"), (actors[key].holder for key in ready), strict=False))
        communities.edit(lead, acknowledge_hours=24, **duty)
        policies.take(lead, facts["text"])
        source = library.Source(
            facts["source"],
            "Meadow Lane Collective",
            f"https://{slug}.example/source",
            "CC0-1.0",
            "adapted",
            facts["changes"],
        )
        policies.describe(lead, title="Code of Conduct", licence="CC-BY-SA-4.0", original=False, made_from=[source])
        policies.publish(lead, "First publication")


def _event(lead: Actor) -> None:
    with writing():
        first = clock.today("Europe/Oslo") + timedelta(days=9)
        event = communities.keep_event(
            lead,
            name="NorthConf, this winter",
            slug="winter",
            first_day=first,
            last_day=first + timedelta(days=2),
            zone="Europe/Oslo",
            place="Harbour Hall",
            size=480,
        )
        for number, person in enumerate(rota.on_duty(lead)):
            opens = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=9, hours=6 * number)
            rota.add_shift(lead, person, opens, opens + timedelta(hours=6), event_id=event.id)
        communities.keep_places(lead, "Main hall\nRoom 2\nRestrooms, ground floor\nEvening party", event.id)
