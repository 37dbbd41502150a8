"""The first page, the health check and, in a demo, the people to be and the patterns."""

import json

from flask import Blueprint, abort, current_app, jsonify, make_response, request
from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    MultipleFileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Optional

from . import access, accounts, clock, communities, db, doctor, keeper, mail, metrics
from .entry import OPERATOR, PUBLIC, audience
from .web import Form, OpenForm, go, page

bp = Blueprint("front", __name__)


class PatternForm(OpenForm):
    """One field of every kind, for the pattern page."""

    name = StringField(_("Your name"), [DataRequired(_("Write a name."))])
    email = EmailField(_("Mail address"))
    text = TextAreaField(_("What happened"), [DataRequired(_("Write what happened. A few words are enough."))])
    where = SelectField(
        _("Where"), choices=[SelectChoice("venue", _("At the venue")), SelectChoice("online", _("Online"))]
    )
    door = RadioField(
        _("Who gets it"),
        choices=[SelectChoice("community", _("The team")), SelectChoice("committee", _("The committee"))],
    )
    people = SelectMultipleField(
        _("Leave out"),
        choices=[SelectChoice("a", "Ana"), SelectChoice("b", "Ben")],
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )
    day = DateField(_("Day"), [Optional()])
    agree = BooleanField(_("I have kept my receipt"))
    files = MultipleFileField(_("Files"))


@bp.get("/")
@audience(PUBLIC)
def home(actor):
    """What this is, and the doors: report, find your community, sign in, found a community."""
    return page(
        "front/home.html",
        communities=communities.hosted(),
        people=demo_people(current_app.config["SETTINGS"]),
        form=OpenForm(),
    )


@bp.get("/healthz")
@audience(PUBLIC)
def healthz(actor):
    """200 when the database answers."""
    db.db.session.connection().exec_driver_sql("SELECT 1")
    return jsonify(status="ok", committee=bool(access.people_with("committee")))


@bp.get("/readyz")
@audience(PUBLIC)
def readyz(actor):
    """200 when a report sent now would be kept (schema, keys, room on the disk); else 503 with codes of what lacks."""
    settings = current_app.config["SETTINGS"]
    found = sorted({wrong.code for wrong in doctor.database_findings(settings) + doctor.full(settings)})
    return (jsonify(status="not ready", why=found), 503) if found else jsonify(status="ready")


@bp.get("/metrics")
@audience(PUBLIC)
def figures(actor):
    """Figures about the machine and the work, for whoever carries PORTAL_METRICS_TOKEN; else no such page."""
    settings = current_app.config["SETTINGS"]
    if not metrics.may_read(settings, request.headers.get("Authorization", "")):
        abort(404)
    answer = make_response(metrics.text(settings))
    answer.headers["Content-Type"], answer.headers["Cache-Control"] = metrics.KIND, "no-store"
    return answer


@bp.get("/patterns")
@audience(PUBLIC)
def patterns(actor):
    """Every component in every state; for demo and development only."""
    settings = current_app.config["SETTINGS"]
    if not (settings.demo or settings.debug or settings.testing):
        abort(404)
    mended = PatternForm(prefix="b-")
    mended.validate()
    return page("parts/patterns.html", form=PatternForm(), mended=mended)


class AccountForm(Form):
    """Whose account stops working, or works again."""

    email = EmailField(_("Mail address"), [DataRequired(_("Write the mail address of the account."))])


@bp.get("/operator/")
@audience(OPERATOR)
def operator(actor):
    """How the site itself is doing: letters that failed, what is wrong, when what recurs was done. Nothing written."""
    return _operator(AccountForm())


def _operator(account: AccountForm, status: int = 200):
    settings = current_app.config["SETTINGS"]
    return page(
        "front/operator.html",
        status=status,
        form=Form(),
        account=account,
        failures=mail.failures(),
        findings=doctor.seen_by_operator(settings),
        hosted=len(access.teams()),
        suspended=accounts.suspended(),
        done=keeper.last_done(),
        backup=doctor.last_backup(settings),
        free=doctor.free_mb(settings),
        now=clock.now(),
    )


@bp.post("/operator/mail")
@audience(OPERATOR)
def try_mail_again(actor):
    """Try every letter that did not get through once more."""
    access.require(actor, "site.operate")
    mail.try_again(clock.now())
    return go("front.operator")


@bp.post("/operator/account")
@audience(OPERATOR)
def suspend(actor):
    """Stop an account, or let it work again. Its person's keys and everything sealed stay as they are, unread."""
    access.require(actor, "site.operate")
    form = AccountForm()
    found = accounts.by_address(form.email.data) if form.validate() else None
    if found is None and not form.email.errors:
        form.email.errors = [_("Nobody has an account with this address.")]
    if found is not None and found.id == actor.holder:
        form.email.errors = [_("This is your own account. Somebody else has to stop it.")]
    if form.email.errors:
        with db.reading():  # what the page asks of the database must not wait for this request's own lock
            return _operator(form, 422)
    (accounts.enable if request.form.get("act") == "restore" else accounts.disable)(actor, found.id)
    return go("front.operator")


@bp.get("/demo/mail")
@audience(PUBLIC)
def demo_mail(actor):
    """A demo sends no mail: here is what it would have sent. Elsewhere this page does not exist."""
    if not current_app.config["SETTINGS"].demo:
        abort(404)
    return page("front/demo_mail.html", letters=mail.waiting_letters())


def demo_people(settings) -> list[dict]:
    """The demo's people with their public passwords; empty everywhere else."""
    file = settings.data / "demo-people.json"
    if not (settings.demo and file.exists()):
        return []
    found = {}
    for row in json.loads(file.read_text(encoding="utf-8")):
        found.setdefault(row["email"], row | {"roles": []})["roles"].append(row["role"])
    return list(found.values())
