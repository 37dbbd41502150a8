"""List checks: NorthConf has an agreement, and one list of invented people was answered; a second one waits."""

from datetime import timedelta

from .. import access, audit, clock, communities, register, screening
from ..access import Actor
from ..db import writing

_GIVEN = ("Asta", "Birk", "Cem", "Dilara", "Edda", "Farid", "Grete", "Hjalmar", "Ines", "Jarl", "Kaori", "Leif")
_FAMILY = ("Aspelund", "Brekke", "Castellan", "Dorn", "Ekeberg", "Farsund")
_BALANCE = (
    "Some people were told to stay away because they had threatened others here. We can only keep them away if we know "
    "that they have a ticket. We look once, under seal, and two people decide about each row; everything else is wiped."
)


def two_lists(actors: dict[str, Actor]) -> None:
    """Sign, send, compare, look, answer: as the pages do it, some days ago."""
    omar, hana, kim = actors["omar"], _as(actors["hana"]), _as(actors["kim"])
    with clock.shifted(-timedelta(days=5)):
        _agree(actors)
        _confirm(hana, kim)
        check = _send(omar, _people(0, "Wren Tallis", "wren@tallis.example", "@wrentallis"))
        screening.by_hand(hana, check)
        _answer(check, actors["gil"], actors["jun"])
    with writing():
        screening.open_answers(clock.now())
        audit.settle()
    _send(omar, _people(40, "Wren Talis", "tickets@elsewhere.example", ""))


def _as(actor: Actor) -> Actor:
    return Actor(actor.partition, actor.holder, actor.key, role="keyholder")


def _agree(actors: dict[str, Actor]) -> None:
    terms = screening.Terms(
        country="NO",
        body="NorthConf association, Tromsø",
        mail="privacy@northconf.example",
        notice_url="https://northconf.example/tickets",
        balance=_BALANCE,
        assessed=clock.today(),
    )
    with writing():
        made = screening.write(actors["cleo"], terms)
        screening.sign(actors["gil"], made, "Meadow Lane Foundation")
        audit.settle()


def _confirm(hana: Actor, kim: Actor) -> None:
    """Two key holders stand behind what the committee decided, from the day it was reported."""
    until, since = clock.today() + timedelta(days=400), clock.today() - timedelta(days=20)
    told = "Sent threatening messages at an event. Keep away from volunteers."
    wanted = register.Wanted("flagged", "Decided in the case.", since, until, flag="safety", summary=told)
    with writing():
        register.open_people(kim, "A standing waits for a second word")
        register.open_people(hana, "NorthConf has sent a list")
        [wren] = register.find(hana, "Wren Tallis")
        register.propose_standing(hana, wren.id, wanted)
        for _person, change in register.waiting_changes(kim):
            register.confirm_standing(kim, change.id)
        register.close_people(kim)
        audit.settle()


def _people(start: int, *special: str) -> tuple[screening.Row, ...]:
    names = [f"{_GIVEN[at % 12]} {_FAMILY[(at + start) % 6]}" for at in range(24)]
    rows = [screening.Row(at, name, f"guest{start + at}@lake.example", "") for at, name in enumerate(names, 1)]
    rows[11] = screening.Row(12, *special)
    return tuple(rows)


def _send(omar: Actor, rows) -> str:
    with writing():
        event = communities.events(access.letterbox(omar.partition))[0]
        made = screening.bring(omar, event.id, rows, "attendees", noticed=True)
        screening.send(omar, made.id)
        audit.settle()
    return made.id


def _answer(check: str, *two: Actor) -> None:
    with writing():
        for one in two:
            for pair in screening.look(one, check).pairs:
                screening.say(one, check, pair.id, "same" if pair.row["number"] == 12 else "other")
        for one in two:
            screening.stand_behind(one, check)
        audit.settle()
