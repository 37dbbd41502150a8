"""The forms beside a watched source."""

from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from ..library import LICENCES
from ..web import Form


class UpstreamForm(Form):
    """The upstream's text as it stands today."""

    text = TextAreaField(
        _("Their text as it stands today"),
        description=_("Copy it from their page. Nothing is fetched by the portal. Only your team reads it here."),
        render_kw={"rows": 12, "dir": "auto"},
    )


class ClaimForm(Form):
    """Under which licence somebody says a source stands."""

    licence = SelectField(
        _("Which licence is stated?"), choices=[SelectChoice(spdx, found.name) for spdx, found in LICENCES.items()]
    )
    seen = StringField(
        _("Where did you see it?"),
        [Length(max=500, message=_("Use at most %(max)d characters."))],
        description=_("An address, or a few words: their README, a mail of their authors."),
    )
    claimant = StringField(_("Who states it?"), [Length(max=200, message=_("Use at most %(max)d characters."))])
