"""The page for help numbers."""

from babel import Locale
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _
from wtforms import SelectField, TextAreaField
from wtforms.fields import SelectChoice

from ..entry import DESK, audience
from ..errors import Refused
from ..web import Form, go
from . import help_desk, helplines, service
from .blueprint import LOOKS_AFTER, bp, desk_page, status_of


class HelpForm(Form):
    """A country, and lines of a community's own."""

    country = SelectField(
        lazy_gettext("Country"),
        description=lazy_gettext("Its emergency numbers stand before the first question of your report form."),
    )
    help_lines = TextAreaField(
        lazy_gettext("Your own numbers"),
        description=lazy_gettext("One a line: what it is, a colon, the number. They come before those of the country."),
        render_kw={"rows": 5},
    )

    def offer(self) -> None:
        """The countries whose numbers are known, by name."""
        locale = get_locale() or Locale("en")
        names = sorted((locale.territories.get(code, code), code) for code in helplines.COUNTRIES)
        rows = [("", _("Not one country, or another one")), *((code, name) for name, code in names)]
        self.country.choices = [SelectChoice(code, name) for code, name in rows]


@bp.route("/desk/<string:slug>/settings/help", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def help_numbers(actor, slug):
    """Where people can call when they are in danger now."""
    row = service.community(actor)
    form = HelpForm(obj=row)
    form.offer()
    if form.validate_on_submit():
        try:
            help_desk.keep_help(actor, form.country.data or "", form.help_lines.data or "")
        except Refused as refused:
            _put_beside(form, refused)
        else:
            return go("communities.settings", slug=slug)
    own, national = help_desk.help_of(row)
    facts = {"own": own, "national": national, "words": WORDS}
    return desk_page(actor, "communities/help.html", "settings", form=form, status=status_of(form), **facts)


def _put_beside(form: HelpForm, refused: Refused) -> None:
    if refused.code == "country_odd":
        form.country.errors = [_("Choose a country from the list.")]
    elif refused.facts["line"]:
        line = refused.facts["line"]
        form.help_lines.errors = [_("Write what it is, a colon and a number. This line has none: %(line)s", line=line)]
    else:
        form.help_lines.errors = [_("Keep at most %(most)s lines.", most=helplines.MOST)]


WORDS = {
    helplines.ALL: lazy_gettext("Emergency"),
    helplines.POLICE: lazy_gettext("Police"),
    helplines.AMBULANCE: lazy_gettext("Ambulance"),
}
