"""What a letter or a measure asks of the reader of a case's page, in place of the case's own next act."""

from .. import cases
from . import composing, labels, turns
from .models import DRAFT, LETTER, SENT

_NOBODY = ("general_reminder", "content_changed", "referred", "support_offered", "process_changed", "other")
"""Measures that need nobody to be named."""
_THINGS = {turns.SIGN: "letters.letter", turns.SEND: "letters.letter", turns.BACK: "letters.term"}


@cases.shows("next", "letters/_next.html", rank=cases.SOON)
def what_waits_here(actor, place, view) -> dict | None:
    """A letter to read or to send, or somebody who asks to come back: one of them, with the way to it."""
    row = cases.searchable(actor).get(view.id)
    for one in turns.waiting(actor, {view.id: row}) if row else ():
        if one.kind in _THINGS:
            name = "term_id" if one.kind == turns.BACK else "letter_id"
            url = place.url(_THINGS[one.kind], case_id=view.id, **{name: one.thing_id})
            return {"said": labels.NEXT[one.kind], "url": url}
    return None


@cases.shows("next", "letters/_next.html")
def tell_the_person(actor, place, view) -> dict | None:
    """It is decided, and the person it is about has got no letter yet: that comes before anything else is done."""
    about = {party.id for party in view.parties if party.role == "reported" and party.kind != "unknown"}
    if place.central or view.waiting or view.state != "decided" or _nothing_follows(actor, view.id):
        return None
    other = {"else": place.url("enact", case_id=view.id)}
    if not about:
        named = any(party.role == "reported" for party in view.parties)
        if named or _nothing_follows(actor, view.id, _NOBODY):
            return None
        return {"said": labels.NEXT["name"], "url": place.url("party", case_id=view.id)} | other
    since = max(step.at for step in view.steps if step.code == "decided")
    rows = [row for row in composing.listing(actor, view.id) if row.party_id in about and row.kind == LETTER]
    rows = [row for row in rows if row.state != SENT or row.at >= since]
    drafts = [row for row in rows if row.state == DRAFT and row.writer == actor.person]
    if drafts:
        url = place.url("letters.letter", case_id=view.id, letter_id=drafts[0].id)
        return {"said": labels.NEXT["go_on"], "url": url} | other
    write = {"said": labels.NEXT["write"], "url": place.url("letters.letters", case_id=view.id)}
    return None if rows else write | other


def _nothing_follows(actor, case_id: str, kinds=("nothing",)) -> bool:
    found = cases.decision(actor, case_id)
    return found is None or found.words.get("measure") in kinds


@cases.shows("do", "letters/_impose.html")
def way_to_impose(actor, place, view) -> dict | None:
    """The way to a measure that is more than a line."""
    if not cases.may_follow(view.kind, view.state, "measure"):
        return None
    return {"url": place.url("letters.impose", case_id=view.id)}
