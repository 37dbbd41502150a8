"""The mails of this room. They say that there is a meeting, and nothing of what it is about."""

from flask_babel import gettext as _

from ..mail import Letter
from ..web import link_to


def planned() -> Letter:
    """To the members, when a meeting was planned."""
    return Letter(
        _("A meeting was planned"),
        _(
            "A colleague planned a meeting. Its day and its agenda are here, once you have signed in; you can add "
            "topics of your own:\n\n%(link)s",
            link=link_to("/home"),
        )
        + "\n",
    )
