"""The forms of what a code leaves out and of precedence."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from ..web import Form
from . import export_labels


def _tidy(value):
    return " ".join(value.split()) if value else ""


def _length(most):
    return Length(max=most, message=_("Use at most %(max)d characters."))


def _address(label):
    return StringField(
        label, [_length(500)], filters=[lambda value: (value or "").strip()], render_kw={"inputmode": "url"}
    )


class CoverForm(Form):
    """Where else an item is said."""

    item = HiddenField(render_kw={"id": False})
    url = _address(_("The page that says it"))
    words = StringField(
        _("In a few words"),
        [_length(300)],
        filters=[_tidy],
        description=_("Such as: our handbook, section 4. You may leave it empty."),
        render_kw={"dir": "auto"},
    )


class AddSourceForm(Form):
    """Which text becomes a source."""

    key = HiddenField(render_kw={"id": False})


def _where(label, hint):
    return TextAreaField(label, [_length(300)], filters=[_tidy], description=hint, render_kw={"rows": 2, "dir": "auto"})


class PrecedenceForm(Form):
    """Which code holds, and where reports go."""

    prevails = RadioField(
        _("When a host or a partner event has its own code, which one holds?"),
        choices=[SelectChoice(code, words) for code, words in export_labels.PREVAILS],
        validators=[InputRequired(_("Choose one of the three."))],
    )
    other = StringField(
        _("Whose code is that, if it is always the same?"),
        [_length(200)],
        filters=[_tidy],
        description=_("Such as the venue or the umbrella organisation. You may leave it empty."),
        render_kw={"dir": "auto"},
    )
    url = _address(_("Where their code stands"))
    at_ours = _where(
        _("Something happens at our own events or spaces: where does a report go?"),
        _("Left empty, the page says: to our own team."),
    )
    at_theirs = _where(
        _("Something happens at theirs: where does a report go?"),
        _("Left empty, the page says: to them; our team can help you with it."),
    )
    about_team = _where(
        _("It is about somebody of our own team: where does a report go?"),
        _("Left empty, the page says: to the committee."),
    )
