"""The verbs of a code of conduct: read a text in, say where it comes from, publish a version that never changes."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields

from .. import audit, clock, communities
from ..access import require
from ..db import Scope, db, new_id
from ..errors import NotFound, Refused
from ..library import RELATIONS, Attribution, Inspection, Source, blanks, drawing, intake, licences
from . import filling, guesses, origins, rules
from .models import Policy, PolicySource, PolicyVersion


def _policy(scope: Scope) -> Policy | None:
    return scope.first(scope.select(Policy))


def current(scope: Scope) -> PolicyVersion | None:
    """The public version, or None before the first."""
    policy = _policy(scope)
    return numbered(scope, policy.number) if policy is not None and policy.number else None


def numbered(scope: Scope, number: int) -> PolicyVersion:
    """The published version with this number; NotFound when there is none."""
    found = scope.first(scope.select(PolicyVersion).where(PolicyVersion.number == number))
    if found is None:
        raise NotFound
    return found


def versions(scope: Scope) -> list[PolicyVersion]:
    """The published versions, newest first."""
    published = scope.select(PolicyVersion).where(PolicyVersion.number.is_not(None))
    return scope.all(published.order_by(PolicyVersion.number.desc()))


def draft(actor) -> PolicyVersion | None:
    """The text being worked on, if there is one."""
    require(actor, "policy.edit")
    return actor.first(actor.select(PolicyVersion).where(PolicyVersion.number.is_(None)))


def sources(scope: Scope, version: PolicyVersion) -> tuple[Source, ...]:
    """What a version was made from, in order."""
    rows = scope.all(
        scope.select(PolicySource).where(PolicySource.version_id == version.id).order_by(PolicySource.place)
    )
    names = [one.name for one in fields(Source)]
    return tuple(Source(**{name: getattr(row, name) for name in names}) for row in rows)


def attribution_of(scope: Scope, version: PolicyVersion, url: str = "") -> Attribution:
    """The attribution of a version; `url` is where this portal shows it."""
    return Attribution(version.title, version.author, url, version.licence, sources(scope, version))


@dataclass(frozen=True)
class Ready:
    """A text that was read, mended and drawn: the slow part of taking one in, done without the write lock."""

    drawn: drawing.Drawn
    mended: tuple = ()
    seen: Inspection = Inspection()


def ready(raw: bytes | str, name: str = "", title: str = "") -> Ready:
    """Read a pasted or uploaded text. Raises Refused with the code of what is wrong with it."""
    found = intake.take(raw, name)
    drawn = drawing.draw(found.read.text, found.read.title or title)
    return Ready(drawn, tuple(found.read.mended), found.inspection)


def take(actor, raw: Ready | bytes | str, name: str = "", *, confirmed: bool = True) -> PolicyVersion:
    """Take a text into the draft; when `confirmed`, with what it says about its sources and its licence.

    The pages leave that to a person: they take the text alone and show what was found (importing.py).
    """
    require(actor, "policy.edit")
    found = raw if isinstance(raw, Ready) else ready(raw, name)
    row = draft(actor) or _fresh(actor)
    row.title = (found.drawn.title or row.title)[: rules.TITLE_LIMIT].strip()
    row.text, row.html = found.drawn.text, found.drawn.html
    row.mended = json.dumps(found.mended)
    made_from, licence = guesses.guess(found.seen) if confirmed else ((), "")
    if made_from and not sources(actor, row):
        _put_sources(actor, row, made_from)
        row.original = False
    row.licence = licence or row.licence
    filling.lift_row(actor, row)
    db.session.flush()
    audit.record(actor, "policies.drafted", row.id)
    return row


def put_text(actor, drawn: drawing.Drawn, made_from=None, title: str = "") -> PolicyVersion:
    """Put a drawn text into the draft as it is; with `made_from`, say what it was made from."""
    require(actor, "policy.edit")
    row = draft(actor) or _fresh(actor)
    row.title = (title or row.title)[: rules.TITLE_LIMIT]
    row.text, row.html = drawn.text, drawn.html
    if made_from is not None:
        _put_sources(actor, row, made_from)
    db.session.flush()
    audit.record(actor, "policies.drafted", row.id)
    return row


def mended(row: PolicyVersion) -> list[tuple[str, str]]:
    """What was mended in a draft's text when it was read: (code, how often or what)."""
    return [tuple(pair) for pair in json.loads(row.mended)]


def _fresh(actor) -> PolicyVersion:
    """A new draft. It starts with the title, licence and sources of the public version."""
    policy = _policy(actor) or actor.add(Policy(id=new_id(), number=0))
    db.session.flush()
    last, community = current(actor), communities.community(actor)
    row = actor.add(
        PolicyVersion(
            id=new_id(),
            policy_id=policy.id,
            number=None,
            title=last.title if last else "",
            author=community.name,
            language=community.language,
            text="",
            html="",
            licence=last.licence if last else "",
            original=bool(last and last.original),
            mended="[]",
            reason="",
            digest="",
        )
    )
    db.session.flush()
    if last is not None:
        _put_sources(actor, row, sources(actor, last))
    return row


def describe(actor, *, title: str, licence: str, original: bool, made_from: list[Source]) -> PolicyVersion:
    """Say what the draft is called, under which licence it stands, and what it was made from.

    Raises Refused no_draft, licence_odd, source_odd, too_many_sources, source_is_itself or sources_clash.
    """
    row = _need_draft(actor)
    stated = licences.known(licence)
    if stated is None or stated.id not in licences.MAY_OWN:
        raise Refused("licence_odd")
    direct = sum(source.hop == 1 for source in made_from)
    if direct > rules.SOURCES_AT_MOST or len(made_from) > rules.WHOLE_CHAIN:
        raise Refused("too_many_sources", most=rules.SOURCES_AT_MOST)
    if wrong := origins.problem(actor, title, made_from):
        raise Refused(wrong[0], **wrong[1])
    for place, source in enumerate(made_from):
        if problem := rules.source_problem(source, communities.url_ok):
            raise Refused("source_odd", place=place, field=problem)
    made_from = [origins.named(actor, source) for source in made_from]
    row.title, row.licence = " ".join(title.split())[: rules.TITLE_LIMIT], stated.id
    row.original = original and not made_from
    _put_sources(actor, row, made_from)
    audit.record(actor, "policies.described", row.id)
    return row


def add_sources(actor, more: tuple[Source, ...]) -> PolicyVersion:
    """Name further texts the draft was made from. Raises Refused no_draft or too_many_sources."""
    row = _need_draft(actor)
    made_from = [*sources(actor, row), *(origins.named(actor, source) for source in more)]
    if sum(source.hop == 1 for source in made_from) > rules.SOURCES_AT_MOST or len(made_from) > rules.WHOLE_CHAIN:
        raise Refused("too_many_sources", most=rules.SOURCES_AT_MOST)
    _put_sources(actor, row, made_from)
    row.original = False
    audit.record(actor, "policies.described", row.id)
    return row


def _need_draft(actor) -> PolicyVersion:
    row = draft(actor)
    if row is None:
        raise Refused("no_draft")
    return row


def _put_sources(actor, row: PolicyVersion, made_from) -> None:
    for old in actor.all(actor.select(PolicySource).where(PolicySource.version_id == row.id)):
        actor.remove(old)
    for place, source in enumerate(made_from):
        relation = source.relation if source.relation in RELATIONS else RELATIONS[0]
        facts = asdict(source) | {"relation": relation, "licence": licences.licence(source.licence).id}
        actor.add(PolicySource(id=new_id(), version_id=row.id, place=place, **facts))
    db.session.flush()


def missing(actor, row: PolicyVersion) -> tuple[list[str], list[blanks.Blank]]:
    """What still stands between a draft and its publication: codes, and each blank with its line."""
    left = [blanks.Blank(0, blank.words, blank.context) for blank in blanks.find(row.title)]
    left += filling.open_places(actor, row.text, row.html)
    found = rules.missing(
        title=row.title,
        text=row.text,
        licence=row.licence,
        sources=sources(actor, row),
        original=row.original,
        contacts_ready=communities.contacts_ready(actor),
        blanks=left,
    )
    return found, left


def publish(actor, reason: str = "") -> PolicyVersion:
    """Make the draft the public version: numbered, dated, frozen. Raises Refused no_draft or not_ready."""
    row = _need_draft(actor)
    filling.lift_row(actor, row)
    codes, left = missing(actor, row)
    if codes:
        raise Refused("not_ready", codes=codes, blanks=left)
    policy, community, now = _policy(actor), communities.community(actor), clock.now()
    row.author, row.language = community.name, community.language
    row.reason, row.approver = " ".join(reason.split())[:500], actor.person
    row.published = clock.today(community.zone)
    row.digest = digest(row, sources(actor, row))
    for source in actor.all(actor.select(PolicySource).where(PolicySource.version_id == row.id)):
        source.frozen = now
    db.session.flush()
    row.number, row.frozen = policy.number + 1, now
    policy.number = row.number
    db.session.flush()
    origins.remember(actor, sources(actor, row))
    communities.code_published(actor, row.number)
    audit.record(actor, "policies.published", row.id, digest=bytes.fromhex(row.digest))
    return row


def digest(row: PolicyVersion, made_from: tuple[Source, ...]) -> str:
    """The fingerprint of a version: its words and where they come from."""
    told = [row.title, row.author, row.text, row.licence, [list(asdict(source).values()) for source in made_from]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def drop_draft(actor) -> None:
    """Throw the draft away; what is published stays."""
    row = _need_draft(actor)
    for source in actor.all(actor.select(PolicySource).where(PolicySource.version_id == row.id)):
        actor.remove(source)
    db.session.flush()
    actor.remove(row)
    db.session.flush()
    audit.record(actor, "policies.draft_dropped", row.id)
