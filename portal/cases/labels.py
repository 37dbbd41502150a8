"""The words for this room's codes, and for its refusals."""

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import reports, web
from .assessment_labels import IMPACTS, JURISDICTIONS, RISKS
from .path_labels import NEXT, NEXT_STEPS, OTHER_STEPS, SENT_PATH, STAGES, STATES, STEPS

__all__ = [
    "IMPACTS",
    "JURISDICTIONS",
    "NEXT",
    "NEXT_STEPS",
    "OTHER_STEPS",
    "RISKS",
    "SENT_PATH",
    "STAGES",
    "STATES",
    "STEPS",
]

VOTING = {
    "one": lazy("One person decides"),
    "two_agree": lazy("Two agree"),
    "majority": lazy("More than half of those who may take part"),
    "two_thirds": lazy("Two thirds of those who may take part"),
    "unanimous": lazy("Everybody who may take part"),
    "consensus": lazy("Everybody who may take part; on the last day two thirds of them"),
    "silence": lazy("Nobody objects within a day"),
}
HEARD = [
    ("reported", lazy("The person it is about")),
    ("affected", lazy("Somebody affected")),
    ("nobody", lazy("Nobody could be asked: somebody would be in danger, or nobody can be reached")),
]
ACCEPTABLE = [
    ("unsaid", lazy("They did not say")),
    ("yes", lazy("They can live with it")),
    ("partly", lazy("In part")),
    ("no", lazy("No")),
]
HOLD_REASONS = [
    ("police", lazy("The police, or a court")),
    ("legal", lazy("Legal advice")),
    ("mediation", lazy("The people talk with each other, with help")),
    ("unreachable", lazy("Somebody can't be reached")),
    ("committee", lazy("The committee has taken it over")),
    ("other", lazy("Something else")),
]
ASIDE = {
    "trap": lazy("A field that no person sees was filled in."),
    "fast": lazy("It was sent within seconds, like many others."),
    "again": lazy("The same words came several times."),
    "many": lazy("Very many came from one part of the net."),
    "by_hand": lazy("Somebody of you said so."),
}
SOURCES = {
    "report": lazy("From a report"),
    "filed": lazy("Filed afterwards"),
    "seen": lazy("Seen by the team"),
    "escalation": lazy("Sent by a community"),
    "direct": lazy("Reported to the committee"),
    "appeal": lazy("Another look at a decision"),
}
NOTE_KINDS = [
    ("fact", lazy("A fact: what somebody saw, said or sent")),
    ("note", lazy("A note: a thought of the team, never sent on by itself")),
    ("review", lazy("The review: what the facts come to")),
]
NOTE_LABELS = {
    "fact": lazy("Fact"),
    "note": lazy("Note of the team"),
    "review": lazy("Review"),
    "response": lazy("Response to an action"),
    "from_box": lazy("From the person who got a letter"),
    "disagrees": lazy("A statement: the person it is about does not agree"),
    "closing": lazy("How it ended"),
    "nature": lazy("What kind of thing it was"),
    "request": lazy("What the sender asks"),
    "report": lazy("The report as it was written"),
    "dialogue": lazy("Messages with the reporter"),
    "identity": lazy("Who reported"),
    "advice": lazy("From the committee"),
    "opinion": lazy("Advice"),
    "board": lazy("From the board"),
    "enacted": lazy("Carried out"),
    "told": lazy("Told by other ways"),
    "following": lazy("Followed up"),
    "resolved": lazy("How it was resolved"),
    "on_hold": lazy("Put on hold"),
    "heard": lazy("Heard before it was decided"),
}
NOT_SAID = lazy("Not said")
EVERYBODY = lazy("All who reported it")
PARTY_ROLES = [
    ("reported", lazy("The person or body the report is about")),
    ("affected", lazy("Affected by it")),
    ("witness", lazy("Saw or heard it")),
    ("reporter", lazy("Reported it")),
]
ROLE_LABELS = {
    "reported": lazy("reported"),
    "affected": lazy("affected"),
    "witness": lazy("witness"),
    "reporter": lazy("reporter"),
}
PARTY_KINDS = [
    ("person", lazy("A person")),
    ("organisation", lazy("An organisation or sponsor")),
    ("venue_staff", lazy("Staff of the venue")),
    ("outsider", lazy("Somebody from outside")),
    ("group", lazy("A group")),
    ("unknown", lazy("Not known")),
]
FILE_KINDS = [
    ("screenshot", lazy("Screenshot")),
    ("recording", lazy("Recording")),
    ("messages", lazy("Copy of messages")),
    ("other", lazy("Something else")),
]
FINDINGS = [
    ("violation", lazy("Against the code of conduct")),
    ("violation_unidentified", lazy("Against the code, by somebody not known")),
    ("no_violation", lazy("Not against the code")),
    ("insufficient_information", lazy("Not enough is known to say")),
    ("out_of_scope", lazy("Outside what the code covers")),
    ("resolved_by_parties", lazy("Settled by the people themselves")),
    ("withdrawn", lazy("Taken back by the reporter, safety looked at")),
]
MEASURES = [
    ("nothing", lazy("Nothing further")),
    ("informal_word", lazy("An informal word")),
    ("verbal_warning", lazy("A spoken warning")),
    ("written_warning", lazy("A written warning")),
    ("final_warning", lazy("A last warning")),
    ("general_reminder", lazy("A reminder to everybody")),
    ("content_changed", lazy("Content removed or changed")),
    ("talk_ended", lazy("A talk ended")),
    ("video_withheld", lazy("A recording withheld")),
    ("no_contact", lazy("No contact with somebody")),
    ("stay_away", lazy("Stay away from a place or party")),
    ("no_alcohol", lazy("No alcohol")),
    ("role_ended", lazy("A role or privilege ended")),
    ("not_speaker", lazy("No speaking or volunteering for some time")),
    ("grant_refunded", lazy("A grant paid back")),
    ("sponsor_measure", lazy("A step towards a sponsor")),
    ("removal", lazy("Asked to leave the event")),
    ("account_action", lazy("A step on an account")),
    ("voluntary_break", lazy("A break the person agreed to")),
    ("suspension_short", lazy("Suspended, up to 90 days")),
    ("suspension_long", lazy("Suspended, longer than 90 days")),
    ("ban_spaces", lazy("Kept out of some spaces")),
    ("ban_permanent", lazy("Kept out for good")),
    ("apology_relayed", lazy("An apology passed on")),
    ("mediation", lazy("Mediation")),
    ("training", lazy("Training or coaching")),
    ("readmission", lazy("Admitted again, with conditions")),
    ("referred", lazy("Handed to somebody else")),
    ("support_offered", lazy("Support offered")),
    ("process_changed", lazy("A process changed")),
    ("other", lazy("Something else")),
]
SPACES = [("", lazy("Not said")), ("everywhere", lazy("Everywhere")), *reports.VENUE_LABELS.items()]
_BESIDE = {"text_empty": "text", "text_long": "text", "days_odd": "ends", "day_gone": "look_again"}
_BESIDE |= {"nothing_chosen": "reports", "one_must_stay": "reports", "same_case": "other"}
_BESIDE |= dict.fromkeys(("no_file", "others_kept", "none_kept"), "attachments")
HANDLED_BY = {
    "team": lazy("The team that keeps this record"),
    "central": lazy("The central group"),
    "board": lazy("The board"),
    "local": lazy("The event, or the moderators there"),
    "parties": lazy("The people themselves"),
    "none": lazy("Nobody had to act"),
}
LIST_STANDINGS = {"none": lazy("No record"), "flagged": lazy("Flagged"), "banned": lazy("Banned")}
FINDING_WORDS, MEASURE_WORDS = dict(FINDINGS), dict(MEASURES)
CATEGORIES, VENUES = reports.CATEGORY_LABELS, dict(SPACES)
VOCABULARY = {
    "finding": {**dict(FINDINGS), "pending": lazy("Not settled yet")},
    "measure": dict(MEASURES),
    "party_kind": dict(PARTY_KINDS),
    "handled_by": HANDLED_BY,
    "list_standing": LIST_STANDINGS,
}


def reporter_of(number: int, day) -> str:
    """One of several reporters of a case, told apart without a name."""
    return _("Reporter %(number)s, who wrote on %(day)s", number=number, day=format_date(day, "EEEE d MMMM"))


def sentence(code: str) -> str:
    """What a refusal says to the person."""
    return {
        "text_empty": _("Write something first."),
        "text_long": _("That is too long for one text. Please shorten it, or add it as a file."),
        "days_odd": _("The last day is before the first one."),
        "nothing_chosen": _("Choose what goes into the new case."),
        "one_must_stay": _("At least one report has to stay here."),
        "same_case": _("Choose another case."),
        "has_joined": _("Other cases are joined to that one. Take them out first."),
        "in_case_already": _("They stand in this case already."),
        "no_vote": _("You said that you know somebody in it. You help, and have no vote: a colleague can propose it."),
        "agreed_already": _("You have said where you stand already."),
        "proposal_over": _("This proposal was replaced by another one."),
        "closes_odd": _("Choose a day after today."),
        "not_yet": _("Not enough people stand behind it yet."),
        "day_gone": _("That day is over. Choose a later one, or leave it empty."),
        "no_file": _("Choose at least one file."),
        "went_up": _(
            "Its reporter gave it to the committee, because nobody answered in time. The committee answers now."
        ),
        "no_reporter": _("Nobody could read an answer: this case has no report with a box."),
        "readers_differ": _("Somebody who reads this case may not read that report. Open a case of its own for it."),
        "changed": _("Somebody else changed this case since you opened it. Look at it first, then send again."),
        "last_holder": _(
            "Nobody else can open this case. Let a colleague in first, or send it to the committee; then step back."
        ),
        "unknown_code": _("Choose one of the entries offered."),
        "others_kept": _("The other files are kept with the case."),
        "none_kept": _("Nothing was added to the case."),
        "choose_again": _("A file could not be taken, so nothing was filed yet. Choose the files once more."),
    }.get(code, _("This can't be done as it stands."))


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about, or on top of the form; says the status to answer with."""
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code))
    return refused.status
