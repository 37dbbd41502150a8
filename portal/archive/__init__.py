"""A case taken out: as tagged PDF or as a sealed archive with a code, redacted or whole; who, when and why is kept.

`papers(actor, case_id, whole=…)` is what would go; `pdf` and `parcel` make it; `note` keeps that it went.
"""

from .log import exports, expunge, note
from .making import Parcel, Straight, as_json, parcel, pdf, plain_json, plain_name
from .papers import Papers, papers

__all__ = [
    "Papers",
    "Parcel",
    "Straight",
    "as_json",
    "expunge",
    "exports",
    "note",
    "papers",
    "parcel",
    "pdf",
    "plain_json",
    "plain_name",
]
