"""At a community's desk, after an event: everything of it to the committee, in one go."""

from flask import request

from .. import accounts, cases, communities, duty
from ..access import HANDLERS, require
from ..entry import DESK, audience
from ..errors import Refused
from ..web import go
from . import bundles, forms, labels
from .blueprint import bp


@bp.get("/desk/<string:slug>/bundle")
@audience(DESK, roles=HANDLERS)
def bundle_events(actor, slug):
    """Which event."""
    require(actor, "case.file")
    held = [(event, len(bundles.ready(actor, event.id))) for event in communities.events(actor)]
    return _page(actor, slug, "committee/bundle_events.html", held=held)


@bp.route("/desk/<string:slug>/bundle/<string:event_id>", methods=["GET", "POST"])
@audience(DESK, roles=HANDLERS)
def bundle(actor, slug, event_id):
    """Tick the incidents and the parts, look at all of it, send it. Below: what went, with its receipts."""
    event, ready = communities.event_by_id(actor, event_id), bundles.ready(actor, event_id)
    form, step, status = forms.BundleForm(), request.form.get("step", ""), 200
    form.chosen.choices = cases.options((case.id, case.code_name) for case in ready)
    if request.method == "GET":
        form.chosen.data = [case.id for case in ready if not case.running]
        form.parts.data = list(cases.DEFAULT_PARTS["filed"])
    elif step != "change":
        status = 422
        if form.validate():
            try:
                return _looked_at(actor, slug, event, form, step)
            except Refused as refused:
                status = labels.put_beside(form, refused)
    gone = bundles.sent(actor, event_id)
    names = accounts.names({one.person_id for one in gone})
    states = {case.id: case for case in ready}
    due = next((one for one in duty.after.waiting(actor) if one.event_id == event_id), None)
    context = {"event": event, "ready": states, "gone": gone, "names": names, "due": due}
    return _page(actor, slug, "committee/bundle.html", form=form, status=status, **context)


@bp.post("/desk/<string:slug>/bundle/<string:event_id>/nothing-more")
@audience(DESK, roles=HANDLERS)
def nothing_more(actor, slug, event_id):
    """Nothing more of it goes."""
    bundles.nothing_more(actor, event_id)
    return go("committee.bundle", slug=slug, event_id=event_id)


def _looked_at(actor, slug, event, form, step):
    """All of it for a last look; sent when it is what was looked at."""
    told = (form.chosen.data or [], form.parts.data or [])
    found = bundles.look(actor, event.id, *told)
    if step == "send" and form.seen.data == found.seal:
        bundles.send(actor, event.id, *told, seen=found.seal)
        return go("committee.bundle", slug=slug, event_id=event.id)
    changed = step == "send"
    context = {"event": event, "found": found, "changed": changed, "status": 409 if changed else 200}
    return _page(actor, slug, "committee/bundle_look.html", form=form, **context)


def _page(actor, slug, template, **context):
    button = cases.ActForm(formdata=None)
    return cases.Place(slug).page(actor, template, texts=labels, button=button, **context)
