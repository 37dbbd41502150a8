"""The codes of conduct: a text, where it comes from, its versions, and the pages everybody reads."""

from .beside import says_on_page
from .clauses import Clause, clauses
from .overlay import narrowing_additions
from .rendering import rendered, written
from .service import (
    attribution_of,
    current,
    describe,
    digest,
    draft,
    drop_draft,
    mended,
    missing,
    numbered,
    publish,
    ready,
    sources,
    take,
    versions,
)
from .translations import languages

__all__ = [
    "Clause",
    "attribution_of",
    "clauses",
    "current",
    "describe",
    "digest",
    "draft",
    "drop_draft",
    "languages",
    "mended",
    "missing",
    "narrowing_additions",
    "numbered",
    "publish",
    "ready",
    "rendered",
    "says_on_page",
    "sources",
    "take",
    "versions",
    "written",
]
