"""The words for what is wrong in a sheet of past incidents, and for who dealt with one."""

from difflib import get_close_matches

from flask_babel import gettext as _

from . import bringing


def fault(one: bringing.Fault) -> str:
    """A fault as a sentence with its line."""
    near = _near(one)
    words = {"column": one.column, "given": one.given, "most": bringing.MOST_LINES, "near": near}
    sentence = {
        "not_utf8": _("This file is not text in UTF-8. Save it again as CSV with that encoding."),
        "not_csv": _("From here on the file can't be read as CSV. Is a quotation mark missing?"),
        "too_many": _("The file has more than %(most)s lines. Bring it in in parts.", **words),
        "unknown_column": _("“%(given)s” is no column of this sheet. Leave it out; no names belong here.", **words),
        "column_twice": _("There are two columns “%(given)s”. Keep one.", **words),
        "column_missing": _("The column “%(given)s” is missing: the day on which it was reported.", **words),
        "cells": _("This line has more cells than the first line has columns. Is a comma not in quotation marks?"),
        "day_missing": _("Nothing can be counted without the day it was received. Write it like 2024-03-31."),
        "day_odd": _("“%(given)s” in %(column)s is no day. Write it like 2024-03-31.", **words),
        "day_ahead": _("“%(given)s” in %(column)s is still to come.", **words),
        "closed_first": _("It was closed before it was received. One of the two days is wrong."),
        "unknown_code": _("“%(given)s” in %(column)s is not among its codes.%(near)s", **words),
        "only_one": _("%(column)s takes one code, not several.", **words),
        "number_odd": _("people_named is a number of people from 0 to 1000. “%(given)s” is not.", **words),
        "event_long": _("The event's name is longer than 80 letters. Shorten it."),
        "unknown_community": _(
            "No community here has the short name “%(given)s”. Leave it empty for the committee's own.", **words
        ),
        "not_closed": _("It has an outcome but no day of closing. Give the day, or leave the outcome empty."),
        "no_finding": _("It was closed, but how it ended is missing. Give a finding."),
        "not_both": _("%(column)s says that nothing was done and that something was. Keep one of them.", **words),
    }[one.code]
    return _("Line %(number)s: %(sentence)s", number=one.line, sentence=sentence)


def _near(one: bringing.Fault) -> str:
    """The codes that look most like what was given."""
    lists = {"venue", "category", "finding", "subject_kind", "handled_by", "measures", "standing"}
    if one.code != "unknown_code" or one.column not in lists:
        return ""
    codes = bringing.codes_of(one.column)
    odd = next((part.strip() for part in one.given.split("|") if part.strip() not in codes), "")
    close = get_close_matches(odd.casefold().replace(" ", "_"), codes, n=2, cutoff=0.5)
    return " " + _("Did you mean %(codes)s?", codes=" / ".join(close)) if close else ""
