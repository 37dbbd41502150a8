"""The question, and the name it is kept under."""

from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from ..cases import ActForm, options
from . import labels


class AskForm(ActForm):
    """Words, and what they are narrowed to. Sent as a POST, so that no word of it stands in an address."""

    act = "search"
    button = lazy("Search")
    text = StringField(
        lazy("Words"),
        [InputRequired(lazy("Write what you look for.")), Length(max=200)],
        description=lazy('All of them have to be there. Put a phrase in "quotes".'),
    )
    running = SelectField(lazy("Cases"), choices=options(labels.RUNNING), default="")
    among = SelectField(lazy("Look in"), choices=options(labels.AMONG), default="")
    event = SelectField(lazy("Event"), [Optional()], choices=options([("", lazy("Any, or none"))]), default="")


class KeepForm(ActForm):
    """The same question, hidden, and its name."""

    act = "keep-search"
    button = lazy("Keep this search")
    name = StringField(lazy("Keep it as"), [Length(max=80)])
    text = HiddenField()
    running = HiddenField()
    among = HiddenField()
    event = HiddenField()
