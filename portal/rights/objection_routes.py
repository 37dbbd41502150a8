"""Before the open vault: a statement beside an entry, and a correction for everybody who was told."""

from flask import request

from .. import accounts, disclosure, register
from ..entry import KEYHOLDER, audience
from ..errors import Refused
from ..web import go, put_beside
from . import forms, labels, objecting
from .blueprint import bp


@bp.route("/committee/register/people/<string:register_person_id>/objections", methods=["GET", "POST"])
@audience(KEYHOLDER)
@register.in_the_vault(forms.StatementForm)
def objections(actor, register_person_id):
    """What somebody says against their entry, and putting right what was told of them."""
    statement, right, status = forms.StatementForm(formdata=None), forms.RightForm(formdata=None), 200
    if request.method == "POST":
        act, status = request.form.get("act", ""), 422
        try:
            if act == "statement":
                statement = forms.StatementForm()
                objecting.attach(actor, register_person_id, statement.text.data or "")
                return go("rights.objections", register_person_id=register_person_id)
            if act == "correct":
                right = forms.RightForm()
                said = (right.text.data or "", right.why.data or "", right.footing.data or "")
                objecting.correct_everywhere(actor, register_person_id, *said, sure=right.sure.data)
                return go("disclosure.log")
        except Refused as refused:
            status = refused.status
            _put(statement if act == "statement" else right, refused)
    return _page(actor, register_person_id, statement, right, status)


def _put(form, refused) -> None:
    if refused.code in ("text_long", "nothing_told") or form.act == "statement":
        labels.put_beside(form, refused)
    else:
        fields = {"text_empty": "text", "why_empty": "why", "unknown_code": "footing"}
        put_beside(form, fields.get(refused.code, "text"), disclosure.fault_words(refused.code))


def _page(actor, person_id, statement, right, status: int):
    person, found = register.person(actor, person_id), objecting.statements(actor, person_id)
    told = objecting.told_of(actor, person_id)
    names = accounts.names({one.by for one in found})
    shown = {"person": person, "own": person_id, "found": found, "told": told, "names": names}
    forms_shown = {"statement": statement, "right": right}
    return register.vault_page(actor, "rights/objections.html", status=status, **shown | forms_shown)
