"""From nothing to a draft: where to begin, a few questions, the text that comes of them, and what is left over in it.

Slow work (drawing) happens between `compose` or `mended` and `put`, without the write lock.
"""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import timedelta

from babel import Locale
from babel.dates import format_date

from .. import access, audit, clock, communities
from ..access import Actor, require
from ..db import db, new_id
from ..errors import Refused
from ..library import NONE, Source, drawing, leftovers, starters
from ..typed import whole_number
from . import service, sourcing
from .models import CodeAnswers, PolicyVersion

OWN, STARTER, HOSTED = "own", "starter", "hosted"
PHOTOS = ("photos", "photos-guests", "photos-none")
ASKED = ("alcohol", "photos", "minors", "online")
_IN = {"en": " in {}", "es": " en {}", "de": " in {}"}
_SEVERAL = re.compile(r"[,;/&]|\b(?:and|y|e|und|et|en|i|och)\b")
_SPEAKS = {
    "alcohol": r"alco|alko|drink|drunk|beer|wine|\bbar\b|bebid|trink|trunk|boisson|álco",
    "photos": r"photo|foto|record|pictur|film|camera|grab|aufnahm|bild|imag",
    "minors": r"minor|child|kid|young|teen|under 18|menor|niñ|jóven|kind|jugend|enfant|jeune|criança",
    "online": r"online|chat|slack|discord|mailing|internet|forum|channel|virtual|en línea|im netz|en ligne|rede",
}


@dataclass(frozen=True)
class Composed:
    """A text that was put together, and what is known of it; not kept yet."""

    text: str
    title: str
    licence: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Unsaid:
    """Something that was answered and is not in the text: its code, and a paragraph that could be added."""

    code: str
    paragraph: str


def answers(scope) -> CodeAnswers | None:
    """What was answered so far."""
    return scope.first(scope.select(CodeAnswers))


def hosted(actor) -> list:
    """The other communities whose published code one may begin with."""
    own = communities.community(actor).slug
    return [one for one in communities.hosted() if one.slug != own]


def begin(actor, start: str) -> CodeAnswers:
    """Say what to begin with. Raises Refused start_odd for something that isn't there."""
    require(actor, "policy.edit")
    way, _, what = start.partition(":")
    there = (
        (way == OWN and not what)
        or (way == STARTER and starters.known(what) is not None)
        or (way == HOSTED and any(one.slug == what for one in hosted(actor)))
    )
    if not there:
        raise Refused("start_odd")
    row = answers(actor) or actor.add(_fresh(actor))
    row.start = start
    db.session.flush()
    audit.record(actor, "policies.begun", row.id)
    return row


def _fresh(actor) -> CodeAnswers:
    """Nothing answered yet, but what founding already told: the city of the time zone, the language of the pages."""
    row = communities.community(actor)
    city = row.zone.rpartition("/")[2].replace("_", " ") if "/" in row.zone else ""
    language = Locale.parse(row.language.partition("-")[0])
    name = (language.get_display_name(language) or "").capitalize() if row.language != "en" else "English"
    return CodeAnswers(
        id=new_id(),
        start=OWN,
        place="" if row.kind == "online" else city,
        languages=name,
        alcohol=None,
        minors=None,
        online=True if row.kind == "online" else None,
        photos="",
        made="",
        fitting="[]",
    )


def answer(actor, **told) -> CodeAnswers:
    """Keep what was answered: place, languages, alcohol, photos, minors, online."""
    require(actor, "policy.edit")
    row = answers(actor) or actor.add(_fresh(actor))
    for name, value in told.items():
        setattr(row, name, value)
    db.session.flush()
    audit.record(actor, "policies.answered", row.id)
    return row


def compose(actor, start: str, told: dict, home: str) -> Composed | None:
    """The text these answers make; None when the organiser brings their own. `home` is the portal's address."""
    way, _, what = start.partition(":")
    row = communities.community(actor)
    if way == STARTER:
        found = starters.known(what)
        if found is None:
            raise Refused("start_odd")
        text = starters.fill(what, _holds(row.kind, told), **_facts(row, found.language, told))
        source = replace(found.source, url=f"{home}/starters/{found.id}" if home else "")
        return Composed(text, found.title, starters.LICENCE, (source,))
    if way == HOSTED:
        return _adapted(what, home)
    return None


def _holds(kind: str, told: dict) -> set[str]:
    """Which conditions of a starter hold."""
    found = {name for name in ("alcohol", "minors", "online") if told.get(name)} | {told.get("photos") or ""}
    found |= {"online"} if kind == "online" else {"person"}
    return found | ({"languages"} if _SEVERAL.search(told.get("languages") or "") else set())


def _facts(row, language: str, told: dict) -> dict[str, str]:
    place = " ".join((told.get("place") or "").split())
    today, month = clock.today(row.zone), "LLLL 'de' y" if language == "es" else "LLLL y"
    return {
        "in_place": _IN.get(language, " ({})").format(place) if place else "",
        "languages": " ".join((told.get("languages") or "").split()),
        "adopted": format_date(today, month, locale=language),
        "review": format_date(today + timedelta(days=365), month, locale=language),
    }


def _adapted(slug: str, home: str) -> Composed:
    """A hosted code as it stands today, naming it and what it was itself made from."""
    place = access.door(slug)
    version = service.current(Actor(place)) if place else None
    if version is None:
        raise Refused("start_odd")
    licence = version.licence if version.licence != NONE else ""
    return Composed(version.text, version.title, licence, sourcing.from_hosted(slug, home))


def untouched(actor) -> bool:
    """Whether the draft, if there is one, is still what the answers made: then other answers may make it anew."""
    row, draft = answers(actor), service.draft(actor)
    return draft is None or not draft.text or bool(row and row.made == _digest(draft.text))


def put(actor, composed: Composed, drawn: drawing.Drawn) -> PolicyVersion:
    """Make the draft. Raises Refused draft_touched rather than write over somebody's work."""
    if not untouched(actor):
        raise Refused("draft_touched", 409)
    draft = service.put_text(actor, drawn, composed.sources, title=composed.title)
    draft.licence, draft.original = composed.licence, False
    answers(actor).made = _digest(draft.text)
    db.session.flush()
    return draft


def from_starter(actor, draft: PolicyVersion) -> bool:
    """Whether the draft was made from a starter of ours and still names it alone: there is nothing to look up."""
    row = answers(actor)
    found = starters.known(row.start.partition(":")[2]) if row and row.start.startswith(STARTER) else None
    named = [(one.title, one.author) for one in service.sources(actor, draft)]
    return found is not None and named == [(found.name, starters.AUTHOR)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def left_over(actor, draft: PolicyVersion) -> list[leftovers.Leftover]:
    """What the draft still says of somebody else."""
    row = communities.community(actor)
    authors = [one.author for one in service.sources(actor, draft) if one.author != starters.AUTHOR]
    return leftovers.find(
        draft.text,
        name=row.name,
        kind=row.kind,
        year=clock.today(row.zone).year,
        language=row.language,
        theirs=authors,
        right=fitting(actor),
    )


def fitting(actor) -> list[str]:
    """Words that somebody looked at and found right."""
    row = answers(actor)
    return json.loads(row.fitting) if row else []


def fits(actor, words: str) -> None:
    """These words are right as they are; they are not asked about again."""
    require(actor, "policy.edit")
    row = answers(actor) or actor.add(_fresh(actor))
    row.fitting = json.dumps([*fitting(actor), words[:200]][-200:])
    db.session.flush()


def unsaid(actor, draft: PolicyVersion) -> list[Unsaid]:
    """What was answered with yes and the text says nothing of."""
    row = answers(actor)
    if row is None:
        return []
    told = {"alcohol": row.alcohol, "minors": row.minors, "online": row.online, "photos": bool(row.photos)}
    passed, language = set(fitting(actor)), communities.community(actor).language.partition("-")[0]
    return [
        Unsaid(code, starters.paragraph(row.photos if code == "photos" else code, language))
        for code in ASKED
        if told[code] and f"unsaid:{code}" not in passed and not re.search(_SPEAKS[code], draft.text, re.IGNORECASE)
    ]


def mended(actor, draft: PolicyVersion, act: str, told: dict) -> str | None:
    """The draft's text after one of the acts of the leftovers page; None when nothing changes."""
    if act == "replace":
        return leftovers.replaced(draft.text, told["words"], told["offer"])
    if act == "line":
        lines = draft.text.split("\n")
        number = whole_number(told["line"]) or 0
        if not 1 <= number <= len(lines) or _digest(lines[number - 1]) != told["was"]:
            raise Refused("line_moved", 409)
        lines[number - 1] = " ".join(told["offer"].split("\n")).rstrip()
        return "\n".join(lines)
    found = next((one for one in unsaid(actor, draft) if act == "add" and one.code == told["words"]), None)
    return f"{draft.text.rstrip()}\n\n{found.paragraph}\n" if found and found.paragraph else None


def mark(line: str) -> str:
    """How a line was when it was shown, so that no other one is changed in its place."""
    return _digest(line)
