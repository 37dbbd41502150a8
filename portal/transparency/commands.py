"""`portal transparency tally`: the numbers of a period."""

import argparse
from datetime import date

from ..errors import NotFound
from ..shell import Answer, group, verb
from . import numbers


def commands(subparsers) -> None:
    """Declare the verbs of this room."""
    verbs = group(subparsers, "transparency", "the numbers")
    made = verb(verbs, "tally", run_tally, "count what was received in a period; both days belong to it", reads=True)
    made.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE", help="the first day")
    made.add_argument("--to", dest="last", type=_day, required=True, metavar="DATE", help="the last day")
    made.add_argument("--community", default="", metavar="SLUG", help="of one community (else of everything)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written like 2026-01-31") from None


def run_tally(options) -> Answer:
    """Count."""
    if options.last < options.first:
        sentence = "The last day is before the first. Turn them around."
        return Answer(sentence, {"problems": [sentence]}, ok=False)
    try:
        found = numbers.tally(options.first, options.last, options.community)
    except NotFound:
        sentence = f"There is no community with the short name {options.community}."
        return Answer(sentence, {"problems": [sentence]}, ok=False)
    named = "{reports} reports, {incidents} incidents, {people_named} people, {measures} measures. {open} still open."
    more = "{carried_over} carried over from before."
    return Answer(f"{named.format(**found)} {more.format(**found)}", found)
