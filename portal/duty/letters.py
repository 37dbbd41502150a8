"""The letters of this room. None names a community, a case or a person, nor says how much there is."""

from flask_babel import gettext as _

from .. import mail
from ..web import link_to


def due_now() -> mail.Letter:
    """To somebody whose turn it is, where a day counts."""
    return mail.Letter(
        _("Something at your desk can't wait until tomorrow"),
        _(
            "Something at your desk has to be looked at today. Please sign in:\n\n%(link)s\n\n"
            "For everybody's safety this mail does not say what it is about. If you cannot look, ask a colleague to.",
            link=link_to("/turn"),
        )
        + "\n",
    )


def due_today() -> mail.Letter:
    """Once a day, to somebody for whom something became due."""
    return mail.Letter(
        _("What is your turn today"),
        _(
            "Something at your desk is due soon, or late. Your list is here, once you have signed in:\n\n%(link)s\n\n"
            "For everybody's safety this mail does not say what it is about. It comes at most once a day; you can "
            "turn it off on that page.",
            link=link_to("/turn"),
        )
        + "\n",
    )
