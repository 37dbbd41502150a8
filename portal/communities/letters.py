"""The mails of this room: into a team, and towards a community of one's own."""

from flask_babel import gettext as _

from ..mail import Letter


def invitation(place: str, link: str) -> Letter:
    """Somebody is invited to a community's team."""
    return Letter(
        _("An invitation to %(place)s", place=" ".join(place.split())),
        _(
            "Hello,\n\nyou are invited to the team of %(place)s on the Conduct Portal.\n\n"
            "Open this link to join. It works once, for seven days:\n\n%(link)s\n\n"
            "If you did not expect this, do nothing. Nobody can use the link but you.\n",
            place=place,
            link=link,
        ),
    )


def founding(link: str) -> Letter:
    """The link with which somebody starts a community."""
    return Letter(
        _("Start your community on the Conduct Portal"),
        _(
            "Hello,\n\nsomebody asked for this link to host a community's code of conduct on the Conduct Portal.\n\n"
            "It works once, for seven days:\n\n%(link)s\n\nIf that was not you, do nothing.\n",
            link=link,
        ),
    )
