"""The forms of a code of conduct: its text, where it comes from, publishing it."""

from flask_babel import lazy_gettext as _
from wtforms import FieldList, FileField, FormField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from ..library import LICENCES, NONE, OWN
from ..web import Form
from . import labels
from .rules import TITLE_LIMIT, WHOLE_CHAIN


def _tidy(value):
    return " ".join(value.split()) if value else ""


def _line(label, most, **more):
    return StringField(label, [Length(max=most, message=_("Use at most %(max)d characters."))], filters=[_tidy], **more)


class TextForm(Form):
    """The words themselves, pasted or uploaded."""

    text = TextAreaField(
        _("The text"),
        description=_("Paste or write it. Headings begin with #, lists with -, links look like [words](https://…)."),
        render_kw={"rows": 18, "dir": "auto"},
    )
    file = FileField(
        _("Or choose a file"),
        description=_(
            "Markdown, HTML, reStructuredText, plain text, Word (DOCX) or PDF. It takes the place of the text above."
        ),
        render_kw={"accept": ".md,.markdown,.txt,.html,.htm,.rst,.docx,.pdf,text/*"},
    )


class SourceFields(PlainForm):
    """One text that ours was made from."""

    title = _line(_("Its title"), 300)
    author = _line(_("Who wrote it"), 300)
    url = _line(
        _("Where it stands"), 500, description=_("Its web address, if it has one."), render_kw={"inputmode": "url"}
    )
    licence = SelectField(
        _("Its licence, as it states it"),
        choices=[SelectChoice(spdx, found.name) for spdx, found in LICENCES.items()],
        default=NONE,
    )
    relation = SelectField(
        _("What you did with it"),
        choices=[SelectChoice(code, words) for code, words in labels.RELATIONS],
        default="adapted",
    )
    changes = TextAreaField(
        _("What did you change?"),
        [Length(max=2000, message=_("Use at most %(max)d characters."))],
        filters=[_tidy],
        description=_("One sentence is enough: shorter, our names, our way to report."),
        render_kw={"rows": 2},
    )
    permission = TextAreaField(
        _("Did its authors allow it in writing?"),
        [Length(max=1000, message=_("Use at most %(max)d characters."))],
        filters=[_tidy],
        description=_("Who answered, and when. Only your team reads this. Leave it empty if you have no answer."),
        render_kw={"rows": 2},
    )
    hop = HiddenField(default="1")
    ref = HiddenField(filters=[_tidy])
    pin = HiddenField(filters=[_tidy])


class SourceForm(Form):
    """What it is called, whose words these are, and who may use them on."""

    title = _line(_("What is it called?"), TITLE_LIMIT, render_kw={"dir": "auto"})
    origin = RadioField(
        _("Whose words are these?"),
        choices=[
            SelectChoice("adapted", _("We made it from another text")),
            SelectChoice("original", _("We wrote it ourselves")),
        ],
        validators=[InputRequired(_("Choose one of the two."))],
    )
    find = _line(
        _("Search for the text you used"),
        200,
        description=_("By title, author or address: in the list of well-known codes, on this portal, among your own."),
    )
    sources = FieldList(FormField(SourceFields), min_entries=1, max_entries=WHOLE_CHAIN)
    licence = RadioField(
        _("Under which licence may others use your text?"),
        choices=[SelectChoice(spdx, LICENCES[spdx].name) for spdx in OWN],
        validators=[InputRequired(_("Choose a licence."))],
    )
    suggested = HiddenField()


class PublishForm(Form):
    """The last step."""

    reason = StringField(
        _("What is new in this version?"),
        [Length(max=500, message=_("Use at most %(max)d characters."))],
        description=_("One sentence for your community. It stands in the list of versions."),
    )


class ButtonForm(Form):
    """A button and nothing else."""
