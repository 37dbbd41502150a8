"""The mails of this room. They name no case and no community."""

from flask_babel import gettext as _

from ..mail import Letter


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
