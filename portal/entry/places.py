"""The places a person belongs to. Rooms above say what they are called and what waits there."""

from collections.abc import Callable
from dataclasses import dataclass

from .. import access, accounts, sealing
from .labels import role_names
from .paths import local_path

KEYED = (*access.HANDLERS, *access.MEMBERS)
NEED_SECOND_FACTOR = ("keyholder", "registration")
HOME = "/home"
_namers: list[Callable[[str], str | None]] = []
_tellers: list[Callable[[access.Actor], str | None]] = []
_languages: list[Callable[[str], str | None]] = []
_instead: list[Callable[[access.Actor, str], object]] = []
_founders: dict[str, Callable[[access.Actor], object]] = {}


@dataclass(frozen=True)
class Place:
    """One place: its name, the way in, the roles held there in words, and what waits.

    `unvouched`: the person's present key still needs a colleague's word; `lapsed`: how many things they
    held before a reset wait for it.
    """

    partition: str
    name: str
    path: str | None
    roles: list[str]
    waiting: list[str]
    unvouched: bool = False
    lapsed: int = 0


def names_places(namer: Callable[[str], str | None]):
    """Register what knows a place's name: partition → name, or None for a stranger's."""
    if namer not in _namers:
        _namers.append(namer)
    return namer


def says_what_waits(teller: Callable[[access.Actor], str | None]):
    """Register what knows what waits: Actor → one sentence, or None when nothing does."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def speaks(teller: Callable[[str], str | None]) -> None:
    """Register what knows a place's language: partition → code, or None where it has none."""
    if teller not in _languages:
        _languages.append(teller)


def language_of(partition: str) -> str | None:
    """The language of a place's pages."""
    return next((code for code in (teller(partition) for teller in _languages) if code), None)


def stands_instead(teller: Callable[[access.Actor, str], object]):
    """Register what knows a place that is here no more: (actor, view's name) → the answer in its place, or None."""
    if teller not in _instead:
        _instead.append(teller)
    return teller


def instead_of(actor, view: str):
    """What is answered in place of an open page of a place that left; None for every other."""
    return next((found for found in (teller(actor, view) for teller in _instead) if found is not None), None)


def founds(kind: str, founder: Callable[[access.Actor], object]) -> None:
    """Register what founds a place of this kind for a person; it raises Refused when that can't be."""
    _founders[kind] = founder


def found_place(kind: str, person_id: str, key: bytes | None) -> None:
    """Found what an invitation promised (settled 35)."""
    _founders[kind](access.Actor("site", person_id, key, role="person"))


def name_of(partition: str, slug: str = "") -> str:
    """What a place is called."""
    found = next((name for name in (namer(partition) for namer in _namers) if name), None)
    return found or {"committee": "Committee", "site": "Conduct Portal"}.get(partition, slug)


def path_of(partition: str, slug: str) -> str | None:
    """The page a place begins with, or None when there is none."""
    return local_path({"committee": "/committee/", "site": "/operator/"}.get(partition, f"/desk/{slug}/"))


def places_of(person_id: str, key: bytes | None = None) -> list[Place]:
    """The places of a person, with what waits at each; in every role they hold there, one actor a role."""
    held: dict[str, list[str]] = {}
    for partition, role in access.roles_of(person_id):
        held.setdefault(partition, []).append(role)
    slugs = {partition: slug for slug, partition in access.teams()}
    return [_place(person_id, key, partition, roles, slugs.get(partition, "")) for partition, roles in held.items()]


def _place(person_id: str, key: bytes | None, partition: str, roles: list[str], slug: str) -> Place:
    actors = [access.Actor(partition, person_id, key, role=role) for role in roles]
    told = [teller(actor) for actor in actors for teller in _tellers] if key else []
    keyed = any(role in KEYED for role in roles)
    unvouched = keyed and not access.is_vouched(actors[0], person_id)
    return Place(
        partition,
        name_of(partition, slug),
        path_of(partition, slug),
        [role_names().get(role, role) for role in roles],
        list(dict.fromkeys(sentence for sentence in told if sentence)),
        unvouched=unvouched,
        lapsed=len(sealing.lapsed(actors[0], person_id)) if unvouched else 0,
    )


def words_of(person_id: str) -> list[str]:
    """Names and slugs of a person's places: words that make a bad password (R15)."""
    slugs = {partition: slug for slug, partition in access.teams()}
    partitions = {partition for partition, _role in access.roles_of(person_id)}
    return [word for partition in partitions for word in (slugs.get(partition, ""), name_of(partition)) if word]


def wants_second_factor(person_id: str) -> bool:
    """Whether a role asks for a second factor that is not there yet (settled 37)."""
    roles = {role for _partition, role in access.roles_of(person_id)}
    return bool(roles & set(NEED_SECOND_FACTOR)) and not accounts.has_totp(person_id)


def first_page(person_id: str, wanted: str | None) -> str:
    """Where to go after signing in: the page asked for, the only place there is, or the chooser."""
    path = local_path(wanted)
    if path:
        return path
    slugs = {partition: slug for slug, partition in access.teams()}
    partitions = {partition for partition, _role in access.roles_of(person_id)}
    if len(partitions) != 1:
        return HOME
    partition = partitions.pop()
    return path_of(partition, slugs.get(partition, "")) or HOME
