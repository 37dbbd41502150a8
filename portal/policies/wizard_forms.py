"""The forms on the way to a first draft."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from ..web import Form
from .wizard_labels import PHOTOS

_PICK = _("Choose one of these.")


def _tidy(value):
    return " ".join(value.split()) if value else ""


def _pick(label, yes, no, **more):
    choices = [SelectChoice("yes", yes), SelectChoice("no", no)]
    return RadioField(label, choices=choices, validators=[InputRequired(_PICK)], **more)


class BeginForm(Form):
    """What to begin with."""

    start = RadioField(_("What would you like to begin with?"), validators=[InputRequired(_PICK)])


class QuestionsForm(Form):
    """What the text depends on. What founding told is not asked again."""

    place = StringField(
        _("Where do you meet?"),
        [Length(max=200, message=_("Use at most %(max)d characters."))],
        filters=[_tidy],
        description=_("The city is enough. Leave it empty when it changes."),
    )
    languages = StringField(
        _("Which languages are spoken?"),
        [Length(max=200, message=_("Use at most %(max)d characters."))],
        filters=[_tidy],
        description=_("Such as: English and Polish."),
    )
    alcohol = _pick(_("Is there alcohol?"), _("Yes, sometimes or always"), _("No"))
    photos = RadioField(
        _("Photographs and recordings"),
        choices=[SelectChoice(code, words) for code, words in PHOTOS],
        validators=[InputRequired(_PICK)],
    )
    minors = _pick(_("May people under 18 take part?"), _("Yes"), _("No, or never yet"))
    online = _pick(
        _("Do you also meet online?"),
        _("Yes: a chat, a list, calls or streams that you run"),
        _("No"),
    )


class LeftForm(Form):
    """One thing on the page of leftovers: replaced, changed in its line, found right, or added."""

    words = HiddenField(render_kw={"id": False})
    line = HiddenField(render_kw={"id": False})
    was = HiddenField(render_kw={"id": False})
    offer = TextAreaField(_("The line"), render_kw={"rows": 4, "dir": "auto"})
