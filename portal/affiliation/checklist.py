"""The five requirements, looked for on what a community has published. A person decides; this shows what there is."""

from collections.abc import Callable
from dataclasses import dataclass

from .. import access, audit, communities, policies
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import grounds
from .models import AffiliationPointer

CODE, CONTACT, DOORS, GROUNDS, REPORTS = ITEMS = ("code", "contact", "doors", "grounds", "reports")
"""Its own code; somebody by name; reports that reach two people; when a report goes up; numbers told to everybody."""

WORDS = 300
_tellers: list[Callable] = []


@dataclass(frozen=True)
class Check:
    """One requirement: what shows that it is met, what of it is missing (codes), and where else it is said to stand.

    `unread`: the code is in a language whose sentences are not recognised; somebody has to read it.
    """

    item: str
    evidence: tuple[str, ...]
    missing: tuple[str, ...]
    url: str = ""
    words: str = ""
    unread: bool = False

    @property
    def seen(self) -> bool:
        """Whether the portal found all of it itself."""
        return not self.missing

    @property
    def settled(self) -> bool:
        """Found here, or said to stand elsewhere."""
        return self.seen or bool(self.url)


def tells_numbers(teller: Callable) -> Callable:
    """Let a room above say that numbers were told: `teller(place)` gives the words that show it, or ""."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def _numbers(place: str, told: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers that are told are worth more than the promise to tell them."""
    shown = tuple(filter(None, (teller(place) for teller in _tellers)))
    return (shown, ()) if shown else _said(told, (grounds.REPORTS,))


def checks(place: str) -> list[Check]:
    """The five, as the published pages of a community show them now. Reads nothing that is not public."""
    scope = access.letterbox(place)
    version = policies.current(scope)
    text = policies.written(scope, version) if version else ""
    told = grounds.look(text, version.language) if version else {}
    strange = bool(version) and not grounds.knows(version.language)
    elsewhere = {row.item: row for row in scope.all(scope.select(AffiliationPointer))}
    found = {
        CODE: ((version.title,), ()) if version else ((), ("code",)),
        CONTACT: _contact(scope),
        DOORS: _doors(place),
        GROUNDS: _said(told, grounds.GROUNDS),
        REPORTS: _numbers(place, told),
    }
    made = []
    for item, (evidence, missing) in found.items():
        row = elsewhere.get(item)
        unread = strange and bool(missing) and item in (GROUNDS, REPORTS)
        where = (row.url, row.words) if row else ("", "")
        made.append(Check(item, tuple(evidence), tuple(missing), *where, unread))
    return made


def _contact(scope) -> tuple[tuple[str, ...], tuple[str, ...]]:
    people = [one for one in communities.contacts(scope) if one.kind == communities.PERSON and _reached(one)]
    return tuple(one.name for one in people), () if people else ("contact",)


def _reached(one) -> bool:
    return communities.reachable(one)


def _doors(place: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A report reaches more than one person. How many is on the public form, so it is no secret."""
    number = len(access.openers(place))
    return (str(number),) if number > 1 else (), () if number > 1 else ("doors",)


def _said(told: dict[str, str], wanted) -> tuple[tuple[str, ...], tuple[str, ...]]:
    shown = tuple(dict.fromkeys(told[sign] for sign in wanted if sign in told))
    return shown, tuple(sign for sign in wanted if sign not in told)


def point_to(actor, item: str, url: str, words: str = "") -> None:
    """Say where a requirement is met outside of the portal; an empty address takes it back. Raises Refused url_odd."""
    require(actor, "affiliation.ask")
    if item not in ITEMS:
        raise NotFound
    url, words = url.strip(), " ".join(words.split())[:WORDS]
    if url and not (communities.url_ok(url) and len(url) <= 500):
        raise Refused("url_odd")
    row = actor.first(actor.select(AffiliationPointer).where(AffiliationPointer.item == item))
    if not url and row is None:
        return
    row = row or actor.add(AffiliationPointer(id=new_id(), item=item, url=url, words=words))
    if url:
        row.url, row.words = url, words
    else:
        actor.remove(row)
    db.session.flush()
    audit.record(actor, "affiliation.pointed", row.id)
