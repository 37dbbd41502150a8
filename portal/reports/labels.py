"""The words for this room's codes, and the sentences that say who can read what."""

from babel.lists import format_list
from flask_babel import get_locale, lazy_gettext, ngettext
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from ..translation import comma, format_date
from . import code_labels, taken_labels

ROLES = {
    "lead": lazy_gettext("leads the team"),
    "responder": lazy_gettext("handles reports"),
    "organiser": lazy_gettext("organises"),
    "helper": lazy_gettext("helps on site"),
    "contact": lazy_gettext("named contact"),
    "registration": lazy_gettext("looks after registration"),
    "chair": lazy_gettext("chairs the committee"),
    "vice": lazy_gettext("stands in for the chair"),
    "caselead": lazy_gettext("leads cases of the committee"),
    "member": lazy_gettext("member of the committee"),
    "keyholder": lazy_gettext("keeps the committee’s records"),
}
ONGOING = [
    ("yes", lazy_gettext("Yes, it is still going on")),
    ("pattern", lazy_gettext("It happens again and again")),
    ("no", lazy_gettext("No, it is over")),
    ("unknown", lazy_gettext("I do not know")),
]
STEPS = {
    "received": lazy_gettext("Received"),
    "opened": lazy_gettext("Opened by somebody who handles it"),
    "being_looked_at": lazy_gettext("Being looked at"),
    "passed_to_committee": lazy_gettext("Passed on to the committee"),
    "committee_confirmed": lazy_gettext("The committee confirmed that it has it"),
    "committee_reviewed": lazy_gettext("The committee has reviewed it"),
    "decided": lazy_gettext("Decided"),
    "committee_recorded": lazy_gettext("The committee has recorded it"),
    "closed": lazy_gettext("Closed"),
}
WAY = ("received", "opened", "being_looked_at", "decided")


def listed(words) -> str:
    """Ana, Ben and Cleo."""
    return format_list([str(word) for word in words], locale=get_locale())


def roles_of(roles) -> str:
    """What somebody does in a team, in one line."""
    return comma().join(str(ROLES.get(role, role)) for role in roles)


def names_of(people, names) -> str:
    """People by name, in order."""
    return listed(sorted(names[person] for person in people if person in names))


def ongoing(code: str) -> str:
    """Whether it goes on, in words; empty when that was not answered."""
    return str(dict(ONGOING).get(code, ""))


def readers_of(route, names, team_name: str) -> str:
    """Who would read a report that takes this way, by name."""
    who = names_of(route.readers, names)
    if route.alone:
        return _("you, and %(who)s alone.", who=who)
    if route.door == "committee":
        return _("you, and %(who)s of the committee.", who=who)
    return _("you, and %(who)s of %(team)s.", who=who, team=team_name)


def people(readers, names) -> list[SelectChoice]:
    """People as choices, by name."""
    rows = sorted((names[person], person) for person in readers if person in names)
    return [SelectChoice(person, name) for name, person in rows]


def short(route, names) -> str:
    """Who would read one field, in a few words."""
    if len(route.readers) <= 3:
        return _("%(who)s.", who=names_of(route.readers, names))
    return _("The %(number)s people named as readers.", number=len(route.readers))


def left_out(exclude, names) -> str:
    """Who was left out, by name; empty when nobody was."""
    return names_of(exclude, names)


def why_elsewhere(route, team_name: str) -> str:
    """Why a report goes to the committee although the team was asked for; empty when it does not."""
    if route.reason == "nobody_there":
        return _("%(team)s has nobody just now who can receive reports. Yours goes to the committee.", team=team_name)
    if route.reason == "all_excluded":
        return _(
            "You left out everybody at %(team)s who could read it. It goes to the committee.",
            team=team_name,
        )
    return ""


def too_long(text: str, most: int) -> str:
    """How much to take away."""
    over = len(text) - most
    return ngettext(
        "This is %(num)s character too long. Shorten it, or send part of it as a file.",
        "This is %(num)s characters too long. Shorten it, or send part of it as a file.",
        over,
    )


def files_went() -> str:
    """Files that were added are there no more."""
    return _("Files you added are not here any more: they are kept for two hours. Choose them again, or go on without.")


def receipt_fault(typed: str, tidy: str | None, issued: str) -> str:
    """What is wrong with a receipt that was typed back."""
    if not typed.strip():
        return _("Type or paste the receipt above, so that we know you have it.")
    if tidy is None:
        return _("A receipt has 24 letters and numbers in six groups. Compare what you typed with the one above.")
    groups = [at // 4 + 1 for at in range(24) if tidy[at] != issued[at]]
    return _("Group %(number)s differs from the receipt above. Compare the two.", number=groups[0])


def path_of(steps) -> list[tuple[str, str, str]]:
    """The way of a report for `show.path`: the usual four steps, and what else happened."""
    days = dict(steps)
    reached = [code for code in STEPS if code in days]
    shown = [code for code in STEPS if code in WAY or code in days]
    last = max((shown.index(code) for code in reached), default=-1)
    found = []
    for at, code in enumerate(shown):
        state = "next" if at > last else ("now" if at == last and code != "closed" else "done")
        found.append((STEPS[code], state, format_date(days[code], "EEEE d MMMM") if code in days else ""))
    return found


_MORE = (
    ("event", lazy_gettext("Event"), None),
    ("kind", lazy_gettext("What it is"), code_labels.KINDS),
    ("standing", lazy_gettext("How they know of it"), code_labels.STANDINGS),
    ("category", lazy_gettext("What comes closest"), code_labels.CATEGORIES),
    ("venue", lazy_gettext("Kind of place"), code_labels.VENUES),
    ("before", lazy_gettext("Reported before"), None),
    ("wishes", lazy_gettext("Wishes"), None),
    ("fear", lazy_gettext("Afraid of what somebody may do because of it?"), code_labels.FEARS),
    ("translated", lazy_gettext("Translated"), {"yes": lazy_gettext("By a program")}),
)


def more_of(answers) -> list[tuple[str, str]]:
    """What else was answered, as (question, answer): codes in words, then the community's own questions."""
    found = [(str(label), _said(answers.get(name, ""), told)) for name, label, told in _MORE if answers.get(name)]
    own = [(name.removeprefix("own:"), text) for name, text in answers.items() if name.startswith("own:")]
    return found + own + taken_labels.lines(answers)


def _said(text: str, told) -> str:
    return str(told.get(text, text)) if told else text


def consents(codes) -> list[str]:
    """What may be done, in words."""
    return [str(code_labels.CONSENTS[code]) for code in codes]


def said(message) -> str:
    """A message as it is shown: its words, or in words what it does."""
    if message.kind == "consent":
        allowed = consents(code for code in message.text.split() if code in code_labels.CONSENTS)
        return _("This may be done now: %(list)s.", list=listed(allowed)) if allowed else _("Nothing may be done now.")
    if message.kind in ("outcome", "stop", "resume"):
        return str(code_labels.MESSAGE_KINDS[message.kind]) + "."
    return message.text


VOCABULARY = {
    "submission": code_labels.KINDS,
    "category": code_labels.CATEGORIES,
    "venue": code_labels.VENUES,
    "standing": code_labels.STANDINGS,
    "reporter_mode": code_labels.MODES,
    "consent": code_labels.CONSENTS,
    "fear": code_labels.FEARS,
    "ongoing": dict(ONGOING),
}


def busy() -> str:
    """What to say when too many write at once."""
    return _(
        "Many people are writing at this moment, so this was not sent yet. Your words are still here. "
        "Wait a little, then press the button once more."
    )
