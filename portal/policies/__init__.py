"""The codes of conduct: a text, where it comes from, its versions, and the pages everybody reads."""

from .beside import says_on_page
from .clauses import Clause, clauses
from .exports import facts, sheet
from .moving import as_files, bring_history, history
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
    "as_files",
    "attribution_of",
    "bring_history",
    "clauses",
    "current",
    "describe",
    "digest",
    "draft",
    "drop_draft",
    "facts",
    "history",
    "languages",
    "mended",
    "missing",
    "narrowing_additions",
    "numbered",
    "publish",
    "ready",
    "rendered",
    "says_on_page",
    "sheet",
    "sources",
    "take",
    "versions",
    "written",
]
