"""Two ways back in: a link by mail (a new, empty key) and the recovery code (the old key, nothing lost)."""

from flask_babel import gettext as _

from .. import accounts, mail
from ..errors import NotFound, Refused
from ..web import link_to, page
from . import letters
from .audience import PUBLIC, audience
from .blueprint import bp
from .bucket import bucket
from .forms import AskResetForm, RecoverForm, ResetForm, ResetWithCodeForm
from .places import words_of
from .steps import refuse, sent, show_kit, status_of, tell


def over():
    """The page for a link that was used, is too old, or never was one."""
    return page("entry/link_over.html", status=404)


@bp.route("/reset", methods=["GET", "POST"])
@audience(PUBLIC)
def ask_reset(actor):
    """Ask for a link by mail. The answer is the same for every address."""
    form = AskResetForm()
    if sent(form):
        found = accounts.ask_reset(form.email.data)
        if found:
            address, path = found
            mail.post(address, letters.reset(link_to(path)))
        return page("entry/reset_sent.html")
    return page("entry/ask_reset.html", form=form, status=status_of(form))


@bp.route("/reset/<string:token>", methods=["GET", "POST"])
@audience(PUBLIC)
def reset(actor, token):
    """Choose a new password with the link from the mail; a second factor is asked all the same (R20)."""
    try:
        person_id = accounts.reset_person(token)
    except NotFound:
        return over()
    form = ResetWithCodeForm() if accounts.has_totp(person_id) else ResetForm()
    status = None
    if sent(form):
        words = words_of(person_id)
        given = form.code.data if "code" in form else ""
        try:
            opened = accounts.reset_by_mail(token, form.password.data, code=given, places=words)
        except NotFound:
            return over()
        except Refused as refused:
            status = refuse(form, refused)
        else:
            tell(person_id, "reset")
            return show_kit(opened)
    return page("entry/reset.html", form=form, status=status or status_of(form))


@bp.route("/recover", methods=["GET", "POST"])
@audience(PUBLIC)
def recover(actor):
    """The recovery code and a new password; everything stays readable."""
    form, status = RecoverForm(), None
    if sent(form):
        try:
            opened = accounts.recover_with_code(
                form.email.data, form.recovery.data, form.password.data, code=form.code.data or "", bucket=bucket()
            )
        except Refused as refused:
            status = refuse(form, refused)
        else:
            tell(opened.person_id, "recovered")
            return show_kit(opened)
    return page("entry/recover.html", form=form, status=status or status_of(form), note=_("Nothing is lost."))
