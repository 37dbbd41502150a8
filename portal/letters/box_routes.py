"""Where somebody reads a letter and answers it: no account, no cookie; a link that works once, then a code."""

from flask import request
from flask_babel import gettext as _

from .. import access, accounts, communities
from ..db import begin_writing
from ..entry import BOX, audience, bucket, form_is_stale
from ..errors import Busy, NotFound, Refused
from ..web import page
from . import appeal_labels, asked, box, forms, labels
from .blueprint import bp

_tries = accounts.Brake(free=7)


def _door(form, status: int = 200, closed: bool = False):
    return page("letters/door.html", form=form, closed=closed, status=status)


def _name(place: str) -> str:
    return _("the committee") if place == "committee" else communities.community(access.letterbox(place)).name


def _inside(actor, box_key: str, form=None, status: int = 200, done: str = "", code: str = "", asking=None, back=None):
    """The opened box. `code`: shown once, to keep."""
    if not (own := box.box_of(actor)).case_id:
        return asked.show(actor, own, box_key)
    if form is None:
        form = forms.AnswerForm(formdata=None)
    form.ready(box_key)
    asking = asking or forms.AppealForm(formdata=None)
    back = back or forms.BackForm(formdata=None)
    asking.box_key.data = back.box_key.data = box_key
    view = box.read(actor)
    return page(
        "letters/box.html",
        form=form,
        view=view,
        team_name=_name(view.place),
        labels=labels,
        done=done,
        asking=asking,
        back=back,
        results=appeal_labels.TOLD,
        code=code,
        status=status,
    )


@bp.get("/letter")
@audience(BOX)
def letter_door(actor):
    """Where a code is typed in."""
    return _door(forms.CodeForm())


@bp.post("/letter")
@audience(BOX)
def open_letter(actor):
    """A code; or with a box key, an answer and the other acts."""
    if not request.form.get("box_key"):
        return _enter(forms.CodeForm())
    form = forms.AnswerForm()
    mine = box.reopen(form.box_key.data)
    if mine is None:
        begin_writing(False)
        return _door(forms.CodeForm(formdata=None), 422, closed=True)
    act = request.form.get("act", "")
    if act == "leave":
        box.shut(form.box_key.data)
        return page("letters/left.html")
    if form_is_stale():
        return _inside(mine, form.box_key.data, form, 422)
    if not (own := box.box_of(mine)).case_id:
        return asked.show(mine, own, form.box_key.data, act)
    if act == "read":
        box.acknowledge(mine)
        return _inside(mine, form.box_key.data, done=_("The people who wrote to you see that you have read it."))
    if act == "look":
        return _inside(mine, form.box_key.data)
    if act == "appeal":
        return _appeal(mine, form)
    if act == "back":
        return _back(mine, form)
    return _answer(mine, form)


def _back(mine, form):
    wanted = forms.BackForm()
    try:
        box.ask_back(mine, (wanted.again.data or "").strip())
    except Refused as refused:
        wanted.again.errors = [labels.sentence(refused.code)]
        return _inside(mine, form.box_key.data, status=422, back=wanted)
    return _inside(mine, form.box_key.data, done=_("Your request has arrived. What holds goes on until they answer."))


def _appeal(mine, form):
    wanted = forms.AppealForm()
    try:
        box.appeal(mine, (wanted.appeal.data or "").strip())
    except Refused as refused:
        wanted.appeal.errors = [appeal_labels.sentence(refused.code) or labels.sentence(refused.code)]
        return _inside(mine, form.box_key.data, status=422, asking=wanted)
    return _inside(mine, form.box_key.data, done=_("Your request has arrived. People who did not decide look at it."))


def _answer(mine, form):
    try:
        box.write(mine, (form.text.data or "").strip(), form.once.data or "")
    except Refused as refused:
        form.text.errors = [labels.sentence(refused.code)]
        return _inside(mine, form.box_key.data, form, 422)
    return _inside(mine, form.box_key.data, done=_("Your answer has arrived."))


def _enter(form):
    where = ("letter", bucket())
    try:
        _tries.wait(where)
    except Busy:
        form.code.errors = [_("Many codes are being tried just now. Wait a minute, then try yours again.")]
        return _door(form, 429)
    mine = None if form_is_stale() else box.enter(form.code.data or "")
    if mine is None:
        _tries.failed(where)
        form.code.errors = [_("Nothing opens with this. A code has 24 letters and numbers; compare it with yours.")]
        return _door(form, 422)
    return _inside(mine, box.keep_open(mine))


@bp.route("/letter/<string:token>", methods=["GET", "POST"])
@audience(BOX)
def letter_link(actor, token):
    """A link that works once: looking at it shows a button, pressing that uses it up (settled 17)."""
    form = forms.LinkForm()
    if not box.link_good(token):
        return page("letters/over.html", status=404)
    if request.method == "GET" or form_is_stale():
        return page("letters/link.html", form=form)
    try:
        code = box.take(token)
        mine = box.enter(code)
    except NotFound:
        return page("letters/over.html", status=404)
    if mine is None:
        return page("letters/over.html", status=404)
    return _inside(mine, box.keep_open(mine), code=code)
