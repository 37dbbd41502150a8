"""Putting somebody on duty, and being away."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, DateField, DateTimeLocalField, SelectField
from wtforms.validators import InputRequired

from .. import web
from ..web import Form

_WHEN = [InputRequired(lazy("Choose day and time."))]
_DAY = [InputRequired(lazy("Choose a day."))]


class ShiftForm(Form):
    """One person, some hours."""

    person = SelectField(lazy("Who"), choices=[], validate_choice=False)
    event = SelectField(lazy("At which event"), choices=[], validate_choice=False, default="")
    starts = DateTimeLocalField(lazy("From"), _WHEN, format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    ends = DateTimeLocalField(lazy("Until"), _WHEN, format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    second = BooleanField(lazy("As the second, who stands in for the first"))


class LeaveForm(Form):
    """Days on which one is away."""

    first_day = DateField(lazy("First day away"), _DAY)
    last_day = DateField(lazy("Last day away"), _DAY)


class ButtonForm(Form):
    """A button and nothing else."""


_BESIDE = {"who_odd": "person", "hours_odd": "ends", "over": "ends", "days_odd": "last_day"}


def sentence(code: str) -> str:
    """What a refusal of this room says."""
    return {
        "who_odd": _("Choose somebody who reads reports here."),
        "hours_odd": _("A shift ends after it begins, and lasts at most 36 hours."),
        "over": _("These hours are over already."),
        "many": _("That is more than anybody could keep. Take some old shifts away first."),
        "days_odd": _("The last day can't be before the first, nor over already, nor more than 400 days away."),
    }.get(code, _("This did not work. Look at it once more."))


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about; says the status to answer with."""
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code))
    return refused.status
