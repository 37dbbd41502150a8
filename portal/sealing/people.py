"""Person keys and their wraps. One Argon2id for signing in and unlocking, also for people who do not exist."""

from dataclasses import dataclass, field
from secrets import token_bytes

from sqlalchemy import delete, select

from ..db import db
from ..errors import NotFound, Refused
from .codes import grouped, new_code, tidy_code
from .holders import PERSON, Holder
from .keyring import CEILING, Cost, newest_pepper, peppered, ring, server_mac, server_said
from .models import PersonKey, PersonWrap
from .primitives import (
    Damaged,
    close,
    close_for,
    digest,
    kdf,
    key_pair,
    open_box,
    open_with,
    public_of,
    same,
    stretch,
)

PASSWORD, RECOVERY, SELF = "password", "recovery", "self"
CODE_LENGTH = 26
_NOBODY = "nobody"
_SALT = 16


@dataclass(frozen=True)
class Ready:
    """A new password, already stretched: made outside the write transaction, used inside it."""

    salt: bytes
    cost: Cost
    stretched: bytes = field(repr=False)


def ready_password(password: str) -> Ready:
    """Do the slow part of setting a password ahead, so that no write lock waits for it."""
    salt, cost = token_bytes(_SALT), ring().cost
    return Ready(salt, cost, stretch(password, salt, cost.passes, cost.memory))


def new_person(person_id: str, password: str | Ready) -> str:
    """Make a person's key pair; returns the recovery code, to be shown once."""
    if _key_row(person_id) is not None:
        raise Refused("person_has_a_key", 409)
    return _make(PersonKey(person_id=person_id, version=0, public=b"", mac=b""), password)


def replace_person(person_id: str, password: str | Ready) -> str:
    """After a reset: a new key pair, old wraps gone. Grants under the old key wait for a colleague."""
    row = _key_row(person_id)
    if row is None:
        raise NotFound
    db.session.execute(delete(PersonWrap).where(PersonWrap.person_id == person_id))
    return _make(row, password)


def _make(row: PersonKey, password: str | Ready) -> str:
    row.public, key = key_pair()
    row.version += 1
    row.mac = server_mac("person", row.person_id, row.version, row.public)
    db.session.add(row)
    db.session.flush()
    change_password(row.person_id, key, password)
    return renew_recovery(row.person_id, key)


def drop_person(person_id: str) -> None:
    """Forget a person's key: nothing sealed for them opens again."""
    db.session.execute(delete(PersonWrap).where(PersonWrap.person_id == person_id))
    db.session.execute(delete(PersonKey).where(PersonKey.person_id == person_id))


def change_password(person_id: str, key: bytes, password: str | Ready) -> None:
    """Wrap the person's key under a new password. Ending other sessions is the caller's part."""
    ready = password if isinstance(password, Ready) else ready_password(password)
    _wrap_password(_own_row(person_id, key), key, ready)


def renew_recovery(person_id: str, key: bytes) -> str:
    """A new recovery code; the old one stops working."""
    row = _own_row(person_id, key)
    code = new_code(CODE_LENGTH)
    _put(row, RECOVERY, _code_kek(code), key)
    _put(row, SELF, kdf(key, "recovery code"), code.encode())
    return grouped(code)


def show_recovery(person_id: str, key: bytes) -> str:
    """The recovery code again, for somebody who is in."""
    row, wrap = _own_row(person_id, key), _wrap_row(person_id, SELF)
    if wrap is None:
        raise NotFound
    return grouped(open_box(kdf(key, "recovery code"), wrap.box, *_place(row, wrap)).decode())


def unlock(person_id: str | None, password: str, *, upgrade: bool = True) -> bytes | None:
    """The person's private key, or None. Takes one Argon2id whoever is asked for.

    Slow: call it inside `db.reading()` with `upgrade=False`, then `keep_up` in the writing part; or as
    it stands where no write lock matters. A row cheaper than the floor in code opens nothing.
    """
    row, wrap = _key_row(person_id or _NOBODY), _wrap_row(person_id or _NOBODY, PASSWORD)
    usable = row is not None and wrap is not None and _acceptable(wrap)
    cost = Cost(wrap.passes, wrap.memory) if usable else ring().cost
    salt = wrap.salt if usable else bytes(_SALT)
    stretched = stretch(password, salt, cost.passes, cost.memory)
    key = _opened(row, wrap, stretched) if usable else None
    if key is not None and upgrade:
        keep_up(person_id, key, password, stretched=stretched)
    return key


def keep_up(person_id: str, key: bytes, password: str, *, stretched: bytes | None = None) -> bool:
    """Re-wrap a password whose Argon2id parameters or pepper are no longer the newest. Says whether it did."""
    row, wrap = _own_row(person_id, key), _wrap_row(person_id, PASSWORD)
    cost = Cost(wrap.passes, wrap.memory)
    if cost == ring().cost and wrap.pepper == newest_pepper():
        return False
    reuse = stretched if cost == ring().cost else None
    _wrap_password(row, key, Ready(wrap.salt, cost, reuse) if reuse else ready_password(password))
    return True


def unlock_with_recovery(person_id: str | None, code: str) -> bytes | None:
    """The person's private key by the recovery code, or None. No pepper takes part."""
    tidied = tidy_code(code, CODE_LENGTH)
    row, wrap = _key_row(person_id or _NOBODY), _wrap_row(person_id or _NOBODY, RECOVERY)
    if tidied is None or row is None or wrap is None:
        return None
    return _checked(row, wrap, _code_kek(tidied))


def holder_of(person_id: str) -> Holder | None:
    """A person as a holder of keys, or None when there is no key the server vouched for."""
    return next(iter(holders_of([person_id])), None)


def holders_of(person_ids) -> list[Holder]:
    """Several people as holders, in the order asked; those without a vouched key are left out."""
    wanted = list(dict.fromkeys(person_ids))
    query = select(PersonKey).where(PersonKey.person_id.in_(wanted)).execution_options(populate_existing=True)
    found = {row.person_id: row for row in db.session.scalars(query) if _vouched(row)}
    return [Holder(PERSON, person_id, found[person_id].public) for person_id in wanted if person_id in found]


def seal_for(person_id: str, plain: bytes, purpose: str) -> bytes:
    """A box only this person opens: work kept for after signing in (settled 19)."""
    holder = holder_of(person_id)
    if holder is None:
        raise NotFound
    return close_for(holder.public, plain, "mine", person_id, purpose)


def open_mine(person_id: str, key: bytes, box: bytes, purpose: str) -> bytes:
    """What `seal_for` put away."""
    return open_with(public_of(key), key, box, "mine", person_id, purpose)


def vouch_for_people_again() -> int:
    """After a new server key: put the newest key's word on every person key an older one vouched for."""
    rows = [row for row in db.session.scalars(select(PersonKey)) if _vouched(row)]
    for row in rows:
        row.mac = server_mac("person", row.person_id, row.version, row.public)
    return len(rows)


def _key_row(person_id: str) -> PersonKey | None:
    query = select(PersonKey).where(PersonKey.person_id == person_id)
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def _wrap_row(person_id: str, kind: str) -> PersonWrap | None:
    query = select(PersonWrap).where(PersonWrap.person_id == person_id, PersonWrap.kind == kind)
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def _own_row(person_id: str, key: bytes) -> PersonKey:
    row = _key_row(person_id)
    if row is None or not same(row.public, public_of(key)):
        raise NotFound
    return row


def _vouched(row: PersonKey) -> bool:
    return server_said(row.mac, "person", row.person_id, row.version, row.public)


def _acceptable(wrap: PersonWrap) -> bool:
    cost = Cost(wrap.passes, wrap.memory)
    return cost.covers(ring().floor) and CEILING.covers(cost) and len(wrap.salt) == _SALT


def _place(row: PersonKey, wrap: PersonWrap) -> tuple:
    return ("wrap", row.person_id, wrap.kind, row.version, wrap.passes, wrap.memory, wrap.pepper, wrap.salt)


def _opened(row: PersonKey, wrap: PersonWrap, stretched: bytes) -> bytes | None:
    try:
        kek = kdf(peppered(stretched, wrap.pepper), "kek")
    except Damaged:
        return None
    return _checked(row, wrap, kek)


def _checked(row: PersonKey, wrap: PersonWrap, kek: bytes) -> bytes | None:
    try:
        key = open_box(kek, wrap.box, *_place(row, wrap))
    except Damaged:
        return None
    return key if same(public_of(key), row.public) and _vouched(row) else None


def _code_kek(code: str) -> bytes:
    return kdf(digest("recovery", code), "kek")


def _wrap_password(row: PersonKey, key: bytes, ready: Ready) -> None:
    facts = {"salt": ready.salt, "passes": ready.cost.passes, "memory": ready.cost.memory, "pepper": newest_pepper()}
    _put(row, PASSWORD, kdf(peppered(ready.stretched, facts["pepper"]), "kek"), key, **facts)


def _put(row: PersonKey, kind: str, kek: bytes, plain: bytes, **facts) -> None:
    wrap = _wrap_row(row.person_id, kind) or PersonWrap(person_id=row.person_id, kind=kind)
    wrap.salt, wrap.passes = facts.get("salt", b""), facts.get("passes", 0)
    wrap.memory, wrap.pepper = facts.get("memory", 0), facts.get("pepper", "")
    wrap.key_version = row.version
    wrap.box = close(kek, plain, *_place(row, wrap))
    db.session.add(wrap)
    db.session.flush()
