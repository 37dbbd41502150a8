"""The box: the reporter's way back. No cookie, the receipt only once, everything else by a key of half an hour."""

from flask import request
from flask_babel import gettext as _

from .. import access, accounts, communities, sealing, translation
from ..db import begin_writing
from ..entry import BOX, audience, bucket, form_is_stale
from ..errors import Busy, NotFound, Refused
from ..evidence import attachment
from ..web import page
from . import held_routes, held_views, labels, silence_routes, vocabulary, way_back, wish_routes
from .blueprint import bp, shown_again
from .forms import BoxDoorForm, BoxForm
from .report_routes import READ, UPLOAD, kept_files, take_files

_tries = accounts.Brake(free=7)


def door(form: BoxDoorForm, status: int = 200, closed: bool = False):
    """The page that asks for the receipt."""
    return page("reports/box_door.html", form=form, closed=closed, status=status)


def enter(form: BoxDoorForm):
    """Try a receipt. Whatever does not open a box is answered alike."""
    where = ("box", bucket())
    try:
        _tries.wait(where)
    except Busy:
        form.receipt.errors = [_("Many receipts are being tried just now. Wait a minute, then try yours again.")]
        return door(form, 429)
    typed = form.receipt.data or ""
    if sealing.receipt.tidy(typed) is None:
        form.receipt.errors = [_("A receipt has 24 letters and numbers. Look again for one too many or one missing.")]
        return door(form, 422)
    if form_is_stale():
        form.receipt.errors = [_("This page was open for more than a day. Press the button once more.")]
        return door(form, 422)
    actor = way_back.enter_box(typed)
    if actor is None:
        _tries.failed(where)
        form.receipt.errors = [
            _("No box opens with this. Compare it with what you wrote down; 0 and O, 1 and I count as the same.")
        ]
        return door(form, 422)
    return inside(actor, way_back.keep_open(actor))


def inside(actor, box_key: str, form: BoxForm | None = None, status: int = 200, done: str = "", odd: str = ""):
    """The opened box, with a form for the next message."""
    if form is None:
        form = BoxForm(formdata=None)
        form.message.data = request.form.get("message", "") if "receipt" in request.form else ""
    form.ready(box_key)
    if held_views.is_held(actor):
        name = name_of(held_views.about(actor))
        return held_routes.inside(actor, form, name, status=status, done=done, odd=odd)
    view = way_back.box(actor)
    translation.speak(view.language)
    team_name = name_of(view.about)
    return page(
        "reports/box.html",
        form=form,
        view=view,
        team_name=team_name,
        labels=labels,
        path=labels.path_of(view.steps),
        kept=kept_files(form.draft.data),
        done=done,
        speech=("look", "", ""),
        **wish_routes.forms_for(view, box_key, odd),
        **silence_routes.told(actor),
        status=status,
    )


def name_of(place: str) -> str:
    """What the place a report was written to is called."""
    return _("The committee") if place == "committee" else communities.community(access.letterbox(place)).name


def write(actor, form: BoxForm):
    """A message, with files or without."""
    if not take_files(form) or form_is_stale():
        return inside(actor, form.box_key.data, form, 422)
    try:
        kind = vocabulary.CORRECTION if form.kind.data == vocabulary.CORRECTION else ""
        way_back.write(actor, (form.message.data or "").strip(), form.draft.data, once=form.once.data, kind=kind)
    except Refused as refused:
        form.message.errors = [_refusal(refused, form.message.data)]
        return inside(actor, form.box_key.data, form, 422)
    return inside(actor, form.box_key.data, done=_("Your message has arrived."))


def held_act(actor, box_key: str):
    """One act on a held report; what it is afterwards decides which page follows."""
    told = held_routes.do(actor, request.form.get("act", ""))
    if told is held_routes.GONE:
        way_back.shut(box_key)
        return page("reports/held_gone.html")
    if "address" in told:
        form = BoxForm(formdata=None)
        form.ready(box_key)
        return held_routes.inside(actor, form, name_of(held_views.about(actor)), **told)
    return inside(actor, box_key, **told)


def _refusal(refused: Refused, text: str) -> str:
    """Why a message was not taken."""
    if refused.code == "text_long":
        return labels.too_long(text, refused.facts["longest"])
    if refused.code == "box_quiet":
        return _("This box takes no more messages. You can still read here, and you can send a new report.")
    return _("Write a message, or choose a file to send.")


def show_full(actor, busy: bool):
    """The disk is full, or many write: the message is still in the form."""
    form, status = BoxForm(), 503 if busy else 507
    full = _("The portal has no room left, so this was not sent. Copy your words, or try again later.")
    words = labels.busy() if busy else full
    reporter = way_back.reopen(form.box_key.data)
    if reporter is None:
        at_door = BoxDoorForm()
        at_door.form_errors.append(words)
        return door(at_door, status)
    form.form_errors.append(words)
    return inside(reporter, form.box_key.data, form, status)


@bp.get("/box")
@audience(BOX)
def box_door(actor):
    """Where a receipt is typed in."""
    return door(BoxDoorForm())


@bp.post("/box")
@shown_again(show_full)
@audience(BOX, upload=UPLOAD, read=READ)
def open_box(actor):
    """A receipt, or with a box key a look or a message."""
    if not request.form.get("box_key"):
        return enter(BoxDoorForm())
    form = BoxForm()
    reporter = way_back.reopen(form.box_key.data)
    if reporter is None:
        begin_writing(False)
        return door(BoxDoorForm(), 422, closed=True)
    if request.form.get("act") == "leave":
        way_back.shut(form.box_key.data)
        return page("reports/box_left.html")
    if held_views.is_held(reporter):
        return inside(reporter, form.box_key.data) if form_is_stale() else held_act(reporter, form.box_key.data)
    if request.form.get("act") in wish_routes.ACTS and not form_is_stale():
        done, odd = wish_routes.do(reporter, request.form["act"])
        return inside(reporter, form.box_key.data, status=422 if odd else 200, done=done, odd=odd)
    if request.form.get("act") == "committee":
        reporter, done = silence_routes.give(reporter)
        return inside(reporter, way_back.keep_open(reporter), done=done)
    return inside(reporter, form.box_key.data) if request.form.get("act") == "look" else write(reporter, form)


@bp.post("/box/files")
@audience(BOX)
def box_file(actor):
    """One of the reporter's own files, back as a download."""
    reporter = way_back.reopen(request.form.get("box_key", ""))
    if reporter is None:
        return door(BoxDoorForm(formdata=None), 422, closed=True)
    file_id = request.form.get("file", "")
    if not file_id:
        raise NotFound
    return attachment(*way_back.read_box_file(reporter, file_id))
