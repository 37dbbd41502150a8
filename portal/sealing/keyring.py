"""The server's own keys: lists, newest first. The newest closes and signs; all of them are tried for opening.

They protect operational secrets and vouch for public keys and grants. They open no report.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import delete, func, select

from ..db import db, put_if_missing
from .models import PersonWrap, SiteCheck
from .primitives import Damaged, close, digest, kdf, mac, open_box, same


@dataclass(frozen=True)
class Cost:
    """What one Argon2id costs: passes, and memory in bytes."""

    passes: int
    memory: int

    def covers(self, floor: "Cost") -> bool:
        """Whether this is at least as dear as a floor in both respects."""
        return self.passes >= floor.passes and self.memory >= floor.memory


FULL = Cost(3, 64 * 1024 * 1024)
FLOOR = Cost(2, 19 * 1024 * 1024)
CEILING = Cost(16, 1024 * 1024 * 1024)
CHEAP = Cost(1, 8192)


@dataclass(frozen=True)
class Keyring:
    """Root keys of one running portal; each is used only through a derived key."""

    secrets: tuple[bytes, ...] = field(repr=False)
    peppers: tuple[bytes, ...] = field(repr=False)
    servers: tuple[bytes, ...] = field(repr=False)
    cost: Cost = FULL
    floor: Cost = FLOOR


VARIABLES = {"secrets": "PORTAL_SECRET_KEY", "peppers": "PORTAL_PEPPER", "servers": "PORTAL_SERVER_KEY"}
_current: list[Keyring] = []


def configure(settings, *, cost: Cost | None = None, floor: Cost | None = None) -> None:
    """Read the keys of a portal's settings. Argon2id is cheap in tests only."""
    roots = [
        tuple(digest("root", name, key) for key in keys)
        for name, keys in (
            ("secret", settings.secret_keys),
            ("pepper", settings.peppers),
            ("server", settings.server_keys),
        )
    ]
    usual, least = (CHEAP, CHEAP) if settings.testing else (FULL, FLOOR)
    _current[:] = [Keyring(*roots, cost=cost or usual, floor=floor or least)]


def ring() -> Keyring:
    """The keys in use."""
    if not _current:
        raise RuntimeError("sealing.configure was not called")
    return _current[0]


def pepper_id(pepper: bytes) -> str:
    """A short name of a pepper, kept beside what it peppers; "" stands for none."""
    return kdf(pepper, "id")[:6].hex()


def newest_pepper() -> str:
    """The name of the pepper new wraps use."""
    peppers = ring().peppers
    return pepper_id(peppers[0]) if peppers else ""


def peppered(stretched: bytes, name: str) -> bytes:
    """A stretched password under the pepper of that name; Damaged when we no longer have it."""
    for pepper in ring().peppers:
        if pepper_id(pepper) == name:
            return mac(kdf(pepper, "stretch"), stretched)
    if name:
        raise Damaged
    return mac(kdf(digest("no pepper"), "stretch"), stretched)


@lru_cache(maxsize=128)
def _for_purpose(root: bytes, use: str, purpose: str) -> bytes:
    """A key derived from a root key for a purpose known in code; lists ask for the same few a thousand times."""
    return kdf(root, use, purpose)


def server_mac(purpose: str, *parts) -> bytes:
    """The server's word for a public row: 32 bytes under the newest server key."""
    return mac(_for_purpose(ring().servers[0], "mac", purpose), *parts)


def server_said(value: bytes, purpose: str, *parts) -> bool:
    """Whether a MAC is the server's, under any of its keys."""
    return any(same(value, mac(_for_purpose(key, "mac", purpose), *parts)) for key in ring().servers)


def envelope_close(plain: bytes, purpose: str) -> bytes:
    """An operational secret (an address, a TOTP seed) under the server key; jobs can open it."""
    return close(kdf(ring().servers[0], "envelope", purpose), plain, "envelope", purpose)


def envelope_open(box: bytes, purpose: str) -> bytes:
    """What `envelope_close` put away for the same purpose, under any server key; or Damaged."""
    for key in ring().servers:
        try:
            return open_box(kdf(key, "envelope", purpose), box, "envelope", purpose)
        except Damaged:
            continue
    raise Damaged


def envelope_again(box: bytes, purpose: str) -> bytes:
    """The same envelope under the newest server key; the very same bytes when it lies under that already."""
    try:
        open_box(kdf(ring().servers[0], "envelope", purpose), box, "envelope", purpose)
    except Damaged:
        return envelope_close(envelope_open(box, purpose), purpose)
    return box


def tag(purpose: str, *parts: str | bytes | int) -> str:
    """A keyed token of parts, for looking up without keeping them: 64 hex characters."""
    return mac(_for_purpose(ring().servers[0], "tag", purpose), *parts).hex()


def tags(purpose: str, *parts: str | bytes | int) -> list[str]:
    """The token under each server key, newest first: what to look for while a rotation lasts."""
    return [mac(_for_purpose(key, "tag", purpose), *parts).hex() for key in ring().servers]


def blind(purpose: str, owner: str, *parts: str | bytes | int) -> str:
    """A token for blind comparison (settled 7), under the newest pepper, one space for each owner."""
    peppers = ring().peppers or (digest("no pepper"),)
    return mac(kdf(peppers[0], "blind", purpose, owner), *parts).hex()


def blind_many(purpose: str, owner: str, things) -> list[bytes]:
    """The blind tokens of many things, each given by its parts, as bytes."""
    peppers = ring().peppers or (digest("no pepper"),)
    key = kdf(peppers[0], "blind", purpose, owner)
    return [mac(key, *parts) for parts in things]


def blinds(purpose: str, owner: str, *parts: str | bytes | int) -> list[str]:
    """The blind token under every pepper, newest first: kept together, they still compare while a pepper changes."""
    peppers = ring().peppers or (digest("no pepper"),)
    return [mac(kdf(pepper, "blind", purpose, owner), *parts).hex() for pepper in peppers]


def signing_keys(purpose: str) -> list[str]:
    """Keys for itsdangerous and one purpose, oldest first: it signs with the last and accepts all."""
    return [kdf(key, "sign", purpose).hex() for key in reversed(ring().secrets)]


def check(*, write: bool = True) -> list[str]:
    """What is wrong with the keys of this database (F10): one sentence a problem, naming the variable.

    The first check of an empty database remembers a value of each key; later ones compare.
    """
    found = []
    for name, variable in VARIABLES.items():
        keys = getattr(ring(), name)
        if not keys:
            found.append(f"{variable} is missing.")
            continue
        values = [kdf(key, "check").hex() for key in keys]
        row = db.session.scalars(select(SiteCheck).where(SiteCheck.name == name)).first()
        if row is None:
            if write:
                db.session.add(SiteCheck(name=name, value=values[0]))
        elif row.value not in values:
            found.append(f"{variable} is not the key this data was made with. Restore the key, or the right data.")
        elif _retired(values[0]):
            found.append(f"{variable} begins with a key that a newer one has replaced. Put the newest key first.")
        elif write and row.value != values[0]:
            put_if_missing(SiteCheck, name=_mark(row.value), value=row.value)
            row.value = values[0]
    return found + _lost_peppers()


def _mark(value: str) -> str:
    return f"was-{value[:8]}"


def _retired(value: str) -> bool:
    """Whether a newer key came before this one: closing anything under it again would be a step back."""
    row = db.session.scalars(select(SiteCheck).where(SiteCheck.name == _mark(value))).first()
    return row is not None and row.value == value


def newest_noted(name: str) -> bool:
    """Whether the database knows the newest key of a list ("secrets", "peppers", "servers") as the one that counts."""
    value = kdf(getattr(ring(), name)[0], "check").hex()
    return db.session.scalar(select(SiteCheck.value).where(SiteCheck.name == name)) == value


def passwords_under() -> dict[str, int]:
    """How many passwords stand under the newest pepper, and how many under an older one."""
    counted = select(PersonWrap.pepper, func.count()).where(PersonWrap.kind == "password").group_by(PersonWrap.pepper)
    found = dict(db.session.execute(counted).all())
    newest = found.pop(newest_pepper(), 0)
    return {"newest": newest, "older": sum(found.values())}


def check_against(values: dict[str, str], peppers: list[str]) -> list[str]:
    """What `check` would say of a database that remembers these values and whose passwords need these peppers."""
    found = []
    for name, variable in VARIABLES.items():
        keys = getattr(ring(), name)
        if not keys:
            found.append(f"{variable} is missing.")
        elif name in values and values[name] not in [kdf(key, "check").hex() for key in keys]:
            found.append(f"{variable} is not the key this data was made with. Restore the key, or the right data.")
    lost = {name for name in peppers if name} - {pepper_id(pepper) for pepper in ring().peppers}
    if lost and not any(words.startswith(VARIABLES["peppers"]) for words in found):
        found.append("PORTAL_PEPPER lacks a key that passwords need. Put the older key back.")
    return found


def _lost_peppers() -> list[str]:
    lost = db.session.scalar(select(func.count()).select_from(PersonWrap).where(_peppered_by_unknown()))
    return [f"PORTAL_PEPPER lacks a key that {lost} passwords need. Put the older key back."] if lost else []


def _peppered_by_unknown():
    return PersonWrap.pepper.not_in([pepper_id(pepper) for pepper in ring().peppers] + [""])


def accept_lost_pepper() -> int:
    """A pepper is gone for good: drop the passwords it was part of, so that the portal starts again.

    Those people come in with their recovery codes, which no pepper touches. Says how many.
    """
    dropped = db.session.execute(delete(PersonWrap).where(_peppered_by_unknown())).rowcount
    db.session.execute(delete(SiteCheck).where(SiteCheck.name == "peppers"))
    check()
    return dropped


def inventory() -> list[tuple[str, str, str]]:
    """Every use of cryptography: (purpose, primitive, parameters). docs/sealing.md prints it."""
    full, floor = FULL, FLOOR
    mib = 1024 * 1024
    return [
        ("password to key", "Argon2id", f"{full.memory // mib} MiB, t={full.passes}, 16-byte salt, NFKC"),
        ("least password cost accepted", "Argon2id", f"{floor.memory // mib} MiB, t={floor.passes}"),
        ("pepper on the stretched password", "keyed BLAKE2b-256", "key list, named in each row"),
        ("wrap of a person's private key", "XChaCha20-Poly1305", "24-byte random nonce, place bound"),
        ("recovery code", "26 random characters", "130 bits, BLAKE2b, not peppered"),
        ("receipt", "24 random characters", "120 bits, BLAKE2b for index and key"),
        ("lock key pairs, person key pairs", "X25519", "one pair a version"),
        ("grants, data keys", "sealed box (X25519, XSalsa20-Poly1305)", "hash of the place inside"),
        ("records, rows, envelopes, sessions", "XChaCha20-Poly1305", "24-byte random nonce, place bound"),
        ("length of records", "ISO 7816-4 padding", "1 KiB buckets"),
        ("files and uploads", "secretstream XChaCha20-Poly1305", "64 KiB chunks, blob name bound, final tag"),
        ("pages of words, for the search", "XChaCha20-Poly1305", "key from the lock's private key, place bound"),
        ("archive of a case", "secretstream XChaCha20-Poly1305", "code of 24 random characters: 120 bits; final tag"),
        ("backups", "secretstream XChaCha20-Poly1305", "256 KiB pieces, backup and part bound, final tag"),
        ("key of a backup", "keyed BLAKE2b-256, or Argon2id", "server key list and a salt, or a passphrase"),
        ("public keys, grants, records vouched", "keyed BLAKE2b-256", "server key list"),
        ("pin of a grant", "keyed BLAKE2b-256", "under the lock's private key"),
        ("blind token", "keyed BLAKE2b-256", "under the pepper list, one key a purpose and place"),
        ("withheld grant", "XChaCha20-Poly1305 over the sealed box", "server key, place bound"),
        (
            "offline card, sealed in the browser",
            "sealed box (X25519, XSalsa20-Poly1305)",
            "a key pair a month, kept three",
        ),
        ("derived keys", "keyed BLAKE2b-256", "personalised, labelled"),
        ("session token", "32 random bytes", "index and key derived by BLAKE2b"),
        ("proof of filing", "Ed25519", "under the server key list; BLAKE2b commitment and keyed digest"),
        ("format of every box", "version byte", "1"),
    ]
