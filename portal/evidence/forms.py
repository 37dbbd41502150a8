"""The one form of this room: why an original is opened."""

from flask_babel import lazy_gettext
from wtforms import TextAreaField

from ..web import Form


class OriginalForm(Form):
    """A reason, for the colleagues."""

    reason = TextAreaField(
        lazy_gettext("Why do you open it?"),
        description=lazy_gettext("“To see when the picture was taken” is enough. Your colleagues on this can read it."),
    )
