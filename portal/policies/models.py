"""Policies, their versions, and what they were made from. A published version never changes (the fence sees to it)."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Base, Kept, Moment, kept_ref


class Policy(Kept, Base):
    """A community's code of conduct through all its versions. `number` is the public one, 0 before the first."""

    __tablename__ = "policies"

    number: Mapped[int] = mapped_column(Integer, info=PUBLIC)


class PolicyVersion(Kept, Base):
    """One text. A draft has no number; publishing gives it one, freezes it, and says when, why and by whom."""

    __tablename__ = "policy_versions"
    __table_args__ = (
        kept_ref("policies", "policy_id"),
        UniqueConstraint("partition", "policy_id", "number"),
        Index("ix_policy_versions_policy", "partition", "policy_id"),
    )

    policy_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int | None] = mapped_column(Integer, info=PUBLIC)
    title: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    author: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    language: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    text: Mapped[str] = mapped_column(Text, info=PUBLIC)
    html: Mapped[str] = mapped_column(Text, info=PUBLIC)
    licence: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    original: Mapped[bool] = mapped_column(Boolean, info=PUBLIC)
    mended: Mapped[str] = mapped_column(Text, info=INTERNAL)
    reason: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    approver: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    published: Mapped[date | None] = mapped_column(Date, info=PUBLIC)
    digest: Mapped[str] = mapped_column(String(64), info=PUBLIC)
    frozen: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)


class PolicySource(Kept, Base):
    """A text that a version was made from, and what was changed."""

    __tablename__ = "policy_sources"
    __table_args__ = (
        kept_ref("policy_versions", "version_id"),
        Index("ix_policy_sources_version", "partition", "version_id"),
    )

    version_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    place: Mapped[int] = mapped_column(Integer, info=INTERNAL)
    title: Mapped[str] = mapped_column(String(300), info=PUBLIC)
    author: Mapped[str] = mapped_column(String(300), info=PUBLIC)
    url: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    licence: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    relation: Mapped[str] = mapped_column(String(20), info=PUBLIC)
    changes: Mapped[str] = mapped_column(Text, info=PUBLIC)
    hop: Mapped[int] = mapped_column(Integer, info=PUBLIC, default=1)
    ref: Mapped[str] = mapped_column(String(120), info=PUBLIC, default="")
    pin: Mapped[str] = mapped_column(String(80), info=PUBLIC, default="")
    permission: Mapped[str] = mapped_column(Text, info=INTERNAL, default="")
    frozen: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)


class OwnSource(Kept, Base):
    """A text the catalogue does not know and this community was inspired by or adapts."""

    __tablename__ = "policy_own_sources"

    title: Mapped[str] = mapped_column(String(300), info=PUBLIC)
    author: Mapped[str] = mapped_column(String(300), info=PUBLIC)
    url: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    added: Mapped[date] = mapped_column(Date, info=INTERNAL)


class SourceClaim(Kept, Base):
    """Under which licence a source stands, according to whom; `ref` names a source of any kind."""

    __tablename__ = "policy_source_claims"
    __table_args__ = (Index("ix_policy_source_claims_ref", "partition", "ref"),)

    ref: Mapped[str] = mapped_column(String(120), info=PUBLIC)
    spdx: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    seen: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    claimant: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    added: Mapped[date] = mapped_column(Date, info=INTERNAL)


class SourceText(Kept, Base):
    """One version of a source as somebody here brought it, pinned by its fingerprint, to compare later ones with."""

    __tablename__ = "policy_source_texts"
    __table_args__ = (Index("ix_policy_source_texts_ref", "partition", "ref"),)

    ref: Mapped[str] = mapped_column(String(120), info=INTERNAL)
    place: Mapped[int] = mapped_column(Integer, info=INTERNAL)
    digest: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    licence: Mapped[str] = mapped_column(String(60), info=INTERNAL)
    text: Mapped[str] = mapped_column(Text, info=INTERNAL)
    added: Mapped[date] = mapped_column(Date, info=INTERNAL)


class EventOverlay(Kept, Base):
    """What an event adds to the community's code. `number`: the version it stands on, or a later one."""

    __tablename__ = "event_overlays"
    __table_args__ = (UniqueConstraint("partition", "event_id"),)

    event_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(Integer, info=PUBLIC)
    text: Mapped[str] = mapped_column(Text, info=PUBLIC)
    html: Mapped[str] = mapped_column(Text, info=PUBLIC)


class NarrowingAddition(Base):
    """A sentence of an event's public page that may narrow the code, for the committee to look at."""

    __tablename__ = "narrowing_additions"
    __open__ = "the committee reads it across communities; every sentence in it stands on a public page"

    id: Mapped[str] = mapped_column(String(26), primary_key=True, info=INTERNAL)
    community: Mapped[str] = mapped_column(String(60), index=True, info=PUBLIC)
    event: Mapped[str] = mapped_column(String(60), info=PUBLIC)
    event_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    name: Mapped[str] = mapped_column(String(120), info=PUBLIC)
    kind: Mapped[str] = mapped_column(String(20), info=PUBLIC)
    sentence: Mapped[str] = mapped_column(Text, info=PUBLIC)
    noticed: Mapped[date] = mapped_column(Date, info=PUBLIC)


class Translation(Kept, Base):
    """The code in another language, by whom. `published` is None until it is shown to everybody."""

    __tablename__ = "translations"
    __table_args__ = (UniqueConstraint("partition", "language"),)

    language: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    title: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    translator: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    published: Mapped[date | None] = mapped_column(Date, info=PUBLIC)


class TranslatedSection(Kept, Base):
    """One section in another language, tied to the very words it translates by their hash.

    `place` and `number` say where those words stood first. What is being written waits in the draft columns.
    """

    __tablename__ = "translated_sections"
    __table_args__ = (
        kept_ref("translations", "translation_id"),
        UniqueConstraint("partition", "translation_id", "source_hash"),
    )

    translation_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    source_hash: Mapped[str] = mapped_column(String(64), info=PUBLIC)
    number: Mapped[int] = mapped_column(Integer, info=PUBLIC)
    place: Mapped[int] = mapped_column(Integer, info=PUBLIC)
    text: Mapped[str] = mapped_column(Text, info=PUBLIC)
    html: Mapped[str] = mapped_column(Text, info=PUBLIC)
    machine: Mapped[bool] = mapped_column(Boolean, info=PUBLIC)
    draft: Mapped[str] = mapped_column(Text, info=INTERNAL)
    draft_html: Mapped[str] = mapped_column(Text, info=INTERNAL)
    draft_machine: Mapped[bool] = mapped_column(Boolean, info=INTERNAL)


class CodeAnswers(Kept, Base):
    """What a community answered on the way to its first draft; one row, so that nobody is asked twice.

    `start` is "own", "starter:<id>" or "hosted:<slug>"; `made` the digest of the text that came of it; `fitting`
    the words (JSON) that somebody looked at and found right.
    """

    __tablename__ = "code_answers"

    start: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    place: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    languages: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    alcohol: Mapped[bool | None] = mapped_column(Boolean, info=INTERNAL)
    minors: Mapped[bool | None] = mapped_column(Boolean, info=INTERNAL)
    online: Mapped[bool | None] = mapped_column(Boolean, info=INTERNAL)
    photos: Mapped[str] = mapped_column(String(16), info=INTERNAL)
    made: Mapped[str] = mapped_column(String(64), info=INTERNAL)
    fitting: Mapped[str] = mapped_column(Text, info=INTERNAL)


class CoveredElsewhere(Kept, Base):
    """What the code itself leaves out because another page of the community says it: an item, where, in which words."""

    __tablename__ = "covered_elsewhere"
    __table_args__ = (UniqueConstraint("partition", "item"),)

    item: Mapped[str] = mapped_column(String(20), info=PUBLIC)
    url: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    words: Mapped[str] = mapped_column(String(300), info=PUBLIC)


class Precedence(Kept, Base):
    """Which code holds where a host or a partner has its own, and where each kind of report goes then."""

    __tablename__ = "precedences"
    __table_args__ = (UniqueConstraint("partition"),)

    prevails: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    other: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    url: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    at_ours: Mapped[str] = mapped_column(String(300), info=PUBLIC)
    at_theirs: Mapped[str] = mapped_column(String(300), info=PUBLIC)
    about_team: Mapped[str] = mapped_column(String(300), info=PUBLIC)


class Acceptances(Kept, Base):
    """How many people said on one day that they accept a version. Nothing about any of them is kept."""

    __tablename__ = "acceptances"
    __table_args__ = (UniqueConstraint("partition", "number", "day"),)

    number: Mapped[int] = mapped_column(Integer, info=PUBLIC)
    day: Mapped[date] = mapped_column(Date, info=PUBLIC)
    people: Mapped[int] = mapped_column(Integer, info=INTERNAL)


class Descent(Base):
    """Which published code was made from which other one hosted here."""

    __tablename__ = "policy_descents"
    __open__ = "public facts over several communities: each stands in the attribution of a published page"

    child: Mapped[str] = mapped_column(String(80), primary_key=True, info=INTERNAL)
    parent: Mapped[str] = mapped_column(String(80), primary_key=True, info=INTERNAL)
    number: Mapped[int] = mapped_column(Integer, info=PUBLIC)
    relation: Mapped[str] = mapped_column(String(20), info=PUBLIC)
