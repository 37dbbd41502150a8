"""A code's published history as it is taken along, and brought to another portal: each version with its sources."""

from dataclasses import asdict
from datetime import date

from .. import audit, clock, communities
from ..access import require
from ..db import Scope, db, new_id
from ..errors import Busy, Refused
from ..library import Source, drawing, licences
from . import export, rendering, service
from .models import Policy, PolicySource, PolicyVersion
from .translations import languages

TRIES = 3
_FACTS = ("number", "title", "author", "language", "text", "licence", "original", "reason", "digest")


def history(scope: Scope) -> list[dict]:
    """Every published version, the first one first, as data."""
    return [_told(scope, row) for row in reversed(service.versions(scope))]


def _told(scope: Scope, row: PolicyVersion) -> dict:
    made_from = [asdict(source) for source in service.sources(scope, row)]
    facts = {name: getattr(row, name) for name in _FACTS}
    return facts | {"published": row.published.isoformat(), "sources": made_from}


def as_files(scope: Scope, *, home: str, slug: str, say=str) -> list[tuple[str, str]]:
    """The code as Markdown with licence and attribution: each version, and the newest in its other languages."""
    made, page = [], f"{home}/c/{slug}"
    for row in service.versions(scope):
        work = service.attribution_of(scope, row, f"{page}/conduct")
        words = rendering.written(scope, row, home=home, say=say)
        made.append((f"{row.number}.md", export.markdown(work, row, f"{page}/", say, words)))
    newest = service.current(scope)
    for language in languages(scope) if newest else ():
        words = rendering.written(scope, newest, language, home=home, say=say)
        work = service.attribution_of(scope, newest, f"{page}/conduct")
        made.append((f"{newest.number}.{language}.md", export.markdown(work, newest, f"{page}/", say, words)))
    return made


def bring_history(actor, told: list[dict]) -> int:
    """Put a history that was taken along under a new community; says how many versions. Each is drawn anew here.

    Raises Refused as drawing a text does. What stands in it as HTML elsewhere is not believed.
    """
    require(actor, "policy.edit")
    policy = actor.add(Policy(id=new_id(), number=0))
    db.session.flush()
    for facts in sorted(told, key=lambda one: one["number"]):
        _bring(actor, policy, facts)
        policy.number = facts["number"]
    db.session.flush()
    if policy.number:
        communities.code_published(actor, policy.number)
    audit.record(actor, "policies.brought", policy.id)
    return len(told)


def _drawn(text: str, title: str) -> drawing.Drawn:
    """A text that was drawn before; where the machine is too busy for it, it is tried again."""
    for _again in range(TRIES):
        try:
            return drawing.draw(text, title)
        except (Busy, Refused) as refused:
            if getattr(refused, "code", "text_too_tangled") != "text_too_tangled":
                raise
    return drawing.draw(text, title)


def _bring(actor, policy: Policy, facts: dict) -> None:
    drawn = _drawn(facts["text"], facts["title"])
    row = PolicyVersion(id=new_id(), policy_id=policy.id, number=None, html=drawn.html, mended="[]", digest="")
    for name in ("title", "author", "language", "text", "reason"):
        setattr(row, name, facts[name])
    row.licence, row.original = licences.licence(facts["licence"]).id, bool(facts["original"])
    row.published = date.fromisoformat(facts["published"])
    actor.add(row)
    db.session.flush()
    now = clock.now()
    for place, given in enumerate(facts["sources"]):
        source = Source(**given)
        actor.add(PolicySource(id=new_id(), version_id=row.id, place=place, frozen=now, **asdict(source)))
    db.session.flush()
    row.digest = service.digest(row, service.sources(actor, row))
    row.number, row.frozen = facts["number"], now
    db.session.flush()
