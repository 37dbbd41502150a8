"""The pages on which places are written down."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import TextAreaField

from ..entry import DESK, audience
from ..errors import Refused
from ..web import Form, go
from . import service, venues
from .blueprint import LOOKS_AFTER, bp, desk_page, status_of


class PlacesForm(Form):
    """Places, one a line."""

    places = TextAreaField(
        lazy_gettext("Places"),
        description=lazy_gettext(
            "One a line, as people call them. A place that keeps its name keeps its signs. A new name is a new place: "
            "its old signs still lead to the form, and no longer say where they hang."
        ),
        render_kw={"rows": 8},
    )


@bp.route("/desk/<string:slug>/settings/places", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def own_places(actor, slug):
    """Where a community always meets."""
    return _places(actor, slug, None)


@bp.route("/desk/<string:slug>/settings/events/<string:event_id>/places", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def event_places(actor, slug, event_id):
    """The places of an event."""
    return _places(actor, slug, service.event_by_id(actor, event_id))


def _places(actor, slug, event):
    event_id = event.id if event else None
    form = PlacesForm(data={"places": "\n".join(row.name for row in venues.places(actor, event_id))})
    if form.validate_on_submit():
        try:
            venues.keep_places(actor, form.places.data or "", event_id)
        except Refused as refused:
            form.places.errors = [_sentence(refused)]
        else:
            return (
                go("communities.event", slug=slug, event_id=event_id)
                if event
                else go("communities.settings", slug=slug)
            )
    return desk_page(actor, "communities/places.html", "settings", form=form, event=event, status=status_of(form))


def _sentence(refused: Refused) -> str:
    if refused.code == "places_many":
        return _("Keep at most %(most)s places.", most=refused.facts["most"])
    return _("Shorten this one to %(most)s characters: %(line)s", most=venues.LONGEST, line=refused.facts["line"])
