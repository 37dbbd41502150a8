"""The form of what was found in a text: a tick for each, and fields to correct it."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FieldList, FormField, HiddenField, SelectField, StringField
from wtforms import Form as PlainForm
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from ..library import LICENCES, NONE
from ..web import Form
from . import labels


def _tidy(value):
    return " ".join(value.split()) if value else ""


def _line(label, most, **more):
    return StringField(label, [Length(max=most, message=_("Use at most %(max)d characters."))], filters=[_tidy], **more)


class FoundFields(PlainForm):
    """One source the text seems to name."""

    keep = BooleanField(_("This is right: we made it from this text"))
    title = _line(_("Its title"), 300, render_kw={"dir": "auto"})
    author = _line(_("Who wrote it"), 300, render_kw={"dir": "auto"})
    url = _line(_("Where it stands"), 500, render_kw={"inputmode": "url", "dir": "ltr"})
    licence = SelectField(
        _("Its licence, as it states it"),
        choices=[SelectChoice(spdx, found.name) for spdx, found in LICENCES.items()],
        default=NONE,
    )
    relation = SelectField(
        _("What was done with it"), choices=[SelectChoice(code, words) for code, words in labels.RELATIONS]
    )
    hop = HiddenField(default="1")
    changes = HiddenField()


class FoundForm(Form):
    """Everything that was found and may be kept."""

    sources = FieldList(FormField(FoundFields), max_entries=24)
    own = BooleanField(_("This is right: our text stands under this licence"))
    licence = SelectField(_("Licence of your text"), choices=[SelectChoice("", _("not stated"))])
