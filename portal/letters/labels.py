"""The words for this room's codes, and for its refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

from .. import web

STATES = {
    "draft": lazy("Being written"),
    "asked": lazy("Waits for a second reader"),
    "signed": lazy("Signed, not sent yet"),
    "sent": lazy("Sent"),
}
PARTS = {
    "behaviour": lazy("What was done"),
    "impact": lazy("What it did to people"),
    "expected": lazy("What is expected from now on"),
    "consequences": lazy("What follows, and what if not"),
    "text": lazy("The message"),
}
HINTS = {
    "behaviour": lazy("The behaviour in general words. No report's words, no times, nobody else's name."),
    "impact": lazy("On the community, not on one person who could be guessed."),
    "expected": lazy("What they should do or leave, as plainly as you would want to be told."),
    "consequences": lazy("The decision, from when and until when, and what happens if it goes on."),
    "text": lazy("It stands in their box under the letter."),
}
WAYS = [
    ("mail", lazy("By mail: they get a link that works once. The letter itself is not in the mail.")),
    ("print", lazy("On paper: you print it with its link, and hand or post it.")),
]
INTO_BOX = ("box", lazy("Into the box they have opened before, without a mail."))
FINDINGS = {
    "name": lazy("A name of somebody in this case"),
    "handle": lazy("A handle of somebody in this case"),
    "mail": lazy("A mail address"),
    "number": lazy("A number or a link"),
    "time": lazy("A time or a day"),
    "phrase": lazy("Words that stand in a report too"),
    "quote": lazy("Quoted words from a report"),
    "hidden": lazy("A passage you marked as hidden"),
    "reporter": lazy("Who reported"),
    "field": lazy("A blank that is not filled in"),
}
TEXTS = {
    "note": lazy("Note"),
    "measure": lazy("Measure"),
    "report": lazy("The report"),
    "message": lazy("Message"),
    "file": lazy("File"),
}
PATTERNS = [
    ("hearing", lazy("Before a decision: what is said, and a question for their side")),
    ("talk", lazy("After a talk: what was agreed")),
    ("warning", lazy("A warning")),
    ("suspension", lazy("A suspension")),
    ("ban", lazy("A ban for good")),
]
REPLY = ("reply", lazy("A short message into their box"))
_WHAT = lazy("At %(event)s you …", event="{event}")
_FELT = lazy("People felt … Some of them …")
WORDS = {
    "hearing": {
        "behaviour": lazy(
            "Our team was told that at %(event)s you … We have not decided anything. We want to hear your side first.",
            event="{event}",
        ),
        "impact": lazy("If it was so, people felt …"),
        "expected": lazy(
            "Please tell us how you saw it. You can answer right below this letter. Please do not look for "
            "whoever told us, and do not ask others who it was."
        ),
        "consequences": lazy("We decide after we have heard you, or after seven days. Until then nothing is decided."),
    },
    "talk": {
        "behaviour": _WHAT,
        "impact": _FELT,
        "expected": lazy("We spoke about it. You agreed to …"),
        "consequences": lazy("Nothing further follows from this. If it happens again we look at both together."),
    },
    "warning": {
        "behaviour": _WHAT,
        "impact": _FELT,
        "expected": lazy("Please do not do this again. From now on …"),
        "consequences": lazy("This is a warning. If it happens again, you may not take part for some time."),
    },
    "suspension": {
        "behaviour": _WHAT,
        "impact": _FELT,
        "expected": lazy("Until %(until)s please stay away from …, and contact nobody about this.", until="{until}"),
        "consequences": lazy(
            "You are suspended until %(until)s. It does not end by itself: when the time is over, write to us here and "
            "ask to come back.",
            until="{until}",
        ),
    },
    "ban": {
        "behaviour": _WHAT,
        "impact": _FELT,
        "expected": lazy("Please do not come to %(community)s any more, in person or online.", community="{community}"),
        "consequences": lazy("This holds for good. If you come nevertheless, you will be asked to leave."),
    },
    "reply": {"text": ""},
}
NEXT = {
    "sign": (
        lazy("Next: read a letter of a colleague"),
        lazy("It leaves only when a second member has read it and signed that nothing in it tells who reported."),
        lazy("Read the letter"),
    ),
    "send": (
        lazy("Next: send your letter"),
        lazy("A colleague has read it and signed it."),
        lazy("Choose how it goes"),
    ),
    "back": (
        lazy("Next: decide whether they may come back"),
        lazy("The person a measure is about asks to take part again. What holds goes on until you decide."),
        lazy("Read what they write"),
    ),
    "write": (
        lazy("Next: tell the person it is about"),
        lazy("They learn it from you first. A letter has four parts, and a colleague reads it before it goes."),
        lazy("Write the letter"),
    ),
    "name": (
        lazy("Next: name the person it is about"),
        lazy("Then they can be told, and a measure knows whom it concerns. Only those on this case read the name."),
        lazy("Name them"),
    ),
    "go_on": (
        lazy("Next: finish the letter to the person it is about"),
        lazy("They learn it from you first, before anybody else acts on it."),
        lazy("Go on with the letter"),
    ),
}
"""What a letter asks of somebody on the case: the title, why, the words on the button."""
STEPS = {
    "letter_sent": lazy("A letter was sent"),
    "letter_answered": lazy("The person answered in their box"),
}


def words_of(code: str) -> dict[str, str]:
    """The portal's own wording of a letter, in the language of the page."""
    return {part: str(text) for part, text in WORDS[code].items()}


def sentence(code: str) -> str:
    """What a refusal says to the person."""
    return {
        "part_empty": _("Every part is needed. Write the ones that are empty."),
        "details_open": _("Something in it could tell who reported. Change it, or say below that it may stay."),
        "nobody_else": _(
            "Nobody else can read this case yet, so nobody can be the second reader. Let a colleague in first."
        ),
        "name_unseen": _(
            "The reporter gave a name that neither of you two can see, so nothing could check for it. "
            "Let somebody sign who knows it."
        ),
        "own_letter": _("You wrote these words, so another member has to read them."),
        "letter_changed": _("Somebody else changed this letter since you opened it. Their words stand below yours."),
        "letter_moved": _("This letter has moved on since you opened the page."),
        "no_recipient": _("Choose somebody of this case."),
        "no_box": _("They have not opened a box yet, so send a letter first."),
        "no_address": _("That is not a mail address."),
        "text_empty": _("Write something first."),
        "text_long": _("That is too long. Please shorten it."),
        "changed": _("The text changed since you opened it. Look at it again, then mark it."),
        "too_many_marks": _("That is too much to mark. Hold all of it back instead."),
        "back_early": _("It is too early for this. The day from which you can ask stands here."),
        "back_asked": _("You have asked already. The answer will stand here."),
        "box_quiet": _("This box takes no more messages. You can still read here."),
    }.get(code, _("This can't be done as it stands."))


_BESIDE = {"no_address": "address", "no_recipient": "party"}


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about, or on top of the form; says the status to answer with."""
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code))
    return refused.status


def marked(number: int) -> str:
    """How much of a text is marked."""
    return ngettext("%(num)s passage stays inside", "%(num)s passages stay inside", number)
