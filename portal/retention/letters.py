"""The mail of this room. It names no case and nobody."""

from flask_babel import gettext as _

from ..mail import Letter


def something_falls_due() -> Letter:
    """Within a month something is forgotten, unless somebody stops it."""
    return Letter(
        _("Something will be forgotten within a month"),
        _(
            "Hello,\n\nwithin a month the Conduct Portal will forget records whose time is over.\n\n"
            "Sign in and look under Forgetting. If a record must stay for longer, hold it there and say why. "
            "If not, there is nothing to do.\n"
        ),
    )


def look_at_holds() -> Letter:
    """What was held for half a year: is it still needed?"""
    return Letter(
        _("Something has been held for half a year"),
        _(
            "Hello,\n\na record is held back from being forgotten for half a year now.\n\n"
            "Sign in, look under Forgetting, and say whether that is still needed.\n"
        ),
    )
