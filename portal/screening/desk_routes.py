"""At a community's desk: how its list checks stand, and one list with its questions and its answer."""

import secrets

from flask import make_response, request

from .. import communities
from ..entry import DESK, audience
from ..errors import Refused
from ..typed import whole_number
from ..web import go
from . import agreements, forms, labels, receiving, rules, sending
from .blueprint import bp, desk_page
from .places import RECEIVERS

BUCKET = 16 * 1024


@bp.get("/desk/<string:slug>/screening")
@audience(DESK, roles=RECEIVERS)
def desk(actor, slug):
    """The agreement, the events a list may come for, and every list that was sent."""
    today = {event.id: event for event in communities.events(actor)}
    found = receiving.statuses(actor)
    shown = {"agreement": agreements.valid(actor), "versions": agreements.versions(actor), "lists": found}
    shown |= {"events": today, "coming": [one for one in today.values() if _may_come(one)]}
    return desk_page(actor, slug, "screening/desk.html", **shown)


def _may_come(event) -> bool:
    try:
        rules.check_day(event.first_day, event.last_day, sending.clock.today(event.zone))
    except Refused:
        return False
    return True


@bp.route("/desk/<string:slug>/screening/lists/<string:list_id>", methods=["GET", "POST"])
@audience(DESK, roles=RECEIVERS)
def one_list(actor, slug, list_id):
    """One list: where it stands, what is asked, the answer at its hour, the receipt."""
    form, refused = forms.DidForm(), None
    if request.method == "POST":
        try:
            if _done(actor, list_id, form):
                return go("screening.one_list", slug=slug, list_id=list_id)
        except Refused as why:
            refused = why
    found = receiving.status(actor, list_id)
    event = communities.event_by_id(actor, found.row.event_id)
    answer = None
    if receiving.may_read(actor, found):
        answer = receiving.read_answer(actor, list_id)
    status = refused.status if refused else 422 if request.method == "POST" else 200
    said = labels.sentence(refused.code, refused.facts) if refused else ""
    shown = {"found": found, "event": event, "answer": answer, "form": form, "refused": said, "status": status}
    return _alike(desk_page(actor, slug, "screening/list.html", **shown))


def _done(actor, list_id: str, form) -> bool:
    act = request.form.get("act", "")
    if act == "reply":
        replies = {name.removeprefix("q-"): value for name, value in request.form.items() if name.startswith("q-")}
        receiving.reply(actor, list_id, replies)
        return True
    if form.validate():
        receiving.did(actor, list_id, whole_number(form.row.data) or 0, form.what.data)
        return True
    receiving.status(actor, list_id)
    return False


def _alike(answer):
    """The page as long as every other one of its kind, whatever it says: its length is seen on the way, too."""
    raw = answer.get_data()
    left = BUCKET - (len(raw) + len("\n<!--  -->")) % BUCKET
    made = make_response(raw + b"\n<!-- " + secrets.token_hex(left)[:left].encode() + b" -->", answer.status_code)
    made.headers.update({name: value for name, value in answer.headers.items() if name != "Content-Length"})
    return made
