"""The mails of this room. They name nobody, no code and no case."""

from flask_babel import gettext as _

from ..mail import Letter


def sheet_taken_out() -> Letter:
    """Somebody took the status sheet out."""
    return Letter(
        _("The register was taken out as a sheet"),
        _(
            "Hello,\n\na key holder of the register took its status sheet out. Who it was, and when, stands in the "
            "register under the readings.\n\nIf this surprises you, speak with the chair.\n"
        ),
    )
