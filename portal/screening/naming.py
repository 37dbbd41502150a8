"""Who was named in an answer, for key holders before the open vault: to tell more, where needed, on a way of its own.

An answer never carries more than one word a row. Whatever an event has to know beyond it is a disclosure, written by
one key holder and signed by another; it knows to which list it belongs, and the answer stays as it was.
"""

import json
from dataclasses import dataclass

from .. import clock, register
from ..access import require
from ..errors import NotFound
from . import rules
from .models import ScreeningCheck, ScreeningTold
from .places import at_checks
from .sending import about


@dataclass(frozen=True)
class Named:
    """Somebody an open answer told about: their code, the answer, and what the event did."""

    person_id: str
    code_name: str
    code: str
    did: str


def named(actor, check_id: str) -> list[Named]:
    """Those an answer named whom this key holder may meet; NotFound before its hour."""
    require(actor, "register.people")
    check = at_checks(actor).get(ScreeningCheck, check_id)
    if check is None or check.state != rules.ANSWERED or check.answer_at > clock.now():
        raise NotFound
    scope, seen = register.at_register(actor), register.sight_of(actor)
    rows = scope.all(scope.select(ScreeningTold).where(ScreeningTold.check_id == check_id).order_by(ScreeningTold.at))
    asked = [(one.record_id, about(one.id, "told")) for one in rows]
    opened = register.told_to_holders(actor, "tellings_read", asked, check_id)
    told = [(one.what, json.loads(opened.get(one.record_id, "{}"))) for one in rows]
    did = {one["row"]: one["what"] for what, one in told if what == "outcome" and one}
    hits = {int(number): one for what, part in told if what == "answer" for number, one in part.items()}
    codes = register.codes(seen, {one for hit in hits.values() for one in hit["ids"]})
    found = []
    for number, hit in sorted(hits.items()):
        met = [one for one in hit["ids"] if one in codes]
        for code_name in sorted({codes[one] for one in met}):
            person = next(one for one in met if codes[one] == code_name)
            found.append(Named(person, code_name, hit["code"], did.get(number, "")))
    return found
