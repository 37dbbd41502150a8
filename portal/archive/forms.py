"""What goes out, in which form, and why."""

from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from ..cases import ActForm, options
from . import labels


class ExportForm(ActForm):
    """The choice."""

    act = "export"
    button = lazy("See what goes")
    shape = RadioField(lazy("In which form"), choices=options(labels.FORMS.items()), default="pdf")
    whole = RadioField(lazy("How much"), choices=options(labels.HOW_MUCH.items()), default="redacted")
    text = TextAreaField(
        lazy("Why it is taken out, and for whom"),
        [InputRequired(lazy("Write why, for your colleagues.")), Length(max=2000)],
        render_kw={"rows": 3},
    )


class SureForm(ActForm):
    """The same, looked at; with the code of a sealed archive."""

    act = "export"
    shape = HiddenField()
    whole = HiddenField()
    text = HiddenField()
    code = HiddenField()
    issued = HiddenField()
    step = HiddenField(default="send")
