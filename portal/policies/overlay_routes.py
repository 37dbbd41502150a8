"""What an event adds to its community's code, at the desk."""

from .. import communities
from ..db import reading
from ..entry import DESK, audience
from ..errors import Refused
from ..library import variables
from ..web import go
from . import filling, labels, overlay, overlay_forms, rendering, service, translation_labels
from .blueprint import WRITES, bp, desk_page
from .export import deepened


@bp.get("/desk/<string:slug>/code/events")
@audience(DESK, roles=WRITES)
def overlays(actor, slug):
    """The events, and what each adds."""
    events = [(event, overlay.of(actor, event)) for event in communities.events(actor)]
    return desk_page(actor, "policies/overlays.html", "", events=events, shown=service.current(actor))


@bp.route("/desk/<string:slug>/code/events/<string:event_id>", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def event_overlay(actor, slug, event_id):
    """Write what an event adds; what may narrow the code is said here and to the committee."""
    event = communities.event_by_id(actor, event_id)
    row, version = overlay.of(actor, event), overlay.holds(actor, event)
    form = overlay_forms.OverlayForm(text=row.text if row else "")
    if form.validate_on_submit():
        try:
            with reading():
                added = overlay.drawn(actor, event, form.text.data or "")
            overlay.keep(actor, event, added)
        except Refused as refused:
            translation_labels.put_beside(form, refused)
        else:
            return go("policies.event_overlay", slug=slug, event_id=event_id)
    remarks = overlay.remarks(row.text) if row else []
    return desk_page(
        actor,
        "policies/event_overlay.html",
        "",
        form=form,
        event=event,
        row=row,
        version=version,
        remarks=[(one.sentence, translation_labels.narrowing(one.kind)) for one in remarks],
        own=communities.contacts(actor, event.id),
        body=deepened(rendering.in_html(actor, version.html, event=event, say=labels.say)) if version else "",
        names=names(actor, event),
        status=422 if form.is_submitted() else 200,
    )


def names(actor, event=None) -> list[tuple[str, str, str]]:
    """The named blanks a text may use: how they are written, what they are, what they become today."""
    known = filling.values(actor, event=event, say=labels.say)
    found = []
    for name in variables.NAMES:
        if name in variables.OF_EVENTS and event is None:
            written = f"{{{{{name}|{translation_labels.otherwise(name)}}}}}"
        else:
            written = f"{{{{{name}}}}}"
        found.append((written, translation_labels.variable(name), variables.in_words(written, known)))
    return found
