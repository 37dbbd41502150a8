"""The words on the way to a first draft."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from ..errors import Refused

PHOTOS = [
    ("photos", lazy_gettext("Somebody of us takes photographs and we show them")),
    ("photos-guests", lazy_gettext("People may, after asking those on the picture")),
    ("photos-none", lazy_gettext("Nobody photographs or records")),
]
STEPS = {
    "begin": lazy_gettext("What to begin with"),
    "questions": lazy_gettext("A few questions"),
    "text": lazy_gettext("The text"),
    "check": lazy_gettext("What is left over"),
    "source": lazy_gettext("Where it comes from, and its licence"),
    "contacts": lazy_gettext("Whom people can turn to"),
    "preview": lazy_gettext("Look and publish"),
}
UNSAID = {
    "alcohol": lazy_gettext("There is alcohol. The text says nothing of it."),
    "photos": lazy_gettext("You told how you do it with photographs. The text says nothing of it."),
    "minors": lazy_gettext("Young people may take part. The text says nothing of them."),
    "online": lazy_gettext("You also meet online. The text does not say that it holds there."),
}
OWN = lazy_gettext("Our own text")
OWN_HINT = lazy_gettext("Paste it or choose a file. What it says about its sources is found for you.")
HOSTED = lazy_gettext("A community hosted here. You change their text, and your page names them.")
_ABOUT = {
    "short": lazy_gettext("One page. Everything a code needs, in few words. Good for most groups."),
    "meetup": lazy_gettext("About three pages, for a group that meets again and again. Says each step of a report."),
    "conference": lazy_gettext("About three pages, for some full days: rooms, stage, sponsors, evenings."),
    "online": lazy_gettext("About three pages, for chats, forums and projects: how one writes to each other."),
}


def starter_name(starter) -> str:
    """What a starter is called in the list, with its language when it is not English."""
    names = {
        "short": _("Our short code"),
        "meetup": _("Our full code for meetups"),
        "conference": _("Our full code for conferences"),
        "online": _("Our full code for online spaces"),
    }
    name = names[starter.id.partition(".")[0]]
    language = {"es": "Español", "de": "Deutsch"}.get(starter.language)
    return f"{name} ({language})" if language else name


def starter_about(starter) -> str:
    """One sentence about a starter, and how long it is."""
    words = ngettext("%(num)s word", "%(num)s words", round(starter.words, -2))
    return f"{_ABOUT[starter.id.partition('.')[0]]} {words}."


def hosted(name: str) -> str:
    """The code of another community, as a choice."""
    return _("The code of %(name)s", name=name)


def left_over(one) -> str:
    """What there is to look at."""
    if one.code == "name":
        return _("“%(words)s” seems to be another community.", words=one.words)
    if one.code == "year":
        return _("%(words)s is another year.", words=one.words)
    return _("“%(words)s” may be the wrong word for what you are.", words=one.words)


def instead(one) -> str:
    """The words on the button that replaces it."""
    number = len(one.places)
    if one.offer:
        return ngettext(
            "Write “%(offer)s” in that line", "Write “%(offer)s” in all %(num)s lines", number, offer=one.offer
        )
    return _("Take the year out")


def sentence(refused: Refused) -> str:
    """What a refusal on this way says."""
    return {
        "start_odd": _("This is not there any more. Choose another one."),
        "draft_touched": _(
            "You changed the text since, so it was not made anew. Your answers are kept. Change the text by hand, or "
            "throw the draft away and begin again."
        ),
        "line_moved": _("This line changed in the meantime. Look at it once more."),
    }.get(refused.code, _("This did not work. Look at it once more."))
