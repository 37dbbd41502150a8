"""The letters of this room. None names a community, a report or a person."""

from flask_babel import gettext as _

from .. import mail
from ..translation import ENGLISH, speaking
from ..web import link_to


def something_is_waiting() -> mail.Letter:
    """To a handler's own address: go and look."""
    return mail.Letter(
        _("Something is waiting at your desk"),
        _(
            "Something is waiting at your desk. Please sign in and look at it soon:\n\n%(link)s\n\n"
            "For everybody's safety this mail does not say what it is about. If you cannot look within a day, "
            "ask a colleague to.",
            link=link_to("/"),
        )
        + "\n",
    )


def intake_is_broken() -> mail.Letter:
    """To those who lead and those who run the portal: a test report did not arrive."""
    return mail.Letter(
        _("A test report did not arrive"),
        _(
            "The portal tests every form for reports by sending itself one. The last one did not arrive, or could "
            "not be opened, so real reports may be lost too:\n\n%(link)s\n\n"
            "Try the form of your team. Tell people another way to reach you until it works. Whoever runs the portal "
            "finds the reason with “portal doctor” and “portal reports canary”.",
            link=link_to("/"),
        )
        + "\n",
    )


def still_waiting() -> mail.Letter:
    """To somebody whose turn it is: what came in is still not looked at."""
    return mail.Letter(
        _("Something still waits at your desk"),
        _(
            "Something has waited at your desk for a while, and nobody has looked at it. Please sign in and open it:"
            "\n\n%(link)s\n\nFor everybody's safety this mail does not say what it is about.",
            link=link_to("/"),
        )
        + "\n",
    )


def look_into_your_box(language: str = ENGLISH) -> mail.Letter:
    """To a reporter who asked for it, in their language: once, with nothing in it that tells what it is about."""
    with speaking(language):
        return _new_for_you(language)


def _new_for_you(language: str) -> mail.Letter:
    return mail.Letter(
        _("Something new for you"),
        _(
            "You asked for one mail when there is something new for you. There is:\n\n%(link)s\n\n"
            "Your address has now been forgotten. You can leave it again where you find what is new.",
            link=link_to("/box" if language == ENGLISH else f"/box?lang={language}"),
        )
        + "\n",
    )
