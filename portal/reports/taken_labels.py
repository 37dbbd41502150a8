"""The words for what is known of a report that somebody told and another wrote down: the on-site card's own part."""

from datetime import datetime

from flask_babel import lazy_gettext

from ..translation import format_datetime

SAFE = {
    "yes": lazy_gettext("Yes, they are safe"),
    "no": lazy_gettext("No, or not for long"),
    "unknown": lazy_gettext("Nobody knows"),
}
AFFECTED = {
    "teller": lazy_gettext("The person who told it"),
    "other": lazy_gettext("Somebody else"),
    "group": lazy_gettext("A group, or everybody there"),
}
SOURCES = {
    "first_hand": lazy_gettext("They saw, heard or lived it themselves"),
    "passed_on": lazy_gettext("Somebody told them"),
    "seen": lazy_gettext("Whoever wrote it down saw it happen"),
}
CONFIRMED = {
    "read_back": lazy_gettext("Yes, they said that it is right as it stands"),
    "receipt": lazy_gettext("They have a receipt, to read and correct it in their box"),
    "neither": lazy_gettext("No, there was no time or no way to"),
}
TAKEN = {
    "safe": (lazy_gettext("Was everybody safe when it was told?"), SAFE),
    "affected": (lazy_gettext("Who was affected?"), AFFECTED),
    "witnesses": (lazy_gettext("Who else saw it?"), None),
    "source": (lazy_gettext("How do they know?"), SOURCES),
    "by": (lazy_gettext("Written down by"), None),
    "place": (lazy_gettext("Where it was told"), None),
    "told": (lazy_gettext("When it was told"), "moment"),
    "typed": (lazy_gettext("When it was typed"), "moment"),
    "confirmed": (lazy_gettext("Read back to them?"), CONFIRMED),
}


def lines(answers) -> list[tuple[str, str]]:
    """What was noted beside a told report, as (question, answer) in order."""
    found = []
    for code, (label, told) in TAKEN.items():
        text = answers.get(f"taken:{code}", "")
        if text:
            found.append((str(label), _moment(text) if told == "moment" else str((told or {}).get(text, text))))
    return found


def _moment(text: str) -> str:
    """A moment as the clocks there showed it."""
    try:
        there = datetime.fromisoformat(text)
    except ValueError:
        return text
    return format_datetime(there.replace(tzinfo=None), "EEEE d MMMM y, HH:mm", rebase=False)
