"""Whom people can turn to at one event, besides the community's own contacts."""

from ..entry import DESK, audience
from ..errors import Refused
from ..web import go
from . import forms, labels, service
from .blueprint import LOOKS_AFTER, bp, desk_page, status_of


@bp.route("/desk/<string:slug>/settings/events/<string:event_id>/contacts", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def event_contacts(actor, slug, event_id):
    """The people of an event; one more can be added."""
    row = service.event_by_id(actor, event_id)
    form = forms.ContactForm()
    if form.validate_on_submit():
        facts = {name: form[name].data or "" for name in ("kind", "name", "words", "mail", "phone", "url")}
        try:
            service.keep_contact(actor, event_id=row.id, **facts)
        except Refused as refused:
            labels.put_beside(form, refused)
        else:
            return go("communities.event_contacts", slug=slug, event_id=event_id)
    return desk_page(
        actor,
        "communities/event_contacts.html",
        "settings",
        form=form,
        event=row,
        contacts=service.contacts(actor, row.id),
        everywhere=service.contacts(actor),
        status=status_of(form),
    )
