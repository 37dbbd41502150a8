"""Handing cards in: through the page, or sealed on a device and sent when there is a network again."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from .. import access, accounts, clock, communities, reports, sealing
from ..errors import Refused
from . import pace, rules
from .rules import RECEIPT, Card
from .shifts import on_shift

AROUND = timedelta(days=7)


@dataclass(frozen=True)
class Offer:
    """What a card of this place offers: its people, events and places; who could read it; numbers to call."""

    community: object
    team: reports.Team
    events: tuple
    event: str
    places: tuple[str, ...]
    help: tuple

    @property
    def readers(self) -> set[str]:
        """The ids of everybody to whom a card can go: it can't leave all of them out."""
        return {*self.team.handlers, *self.team.openers}


def offer(actor) -> Offer:
    """What a card of this place offers. NotFound for those who take none."""
    access.require(actor, "card.take")
    row = communities.community(actor)
    today = clock.today(row.zone)
    near = [one for one in communities.events(actor) if one.first_day - AROUND <= today <= one.last_day + AROUND]
    running = next((one.id for one in near if one.first_day <= today <= one.last_day), "")
    rows = [place for one in (None, *(event.id for event in near)) for place in communities.places(actor, one)]
    names = tuple(dict.fromkeys(place.name for place in rows))
    team = reports.offer(actor.partition)
    return Offer(row, team, tuple(near), running, names, communities.help_of(row))


def take(actor, card: Card, receipt: str) -> str:
    """Hand in a card that is filled in here and now; returns the report's id. The same receipt twice is one report.

    Raises Refused story_missing, text_long (with the fields), told_ahead or nobody_left.
    """
    access.require(actor, "card.take")
    long = rules.too_long(card)
    if long:
        raise Refused("text_long", fields=long)
    if rules.is_ahead(card.told, communities.community(actor).zone, clock.now()):
        raise Refused("told_ahead")
    return _file(actor.partition, actor.person, card, clock.now(), receipt)


def arrive(token: str, month: str, box: bytes) -> str:
    """A card sealed on a device arrives: opened in memory, filed by the ordinary verb; returns the report's id.

    Its id is its receipt, sealed inside: however often it comes, it is one report. Raises Refused shift_over,
    card_shut (it does not open, or is no card), or nobody_left.
    """
    person, partition = on_shift(token)
    try:
        found = json.loads(sealing.open_transport(month, box))
        at, receipt, card = found["at"], sealing.receipt.tidy(found["id"]), rules.read(found)
    except (sealing.Damaged, ValueError, KeyError, TypeError, RecursionError):
        raise Refused("card_shut") from None
    if at != partition:
        raise Refused("shift_over", 403)
    if receipt is None:
        raise Refused("card_shut")
    return _file(partition, person, card, rules.typed_at(found.get("typed"), clock.now()), receipt)


def _file(partition: str, person: str, card: Card, typed: datetime, receipt: str) -> str:
    there = reports.known(receipt)
    if there is not None:
        return there
    if not card.story:
        raise Refused("story_missing")
    scope = access.reporter(partition)
    aside = reports.MANY if pace.hurried(person, clock.now()) else ""
    return reports.receive(scope, _answers(scope, person, card, typed), receipt, aside=aside)


def _answers(scope, person: str, card: Card, typed: datetime) -> reports.Answers:
    zone = communities.community(scope).zone
    event = next((one for one in communities.events(scope) if one.id == card.event), None)
    told = rules.told_at(card.told, zone, typed)
    times = {"told": _minute(told), "typed": _minute(typed.astimezone(ZoneInfo(zone)))}
    codes = {name: getattr(card, name) for name in ("safe", "affected", "witnesses", "source", "place", "confirmed")}
    taken = codes | times | {"by": accounts.names([person]).get(person, "")}
    words = {name: getattr(card, name) for name in ("story", "who", "where", "when", "contact", "wishes", "ongoing")}
    return reports.Answers(
        **words,
        exclude=card.exclude,
        door=card.door,
        language=card.language,
        event_id=event.id if event else None,
        event=event.name if event else "",
        kind="incident",
        consent=("investigate",) if card.agrees else (),
        taken=tuple(taken.items()),
        boxless=card.confirmed != RECEIPT,
    )


def _minute(moment: datetime) -> str:
    return moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")
