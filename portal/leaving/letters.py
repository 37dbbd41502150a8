"""The mails of this room. They name no community."""

from flask_babel import gettext as _

from ..mail import Letter
from ..web import link_to


def asked() -> Letter:
    """To the team and to the committee's chairs: a community wants to leave the portal."""
    return Letter(
        _("A community wants to leave the portal"),
        _(
            "Somebody who leads a community asked to leave the portal with it. Nothing happens before two weeks are "
            "over and the committee has agreed. What you hold of it, and what should go to the committee before, is "
            "yours to look at until then:\n\n%(link)s\n\nThis mail does not say which community it is.",
            link=link_to("/home"),
        )
        + "\n",
    )


def done() -> Letter:
    """To everybody who belonged to it: it is done."""
    return Letter(
        _("A community has left the portal"),
        _(
            "A community you belonged to has left the portal. What was its own is gone from here; your account is "
            "still yours. Whoever led or organised it finds a certificate of what was removed after signing in:\n\n"
            "%(link)s\n\nThis mail does not say which community it is.",
            link=link_to("/left"),
        )
        + "\n",
    )


def taken_along() -> Letter:
    """To everybody who leads: somebody took everything along."""
    return Letter(
        _("Somebody took a copy of everything along"),
        _(
            "A colleague who leads a community of yours took along a sealed copy of everything they can open: its "
            "pages, its numbers, its cases. If you did not expect that, talk to them, and look at your team:\n\n"
            "%(link)s\n",
            link=link_to("/home"),
        ),
    )
