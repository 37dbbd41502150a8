"""The mails of this room. They name no case and no community."""

from flask_babel import gettext as _

from ..mail import Letter
from ..web import link_to


def help_now() -> Letter:
    """To whoever is on duty: somebody waits for help, and an hour runs."""
    return Letter(
        _("Help is wanted now"),
        _(
            "Somebody asks the committee for help with something that is going on. Please sign in now and confirm "
            "receipt; that stops the clock of one hour:\n\n%(link)s\n\n"
            "For everybody's safety this mail does not say what it is about. If you cannot look, call a colleague.",
            link=link_to("/committee/"),
        )
        + "\n",
    )


def invitation(link: str) -> Letter:
    """Somebody is invited to the committee."""
    return Letter(
        _("An invitation to the committee"),
        _(
            "Hello,\n\nyou are invited to the committee on the Conduct Portal.\n\n"
            "Open this link to join. It works once, for seven days:\n\n%(link)s\n\n"
            "If you did not expect this, do nothing. Nobody else can use the link.\n",
            link=link,
        ),
    )


def yearly_question(until) -> Letter:
    """Once a year, to everybody: another year?"""
    return Letter(
        _("Will you stay for another year?"),
        _(
            "Hello,\n\nyour time on the committee ends on %(day)s. Please say until then whether you stay for another "
            "year:\n\n%(link)s\n\nIf you say nothing, your roles and keys end after that day. You can come back by a "
            "new invitation.\n",
            day=until.isoformat(),
            link=link_to("/committee/seat"),
        ),
    )


def only_you() -> Letter:
    """To somebody who left and is the last one who can open something."""
    return Letter(
        _("Something is left for you to hand on"),
        _(
            "Hello,\n\nyour roles in a team have ended. There is something that nobody else can open. For seven "
            "days you can hand it on, with one press and without reading it:\n\n%(link)s\n\nNobody else was told.\n",
            link=link_to("/handing-on"),
        ),
    )


def long_away(until) -> Letter:
    """To somebody who has not signed in for a long time."""
    return Letter(
        _("You have not signed in for a long time"),
        _(
            "Hello,\n\nyou hold keys on the Conduct Portal and have not signed in for more than two months. Sign in "
            "before %(day)s to keep them:\n\n%(link)s\n\nOtherwise your roles and keys on the committee end then. You "
            "can come back by a new invitation.\n",
            day=until.isoformat(),
            link=link_to("/committee/"),
        ),
    )
