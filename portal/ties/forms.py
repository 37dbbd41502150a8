"""The form of one's own list."""

from flask_babel import lazy_gettext as lazy
from wtforms import TextAreaField
from wtforms.validators import Length, Optional

from ..web import Form


class TiesForm(Form):
    """People and employers one is too close to."""

    people = TextAreaField(
        lazy("People"),
        [Optional(), Length(max=15_000)],
        description=lazy(
            "One a line: a full name, a handle with its place (GitHub: name), or a mail address. Several for the same "
            "person make it surer."
        ),
        render_kw={"rows": 8, "autocomplete": "off"},
    )
    employers = TextAreaField(
        lazy("Employers and other bodies"),
        [Optional(), Length(max=4_000)],
        description=lazy("One a line: where you work, or worked not long ago; sponsors you depend on."),
        render_kw={"rows": 4, "autocomplete": "off"},
    )
