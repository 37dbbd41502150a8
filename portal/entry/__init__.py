"""Who is knocking: turns a request into an Actor, refuses the rest, commits or rolls back."""

from .admit import actor_in, admitted, keep_anyway, signed_in, signed_in_actor
from .answers import crash, init
from .audience import (
    BOX,
    COMMITTEE,
    DATA,
    DESK,
    EMBED,
    HALF,
    KEYHOLDER,
    OPERATOR,
    PERSON,
    PUBLIC,
    REPORTER,
    audience,
)
from .bucket import bucket
from .places import founds, name_of, names_places, says_what_waits, speaks, stands_instead
from .sessions import begin_session, leave_session, renew_session
from .tokens import form_is_stale

__all__ = [
    "BOX",
    "COMMITTEE",
    "DESK",
    "DATA",
    "EMBED",
    "HALF",
    "KEYHOLDER",
    "OPERATOR",
    "PERSON",
    "PUBLIC",
    "REPORTER",
    "actor_in",
    "admitted",
    "audience",
    "begin_session",
    "bucket",
    "crash",
    "form_is_stale",
    "founds",
    "init",
    "keep_anyway",
    "leave_session",
    "name_of",
    "names_places",
    "renew_session",
    "says_what_waits",
    "signed_in",
    "signed_in_actor",
    "speaks",
    "stands_instead",
]
