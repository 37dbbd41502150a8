"""What the named blanks of a text become today: the community's name, its contacts, an event's place and days."""

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from .. import clock, communities
from ..db import Scope
from ..library import blanks, drawing, variables

Piece = variables.Piece


def values(scope: Scope, *, language: str = "en", event=None, home: str = "", say=str) -> dict:
    """What each variable becomes, with today's contacts; `home` goes before addresses of this portal's own pages."""
    row = communities.community(scope)
    people = [*(communities.contacts(scope, event.id) if event else ()), *communities.contacts(scope)]
    found = {
        variables.COMMUNITY: [_words(row.name)],
        variables.REPORT: [(Piece(say("our form for reports"), f"{home}/c/{row.slug}/report"),)],
        variables.COMMITTEE: [(Piece(say("the committee of this portal"), f"{home}/report"),)],
        variables.CONTACTS: [_people(people)],
        variables.MAIL: [(_mail(one),) for one in people if one.mail],
        variables.PHONE: [(_phone(one),) for one in people if one.phone],
        variables.YEAR: [_words(str((event.first_day if event else clock.today(row.zone)).year))],
    }
    if event is not None:
        found |= {
            variables.EVENT: [_words(event.name)],
            variables.PLACE: [_words(event.place or say("online"))],
            variables.DATES: [_words(days(event, language))],
        }
    return {name: tuple(one for one in several if one) for name, several in found.items()}


def _words(words: str) -> tuple[Piece, ...]:
    return (Piece(words),) if words else ()


def _mail(contact) -> Piece:
    return Piece(contact.mail, f"mailto:{contact.mail}")


def _phone(contact) -> Piece:
    return Piece(contact.phone, "tel:" + "".join(one for one in contact.phone if one.isdigit() or one == "+"))


def _people(contacts) -> tuple[Piece, ...]:
    """Names with the ways to reach them: Ada Reed (ada@…, +44 …), Bo Lake (…)."""
    found: list[Piece] = []
    for contact in contacts:
        ways = [_mail(contact)] if contact.mail else []
        ways += [_phone(contact)] if contact.phone else []
        ways += [Piece(contact.url, contact.url)] if contact.url else []
        found += [Piece(", ")] if found else []
        found.append(Piece(contact.name))
        for place, way in enumerate(ways):
            found += [Piece(", " if place else " ("), way]
        found += [Piece(")")] if ways else []
    return tuple(found)


def days(event, language: str) -> str:
    """An event's days in words of a language: 4 December 2026 – 6 December 2026."""
    try:
        locale = Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    told = [format_date(day, "long", locale) for day in (event.first_day, event.last_day)]
    return " – ".join(dict.fromkeys(told))


def lift(scope: Scope, text: str) -> str:
    """The text with the addresses of today's contacts as variables, so that it never shows a dead one."""
    return variables.lifted(text, [one.mail for one in communities.contacts(scope) if one.mail])


def lift_row(scope: Scope, row) -> None:
    """Do so with a draft; it is drawn anew only when there was something to do."""
    text = lift(scope, row.text)
    if text != row.text:
        drawn = drawing.draw(text, row.title)
        row.text, row.html = drawn.text, drawn.html


def open_places(scope: Scope, text: str, html: str) -> list[blanks.Blank]:
    """What a text leaves open: placeholders, and names that nothing would fill in."""
    found = blanks.find(text, variables=True)
    lines = text.split("\n")
    nothing = variables.empty(text, values(scope))
    found += [blanks.Blank(use.line, use.words, lines[use.line - 1].strip()[:160]) for use in nothing]
    if not found and variables.unfilled(html):
        place = next((at for at, line in enumerate(lines) if "{{" in line), 0)
        found = [blanks.Blank(place + 1, "{{", lines[place].strip()[:160])]
    return found


def loose(scope: Scope, text: str) -> list[str]:
    """Addresses that stand in the text itself and belong to no contact: they can go stale."""
    return variables.addresses(lift(scope, text))
