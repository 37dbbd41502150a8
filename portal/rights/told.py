"""What of an answer leaves, and what keeps it from leaving."""

import re
from datetime import date

from .. import clock, letters
from ..errors import Refused
from . import asking, found, rules

_COUNTS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|several|both|many|some|a few|multiple|\d+)\s+(?:\w+\s+)?"
    r"(?:reports?|reporters?|people|persons?|witnesses|women|men|attendees|messages|complaints?)\b"
    r"|\b(?:reporters?|witness(?:es)?|whoever reported|who reported)\b",
    re.IGNORECASE,
)


def check(said) -> None:
    """Refuse what can't be kept as an answer. Raises Refused with a code of labels."""
    if said.outcome not in rules.OUTCOMES or not set(said.refused) <= set(rules.PARTS):
        raise Refused("unknown_code")
    if said.outcome == rules.TOLD and not (said.reply.strip() or any(text.strip() for text in said.items.values())):
        raise Refused("answer_empty")
    if said.outcome == rules.NOTHING and (said.items or said.reply.strip() or said.refused):
        raise Refused("nothing_says_nothing")
    if said.refused and len(said.why.strip()) < rules.LEAST_WHY:
        raise Refused("why_empty")
    if any(len(text) > rules.LONGEST for text in (said.reply, said.why, said.delay_why, *said.items.values())):
        raise Refused("text_long", longest=rules.LONGEST)
    if said.delay:
        _check_delay(said)


def _check_delay(said) -> None:
    if said.delay not in rules.DELAYS:
        raise Refused("unknown_code")
    if len(said.delay_why.strip()) < rules.LEAST_WHY:
        raise Refused("delay_why_empty")
    try:
        until = date.fromisoformat(said.until)
    except ValueError:
        raise Refused("until_empty") from None
    if not rules.may_wait(until, clock.today()):
        raise Refused("until_odd")


def faults(actor, said, held) -> list:
    """Whatever in an answer could tell who reported, or how many did: none of it may leave."""
    made, materials = [], {one.key: found.material(actor, one) for one in held}
    for key, text in said.items.items():
        against = [materials[key]] if key in materials else []
        made += _in(text, against)
    made += _in(said.reply, materials.values())
    return list({one.key: one for one in made}.values())


def _in(text: str, materials):
    for material in materials:
        yield from letters.tells({"text": text}, material)
    yield from (letters.Finding("count", "text", match[0]) for match in _COUNTS.finditer(text))


def sheet(actor, said, held, kinds, today: date) -> dict:
    """What lies in the box. Nothing held and nothing told yet are one sheet, to the byte."""
    made = {"outcome": said.outcome, "again": rules.again_from(today).isoformat(), "kinds": list(kinds)}
    if said.outcome == rules.NOTHING:
        return made
    chosen = [one for one in held if said.items.get(one.key, "").strip()]
    made["items"] = sorted(said.items[one.key].strip() for one in chosen)
    made["letters"] = [each for one in chosen for each in found.letters_to(actor, one)]
    made["own"] = [each for one in chosen for each in found.own_words(actor, one)]
    made["passed_on"] = any(one.passed_on for one in chosen)
    return made | {"reply": said.reply.strip(), "refused": list(said.refused)}


def remark(actor, row, text: str) -> None:
    """Why it goes back to its writer."""
    asking.note(actor, row, "remark", text, actor.person)
