"""One-use invitations: opening the link shows a page, sending it uses the link up (settled 17)."""

from flask import g
from flask_login import current_user

from .. import accounts
from ..errors import NotFound, Refused
from ..web import go, go_to, page
from .admit import signed_in
from .audience import PUBLIC, audience
from .blueprint import bp
from .forms import AgreeForm, NewPersonForm
from .labels import role_names
from .paths import local_path
from .places import HOME, name_of
from .steps import refuse, sent, show_kit, status_of, take_place, tell
from .way_back_routes import over


@bp.route("/invitation/<string:token>", methods=["GET", "POST"])
@audience(PUBLIC)
def invitation(actor, token):
    """Accept an invitation: with a new account, or with the one this address has."""
    try:
        offer = accounts.invitation(token)
        return _agree(offer, token) if offer.person_id else _join(offer, token)
    except NotFound:
        return over()


def _facts(offer) -> dict:
    place = offer.facts.get("place") or (name_of(offer.partition) if offer.partition else "")
    return {"offer": offer, "place": place, "role": role_names().get(offer.role, "")}


def _join(offer, token):
    form, status = NewPersonForm(), None
    if not form.is_submitted():
        form.name.data = offer.name
    if sent(form):
        try:
            offer, opened = accounts.redeem(
                token, name=form.name.data, password=form.password.data, places=[_facts(offer)["place"]]
            )
            take_place(offer, opened.person_id, opened.key)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            return show_kit(opened, after=local_path(offer.facts.get("then")) or "")
    return page("entry/invitation.html", form=form, status=status or status_of(form), **_facts(offer))


def _agree(offer, token):
    here = signed_in() and current_user.get_id() == offer.person_id
    form, status = AgreeForm(), None
    if sent(form) and (here or not offer.facts.get("founds")):
        try:
            take_place(accounts.accept(token, offer.person_id), offer.person_id, g.key if here else None)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            wanted = local_path(offer.facts.get("then")) or HOME
            return go_to(wanted) if here else go("entry.sign_in", next=wanted)
    return page("entry/agree.html", form=form, here=here, status=status or status_of(form), **_facts(offer))


@bp.route("/account/address/<string:token>", methods=["GET", "POST"])
@audience(PUBLIC)
def prove_address(actor, token):
    """The link at a new address: from here on the account uses it."""
    form = AgreeForm()
    try:
        accounts.move_offer(token)
        if sent(form):
            person_id, old = accounts.prove_move(token)
            tell(person_id, "address", old)
            return go("entry.address_moved")
    except (NotFound, Refused):
        return over()
    return page("entry/prove_address.html", form=form, status=status_of(form))


@bp.get("/address-changed")
@audience(PUBLIC)
def address_moved(actor):
    """The new address is in use."""
    return page("entry/address_moved.html")
