"""Which code holds where a host or a partner has its own, and where each kind of report goes (policy P1 15)."""

from .. import audit, communities
from ..access import require
from ..db import Scope, db, new_id
from ..errors import Refused
from .models import Precedence

OURS, STRICTER, THEIRS = "ours", "stricter", "theirs"
PREVAILS = (STRICTER, OURS, THEIRS)
_LENGTHS = {"other": 200, "at_ours": 300, "at_theirs": 300, "about_team": 300}


def of(scope: Scope) -> Precedence | None:
    """What the community says about it, if anything."""
    return scope.first(scope.select(Precedence))


def keep(actor, *, prevails: str, url: str = "", **words: str) -> Precedence:
    """Say it, or say it anew. Raises Refused prevails_odd, url_odd or words_long with `field`."""
    require(actor, "policy.edit")
    if prevails not in PREVAILS:
        raise Refused("prevails_odd")
    url = url.strip()
    if url and not (communities.url_ok(url) and len(url) <= 500):
        raise Refused("url_odd")
    told = {name: " ".join(words.get(name, "").split()) for name in _LENGTHS}
    if long := next((name for name, most in _LENGTHS.items() if len(told[name]) > most), None):
        raise Refused("words_long", field=long, most=_LENGTHS[long])
    row = of(actor) or actor.add(Precedence(id=new_id(), prevails=prevails, url=url, **told))
    row.prevails, row.url = prevails, url
    for name, value in told.items():
        setattr(row, name, value)
    db.session.flush()
    communities.touch(actor)
    audit.record(actor, "policies.precedence_kept", row.id)
    return row


def drop(actor) -> None:
    """Say nothing about it any more."""
    require(actor, "policy.edit")
    row = of(actor)
    if row is None:
        return
    actor.remove(row)
    db.session.flush()
    communities.touch(actor)
    audit.record(actor, "policies.precedence_dropped", row.id)
