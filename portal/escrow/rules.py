"""The days of a held report. Pure: no database, no clock.

The question about another report never comes on the day it could tell something: it waits at least a week, and then
for a day drawn at random, so that nobody learns from their box when another one was filed.
"""

import secrets
from datetime import date, timedelta

TERM = 365
"""Days a report is held, unless its reporter holds it once more."""
LAST_QUESTION = 30
"""Days before the end from which the last question stands in the box; and that a question stands at least."""
ASK_EARLIEST, ASK_WITHIN = 7, 21
"""Days after a match before which nobody is asked, and within how many more somebody is."""
MOST = 6
"""Handles and addresses one report may name: one person has a few, a list of suspects many."""
YES, WAIT = "yes", "wait"


def asking_day(today: date) -> date:
    """A day on which a reporter is asked, after a match today."""
    return today + timedelta(days=ASK_EARLIEST + secrets.randbelow(ASK_WITHIN + 1))


def end(since: date) -> date:
    """The last day of a term that begins now."""
    return since + timedelta(days=TERM)


def last_day(ends_on: date, asked_on: date | None, answer: str) -> date:
    """The last day of a hold: a question that nobody answered yet stands for its full time first."""
    if asked_on is None or answer:
        return ends_on
    return max(ends_on, asked_on + timedelta(days=LAST_QUESTION))


def is_last(last: date, today: date) -> bool:
    """Whether the last question stands."""
    return today >= last - timedelta(days=LAST_QUESTION)
