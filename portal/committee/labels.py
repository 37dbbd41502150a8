"""The words for this room's codes, and for its refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import register, web

REASONS = {
    "concerns_team": lazy("It concerns somebody of our own team"),
    "no_answer": lazy("We have not been able to answer"),
    "appeal": lazy("Somebody asks for another look at our decision"),
    "several_communities": lazy("It reaches over several communities"),
    "majority_conflicted": lazy("Most of us had to step back"),
    "deadlock": lazy("We could not agree in time"),
    "law": lazy("It touches the law, or somebody may be in danger"),
    "beyond_power": lazy("It needs more than we can do"),
    "help_now": lazy("We want help now: it is going on, and somebody answers within the hour"),
    "help_wanted": lazy("We want help or advice, within days"),
    "after_event": lazy("We dealt with it, and file it afterwards"),
}
PARTS = {
    "nature": lazy("What kind of thing it was"),
    "reported": lazy("Only the person it is about"),
    "facts": lazy("Facts"),
    "actions": lazy("Actions taken"),
    "people": lazy("People involved"),
    "review": lazy("Our review"),
    "responses": lazy("Responses to actions"),
    "files": lazy("Screenshots, recordings, copies of messages"),
    "report": lazy("The report in the reporter's own words"),
    "dialogue": lazy("Our messages with the reporter"),
    "notes": lazy("Notes of our team"),
    "identity": lazy("Who reported"),
    "request": lazy("What we ask"),
}
PART_HINTS = {
    "nature": lazy("What was found and the kinds of what was done, in set words. Nobody's own words."),
    "reported": lazy("Names and handles of the person it is about, of nobody else."),
    "people": lazy("Names and handles as you wrote them down. Never the reporter."),
    "report": lazy("Somebody may be known by the way they write."),
    "notes": lazy("What you wrote among yourselves."),
    "identity": lazy("Only if they agreed to it."),
}
LEFT = {
    "removed": lazy("removed by a chair or vice chair"),
    "left": lazy("left on their own"),
    "no_answer": lazy("did not answer the yearly question"),
    "inactive": lazy("had not signed in for 90 days"),
}
WAYS = {
    "now": (lazy("Help wanted now"), lazy("Somebody waits for an answer within the hour. Call them first.")),
    "up": (lazy("Sent up"), lazy("A community asks for something, or can't decide it alone.")),
    "filed": (lazy("Filed after an event"), lazy("Dealt with already; read it, and record it.")),
    "least": (lazy("Filed with the least"), lazy("What kind of thing it was, and who it is about. No more was sent.")),
    "direct": (lazy("Reported to the committee"), lazy("Somebody came to this door; they look into their box.")),
}
PLACE_KINDS = {
    "meetup": lazy("a meetup"),
    "conference": lazy("a conference"),
    "online": lazy("an online community"),
}
LEVELS = {
    "full": lazy("Filed with what was ticked"),
    "least": lazy("Filed with the least: kind and person only"),
}
FURTHER = {
    "log_only": lazy("None; it is only recorded"),
    "advise": lazy("Advise the sender"),
    "take_over": lazy("The committee takes it over"),
    "measure": lazy("A measure of the committee"),
    "refer": lazy("Hand it to somebody else"),
}
STANDINGS = register.STANDING_LABELS
RECORD_TYPES = register.TYPE_LABELS
ROLES = {
    "chair": lazy("Chair"),
    "vice": lazy("Vice chair"),
    "caselead": lazy("Case lead"),
    "member": lazy("Member"),
    "keyholder": lazy("Key holder of the register"),
    "adviser": lazy("Adviser: sees only what a case needs"),
    "board": lazy("Board: oversight, no case"),
}
_BESIDE = {
    "text_empty": "text",
    "closes_odd": "closes",
    "until_gone_by": "until",
    "until_without_standing": "until",
    "nothing_chosen": "chosen",
    "nothing_ticked": "parts",
    "type_and_standing": "record_type",
    "beyond_decision": "standing",
    "nobody_named": "name",
    "role_odd": "role",
    "has_role": "email",
    "mail_address": "email",
}


def sentence(code: str) -> str:
    """What a refusal says to the person."""
    return {
        "text_empty": _("Write something first."),
        "closes_odd": _("Choose a day after today, or leave it empty."),
        "until_gone_by": _("That day is over. Choose a later one."),
        "until_without_standing": _("A last day needs a standing. Choose one, or leave the day empty."),
        "nothing_chosen": _("Tick at least one incident."),
        "nothing_ticked": _("Tick at least one part that holds something."),
        "changed": _("Something changed since you looked. Look at it once more, then send."),
        "nobody_left": _("Everybody who could open it was left out by the reporter. Write to the board instead."),
        "type_and_standing": _(
            "This type goes with another standing: 4 with flagged, 5 with banned, others with none."
        ),
        "beyond_decision": _("Two members agreed to less. Record what was decided."),
        "nobody_named": _("This type needs a person. Choose one of the register, or write a name."),
        "agreed_already": _("You stand behind this proposal already."),
        "proposal_over": _("This proposal was replaced by another one."),
        "recorded_already": _("This person is recorded for this case already."),
        "not_promised": _("They have to read the page for new members and promise first."),
        "heir_odd": _("Choose a member who stays."),
        "not_vouched": _("Somebody has to vouch for this person first."),
        "no_key_yet": _("They have not signed in yet, so there is nothing to vouch for."),
        "role_odd": _("Choose one of the roles offered."),
        "has_role": _("This person has that role already."),
        "mail_address": _("This does not look like a mail address."),
        "last_lead": _("Somebody has to stay as chair or vice chair."),
        "last_holder": _("Nobody else could open it then. Give the key to somebody else first."),
    }.get(code, _("This can't be done as it stands."))


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about, or on top of the form; says the status to answer with."""
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code))
    return refused.status
