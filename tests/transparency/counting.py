"""Verbs for the tests of numbers: a report comes and its case is closed; what the period then holds."""

from datetime import date

from portal import cases, transparency

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)


def opened(ground, story="Something was said.", who="Ana", **facts):
    """A report that became a case; gives (case, report)."""
    with ground.unit():
        report, _receipt = ground.report(story, **facts)
        return cases.open_case(ground.act(who), report), report


def closed(ground, who="Ana", outcome="violation", measures=(), people=(), case=None, **close):
    """A case that was dealt with and closed; gives its id."""
    case = case or opened(ground, who=who)[0]
    with ground.unit():
        for kind, name in people:
            cases.add_party(ground.act(who), case, "reported", kind, name)
        for kind in measures:
            cases.measure(ground.act(who), case, kind, "What was done.")
        cases.close(ground.act(who), case, outcome, "Why.", **close)
    return case


def numbers(ground, community="", first=FIRST, last=LAST):
    """The tally."""
    with ground.unit():
        return transparency.tally(first, last, community)
