"""The mails of this room. None names an event, a number, a row or anybody; all answers sound alike."""

from flask_babel import gettext as _

from ..mail import Letter
from ..web import link_to


def _look(subject: str, words: str) -> Letter:
    return Letter(subject, words + "\n\n" + link_to("/home") + "\n")


def agreement_waits() -> Letter:
    """To those who lead the committee."""
    return _look(
        _("An agreement waits for a signature"),
        _("A community wants its lists compared with the register and has signed an agreement. Please read it."),
    )


def agreement_signed() -> Letter:
    """To those who lead the community."""
    return _look(
        _("The committee has signed your agreement"),
        _("Your registration lead can bring a list from now on."),
    )


def list_waits() -> Letter:
    """To key holders."""
    return _look(_("A list waits to be compared"), _("A community has sent a list. It is answered at a set hour."))


def pairs_wait() -> Letter:
    """To the two members who look."""
    return _look(
        _("A list waits for your look"),
        _("You are one of two members who look through a list before its answer leaves at a set hour."),
    )


def question_waits() -> Letter:
    """To whoever brought a list; the same whatever was found."""
    return _look(
        _("A question about your list"),
        _("To tell people apart, the committee asks about some rows of your list. That is usual and says nothing."),
    )


def reply_came() -> Letter:
    """To the two members who look."""
    return _look(_("A question about a list was answered"), _("Please go on with your look."))


def answer_came() -> Letter:
    """To the registration lead and the community's lead; the same whatever it says."""
    return _look(
        _("Your list was answered"),
        _("The answer to your list stands at your desk. This mail is the same whatever it says."),
    )


def list_lapsed() -> Letter:
    """To whoever brought a list that nobody answered in time."""
    return _look(
        _("Your list was not answered"),
        _("The committee did not answer your list in time. All of it is wiped. You can bring it once more."),
    )


def alarm() -> Letter:
    """To those who lead the committee."""
    return _look(
        _("Somebody was turned away from a list check"),
        _("A list or a question met a limit that keeps people from being looked up. Please look at the log of checks."),
    )


def doubt_came() -> Letter:
    """To those who were answered."""
    return _look(
        _("An answer to your list is in doubt"),
        _("Please look at it once more before you act on it."),
    )
