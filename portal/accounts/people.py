"""Who has an account: names, addresses, state. What they may do is no business of this room."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from .. import audit, clock, sealing
from ..db import Scope, db, new_id
from ..errors import NotFound, Refused
from .models import ACTIVE, DISABLED, Link, Person
from .rules import tidy_address, tidy_name

_INDEX = "account address"
_BOX = "account.address"
GONE = "Account deleted"


@dataclass(frozen=True)
class Oneself(Scope):
    """Somebody acting on their own account: the actor of this room's audit lines."""

    role: str = "person"


def oneself(person_id: str) -> Oneself:
    """The person as the actor of what they do to their own account."""
    return Oneself("site", person_id)


def person(person_id: str | None) -> Person | None:
    """The person with this id, disabled ones included, or None."""
    return db.session.scalars(select(Person).where(Person.id == person_id)).first() if person_id else None


def need(person_id: str) -> Person:
    """The person with this id; NotFound when there is none or the account is disabled."""
    found = person(person_id)
    if found is None or not found.is_active:
        raise NotFound
    return found


def names(person_ids) -> dict[str, str]:
    """The names of several people: {id: name}."""
    wanted = set(person_ids)
    if not wanted:
        return {}
    return {row.id: row.name for row in db.session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))}


def seen_days(person_ids) -> dict[str, object]:
    """The days on which these people last signed in, or got their accounts."""
    wanted = select(Person.id, Person.seen_day, Person.created_day).where(Person.id.in_(set(person_ids)))
    return {row.id: row.seen_day or row.created_day for row in db.session.execute(wanted)}


def by_address(address: str) -> Person | None:
    """The person with this address, or None; found under every server key in use."""
    tokens = sealing.tags(_INDEX, tidy_address(address))
    return db.session.scalars(select(Person).where(Person.email_index.in_(tokens))).first()


def address_of(row: Person) -> str:
    """A person's own address, as they wrote it."""
    return sealing.envelope_open(row.email_box, f"{_BOX}:{row.id}").decode()


def address(person_id: str) -> str | None:
    """Where mail for a person goes, or None when they are gone or disabled."""
    found = person(person_id)
    return address_of(found) if found is not None and found.is_active else None


def addresses(person_ids) -> dict[str, str]:
    """Where mail for several people goes: {id: address}; who is gone or disabled is left out."""
    rows = db.session.scalars(select(Person).where(Person.id.in_(list(person_ids))))
    return {row.id: address_of(row) for row in rows if row.is_active}


def index_of(address: str) -> str:
    """The token under which failures for an address are counted, whether or not anybody has it."""
    return sealing.tag(_INDEX, tidy_address(address))


def add(address: str, name: str) -> Person:
    """A new account, still without a key. Raises Refused("address_taken")."""
    if by_address(address) is not None:
        raise Refused("address_taken")
    row = Person(id=new_id(), name=_named(name), state=ACTIVE, created_day=clock.today())
    _put_address(row, address)
    db.session.add(row)
    db.session.flush()
    return row


def _put_address(row: Person, address: str) -> None:
    row.email_index = index_of(address)
    row.email_box = sealing.envelope_close(address.strip().encode(), f"{_BOX}:{row.id}")


def _named(name: str) -> str:
    tidied = tidy_name(name)
    if not tidied:
        raise Refused("name_empty")
    return tidied


def change_name(person_id: str, name: str) -> None:
    """What colleagues see. Raises Refused("name_empty")."""
    need(person_id).name = _named(name)
    audit.record(oneself(person_id), "accounts.renamed", person_id)
    db.session.flush()


def move(person_id: str, address: str) -> str:
    """Give a person a new, proven address; says the old one. Raises Refused("address_taken")."""
    row = need(person_id)
    holder = by_address(address)
    if holder is not None and holder.id != person_id:
        raise Refused("address_taken")
    old = address_of(row)
    _put_address(row, address)
    db.session.flush()
    audit.record(oneself(person_id), "accounts.moved", person_id)
    return old


def disable(actor, person_id: str) -> None:
    """The account stops working with its next request; nothing else is lost. Who may, the caller has asked."""
    row = person(person_id)
    if row is None:
        raise NotFound
    row.state = DISABLED
    sealing.end_sessions(person_id)
    audit.record(actor, "accounts.disabled", person_id)
    db.session.flush()


def enable(actor, person_id: str) -> None:
    """Let a disabled account work again."""
    row = person(person_id)
    if row is None:
        raise NotFound
    row.state = ACTIVE
    audit.record(actor, "accounts.enabled", person_id)
    db.session.flush()


def everybody() -> set[str]:
    """The ids of all accounts, whether they have a role anywhere at present or not."""
    return set(db.session.scalars(select(Person.id)))


def suspended() -> int:
    """How many accounts do not work at present; those that are gone for good are not among them."""
    counted = select(func.count()).select_from(Person).where(Person.state == DISABLED, Person.name != GONE)
    return db.session.scalar(counted)


def erase(person_id: str) -> None:
    """An account goes for good: no address, no key, no second factor. What its person signed keeps a word for them."""
    row = need(person_id)
    row.name, row.state, row.totp_box, row.totp_last_step, row.seen_day = GONE, DISABLED, None, None, None
    _put_address(row, f"{new_id()}@gone.invalid")
    db.session.execute(delete(Link).where(Link.person_id == person_id))
    sealing.end_sessions(person_id)
    sealing.drop_person(person_id)
    audit.record(oneself(person_id), "accounts.erased", person_id)
    db.session.flush()


def readdress() -> int:
    """After a new server key: put every address under the newest one. Says how many."""
    rows = list(db.session.scalars(select(Person)))
    for row in rows:
        row.email_index = index_of(address_of(row))
        row.email_box = sealing.envelope_again(row.email_box, f"{_BOX}:{row.id}")
        if row.totp_box is not None:
            row.totp_box = sealing.envelope_again(row.totp_box, f"account.totp:{row.id}")
    db.session.flush()
    return len(rows)
