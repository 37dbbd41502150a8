"""Which column of a list is what: by its head, by the program it came from, or by what stands in it."""

import re

NAME, FIRST, LAST, MAIL, HANDLE = "name", "first", "last", "mail", "handle"
_WORDS = {
    NAME: "name|full name|fullname|attendee name|ticket full name|participant|participant name|speaker|speaker name|"
    "display name|nom complet|nombre completo|nombre|naam|guest name|ticket holder|badge name",
    FIRST: "first name|firstname|given name|vorname|prenom|prénom|voornaam|nombre de pila|ticket first name|"
    "attendee first name|attendee name: given name|guest first name|fornavn",
    LAST: "last name|lastname|surname|family name|nachname|nom|achternaam|apellidos|apellido|ticket last name|"
    "attendee last name|attendee name: family name|guest last name|etternavn",
    MAIL: "email|e mail|mail|email address|e mail address|mail address|attendee email|ticket email|attendee e mail|"
    "correo|correo electronico|correo electrónico|courriel|e-mailadres|epost|guest email",
    HANDLE: "handle|nickname|nick|username|user name|github|github handle|github username|mastodon|twitter|"
    "twitter handle|discord|url of member profile|member profile|profile|alias|spitzname|social|telegram",
}
HEADS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
SOURCES = (
    ("pretix", {"order code", "attendee name"}),
    ("pretix", {"order code", "attendee email"}),
    ("pretalx", {"proposal titles"}),
    ("pretalx", {"proposal ids"}),
    ("pretalx", {"name", "email", "confirmed"}),
    ("tito", {"ticket reference", "ticket email"}),
    ("tito", {"ticket full name"}),
    ("eventbrite", {"order #", "first name"}),
    ("eventbrite", {"attendee #"}),
    ("meetup", {"url of member profile"}),
    ("meetup", {"rsvped on"}),
    ("luma", {"api_id"}),
    ("luma", {"guest id", "approval status"}),
)
"""Heads by which exports are known; docs/decisions.md says where each was seen."""
_MAIL = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}\.[^\s@<>,;]{2,63}")
_AWAY = re.compile(r"[_\-]+")


def plain(head: str) -> str:
    """A head for comparing."""
    return " ".join(head.strip("\ufeff \t\"'*:").casefold().split())


def source(heads: list[str]) -> str:
    """The program whose export this is, "" when unknown."""
    there = {plain(head) for head in heads} | {_AWAY.sub(" ", plain(head)) for head in heads}
    return next((name for name, wanted in SOURCES if wanted <= there), "")


def kind_of(head: str) -> str:
    """What a column holds, by its head."""
    word = plain(head)
    return HEADS.get(word) or HEADS.get(_AWAY.sub(" ", word)) or ""


def by_heads(heads: list[str]) -> dict[str, list[int]]:
    """The columns that are wanted: the name in one or two of them, a mail, a handle. Empty when no head is known.

    `parts`: where the name stands in pieces beside the column that holds it whole, which some leave empty (Luma).
    """
    at: dict[str, list[int]] = {}
    for number, head in enumerate(heads):
        at.setdefault(kind_of(head), []).append(number)
    found = {}
    parts = at.get(FIRST, [])[:1] + at.get(LAST, [])[:1]
    if NAME in at:
        found["name"] = at[NAME][:1]
        found |= {"parts": parts} if parts else {}
    elif parts:
        found["name"] = parts
    for kind in (MAIL, HANDLE):
        if kind in at:
            found[kind] = at[kind][:1]
    preferred = [
        number for number in at.get(MAIL, ()) if plain(heads[number]).startswith(("attendee", "ticket", "guest"))
    ]
    if preferred:
        found[MAIL] = preferred[:1]
    return found


def by_content(rows: list[list[str]]) -> dict[str, list[int]]:
    """The same without heads: where most cells are addresses, or look like handles, and the first of the rest."""
    width = max((len(row) for row in rows), default=0)
    found: dict[str, list[int]] = {}
    for number in range(min(width, 20)):
        cells = [row[number].strip() for row in rows if number < len(row) and row[number].strip()]
        if not cells:
            continue
        if MAIL not in found and sum(bool(_MAIL.fullmatch(cell)) for cell in cells) * 2 > len(cells):
            found[MAIL] = [number]
        elif HANDLE not in found and sum(cell.startswith(("@", "http")) for cell in cells) * 2 > len(cells):
            found[HANDLE] = [number]
        elif NAME not in found and sum(any(char.isalpha() for char in cell) for cell in cells) * 2 > len(cells):
            found[NAME] = [number]
    return found


def loose(line: str) -> list[str]:
    """A pasted line as name and mail: "Robin Kesten <robin@lake.example>"."""
    address = _MAIL.search(line)
    if not address:
        return [line.strip()]
    name = (line[: address.start()] + line[address.end() :]).strip(" \t<>,;\"'()")
    return [name, address[0]]
