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
