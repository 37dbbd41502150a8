"""Asking what is held about oneself: no account, no cookie; a code to come back with."""

from flask_babel import gettext as _

from .. import accounts, communities, policies, sealing
from ..entry import REPORTER, audience, bucket, form_is_stale
from ..errors import Refused
from ..web import page
from . import ask_forms, asking, labels, people
from .blueprint import bp
from .people import COMMITTEE

_many = accounts.Brake(free=12)


def _name(place: str) -> str:
    return _("The committee") if place == COMMITTEE else communities.brief(place)[0]


def _page(actor, form, status: int = 200):
    form.ready()
    place = actor.partition
    shown = {"team_name": _name(place), "central": place == COMMITTEE, "able": people.can_be_asked(place)}
    return page("rights/ask.html", form=form, status=status, **shown)


def _asked(actor):
    form = ask_forms.AskForm()
    if form_is_stale():
        return _page(actor, form, 422)
    where, code = ("rights", bucket()), sealing.receipt.new()
    try:
        _many.require_pause(where, 300)
        said = {name: (form[name].data or "").strip() for name in ("name", "others", "words", "proof")}
        asking.ask(actor, asking.Asked(tuple(form.kinds.data or ()), **said), code, form.once.data or "")
    except Refused as refused:
        return _page(actor, form, labels.put_beside(form, refused))
    _many.failed(where)
    return page("rights/sent.html", code=code, team_name=_name(actor.partition))


@bp.get("/c/<string:slug>/about-you")
@audience(REPORTER)
def about_you(actor, slug):
    """What somebody can ask a community about themself."""
    return _page(actor, ask_forms.AskForm())


@bp.post("/c/<string:slug>/about-you")
@audience(REPORTER)
def ask(actor, slug):
    """Ask a community."""
    return _asked(actor)


@bp.get("/about-you")
@audience(REPORTER)
def central_about_you(actor):
    """What somebody can ask the committee about themself."""
    return _page(actor, ask_forms.AskForm())


@bp.post("/about-you")
@audience(REPORTER)
def central_ask(actor):
    """Ask the committee."""
    return _asked(actor)


@policies.says_on_page
def plaque(scope) -> tuple[str, dict] | None:
    """The line on a community's own page: everybody may ask, whether there is something or not."""
    return "rights/_plaque.html", {"slug": communities.community(scope).slug}
