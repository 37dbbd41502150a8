"""What the portal holds about somebody with an account: to see, to take along, to delete."""

import json

from flask import make_response, session

from ..entry import PERSON, audience, bucket, leave_session
from ..errors import Refused
from ..web import go, page
from . import forms, labels, own
from .blueprint import bp


def _own(actor, form, status: int = 200):
    return page("rights/own.html", mine=own.mine(actor), form=form, status=status)


@bp.get("/account/data", endpoint="own")
@audience(PERSON)
def own_data(actor):
    """Everything that stands about you, outside the cases you work on."""
    return _own(actor, forms.LeaveForm(formdata=None))


@bp.get("/account/data.json")
@audience(PERSON)
def own_file(actor):
    """The same as a file."""
    told = own.as_file(own.mine(actor))
    answer = make_response(json.dumps(told, ensure_ascii=False, indent=1, default=str))
    answer.headers["Content-Type"] = "application/json; charset=utf-8"
    answer.headers["Content-Disposition"] = "attachment; filename=my-data.json"
    return answer


@bp.post("/account/data")
@audience(PERSON)
def leave(actor):
    """Delete the account."""
    form = forms.LeaveForm()
    try:
        own.leave(actor, form.password.data or "", bucket=bucket())
    except Refused as refused:
        return _own(actor, form, labels.put_beside(form, refused))
    leave_session(session)
    return go("entry.signed_out")
