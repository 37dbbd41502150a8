"""The mail of this room. It names no case, no task and nobody."""

from flask_babel import gettext as _

from ..mail import Letter


def a_task_is_due() -> Letter:
    """Something somebody took on is due today."""
    return Letter(
        _("Something you took on is due"),
        _(
            "Hello,\n\na task of yours on the Conduct Portal is due today.\n\n"
            "Sign in and look under Tasks. This mail says nothing about it on purpose.\n"
        ),
    )
