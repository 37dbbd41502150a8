"""What is published, in the shapes programs get. Everything here stands on a public page too."""

from .. import affiliation, communities, policies, transparency
from ..errors import NotFound, Refused
from ..typed import whole_number

PAGE, PAGES = 100, 1_000
PLACE = "committee"


def home_of(home: str, slug: str) -> str:
    """Where a community's own data stands."""
    return f"{home}/data/communities/{slug}"


def listed(home: str, asked: list[str]) -> dict:
    """The communities with a published code, a hundred at a time. Raises Refused when there is no such part."""
    number = _number(asked)
    found = communities.hosted(most=PAGE * PAGES)
    part = found[(number - 1) * PAGE : number * PAGE]
    if not part and number > 1:
        raise NotFound
    more = f"{home}/data/communities.json?page={number + 1}" if len(found) > number * PAGE else None
    rows = [
        {
            "slug": one.slug,
            "name": one.name,
            "url": f"{home}/c/{one.slug}/",
            "data": f"{home_of(home, one.slug)}.json",
        }
        for one in part
    ]
    return {"communities": rows, "count": len(found), "next": more}


def _number(asked: list[str]) -> int:
    if not asked:
        return 1
    number = whole_number(asked[0]) if len(asked) == 1 else None
    if not number or number > PAGES:
        raise Refused("page_odd", 400)
    return number


def community(scope, slug: str, home: str) -> dict:
    """What one community has published: its code in all versions, its statements. NotFound before its first code."""
    now = policies.current(scope)
    if now is None:
        raise NotFound
    row = affiliation.is_affiliated(scope.partition)
    since = {"since": row.since.isoformat(), "looked": row.looked.isoformat()} if row else None
    return {
        "slug": slug,
        "name": communities.community(scope).name,
        "url": f"{home}/c/{slug}/",
        "report": f"{home}/c/{slug}/report",
        "affiliated": since,
        "codes": [_version(one, one.number == now.number, slug, home) for one in policies.versions(scope)],
        "statements": _statements(scope.partition, slug, home),
    }


def _version(one, current: bool, slug: str, home: str) -> dict:
    return {
        "version": one.number,
        "title": one.title,
        "language": one.language,
        "published": one.published.isoformat(),
        "current": current,
        "url": f"{home}/c/{slug}/conduct/{one.number}",
        "data": f"{home_of(home, slug)}/codes/{one.number}.json",
    }


def code(scope, slug: str, number: int, home: str) -> dict:
    """One version of a code: its words, its licence, whose it is, what it was made from.

    The blanks of its words stay open ({{contacts}}, {{mail}}): today's people stand on the page, in no list of ours.
    """
    version = policies.numbered(scope, number)
    told = policies.facts(policies.sheet(scope, version, home))
    told |= {"url": f"{home}/c/{slug}/conduct/{number}", "markdown": version.text}
    return {name: part for name, part in told.items() if name != "html"}


def _statements(place: str, slug: str, home: str) -> list[dict]:
    start = f"{home}/c/{slug}/transparency" if slug else f"{home}/transparency"
    data = f"{home_of(home, slug)}/statements" if slug else f"{home}/data/statements"
    return [
        {
            "number": one.number,
            "version": one.version,
            "from": one.first.isoformat(),
            "to": one.last.isoformat(),
            "event": one.event or None,
            "published": one.at.date().isoformat(),
            "url": f"{start}/{one.number}",
            "data": f"{data}/{one.number}.json",
        }
        for one in transparency.published(place)
    ]


def central_statements(home: str) -> dict:
    """The committee's own statements, the latest period first."""
    return {"statements": _statements(PLACE, "", home)}


def statement(place: str, slug: str, number: int) -> dict:
    """One statement in its newest version, with what each number means."""
    return transparency.as_facts(slug, transparency.versions(place, number)[0])


def affiliated(home: str) -> dict:
    """The communities the committee looks after together, by name."""
    rows = [
        {
            "slug": one.slug,
            "name": one.name,
            "since": one.since.isoformat(),
            "looked": one.looked.isoformat(),
            "url": f"{home}/c/{one.slug}/",
            "data": f"{home_of(home, one.slug)}.json",
        }
        for one in affiliation.affiliated()
    ]
    return {"affiliated": rows}
