"""Delivers letters: an outbox in the database, sealed to the server key, and SMTP when somebody listens.

Letters carry no contents of reports or cases; the rooms above write their words.
"""

from .delivery import deliver
from .outbox import Failures, Letter, Waiting, failures, post, sweep, try_again, waiting_letters
from .smtp import configure, problems_of

__all__ = [
    "Failures",
    "Letter",
    "Waiting",
    "configure",
    "deliver",
    "failures",
    "post",
    "problems_of",
    "sweep",
    "try_again",
    "waiting_letters",
]
