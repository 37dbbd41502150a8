"""The words for the numbers: of each total, each table, each outcome, and what each key of the data means."""

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from markupsafe import escape

from .. import cases, reports
from . import telling

TOTALS = {
    "reports": lazy("Reports received"),
    "incidents": lazy("Incidents they were about"),
    "people_named": lazy("People or groups named in them"),
    "measures": lazy("Measures taken"),
    "acted_local": lazy("Incidents in which the community acted"),
    "acted_central": lazy("Incidents in which the committee acted"),
    "passed_on": lazy("Handed on to the committee"),
    "no_action": lazy("Closed without a measure"),
    "open": lazy("Still open"),
    "carried_over": lazy("Still open from before this time, not counted above"),
}
OUTCOMES = {
    "violation": lazy("Against the code of conduct"),
    "violation_unidentified": lazy("Against the code, by somebody not known"),
    "no_violation": lazy("Not against the code"),
    "insufficient_information": lazy("Not enough is known to say"),
    "out_of_scope": lazy("Outside what the code covers"),
    "resolved_by_parties": lazy("Settled by the people themselves"),
    "withdrawn": lazy("Taken back by the reporter"),
    "open": lazy("Still open"),
}
MORE = {"other": lazy("Other"), "not_said": lazy("Not said")}
TABLES = {
    "by_category": (lazy("What the incidents were about"), {**reports.CATEGORY_LABELS, **MORE}),
    "by_outcome": (lazy("How they ended"), {**OUTCOMES, **MORE}),
    "by_venue": (lazy("Where they happened"), {**reports.VENUE_LABELS, **MORE}),
    "by_measure": (lazy("What was done, as often as it was done"), {**dict(cases.MEASURE_LABELS), **MORE}),
}
WORDS = {
    "team": lazy("Who the team was"),
    "preparation": lazy("How it prepared"),
    "changes": lazy("What changed in the code or the team"),
    "lessons": lazy("What was learnt"),
}


def sentence(code: str) -> str:
    """The words for a refusal."""
    return {
        "days_odd": _("The last day is before the first. Turn them around."),
        "day_ahead": _("These days are still to come. There is nothing to tell yet."),
        "text_long": _("That is too long. Shorten it; nothing was lost."),
        "reason_missing": _("These days were published already. Say what was wrong, or what came later."),
    }.get(code, _("This can't be done as it stands."))


def reason(words: str) -> str:
    """Why there is another version."""
    return _("Words about a case were taken out. The numbers are the same.") if words == telling.OUT else words


def title(first, last) -> str:
    """What a statement is called."""
    days = {"first": format_date(first, "d MMMM yyyy"), "last": format_date(last, "d MMMM yyyy")}
    return _("Reports in numbers, %(first)s to %(last)s", **days)


def committee() -> str:
    """Whose statement the committee's is."""
    return _("The committee")


def frame_code(link, where, number: int) -> str:
    """What another site puts into its page to show a statement: no script, nothing that follows its readers."""
    address = escape(link(where.url("frame", number=number)))
    return f'<iframe src="{address}" title="{escape(_("Reports in numbers"))}" width="100%" height="900"></iframe>'


def published_for(first, last) -> str:
    """That numbers were told, and of which days."""
    days = {"first": format_date(first, "d MMMM yyyy"), "last": format_date(last, "d MMMM yyyy")}
    return _("Numbers published for %(first)s to %(last)s", **days)


VENUES = {**reports.VENUE_LABELS, **MORE}
BESIDE = {"days_odd": "last", "day_ahead": "first", "text_long": "lessons", "reason_missing": "reason"}
DICTIONARY = {
    "reports": "Reports received in the period, by the day each was received.",
    "incidents": "Incidents whose first report was received in the period; joined ones once.",
    "people_named": "People or groups named as reported, added up over the incidents.",
    "measures": "Measures taken; an incident may have several.",
    "acted_central": "Incidents in which the committee acted. Overlaps with acted_local.",
    "acted_local": "Incidents in which the community acted. Overlaps with acted_central.",
    "acted_both": "Incidents in which both acted.",
    "passed_on": "Incidents the community handed on without acting itself.",
    "settled_by_parties": "Incidents that the people involved settled themselves.",
    "banned": "Incidents after which the central records say banned.",
    "flagged": "Incidents after which the central records say flagged.",
    "no_action": "Incidents closed without a measure.",
    "open": "Incidents of the period that were not closed when this was made.",
    "carried_over": "Incidents from before the period that were open when it began. In no other number.",
    "promises_kept": "Incidents whose first report was answered within the promised time.",
    "promises_made": "Incidents for whose first report a time was promised.",
    "by_measure": "Measures by kind; an incident may have several. Adds up to measures, not to incidents.",
    "tables": "Exclusive cells that add up to their total. Shown from ten on, each cell three or more, else in other.",
    "withheld": "Tables that are not shown, because small numbers could name somebody.",
    "shares": "Per cent of the table's total, only where that is twenty or more.",
    "medians": "The middle number of days, only for three incidents or more.",
    "narratives": "What happened, in words, where whoever reported it agreed. In no order. Never all of it.",
    "taken_out": "How many such texts were taken out of this version after it was published.",
    "so_far": "More can still come in. Always true of a zero.",
    "communities": "What single communities published of these days themselves; none where fewer than three did.",
    "earlier": "The same days of earlier years, as they were published.",
}


def as_facts(slug: str, one) -> dict:
    """A statement for programs, with what each of its numbers means."""
    return {
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "community": slug or None,
        "event": one.event or None,
        "version": one.version,
        "published": one.at.date().isoformat(),
        "reason": reason(one.reason) or None,
        **one.facts,
        "dictionary": DICTIONARY,
    }
