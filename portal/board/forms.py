"""Shutting somebody of the board out of a case."""

from flask_babel import lazy_gettext as lazy
from wtforms import RadioField
from wtforms.validators import InputRequired

from ..cases import ActForm


class ShutOutForm(ActForm):
    """Who of the board is part of a case."""

    act = "shut-out"
    person = RadioField(lazy("Who of the board"), [InputRequired(lazy("Choose one."))])
