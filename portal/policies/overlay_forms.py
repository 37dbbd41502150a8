"""The forms of what an event adds, and of translations."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from ..web import Form


def _tidy(value):
    return " ".join(value.split()) if value else ""


class OverlayForm(Form):
    """What an event adds to the community's code."""

    text = TextAreaField(
        _("What this event adds"),
        [Length(max=20_000, message=_("Use at most %(max)d characters."))],
        description=_(
            "Such as: a quiet room, where to find the team, a badge for no photographs. Leave it empty to add nothing."
        ),
        render_kw={"rows": 10, "dir": "auto"},
    )


class LanguageForm(Form):
    """A language to translate the code into."""

    language = SelectField(_("Into which language?"))

    def offer(self, pairs) -> "LanguageForm":
        """These languages."""
        self.language.choices = [SelectChoice(code, name) for code, name in pairs]
        return self


class TranslationForm(Form):
    """What the code is called in this language, and who translates it."""

    title = StringField(
        _("What is the code called in this language?"),
        [Length(max=200, message=_("Use at most %(max)d characters."))],
        filters=[_tidy],
        render_kw={"dir": "auto"},
    )
    translator = StringField(
        _("Who translates it?"),
        [Length(max=200, message=_("Use at most %(max)d characters."))],
        filters=[_tidy],
        description=_("Everybody sees this beside the translation. A team's name is enough."),
        render_kw={"dir": "auto"},
    )


class SectionForm(Form):
    """One section in another language."""

    text = TextAreaField(_("Your translation"), render_kw={"rows": 12, "dir": "auto"})
    machine = BooleanField(_("A machine translated this, and nobody who speaks the language has checked it yet"))
