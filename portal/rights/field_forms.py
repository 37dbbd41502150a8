"""Kinds of fields that several forms of this room have."""

from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from ..cases import options


def ticks(label, choices, **more):
    """Any of several."""
    widgets = {"option_widget": CheckboxInput(), "widget": ListWidget(prefix_label=False)}
    return SelectMultipleField(label, choices=options(choices), validate_choice=False, **widgets, **more)


def lines(label, rows: int, **more):
    """A text of several lines; how long it may be is said by the service."""
    return TextAreaField(label, [Optional()], render_kw={"rows": rows}, **more)
