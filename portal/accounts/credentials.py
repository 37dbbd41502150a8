"""Invitations, passwords, and the two ways back in: by recovery code (keeps the key) and by mail (a new, empty one)."""

from dataclasses import dataclass, field

from .. import audit, sealing
from ..db import reading
from ..errors import NotFound, Refused
from . import brake, links
from .people import add, address_of, by_address, index_of, move, need, oneself
from .rules import check_password
from .signing import confirm
from .totp import check_totp, remove_totp

RESETS_AN_HOUR = 3
_asked = brake.Brake(free=RESETS_AN_HOUR)


@dataclass(frozen=True)
class Invitation:
    """What an invitation offers. `person_id` is set when the address has an account already."""

    address: str
    name: str
    partition: str
    role: str
    facts: dict
    person_id: str | None


@dataclass(frozen=True)
class Opened:
    """Somebody just came in: who, with which key, and the recovery code to be shown once."""

    person_id: str
    key: bytes | None = field(repr=False)
    recovery: str | None = field(default=None, repr=False)


def invite(actor, address: str, *, name: str = "", partition: str = "", role: str = "", **facts) -> str:
    """A one-use link that lets somebody in; returns its path. Who may invite, the caller has asked.

    The room that invites gives the place and the role; entry joins them when the link is used. Further facts
    (`place`: the name people know, `founds`: "committee", `then`: the path to go on to) are handed back.
    """
    told = {"address": address.strip(), "name": name, "partition": partition, "role": role, **facts}
    token = links.issue("invitation", told)
    audit.record(actor, "accounts.invited", partition if partition != "committee" else "")
    return f"/invitation/{token}"


def invitation(token: str) -> Invitation:
    """What a link offers, without using it; NotFound when it is used or too old."""
    facts = dict(links.look("invitation", token).facts)
    address = facts.pop("address")
    found = by_address(address)
    place = {key: facts.pop(key) for key in ("name", "partition", "role")}
    return Invitation(address, **place, facts=facts, person_id=found.id if found is not None else None)


def redeem(token: str, *, name: str, password: str, places=()) -> tuple[Invitation, Opened]:
    """Use an invitation up: a new account with its own key. The caller joins the person to the place.

    Like every verb here that sets a password it lets go of the write lock while Argon2id runs, so nothing
    may be pending: call it first in a unit of work.
    """
    with reading():
        offer = invitation(token)
        if offer.person_id is not None:
            raise Refused("address_taken")
        check_password(password, address=offer.address, places=(*places, offer.facts.get("place", "")))
        ready = sealing.ready_password(password)
    links.use(links.look("invitation", token))
    row = add(offer.address, name)
    code = sealing.new_person(row.id, ready)
    audit.record(oneself(row.id), "accounts.joined", row.id)
    return offer, Opened(row.id, sealing.unlock_with_recovery(row.id, code), code)


def enroll(address: str, *, name: str, password: str) -> Opened:
    """A new account without a link, inside the running transaction: for the demo world and for tests."""
    row = add(address, name)
    code = sealing.new_person(row.id, password)
    return Opened(row.id, sealing.unlock_with_recovery(row.id, code), code)


def accept(token: str, person_id: str) -> Invitation:
    """Use an invitation up for somebody who has an account with that address already."""
    offer = invitation(token)
    if offer.person_id is None or offer.person_id != person_id:
        raise NotFound
    links.use(links.look("invitation", token))
    audit.record(oneself(person_id), "accounts.accepted", person_id)
    return offer


def change_password(person_id: str, old: str, new: str, *, bucket: str = "", places=()) -> None:
    """A new password for the same key. Raises Refused; ending the other sessions is the caller's part."""
    key = confirm(person_id, old, bucket=bucket)
    with reading():
        row = need(person_id)
        check_password(new, second_factor=row.has_totp, address=address_of(row), places=places)
        ready = sealing.ready_password(new)
    sealing.change_password(person_id, key, ready)
    audit.record(oneself(person_id), "accounts.password_changed", person_id)


def ask_reset(email: str) -> tuple[str, str] | None:
    """A reset link as (address, path), or None for nobody, or too often. An unknown address costs the same."""
    tries = ("reset", index_of(email))
    found = by_address(email)
    often = _asked.failures(tries) >= RESETS_AN_HOUR
    _asked.failed(tries)
    able = found is not None and found.is_active and not often
    token = links.issue("reset", {}, person_id=found.id if able else None)
    return (address_of(found), f"/reset/{token}") if able else None


def reset_person(token: str) -> str:
    """Whose password a link resets; NotFound when it is used or too old, or made for nobody."""
    person_id = links.look("reset", token).person_id
    if person_id is None:
        raise NotFound
    return need(person_id).id


def reset_by_mail(token: str, password: str, *, code: str = "", places=()) -> Opened:
    """A new password *and a new key*: the account works and holds nothing until a colleague vouches.

    A second factor is asked all the same (R20). Raises Refused; all sessions end.
    """
    with reading():
        row = need(reset_person(token))
        check_password(password, second_factor=row.has_totp, address=address_of(row), places=places)
        ready = sealing.ready_password(password)
    person_id = reset_person(token)
    if need(person_id).has_totp:
        check_totp(person_id, code)
    links.use(links.look("reset", token))
    links.withdraw(person_id, "reset")
    recovery = sealing.replace_person(person_id, ready)
    sealing.end_sessions(person_id)
    audit.record(oneself(person_id), "accounts.reset", person_id)
    return Opened(person_id, sealing.unlock_with_recovery(person_id, recovery), recovery)


def recover_with_code(email: str, recovery: str, password: str, *, code: str = "", bucket: str = "") -> Opened:
    """A new password by the recovery code; the key stays, so everything stays readable.

    Raises Refused("recovery_wrong") for an unknown address, a wrong code and a disabled account alike.
    """
    tries = ("password", index_of(email), bucket)
    with reading():
        brake.passwords.wait(tries)
        row = by_address(email)
        key = sealing.unlock_with_recovery(row.id if row is not None else None, recovery)
        if key is None or not row.is_active:
            brake.passwords.failed(tries)
            raise Refused("recovery_wrong")
        check_password(password, second_factor=row.has_totp, address=address_of(row))
        person_id, second = row.id, row.has_totp
        ready = sealing.ready_password(password)
    if second:
        check_totp(person_id, code)
    sealing.change_password(person_id, key, ready)
    fresh = sealing.renew_recovery(person_id, key)
    sealing.end_sessions(person_id)
    audit.record(oneself(person_id), "accounts.recovered", person_id)
    return Opened(person_id, key, fresh)


def lost_second_factor(person_id: str, recovery: str, password: str) -> bytes:
    """After the password: the recovery code in place of a lost phone; says the key. The second factor is off.

    The new password has to be long enough alone (R13). Raises Refused; all sessions end.
    """
    tries = ("code", person_id)
    brake.codes.require_pause(tries, 60)
    with reading():
        row, key = need(person_id), sealing.unlock_with_recovery(person_id, recovery)
        if key is None:
            brake.codes.failed(tries)
            raise Refused("recovery_wrong")
        check_password(password, address=address_of(row))
        ready = sealing.ready_password(password)
    brake.codes.passed(tries)
    sealing.change_password(person_id, key, ready)
    remove_totp(person_id)
    sealing.end_sessions(person_id)
    return key


def ask_move(person_id: str, address: str) -> str:
    """A link, to be sent to the new address, that proves it; returns its path."""
    row = need(person_id)
    if index_of(address) == row.email_index:
        raise Refused("address_same")
    links.withdraw(person_id, "address")
    return f"/account/address/{links.issue('address', {'address': address.strip()}, person_id=person_id)}"


def move_offer(token: str) -> str:
    """The new address a link proves, without using it; NotFound when it is used or too old."""
    return links.look("address", token).facts["address"]


def prove_move(token: str) -> tuple[str, str]:
    """Use up the link at the new address; says (person id, the address it was before). Raises Refused."""
    ticket = links.look("address", token)
    links.use(ticket)
    return ticket.person_id, move(ticket.person_id, ticket.facts["address"])
