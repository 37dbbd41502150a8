"""Signing in and out, the second factor, and the page to choose from."""

from flask import request, session
from flask_babel import gettext as _

from .. import accounts, sealing
from ..errors import Refused
from ..web import go, go_to, page
from .admit import signed_in
from .audience import HALF, PERSON, PUBLIC, audience
from .blueprint import bp
from .bucket import bucket
from .forms import CodeForm, LostPhoneForm, SignInForm
from .paths import local_path
from .places import HOME, first_page, places_of, wants_second_factor
from .sessions import leave_session, renew_session, seconds_left
from .steps import let_in, refuse, sent, show_kit, status_of, sure_until, tell


@bp.route("/sign-in", methods=["GET", "POST"])
@audience(PUBLIC)
def sign_in(actor):
    """Address and password."""
    form = SignInForm()
    if not form.is_submitted():
        form.next.data = local_path(request.args.get("next")) or ""
    if sent(form):
        found = accounts.sign_in(form.email.data, form.password.data, bucket=bucket())
        if found:
            return let_in(*found, local_path(form.next.data))
        form.form_errors.append(_("The address and the password do not belong together. Check both."))
    return page("entry/sign_in.html", form=form, status=status_of(form))


@bp.route("/sign-in/code", methods=["GET", "POST"])
@audience(HALF)
def code(actor):
    """The second factor, after the password."""
    if signed_in():
        return go("entry.home")
    form, status = CodeForm(), None
    if sent(form):
        try:
            accounts.check_totp(actor.holder, form.code.data)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            wanted = session.pop("after", "")
            renew_session(session, sure_until=sure_until())
            return go_to(first_page(actor.holder, wanted))
    return page("entry/code.html", form=form, status=status or status_of(form))


@bp.route("/sign-in/lost", methods=["GET", "POST"])
@audience(HALF)
def lost(actor):
    """After the password, without the phone: the recovery code instead."""
    if signed_in():
        return go("entry.home")
    form, status = LostPhoneForm(), None
    if sent(form):
        try:
            key = accounts.lost_second_factor(actor.holder, form.recovery.data, form.password.data)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            tell(actor.holder, "totp_off")
            return show_kit(accounts.Opened(actor.holder, key))
    return page("entry/lost.html", form=form, status=status or status_of(form))


@bp.post("/sign-out")
@audience(HALF)
def sign_out(actor):
    """The session ends; a copy of its cookie opens nothing (R26, R33)."""
    leave_session(session)
    answer = go("entry.signed_out")
    waits = request.form.get("keep") == "cards"  # sealed cards that no network took yet stay on the device (settled 33)
    answer.headers["Clear-Site-Data"] = '"cache"' if waits else '"cache", "storage"'
    return answer


@bp.get("/signed-out")
@audience(PUBLIC)
def signed_out(actor):
    """You are signed out."""
    return page("entry/signed_out.html")


@bp.post("/session/extend")
@audience(PERSON)
def extend(actor):
    """Somebody is still there: half an hour more, as far as the eight hours reach (R27)."""
    row = sealing.load_session(session.token)[0]
    sealing.touch_session(row)
    answer = go("entry.home")
    answer.headers["Session-Left"] = str(seconds_left(row))
    return answer


@bp.get(HOME)
@audience(PERSON)
def home(actor):
    """The places one belongs to, and what waits there."""
    return page(
        "entry/home.html",
        found=places_of(actor.holder, actor.key),
        wants_second_factor=wants_second_factor(actor.holder),
    )
