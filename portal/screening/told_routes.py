"""Before the open vault: when somebody was told to an event, and stopping answers about them."""

from flask import request

from .. import accounts, disclosure, register
from ..entry import KEYHOLDER, audience
from ..errors import Refused
from ..web import go
from . import disputes, forms, labels, naming, overview
from .blueprint import bp


@bp.route("/committee/register/people/<string:register_person_id>/told", methods=["GET", "POST"])
@audience(KEYHOLDER)
@register.in_the_vault(forms.DisputeForm)
def tellings(actor, register_person_id):
    """To how many events somebody was told, when; a wrong-person claim, and what came of it."""
    form, status = forms.DisputeForm(), 200
    if request.method == "POST":
        status, act = 422, request.form.get("act", "")
        register.person(actor, register_person_id)
        try:
            if act in ("stands", "cleared"):
                disputes.settle(actor, register_person_id, act == "stands")
                return go("screening.tellings", register_person_id=register_person_id)
            if form.validate():
                disputes.dispute(actor, register_person_id, form.text.data)
                return go("screening.tellings", register_person_id=register_person_id)
        except Refused as refused:
            status = labels.put_beside(form, refused)
    person = register.person(actor, register_person_id)
    found, open_one = disputes.tellings(actor, register_person_id), disputes.is_disputed(actor, register_person_id)
    names = accounts.names([open_one.by]) if open_one else {}
    shown = {"person": person, "found": found, "dispute": open_one, "names": names, "form": form, "words": labels}
    return register.vault_page(actor, "screening/told.html", status=status, **shown)


@bp.get("/committee/register/answers/<string:answered_id>")
@audience(KEYHOLDER)
@register.in_the_vault()
def named(actor, answered_id):
    """Whom an answer named, and the way to tell more: a disclosure, which another key holder signs."""
    found, line = naming.named(actor, answered_id), overview.line(actor, answered_id)
    told = disclosure.of_check(actor, answered_id)
    names = accounts.names({one.author for one in told})
    return register.vault_page(
        actor, "screening/named.html", found=found, line=line, told=told, names=names, words=labels
    )
