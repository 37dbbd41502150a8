"""The card on a phone: with a network, without one, on paper. Sealed cards arrive at an address of their own."""

from base64 import b64decode, b64encode
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, jsonify, request
from flask_babel import get_locale

from .. import clock, communities, sealing
from ..entry import DESK, PUBLIC, audience
from ..errors import Refused
from ..web import Form, go, page
from . import labels, service, shifts
from .forms import CardForm
from .rules import RECEIPT, TAKERS

bp = Blueprint("cards", __name__)
_NOBODY = {"signed_in_name": None, "session_left": None, "acting_role": None, "team_url": ""}
ENDERS = ("lead", "organiser", "responder")
_ROOM = 400_000  # letters of a sealed card: many times what anybody types


def _frame(row) -> dict:
    return {"team_name": row.name, "team_url": f"/desk/{row.slug}/", "slug": row.slug, "here": "card"}


def _shown(actor, template: str, form, found, status: int = 200, **more):
    """The card, with all that a device needs to do without us for a while."""
    key = sealing.transport_key()
    now = clock.now().astimezone(ZoneInfo(found.community.zone))
    if not form.told.data:
        form.told.data = now.strftime("%Y-%m-%dT%H:%M")
    form.receipt()
    device = {
        "month": key[0] if key else "",
        "key": b64encode(key[1]).decode() if key else "",
        "shift": shifts.shift(actor) if key else "",
        "at": actor.partition,
        "zone": found.community.zone,
        "readers": " ".join(sorted(found.readers)),
    }
    facts = {"form": form, "found": found, "device": device, "words": communities.HELP_WORDS}
    return page(template, status=status, **_frame(found.community) | facts | more)


@bp.route("/desk/<string:slug>/card/", methods=["GET", "POST"])
@audience(DESK, roles=TAKERS)
def card(actor, slug):
    """Take a report that somebody tells you."""
    form, found = CardForm(), service.offer(actor)
    form.offer(found)
    if not form.is_submitted():
        return _shown(actor, "cards/card.html", form, found)
    receipt = form.receipt()
    try:
        if not form.validate():
            raise Refused("story_missing")
        service.take(actor, form.card(str(get_locale() or "en")), receipt)
    except Refused as refused:
        labels.put_beside(form, refused)
        return _shown(actor, "cards/card.html", form, found, 422)
    given = receipt if form.confirmed.data == RECEIPT else ""
    return page("cards/taken.html", receipt=given, **_frame(found.community))


@bp.get("/desk/<string:slug>/card/away")
@audience(DESK, roles=TAKERS)
def away(actor, slug):
    """The same card as a device keeps it for when there is no network: nothing of whoever is signed in."""
    form, found = CardForm(), service.offer(actor)
    form.offer(found)
    return _shown(actor, "cards/away.html", form, found, **_NOBODY)


@bp.get("/desk/<string:slug>/card/worker.js")
@audience(DESK, roles=TAKERS)
def worker(actor, slug):
    """What keeps the card on a device. It stands here because a worker reaches no higher than its own address."""
    code = Path(current_app.static_folder, "js", "card_worker.js").read_text(encoding="utf-8")
    return Response(code, mimetype="text/javascript")


@bp.route("/desk/<string:slug>/settings/card", methods=["GET", "POST"])
@audience(DESK, roles=ENDERS)
def end_shifts(actor, slug):
    """Which devices hand cards in, and the button that ends it for all of them."""
    if request.method == "POST":
        shifts.end_all(actor)
        return go("cards.end_shifts", slug=slug)
    row = communities.community(actor)
    frame = _frame(row) | {"here": "settings"}
    return page("cards/shifts.html", form=Form(), ended=shifts.ended_on(actor), today=clock.today(row.zone), **frame)


@bp.post("/cards")
@audience(PUBLIC)
def arrive(actor):
    """A sealed card, on a shift; signed in or not. The same card twice is the same answer."""
    given = request.form
    try:
        if len(given.get("box", "")) > _ROOM:
            raise Refused("card_shut")
        box = b64decode(given.get("box", ""), validate=True)
        service.arrive(given.get("shift", ""), given.get("month", ""), box)
    except ValueError:
        return jsonify(card="card_shut"), 422
    except Refused as refused:
        return jsonify(card=refused.code), refused.status
    return jsonify(card="filed")
