"""The words for this room's codes, and for its refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

from .. import web

KINDS = {
    "attendees": lazy("People who come"),
    "speakers": lazy("Speakers, before they are announced"),
    "query": lazy("One name, with a reason"),
    "tokens": lazy("Private check: tokens only"),
}
STATES = {
    "preview": lazy("not sent yet"),
    "waiting": lazy("waits to be compared"),
    "comparing": lazy("is compared now"),
    "looking": lazy("members look"),
    "stuck": lazy("too few members are free"),
    "answered": lazy("answered"),
    "lapsed": lazy("not answered, wiped"),
}
SENT_STATES = {
    "sent": lazy("on its way"),
    "open": lazy("answered"),
    "gone": lazy("answer forgotten"),
    "lapsed": lazy("not answered, wiped"),
}
AGREEMENT_STATES = {
    "asked": lazy("waits for the committee"),
    "valid": lazy("in force"),
    "ended": lazy("ended"),
}
ANSWERS = {"n": lazy("no record"), "f": lazy("flagged"), "b": lazy("banned"), "o": lazy("answered before")}
VERDICTS = {"same": lazy("The same person"), "other": lazy("Not the same"), "unsure": lazy("Can’t tell")}
BANDS = {"strong": lazy("strong"), "possible": lazy("possible"), "weak": lazy("weak")}
QUESTIONS = {
    "company": lazy("Which company or organisation stands on the ticket?"),
    "city": lazy("Which town or country stands on the ticket?"),
    "spelling": lazy("How is the name written on the badge?"),
    "before": lazy("Has this person been at your event before? Which year?"),
}
OUTCOMES = {
    "talked": lazy("We talked with the person"),
    "conditions": lazy("They come, with conditions"),
    "refused": lazy("Ticket refunded or refused"),
    "nothing": lazy("Nothing"),
}
DOUBTS = {
    "doubt": lazy("There is a doubt whether this is the right person. Do not act on it until you hear more."),
    "stands": lazy("The doubt was looked into. The answer stands."),
    "cleared": lazy("It is about somebody else. Treat this row as no record."),
}
STEPS = (
    lazy("Opening the list"),
    lazy("Opening the register"),
    lazy("Comparing"),
    lazy("Sealing what was found"),
)
SOURCES = {
    "pretix": "pretix",
    "pretalx": "pretalx",
    "tito": "Tito",
    "eventbrite": "Eventbrite",
    "meetup": "Meetup",
    "luma": "Luma",
}
TURNED_AWAY = {
    "list_short": lazy("a list too short to hide anybody in it"),
    "list_late_short": lazy("too few new rows"),
    "lists_many": lazy("too many lists for one event"),
    "rows_many": lazy("more rows than the event has people"),
    "spellings": lazy("one address under many names"),
    "query_many": lazy("too many single questions"),
}


def sentence(code: str, facts: dict | None = None) -> str:
    """What a refusal of this room says."""
    facts = facts or {}
    told = _about_lists(facts) | _about_agreements() | _about_looks()
    return told.get(code, _("This did not work. Look at it once more."))


def _about_lists(facts: dict) -> dict[str, str]:
    least, most = facts.get("least", 0), facts.get("most", 0)
    return {
        "list_empty": _("There is no row in it. Choose the file once more, or paste the lines."),
        "list_kind": _("This is no list. Bring CSV, TSV or XLSX, or paste the lines."),
        "list_large": _("The file is larger than %(most)s MB. Leave out columns that are not needed.", most=most),
        "list_heavy": _("The file is too heavy to be read. Save it as CSV, with name and mail address only."),
        "list_not_text": _("This is neither text nor a sheet. Save it as CSV or XLSX."),
        "list_too_wide": _("It has too many columns. Leave in name, mail address and handle."),
        "list_broken": _("The file breaks off or is damaged. Save it once more."),
        "list_quote": _(
            "In line %(line)s a quotation mark stands where none belongs. Take it out there, and bring the file again.",
            line=facts.get("line", 0),
        ),
        "key_used": _("This key has been used for a check. Load this page anew: each check has a key of its own."),
        "list_too_long": _("It has more than 50,000 rows. Bring it in parts."),
        "list_no_columns": _("No column looks like a name or a mail address. Say below which ones they are."),
        "notice_needed": _("Lists are compared only where people were told. Tick that the notice stands there."),
        "nothing_new": _("Every row of it was in an earlier list of this event. There is nothing to send."),
        "list_short": _(
            "A list needs at least %(least)s rows. For one person ask a question with a reason.", least=least
        ),
        "list_late_short": _(
            "A later list needs at least %(least)s new rows. Wait for more, or ask about one.", least=least
        ),
        "lists_many": _("This event has had its %(most)s lists. Write to the committee.", most=most),
        "rows_many": _("These are more rows than this event can have people: at most %(most)s.", most=most),
        "spellings": _("One address stands there under many names. A list is of people, not of guesses."),
        "query_many": _("You have asked about %(most)s single people in 30 days. Write to the committee.", most=most),
        "event_over": _("The event is over for more than a week. Nothing is compared any more."),
        "event_far": _("The event is more than a year away. Come back when tickets are sold."),
        "nobody_to_look": _("The committee has too few people for this at the moment. Write to it."),
        "reason_needed": _("Say why. The two members who look can read it."),
        "key_needed": _("Use the key that stood on this page: it belongs to this check."),
        "list_sent": _("It was sent already."),
        "replies_needed": _("Answer every row. If you do not know, write “unknown”."),
        "no_question": _("There is no open question."),
    }


def _about_agreements() -> dict[str, str]:
    return {
        "no_agreement": _("There is no agreement both sides have signed. Without one nothing is compared."),
        "no_committee": _("There is no committee on this portal yet."),
        "country_needed": _("Choose the country whose law you follow."),
        "body_needed": _("Write who signs: the association, company or person that answers for it."),
        "mail_needed": _("Write an address people can turn to."),
        "mail_odd": _("This does not look like a mail address."),
        "notice_url_needed": _("Write where the notice stands. No notice, no check."),
        "url_odd": _("Write a whole address, beginning with https://"),
        "balance_needed": _("Write why the check is needed and why it is not too much."),
        "balance_short": _("Write at least two sentences: why it is needed, and how people are kept from harm."),
        "permit_needed": _("There such a check needs a permit first. Write its number, or leave it for now."),
        "assessed_odd": _("The assessment must be of the last three years, and not of the future."),
        "days_odd": _("Lists are kept 3 to 14 days, answers wait 1 to 7, and they must fit into each other."),
        "agreement_settled": _("It was signed or ended meanwhile. Look at the page once more."),
        "own_community": _("You belong to this community. Another one who leads the committee has to sign."),
    }


def _about_looks() -> dict[str, str]:
    return {
        "choose_one": _("Choose one of the entries offered."),
        "compared_already": _("It is compared already, or somebody else does it now."),
        "vault_shut": _("Say why you open the register."),
        "not_comparing": _("It is not compared at this moment."),
        "not_agreed": _("There is a row on which you two do not say the same yet. Look at it together."),
        "signed_already": _("You stand behind it already. Others are still looking."),
        "nobody_free": _("No other member is free for these rows. They wait for you two."),
        "asked_already": _("The event was asked already."),
        "no_questions": _("About this kind of check nothing can be asked."),
        "disputed_already": _("Answers about this person are stopped already."),
        "own_dispute": _("You stopped it. Another key holder decides."),
    }


_BESIDE = {
    "list_no_columns": "name_at",
    "notice_needed": "noticed",
    "reason_needed": "text",
    "vault_shut": "text",
    "country_needed": "country",
    "body_needed": "body",
    "mail_needed": "mail",
    "mail_odd": "mail",
    "notice_url_needed": "notice_url",
    "url_odd": "notice_url",
    "balance_needed": "balance",
    "balance_short": "balance",
    "permit_needed": "permit",
    "assessed_odd": "assessed",
    "days_odd": "days_kept",
    "choose_one": "verdict",
    "key_needed": "sheet",
    "key_used": "sheet",
}


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about; says the status to answer with."""
    field = _BESIDE.get(refused.code)
    if field is None and refused.code.startswith(("list_", "lists_", "rows_", "spellings", "nothing_")):
        field = "sheet"
    web.put_beside(form, field, sentence(refused.code, refused.facts))
    return refused.status


def waits(number: int) -> str | None:
    """How many lists wait."""
    return ngettext("%(num)s list to check", "%(num)s lists to check", number) if number else None


def answered() -> str:
    """For whoever a list was answered for."""
    return _("The committee asks about a list, or has answered one")
