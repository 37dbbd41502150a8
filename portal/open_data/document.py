"""The document that describes /data/ (OpenAPI 3.1). The page for people has the same lines."""

from .. import __version__
from . import labels
from .published import PAGES

TEXT, DAY, NUMBER = {"type": "string"}, {"type": "string", "format": "date"}, {"type": "integer"}
LINK = {"type": "string", "format": "uri"}
SLUG = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,58}$", "example": "northconf"}


def _maybe(kind: dict) -> dict:
    return {"anyOf": [kind, {"type": "null"}]}


def _thing(**parts) -> dict:
    return {"type": "object", "required": list(parts), "properties": parts}


def _list(kind: str) -> dict:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{kind}"}}


SCHEMAS = {
    "Community": _thing(slug=SLUG, name=TEXT, url=LINK, data=LINK),
    "Communities": _thing(communities=_list("Community"), count=NUMBER, next=_maybe(LINK)),
    "Version": _thing(
        version=NUMBER, title=TEXT, language=TEXT, published=DAY, current={"type": "boolean"}, url=LINK, data=LINK
    ),
    "StatementLine": {
        "type": "object",
        "required": ["number", "version", "from", "to", "event", "published", "url", "data"],
        "properties": {"number": NUMBER, "version": NUMBER, "from": DAY, "to": DAY, "event": _maybe(TEXT)}
        | {"published": DAY, "url": LINK, "data": LINK},
    },
    "Published": _thing(
        slug=SLUG,
        name=TEXT,
        url=LINK,
        report=LINK,
        affiliated=_maybe(_thing(since=DAY, looked=DAY)),
        codes=_list("Version"),
        statements=_list("StatementLine"),
    ),
    "Source": _thing(title=TEXT, author=TEXT, url=TEXT, licence=TEXT, relation=TEXT, changes=TEXT, hop=NUMBER),
    "Code": _thing(
        title=TEXT,
        community=TEXT,
        url=LINK,
        report=LINK,
        version=NUMBER,
        published=DAY,
        language=TEXT,
        licence=_maybe(TEXT),
        licence_url=_maybe(TEXT),
        attribution=TEXT,
        sources=_list("Source"),
        markdown={"type": "string", "description": "Named blanks stay open; the page at url fills them."},
    ),
    "Statements": _thing(statements=_list("StatementLine")),
    "Statement": {
        "type": "object",
        "required": ["from", "to", "community", "event", "version", "published", "reason", "totals", "tables"],
        "properties": {"from": DAY, "to": DAY, "community": _maybe(SLUG), "event": _maybe(TEXT), "version": NUMBER}
        | {"published": DAY, "reason": _maybe(TEXT), "dictionary": {"type": "object", "additionalProperties": TEXT}}
        | {"totals": {"type": "object", "additionalProperties": NUMBER}, "tables": {"type": "object"}},
    },
    "AffiliatedCommunity": _thing(slug=SLUG, name=TEXT, since=DAY, looked=DAY, url=LINK, data=LINK),
    "Affiliated": _thing(affiliated=_list("AffiliatedCommunity")),
    "Problem": {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {"type": TEXT, "title": TEXT, "status": NUMBER, "detail": TEXT},
    },
}
_IN_PATH = {
    "slug": {"name": "slug", "in": "path", "required": True, "schema": SLUG},
    "number": {
        "name": "number",
        "in": "path",
        "required": True,
        "schema": {"type": "integer", "minimum": 1, "maximum": 999_999, "example": 1},
    },
}
_PART = {
    "name": "page",
    "in": "query",
    "description": "Which hundred of them.",
    "schema": {"type": "integer", "minimum": 1, "maximum": PAGES},
}
PATHS = {
    "/data/communities.json": "Communities",
    "/data/communities/{slug}.json": "Published",
    "/data/communities/{slug}/codes/{number}.json": "Code",
    "/data/communities/{slug}/statements/{number}.json": "Statement",
    "/data/statements.json": "Statements",
    "/data/statements/{number}.json": "Statement",
    "/data/affiliated.json": "Affiliated",
}
"""Which shape each address answers with; what it is stands in labels.py."""


def _answer(kind: str, words: str, media: str = "application/json", **more) -> dict:
    return {"description": words, "content": {media: {"schema": {"$ref": f"#/components/schemas/{kind}"}}}} | more


def _operation(path: str, kind: str) -> dict:
    words = str(labels.PATHS[path])
    tag = {"ETag": {"description": "Send it back as If-None-Match.", "schema": TEXT}}
    given = [one for name, one in _IN_PATH.items() if f"{{{name}}}" in path]
    given += [_PART] if kind == "Communities" else []
    answers = {"200": _answer(kind, words, headers=tag)}
    answers["304"] = {"description": "Nothing changed since the answer with this ETag."}
    if given:
        answers["404"] = _answer("Problem", "Nothing is published there.", "application/problem+json")
    if kind == "Communities":
        answers["400"] = _answer("Problem", "No such part of the list.", "application/problem+json")
    name = path.removeprefix("/data/").removesuffix(".json").replace("/", "_").replace("{", "").replace("}", "")
    return {"operationId": name, "summary": words, "parameters": given, "responses": answers}


def made(home: str) -> dict:
    """The document, for the portal at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Conduct Portal: what is published",
            "version": __version__,
            "description": "Read only, without key or cookie. Nothing here is not also on a public page. "
            "A text keeps the licence that stands beside it.",
        },
        "servers": [{"url": home}],
        "paths": {path: {"get": _operation(path, kind)} for path, kind in PATHS.items()},
        "components": {"schemas": SCHEMAS},
    }
