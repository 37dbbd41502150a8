"""The words for the register's codes, and for its refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import cases, reports, web

STANDING_LABELS = {
    "none": lazy("No record that others are told of"),
    "flagged": lazy("Flagged"),
    "banned": lazy("Banned"),
}
STANDINGS = STANDING_LABELS | {"none": lazy("None")}
TYPE_LABELS = {
    "1": lazy("1: not against the code"),
    "1b": lazy("1b: not enough is known"),
    "2": lazy("2: against the code, nobody identifiable"),
    "3": lazy("3: resolved"),
    "4": lazy("4: flagged"),
    "5": lazy("5: banned"),
}
STATUSES = {
    "ongoing": lazy("Ongoing"),
    "resolved": lazy("Resolved"),
    "on_hold": lazy("On hold"),
    "reopened": lazy("Reopened"),
}
CONSEQUENCES = {
    "": lazy("Not said"),
    "nothing": lazy("None"),
    "warning": lazy("A warning"),
    "short": lazy("A suspension of up to 90 days"),
    "long": lazy("A longer suspension"),
    "ban": lazy("A ban for good"),
}
CLASSES = {
    "safety": lazy("Somebody may be in danger"),
    "repeated": lazy("Went on after being asked to stop"),
    "pattern": lazy("Several communities, one behaviour"),
    "misuse": lazy("A role was misused"),
    "evasion": lazy("Came back around a measure"),
    "other": lazy("Something else"),
}
CATEGORY_CHOICES = [("", lazy("Not said")), *reports.CATEGORY_LABELS.items()]
CATEGORIES = dict(CATEGORY_CHOICES)
SPACES = dict(cases.SPACE_CHOICES)
TRENDS = {
    "single": lazy("One record says nothing of that."),
    "rising": lazy("More in the last year than in the one before."),
    "falling": lazy("Fewer in the last year than in the one before."),
    "steady": lazy("As many in the last year as in the one before."),
}
SUGGESTIONS = {
    "flag": lazy("Together these records may be reason to flag. Read them side by side; two key holders decide."),
    "ban": lazy("It goes on although the person is flagged. Read the records again; two key holders decide."),
}
WAYS = {
    "mail": lazy("The same mail address"),
    "handle": lazy("The same handle at the same place"),
    "handle_elsewhere": lazy("The same handle, at another place or one that nobody noted"),
    "name": lazy("Names that are very much alike"),
    "name_near": lazy("Names that may be the same"),
    "by_hand": lazy("A key holder proposed it"),
}
STATES = {
    "open": lazy("Waits for a second key holder"),
    "confirmed": lazy("Confirmed"),
    "replaced": lazy("Replaced by another proposal"),
    "withdrawn": lazy("Taken back"),
}
_BESIDE = {
    "text_empty": "text",
    "reason_needed": "text",
    "until_gone_by": "until",
    "until_without_standing": "until",
    "until_before_since": "until",
    "class_needed": "flag",
    "loaded_words": "summary",
    "no_such_code": "code",
    "same_already": "code",
    "name_empty": "name",
    "password_wrong": "password",
    "nothing_to_bring": "sheet",
}


def sentence(code: str, words: str = "") -> str:
    """What a refusal says to the person."""
    return {
        "text_empty": _("Write at least two letters to look for."),
        "reason_needed": _("Say why. The other key holders can read that."),
        "until_gone_by": _("That day is over. Choose a later one."),
        "until_without_standing": _("A last day needs a standing. Choose one, or leave the day empty."),
        "until_before_since": _("The last day is before the first one."),
        "class_needed": _("Choose what kind of reason it is."),
        "loaded_words": _(
            "The person will read this. These words judge, or give an order: %(words)s. Say what was alleged, found or "
            "not found; or tick that you are sure of them.",
            words=words,
        ),
        "no_such_code": _("Nobody stands in the register under this code."),
        "same_already": _("They are joined already."),
        "name_empty": _("Write a name, or how the person is known."),
        "password_wrong": _("That is not your password."),
        "nothing_to_bring": _("This sheet holds no rows."),
        "own_proposal": _("You proposed it yourself: another key holder confirms it."),
        "change_over": _("This proposal was settled or replaced. Look at the person again."),
        "people_changed": _("Others were joined or parted since. Propose it again."),
        "link_over": _("Somebody was quicker: this was settled already."),
        "said_already": _("You said so already. Another key holder has to say it, too."),
        "recorded_already": _("This person is recorded for this case already."),
    }.get(code, _("This can't be done as it stands."))


FAULTS = {
    "a_name": lazy("a name where a code name belongs: two or three words in small letters, nobody's name"),
    "an_address": lazy("an address where a code name belongs"),
    "no_code": lazy("no code name"),
    "no_day": lazy("no day that can be read: write 2026-05-31"),
    "before_report": lazy("resolved before it was reported"),
    "unknown_word": lazy("a word that is none of those a sheet may hold"),
    "no_column": lazy("this column is missing"),
    "nobody_named": lazy("this kind of record needs a person's code"),
    "twice": lazy("the same person a second time in the same case"),
    "differs": lazy("the register holds this row with other facts; it is not written over"),
    "too_long": lazy("too long"),
    "too_large": lazy("the file is larger than four megabytes"),
    "too_many": lazy("more than 20,000 rows"),
    "not_utf8": lazy("the file is not in UTF-8: save it so"),
    "not_a_sheet": lazy("this is no sheet with commas, semicolons or tabs"),
    "empty": lazy("the file holds no rows"),
}


def fault(one) -> str:
    """What stands wrong in a line of a sheet, without the cell."""
    if one.line and one.column:
        return _("Line %(line)s, %(column)s: %(what)s", line=one.line, column=one.column, what=FAULTS[one.code])
    return str(FAULTS[one.code])


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about, or on top of the form; says the status to answer with."""
    words = sentence(refused.code, refused.facts.get("words", ""))
    web.put_beside(form, _BESIDE.get(refused.code), words)
    return refused.status


def no_sheet(large: bool) -> str:
    """Why no sheet could be looked at."""
    if large:
        return _(
            "This sheet is too large for the page. Bring it in with the command: portal committee import-register."
        )
    return _("Choose a file.")
