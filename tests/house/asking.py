"""Asking one question of the running portal for the matrix, and putting back what it changed."""

import re

from .cast import OUT
from .targets import MISSING

SECTIONS = {
    "public": "open",
    "embed": "open",
    "data": "open",
    "reporter": "open",
    "box": "open",
    "half": "person",
    "keyholder": "committee",
}
FOREIGNERS = {
    "desk": ("ana", "gil", "ola", "new"),
    "committee": ("cleo", "ola", "new"),
    "operator": ("cleo", "gil", "new"),
}
"""Somebody of each other place: all of them must get what a missing thing gets."""
STRANGERS = (OUT, "half")
_SECONDS = re.compile(r'data-left="\d+"')  # how long this session lasts: it counts down, whatever was asked


def section_of(app, rule) -> str:
    """The part of the table a route stands in."""
    who = app.view_functions[rule.endpoint].audience.name
    return SECTIONS.get(who, who)


def questions(app, *sections: str) -> list[tuple]:
    """(section, method, rule) for every route, GET and POST apart."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static" and (not sections or section_of(app, rule) in sections):
            found += [(section_of(app, rule), method, rule) for method in ("GET", "POST") if method in rule.methods]
    return sorted(found, key=lambda row: (row[0], row[2].rule, row[1]))


def own(cast, rule) -> dict[str, str]:
    """The URL values of NorthConf's or the committee's own thing that the table asks for."""
    ids, slug = cast.planted.ids, cast.world.north
    central = rule.rule.startswith("/committee/")
    values = {
        "slug": slug,
        "report_id": ids["central waiting report" if central else "waiting report"],
        "case_id": ids["central case" if central else "north case"],
        "proposal_id": ids["proposal" if central else "north proposal"],
        "person_id": cast.ids["kim" if central else "sam"],
        "number": 1,
        "kept_id": _kept(cast, "committee" if central else cast.world.partition(slug)),
        "link_id": ids["link"],
        "disclosure_id": ids["disclosure"],
        "asking_id": ids["max asking" if central else "una asking"],
        "request_id": ids["max request" if central else "una request"],
        "event": "winter",
        "token": MISSING,
    }
    thing = values["report_id" if "report_id" in rule.arguments else "case_id"]
    places = {cast.world.partition(slug), "committee", "register", "screening", ""}
    for name in rule.arguments - set(values):
        found = [value for at, value, of in cast.targets.values(rule, name) if at in places and of in ("", thing)]
        values[name] = found[0]
    return {name: values[name] for name in rule.arguments}


def _kept(cast, place: str) -> str:
    """What is kept there and waits to be forgotten."""
    return next(value for at, value, _of in cast.targets.known["kept_id"] if at == place)


def missing(cast, rule, values: dict) -> list[dict]:
    """The same address with something in it that does not exist: first the place, then the thing."""
    unreal = {"slug": "no-such-place"} | {name: MISSING for name in rule.arguments if name.endswith("_id")}
    found = [{**values, "slug": unreal["slug"]}] if "slug" in values else []
    return found + [{**values, name: unreal[name]} for name in sorted(rule.arguments & set(unreal) - {"slug"})]


def path_of(cast, rule, values) -> str:
    """An address."""
    return cast.app.url_map.bind("localhost").build(rule.endpoint, values)


def ask(cast, method: str, path: str, who: str, **headers):
    """One request with this member's tokens and nothing else in it; whatever it changed is put back."""
    client = cast.clients[who]
    with cast.counting() as written:
        if method == "GET":
            answer = client.get(path, headers=headers)
        else:
            answer = client.post(path, data=cast.tokens[who], headers=headers)
        answer.get_data()
        answer.close()
        answer.changed = sorted(set(written))
    if answer.changed or "Set-Cookie" in answer.headers:
        cast.restore()
        cast.cookies_back()
    return answer


def same(answer, path: str) -> tuple:
    """What an answer tells apart from its own address: status, body and headers."""
    headers = sorted((name, value.replace(path, "*")) for name, value in answer.headers if name != "Content-Length")
    return answer.status_code, _SECONDS.sub("", answer.get_data(as_text=True)).replace(path, "*"), headers
