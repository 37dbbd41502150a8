"""At a community's desk: choosing what goes to the committee, looking at all of it, sending it."""

from flask import request

from .. import cases
from ..access import HANDLERS
from ..entry import DESK, audience
from ..errors import Refused
from . import forms, inbox, labels
from .blueprint import bp


@bp.route("/desk/<string:slug>/cases/<string:case_id>/escalate", methods=["GET", "POST"])
@audience(DESK, roles=HANDLERS)
def escalate(actor, slug, case_id):
    """Tick what goes, see exactly that, send it."""
    form, step = forms.SendForm(), request.form.get("step", "")
    packet, status = inbox.preview(actor, case_id, (), ""), 200
    if request.method == "GET":
        least = request.args.get("level") == "least"
        form.parts.data = list(cases.LEAST if least else cases.DEFAULT_PARTS[packet.source])
        usual = "after_event" if packet.source == "filed" else "beyond_power"
        asked = request.args.get("reason", "")
        form.reason.data = asked if asked in cases.REASONS else usual
    elif step != "change":
        status = 422
        if form.validate():
            try:
                return _looked_at(actor, slug, case_id, form, step)
            except Refused as refused:
                if refused.code == "sent_already":
                    raise
                status = labels.put_beside(form, refused)
    view = cases.read(actor, case_id)
    return _page(actor, slug, "committee/escalate.html", form=form, view=view, counts=cases.counts(view), status=status)


def _looked_at(actor, slug, case_id, form, step):
    """The packet for a last look; sent when it is the one that was looked at."""
    told = (form.parts.data, form.text.data or "")
    packet = inbox.preview(actor, case_id, *told)
    if not [code for code, _items in packet.parts if code != "request"]:
        raise Refused("nothing_ticked")
    if step == "send" and form.seen.data == packet.seal:
        inbox.escalate(actor, case_id, told[0], form.reason.data, told[1], seen=packet.seal)
        return cases.Place(slug).show_case(case_id)
    changed, view = step == "send", cases.read(actor, case_id)
    left = [code for code, number in cases.counts(view).items() if number and code not in told[0]]
    return _page(
        actor,
        slug,
        "committee/send.html",
        form=form,
        packet=packet,
        view=view,
        stays=[labels.PARTS[code] for code in left],
        changed=changed,
        status=409 if changed else 200,
    )


def _page(actor, slug, template, **context):
    return cases.Place(slug).page(actor, template, texts=labels, **context)
