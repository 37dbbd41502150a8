"""The mails of this room. They name no community and say nothing of how it stands."""

from flask_babel import gettext as _

from ..mail import Letter
from ..web import link_to


def due() -> Letter:
    """To whoever's turn it is."""
    return Letter(
        _("An affiliation needs a look"),
        _(
            "A step between your community and the committee is due. Please sign in; what is to be done stands on "
            "the page “Affiliation”:\n\n%(link)s\n\n"
            "This mail does not say which community it is about, nor how it stands.",
            link=link_to("/home"),
        )
        + "\n",
    )
