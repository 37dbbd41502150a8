"""The page of one's own list."""

from flask import Blueprint
from flask_babel import gettext as _

from ..entry import PERSON, audience
from ..errors import Refused
from ..web import go, page, put_beside
from . import forms, service

bp = Blueprint("ties", __name__)


@bp.route("/account/ties", methods=["GET", "POST"])
@audience(PERSON)
def ties(actor):
    """Whom one is too close to: written, kept, read again by oneself alone."""
    kept = service.read(actor)
    form = forms.TiesForm(data=kept or {})
    if form.is_submitted() and form.validate():
        try:
            service.keep(actor, form.people.data or "", form.employers.data or "")
        except Refused:
            put_beside(form, "people", _("That is more than can be compared. Keep it to those closest to you."))
        else:
            return go("ties.ties")
    return page("ties/ties.html", form=form, gone=kept is None, status=422 if form.errors else 200)
