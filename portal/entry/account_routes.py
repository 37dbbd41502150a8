"""One's own account: name, address, password, second factor, recovery kit, sessions."""

import segno
from flask import g, session, url_for

from .. import accounts, mail, sealing
from ..errors import NotFound, Refused
from ..web import go, link_to, page
from . import letters
from .audience import PERSON, audience
from .blueprint import bp
from .bucket import bucket
from .forms import AddressForm, ButtonForm, NameForm, PasswordForm, SecondFactorForm, SureForm, VisitForm
from .places import first_page, wants_second_factor, words_of
from .sessions import renew_session
from .steps import become_sure, is_sure, refuse, sent, status_of, sure_until, tell


@bp.get("/account")
@audience(PERSON)
def account(actor):
    """What stands about you here, and what you can change."""
    return page(
        "entry/account.html",
        person=accounts.person(actor.holder),
        address=accounts.address(actor.holder),
        wants_second_factor=wants_second_factor(actor.holder),
        visits=sealing.sessions_of(actor.holder),
        this_visit=sealing.session_index(session.token),
        form=ButtonForm(),
    )


@bp.route("/account/name", methods=["GET", "POST"])
@audience(PERSON)
def change_name(actor):
    """What colleagues call you."""
    form, status = NameForm(), None
    if not form.is_submitted():
        form.name.data = accounts.person(actor.holder).name
    if sent(form):
        try:
            accounts.change_name(actor.holder, form.name.data)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            return go("entry.account")
    return page("entry/change_name.html", form=form, status=status or status_of(form))


@bp.route("/account/address", methods=["GET", "POST"])
@audience(PERSON)
def change_address(actor):
    """A new mail address: a link goes there, and only that link changes it."""
    form, status = AddressForm(), None
    if sent(form):
        try:
            accounts.confirm(actor.holder, form.password.data, bucket=bucket())
            path = accounts.ask_move(actor.holder, form.email.data)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            mail.post(form.email.data, letters.new_address(link_to(path)))
            return page("entry/address_asked.html", new_address=form.email.data)
    return page(
        "entry/change_address.html",
        form=form,
        address=accounts.address(actor.holder),
        status=status or status_of(form),
    )


@bp.route("/account/password", methods=["GET", "POST"])
@audience(PERSON)
def change_password(actor):
    """A new password for the same key; all other sessions end (R28)."""
    form, status = PasswordForm(), None
    if sent(form):
        try:
            accounts.change_password(
                actor.holder, form.old.data, form.password.data, bucket=bucket(), places=words_of(actor.holder)
            )
        except Refused as refused:
            status = refuse(form, refused)
        else:
            sealing.end_sessions(actor.holder, but=session.token)
            renew_session(session, sure_until=sure_until())
            tell(actor.holder, "password")
            return go("entry.account")
    return page("entry/change_password.html", form=form, status=status or status_of(form))


@bp.route("/account/second-factor", methods=["GET", "POST"])
@audience(PERSON)
def second_factor(actor):
    """Turn the second factor on: a QR code for the phone, a code back from it."""
    if accounts.has_totp(actor.holder):
        return go("entry.no_second_factor")
    form, status = SecondFactorForm(), None
    if not form.secret.data or form.secret.errors:
        form.secret.data = accounts.begin_totp(actor.holder)[0]
    if sent(form):
        try:
            accounts.confirm(actor.holder, form.password.data, bucket=bucket())
            accounts.confirm_totp(actor.holder, form.secret.data, form.code.data)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            return _factor_changed(actor, "totp_on")
    if form.secret.errors:
        form.secret.data = accounts.begin_totp(actor.holder)[0]
    address = accounts.totp_address(actor.holder, form.secret.data)
    picture = segno.make(address, error="m").png_data_uri(scale=5, border=3, dark="#1d2329", light="#ffffff")
    return page("entry/second_factor.html", form=form, picture=picture, status=status or status_of(form))


@bp.route("/account/second-factor/off", methods=["GET", "POST"])
@audience(PERSON)
def no_second_factor(actor):
    """Do without the second factor; the password has to be long enough alone (R13)."""
    if not accounts.has_totp(actor.holder):
        return go("entry.second_factor")
    form, status = SureForm(), None
    if sent(form):
        try:
            accounts.confirm(actor.holder, form.password.data, bucket=bucket())
            accounts.remove_totp(actor.holder, form.password.data)
        except Refused as refused:
            status = refuse(form, refused)
        else:
            return _factor_changed(actor, "totp_off")
    return page("entry/no_second_factor.html", form=form, status=status or status_of(form))


def _factor_changed(actor, change: str):
    sealing.end_sessions(actor.holder, but=session.token)
    renew_session(session, sure_until=sure_until())
    tell(actor.holder, change)
    return go("entry.account")


@bp.route("/account/recovery", methods=["GET", "POST"])
@audience(PERSON)
def kit(actor):
    """The recovery kit, to print: after the password, or right after it was made."""
    form, status = SureForm(), None
    if sent(form):
        try:
            accounts.confirm(actor.holder, form.password.data, bucket=bucket())
        except Refused as refused:
            status = refuse(form, refused)
        else:
            become_sure()
            tell(actor.holder, "kit")
            return go("entry.kit")
    sure = is_sure() and not form.is_submitted()
    return page(
        "entry/kit.html",
        form=form,
        code=sealing.show_recovery(actor.holder, g.key) if sure else None,
        name=accounts.person(actor.holder).name,
        address=accounts.address(actor.holder),
        site=link_to(url_for("entry.recover")),
        onward=first_page(actor.holder, session.get("after")),
        status=status or status_of(form),
    )


@bp.post("/account/sessions")
@audience(PERSON)
def end_visits(actor):
    """End one session from the list, or all but this one (R28)."""
    form = VisitForm()
    if not form.validate():
        raise NotFound
    if not form.visit.data:
        sealing.end_sessions(actor.holder, but=session.token)
    elif not sealing.end_session_row(actor.holder, form.visit.data):
        raise NotFound
    return go("entry.account")
